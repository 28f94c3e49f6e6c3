import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { sampleDocument } from '../../measure/documents-sample.ts'
import { checkPdf } from '../../measure/pdf-check.ts'
import { readAloud } from '../../measure/pdf-text.ts'
import { readPdf } from '../../measure/pdf-tree.ts'
import { documentFonts } from '../jobs/index.ts'
import { documentOf, hostileTexts, made, SAY } from './documents.contract.ts'
import { pdf } from './index.ts'
import { shown } from './shown.ts'

const fonts = await documentFonts()

/**
 * Where a line breaks inside a word no blank was written: the texts are compared without them. The
 * font has one shape for the letters f and i side by side and for the old sign of the two.
 */
const bare = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\s+/g, '')
    .replace(/[\ufb00-\ufb06]/g, (sign) => sign.normalize('NFKC'))

async function faultsOf(bytes: Uint8Array): Promise<readonly string[]> {
  return (await checkPdf(bytes)).flatMap(({ asked, wrong }) =>
    wrong.map((one) => `${asked}: ${one}`),
  )
}

async function paragraphsBack(texts: readonly string[]) {
  const bytes = made(
    await pdf(documentOf(texts.map((text) => ({ kind: 'paragraph', text }))), fonts, SAY.en),
  )
  const read = await readAloud(bytes)
  return {
    bytes,
    paragraphs: read.filter(({ type }) => type === 'P').map(({ text }) => bare(text)),
  }
}

describe('a PDF', () => {
  it.each(['en', 'fr'] as const)('holds every check in %s', async (language) => {
    const bytes = made(await pdf(sampleDocument(language), fonts, SAY[language]))
    expect(await faultsOf(bytes)).toEqual([])
    const file = await readPdf(bytes)
    expect(file.lang).toBe(language)
    expect(file.title).toBe(sampleDocument(language).title)
    expect(file.bookmarks).toContain(language === 'fr' ? 'Résultats' : 'Results')
    const read = await readAloud(bytes)
    const texts = read.map(({ text }) => bare(text)).join('\n')
    for (const part of [
      'Łódź Świętokrzyska',
      'Ελληνικά',
      'Москва',
      '上海精密机械有限公司',
      'شركة الشرق للتجارة',
    ])
      expect(texts).toContain(bare(part))
    expect(texts).toContain(language === 'fr' ? '1234,50EUR' : '1,234.50EUR')
    expect(texts).toContain('M-1,M-2,M-3')
    expect(read.filter(({ type }) => type === 'TR')).toHaveLength(60 + 1 + 3 + 1)
  })

  it('is the same bytes for the same document, whenever it is written', async () => {
    const first = made(await pdf(sampleDocument('fr', 5), fonts, SAY.fr))
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2031, 4, 5) })
    try {
      expect(Buffer.compare(first, made(await pdf(sampleDocument('fr', 5), fonts, SAY.fr)))).toBe(0)
    } finally {
      vi.useRealTimers()
    }
    const later = { ...sampleDocument('fr', 5), asOf: '2026-03-02T09:30:00Z' }
    expect(Buffer.compare(first, made(await pdf(later, fonts, SAY.fr)))).not.toBe(0)
  })

  it.each([
    ['MarkInfo', '/Marked true', '/Marked null'],
    ['Lang', '/Lang (en)', '/Kang (en)'],
    ['StructTreeRoot', '/StructTreeRoot', '/StructTreeRook'],
    ['alternative text', '/Alt (', '/Alf ('],
    ['scope', '/Scope /Column', '/Scope /Colomn'],
    ['caption', '/S /Caption', '/S /Division'.slice(0, 11)],
    ['skip no level', '/S /H2', '/S /H4'],
  ])('that lacks its %s fails the check', async (asked, whole, broken) => {
    const bytes = made(await pdf(sampleDocument('en', 3), fonts, SAY.en))
    const text = Buffer.from(bytes).toString('latin1')
    expect(text).toContain(whole)
    const faults = await faultsOf(Buffer.from(text.replaceAll(whole, broken), 'latin1'))
    expect(faults.join('\n')).toContain(asked)
  })

  it('gives back hostile texts as they were written', async () => {
    const texts = hostileTexts().filter((text) => bare(shown(text)) !== '')
    const { bytes, paragraphs } = await paragraphsBack(texts)
    expect(await faultsOf(bytes)).toEqual([])
    // The stamp stands before them, and what is said of other scripts after them.
    expect(paragraphs.slice(1, -1)).toEqual(texts.map((text) => bare(shown(text))))
    console.log(`hostile texts in PDF: ${texts.length}/${texts.length}`)
  })

  it('gives back any text', async () => {
    const texts = fc
      .sample(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), {
        numRuns: 150,
        seed: 7,
      })
      .concat(
        fc.sample(fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }), {
          numRuns: 150,
          seed: 8,
        }),
      )
      .filter((text) => bare(shown(text)) !== '')
    const { bytes, paragraphs } = await paragraphsBack(texts)
    expect(await faultsOf(bytes)).toEqual([])
    expect(paragraphs.slice(1, -1)).toEqual(texts.map((text) => bare(shown(text))))
  })

  it('keeps hostile texts inert in titles, headings, captions and cells', async () => {
    for (const text of ['</rdf:li><x>&', '{{x}} $t(document.notes) $&', ') /S /URI (', '上海 ']) {
      const bytes = made(
        await pdf(
          documentOf(
            [
              { kind: 'heading', level: 1, text },
              {
                kind: 'table',
                caption: text,
                columns: [{ title: text, type: 'text' }],
                rows: [[text], [null]],
              },
              {
                kind: 'chart',
                caption: text,
                alternative: text,
                labelTitle: text,
                valueTitle: text,
                bars: [{ label: text, value: '0' }],
              },
            ],
            text,
          ),
          fonts,
          SAY.en,
        ),
      )
      expect(await faultsOf(bytes)).toEqual([])
      expect((await readPdf(bytes)).title).toBe(text.trim())
      const read = await readAloud(bytes)
      const caption = read.find(({ type }) => type === 'Caption')
      expect(bare(caption?.text ?? '')).toBe(bare(`Table 1. ${text}`))
      const cells = read.filter(({ type }) => type === 'TD')
      expect(cells.map((cell) => cell.text.trim()).slice(0, 2)).toEqual([text.trim(), '–'])
    }
  })

  it('breaks a row that is longer than a page, and keeps its cells whole', async () => {
    const long = Array.from({ length: 2500 }, (_, at) => `w${at}`).join(' ')
    const columns = [
      { title: 'A', type: 'text' },
      { title: 'B', type: 'text' },
    ] as const
    const table = { kind: 'table', caption: 'Long', columns, rows: [[long, long]] } as const
    const bytes = made(await pdf(documentOf([table]), fonts, SAY.en))
    expect(await faultsOf(bytes)).toEqual([])
    const cells = (await readAloud(bytes)).filter(({ type }) => type === 'TD')
    expect(cells.map(({ text }) => bare(text))).toEqual([bare(long), bare(long)])
    expect((await readPdf(bytes)).pages.length).toBeGreaterThan(2)
  })
})
