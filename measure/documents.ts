import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { docx, pdf, xlsx } from '../src/documents/index.ts'
import { documentFonts } from '../src/jobs/index.ts'
import { LANGUAGES, voice, wordsOf } from '../src/words/index.ts'
import { sampleDocument } from './documents-sample.ts'
import { checkPdf } from './pdf-check.ts'
import { readPdf } from './pdf-tree.ts'

const print = (text: string): void => void process.stdout.write(`${text}\n`)

/** Opens a file with LibreOffice and prints how many pages it made of it. */
async function opened(office: string, folder: string, name: string): Promise<boolean> {
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  execFileSync(
    office,
    [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, name)],
    {
      stdio: 'ignore',
      timeout: 180_000,
    },
  )
  const made = join(folder, name.replace(/\.\w+$/, '.pdf'))
  if (!statSync(made, { throwIfNoEntry: false })) return false
  const { readFile } = await import('node:fs/promises')
  print(
    `  ok     ${name} opens in LibreOffice: ${(await readPdf(await readFile(made))).pages.length} pages`,
  )
  return true
}

/**
 * `npm run documents-check`: writes the sample in both languages and prints what holds of it. The
 * files stay in the folder that is given, if one is. Exit 1 where something does not hold.
 */
export async function run(args: readonly string[]): Promise<number> {
  const fonts = await documentFonts()
  const folder = args[0] ?? mkdtempSync(join(tmpdir(), 'documents-'))
  const office = ['soffice', 'libreoffice'].find(
    (name) => spawnSync('which', [name], { stdio: 'ignore' }).status === 0,
  )
  let wrong = 0
  for (const language of LANGUAGES) {
    const say = voice(language, await wordsOf(language))
    const document = sampleDocument(language)
    const files = [
      ['pdf', await pdf(document, fonts, say)],
      ['docx', await docx(document, say)],
      ['xlsx', await xlsx(document, say)],
    ] as const
    for (const [kind, made] of files) {
      const name = `${language}-sample.${kind}`
      if (!made.ok) {
        print(`${name}: ${say(`refusal.${made.refusal.code}.says`, made.refusal.values)}`)
        wrong++
        continue
      }
      writeFileSync(join(folder, name), made.value)
      print(`${name}: ${made.value.length} bytes`)
      if (kind === 'pdf') {
        for (const line of await checkPdf(made.value)) {
          print(`  ${line.wrong.length === 0 ? 'ok    ' : 'WRONG '} ${line.asked}`)
          for (const fault of line.wrong) print(`         ${fault}`)
          wrong += line.wrong.length
        }
      } else if (!office) print('  skipped: LibreOffice is not installed')
      else if (!(await opened(office, folder, name))) {
        print(`  WRONG  ${name} does not open in LibreOffice`)
        wrong++
      }
    }
  }
  if (args[0] === undefined) rmSync(folder, { recursive: true })
  print(wrong === 0 ? 'documents: all checks hold' : `documents: ${wrong} faults`)
  return wrong === 0 ? 0 : 1
}
