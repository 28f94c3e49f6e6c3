import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Identification, identify, loadCatalogue } from '../src/goods/index.ts'
import { type Measure, measureHead, measureLine, share } from './statistics.ts'

/**
 * What identification is worth on labelled lines. Recall never stands alone: beside it is the
 * share of ordinary lines that alert at the same setting. Baselines are an untuned word match
 * over the list's text (guide to goods, section 4).
 */
const SETS = '../shared/data/goods/dev-sets'
const OWN = 'test/goods/lines.tsv'
const CATALOGUE = 'data/catalogue'

type Case = {
  readonly id: string
  readonly text: string
  readonly expected: readonly string[]
  readonly hs?: string
  readonly lang?: string
}
type Judged = Case & { readonly found: Identification }

const ALERTS: ReadonlySet<string> = new Set(['listed', 'possible', 'needsExpert'])
const alerts = ({ found }: Judged): boolean => ALERTS.has(found.outcome)
/** Place of the first right entry, from 1; Infinity where there is none. */
function rankOf({ found, expected }: Judged): number {
  const at = found.candidates.findIndex(({ entry }) => expected.includes(entry))
  return at < 0 ? Number.POSITIVE_INFINITY : at + 1
}

export function readCatalogue(folder: string = CATALOGUE): Readonly<Record<string, string>> {
  const texts: Record<string, string> = {}
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (name.endsWith('.tsv'))
      texts[name.replaceAll('\\', '/')] = readFileSync(join(folder, name), 'utf8')
  }
  return texts
}

function readCases(path: string): readonly Case[] {
  const [head = '', ...lines] = readFileSync(path, 'utf8').split(/\r?\n/)
  const columns = head.split('\t')
  return lines.filter(Boolean).map((line) => {
    const cells = line.split('\t')
    const cell = (name: string) => cells[columns.indexOf(name)] ?? ''
    const hs = cell('hs')
    const lang = cell('lang')
    return {
      id: cell('id'),
      text: cell('text'),
      expected: cell('expected').split(','),
      ...(hs ? { hs } : {}),
      ...(lang ? { lang } : {}),
    }
  })
}

export async function measureGoods(print: (line: string) => void): Promise<void> {
  const catalogue = loadCatalogue(readCatalogue())
  const judge = (cases: readonly Case[], withHs = true): readonly Judged[] =>
    cases.map((one) => {
      const { text, hs } = one
      return { ...one, found: identify(withHs && hs ? { text, hs } : { text }, catalogue) }
    })
  print(`catalogue ${catalogue.version}, ${catalogue.entries.length} entries`)
  print(measureHead)
  const row = (
    name: string,
    cases: readonly Judged[],
    hit: (one: Judged) => boolean,
    rest: Partial<Measure>,
  ) =>
    print(
      measureLine({
        name,
        n: cases.length,
        hits: cases.filter(hit).length,
        goal: '',
        baseline: '',
        alertRate: '',
        ...rest,
      }),
    )
  const rate = (cases: readonly Judged[]): string =>
    share(cases.filter(alerts).length / Math.max(1, cases.length))

  const recall = (
    name: string,
    cases: readonly Judged[],
    alertRate: string,
    goals: Readonly<Record<number, [string, string]>>,
  ) => {
    for (const top of [1, 5, 10]) {
      const [goal, baseline] = goals[top] ?? ['', '']
      row(`${name}: entry in ${top}`, cases, (one) => rankOf(one) <= top, {
        goal,
        baseline,
        alertRate,
      })
    }
    row(`${name}: alert`, cases, alerts, { alertRate })
    row(`${name}: alert, entry in 5`, cases, (one) => alerts(one) && rankOf(one) <= 5, {
      alertRate,
    })
  }

  const own = readCases(OWN)
  const ownIs = (expected: boolean) =>
    own.filter((one) => expected !== one.expected.includes('NONE'))
  for (const withHs of [true, false]) {
    const ordinary = judge(ownIs(false), withHs)
    const name = withHs ? 'own lines with code' : 'own lines, words only'
    recall(name, judge(ownIs(true), withHs), rate(ordinary), { 1: ['', '0.32'], 10: ['', '0.70'] })
    row(`${name}: ordinary, alert`, ordinary, alerts, { baseline: '0.70' })
  }

  if (!existsSync(SETS)) {
    print(`skipped: ${SETS} is not there`)
    return
  }
  const set = (name: string) => judge(readCases(join(SETS, `${name}.dev.tsv`)))
  const ordinary = set('negatives_ordinary')
  const near = set('negatives_same_chapters')
  const both = `${rate(ordinary)} ${rate(near)}`
  row('ordinary goods: alert', ordinary, alerts, { goal: '<= 0.03', baseline: '0.70' })
  row('ordinary goods, same chapters: alert', near, alerts, { goal: '<= 0.10', baseline: '0.70' })
  recall('other wording', set('control_us_wording'), both, {
    1: ['', '0.32'],
    10: ['> 0.70', '0.70'],
  })
  recall('chemical names', set('control_chem_synonyms'), both, { 5: ['> 0.75', '0.59'] })
  row('vague texts: called vague', set('vague_terms'), ({ found }) => found.outcome === 'vague', {
    alertRate: both,
  })
  row('vague texts: alert', set('vague_terms'), alerts, {})
}
