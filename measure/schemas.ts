import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { REFUSALS } from '../src/base/index.ts'
import { projectFolder } from '../src/jobs/index.ts'
import { copyLineSchema, verifyReportSchema } from '../src/journal/index.ts'
import { rejectSchema, summarySchema, targetSchema } from '../src/screening/index.ts'
import {
  newOrganisationSchema,
  organisationsSchema,
  printedLinkSchema,
  whoSchema,
  whySchema,
} from '../src/server/index.ts'
import { consignmentSchema } from '../src/trade/index.ts'
import { words } from '../src/words/en/index.ts'

/**
 * The documents that are made from the code: JSON Schemas of every output of the command line,
 * and the table of refusals. `npm run schemas` writes them; a test holds that they are current.
 */
const SCHEMAS = [
  ['docs/cli/target.schema.json', 'Target', targetSchema],
  ['docs/cli/reject.schema.json', 'Reject', rejectSchema],
  ['docs/cli/summary.schema.json', 'Summary', summarySchema],
  ['docs/cli/why.schema.json', 'Why', whySchema],
  ['docs/cli/who.schema.json', 'Who', whoSchema],
  ['docs/cli/organisations.schema.json', 'Organisations', organisationsSchema],
  ['docs/cli/new-organisation.schema.json', 'NewOrganisation', newOrganisationSchema],
  ['docs/cli/sign-in.schema.json', 'PrintedLink', printedLinkSchema],
  ['docs/cli/journal-copy.schema.json', 'JournalCopyLine', copyLineSchema],
  ['docs/cli/journal-report.schema.json', 'JournalReport', verifyReportSchema],
  ['docs/consignment.schema.json', 'Consignment', consignmentSchema],
] as const

const json = (title: string, schema: z.ZodType): string => {
  const { $schema, $ref, $defs, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12' })
  if ($ref === undefined) return written({ $schema, title, ...rest, ...($defs ? { $defs } : {}) })
  // A schema that the API's own document names stands here as itself.
  const { [$ref.slice('#/$defs/'.length)]: root, ...others } = $defs ?? {}
  const parts = Object.keys(others).length > 0 ? { $defs: others } : {}
  return written({ $schema, title, ...root, ...parts })
}

const written = (schema: object): string => `${JSON.stringify(schema, null, 2)}\n`

/** A sentence of the words as the page shows it: what stands for a value is in braces. */
const sentence = (key: string): string =>
  (words[key] ?? '')
    .replace(/(?<=\p{L})\$t\([^{]*\{\{(\w+)\}\}\)/gu, ' {$1}')
    .replace(/\$t\([^{]*\{\{(\w+)\}\}\)/g, '{$1}')
    .replace(/\{\{(\w+)\}\}/g, '{$1}')
    .replaceAll('|', '\\|')

function refusalsPage(): string {
  const rows = Object.entries(REFUSALS).map(
    ([code, status]) =>
      `| \`${code}\` | ${status} | ${sentence(`refusal.${code}.says`)} | ${sentence(`refusal.${code}.next`)} |`,
  )
  return [
    '# Refusals',
    '',
    'Every expected "no" of the product has one code. It stands in `rejects.jsonl`, in',
    '`summary.json`, in the problem documents of the API (with this HTTP status) and on the pages.',
    'Codes never change with the language; the sentences are in `src/words/`. Braces stand for a',
    'value. This page is made by `npm run schemas` from `src/base/refusals.ts` and the English words.',
    '',
    '| code | status | when | what to do |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}

/** Path in the project → text. */
export const documents = (): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(SCHEMAS.map(([path, title, schema]) => [path, json(title, schema)])),
  'docs/refusals.md': refusalsPage(),
})

export function run(): number {
  for (const [path, text] of Object.entries(documents())) {
    const file = join(projectFolder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
    console.log(path)
  }
  return 0
}
