import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Result } from '../base/index.ts'
import { voice, wordsOf } from '../words/index.ts'
import type { Block, PlainDocument } from './index.ts'

export const SAY = {
  en: voice('en', await wordsOf('en')),
  fr: voice('fr', await wordsOf('fr')),
} as const

export const documentOf = (blocks: readonly Block[], title = 'Sample'): PlainDocument => ({
  title,
  language: 'en',
  asOf: '2026-03-01T09:30:00Z',
  label: { tlp: 'GREEN', code: 'H0' },
  author: 'Cosmo',
  blocks,
})

export function made(result: Result<Uint8Array>): Uint8Array {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`)
  return result.value
}

/** Texts that broke programs: some of our own, and those of the shared folder where it is. */
export function hostileTexts(): readonly string[] {
  const own = [
    'CURRENT',
    'TOTAL_PAGES',
    '{{count}} $t(document.notes) $&',
    '',
    ' ',
    '=1+1',
    '</w:t><w:p/>',
    ']]>',
    '&amp;&#0;<script>',
    '(\\) ) Tj EMC BT',
    '%PDF',
    '_x0041_ _x000D_',
    'a\u0000b\u0007c',
    'x\ud800y',
    '\udfff',
    '\ufffe',
    'e\u0301 é ﬁ ffi',
    'ab\u202ecd\u202c',
    'a\u00adb\u200bc\ufeff',
    '上海 مرحبا שלום हिन्दी ไทย 한국어',
    '👩‍👩‍👧‍👦 🇫🇷 ☎️',
    'Ω Ω Å Å µ μ',
    'W'.repeat(500),
    '上'.repeat(300),
    'a\r\nb\tc',
    '\u{e0041}\u{10ffff}\ue000',
    '__proto__',
    'ŁódźĲ ǅ ẞ ﬀ',
  ]
  const folder = resolve(import.meta.dirname, '../../../shared/data/hostile/strings')
  if (!existsSync(folder)) {
    console.log('skipped: hostile strings of ../shared')
    return own
  }
  const shared = ['blns', 'fields', 'filenames'].flatMap((name) =>
    readFileSync(resolve(folder, `${name}.jsonl`), 'utf8')
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { text: string }).text),
  )
  return [...own, ...shared]
}
