import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canBrowse, openStage, type Stage, settled, shot, violations } from './stage.ts'

/** A small export with a broken row, a semicolon, a comma for the decimals: own, fictional. */
const FILE = [
  'Declaration no;Date;Consignor;Consignee;Consignee country;Tariff code;Description of goods;Net mass;Gross mass;Value;Currency;Country of destination',
  'EX-1;03/02/2026;Alpenglow Milk Fictional Ltd;Sable Bay Traders Fictional;NO;0402.10;milk powder in bags;1200,5;1250,0;3400,00;EUR;NO',
  'EX-2;04/02/2026;Harrow Fictional Works;Pine Fictional Imports;CH;8112.12;beryllium metal, unwrought;12,0;14,5;18000,00;EUR;CH',
  'EX-3;05/02/2026;Harrow Fictional Works;too few columns',
  'EX-4;06/02/2026;Linden Fictional Textiles;Quay Fictional Stores;DE;6302.31;cotton bed linen;300,0;320,0;2100,00;EUR;DE',
  '',
].join('\r\n')

const LIST = [
  ['list', 'entry_id', 'type', 'name'].join('\t'),
  ['JOURNEY', 'J-1', 'org', 'Quay Fictional Stores'].join('\t'),
  '',
].join('\n')

const bytes = (text: string): Buffer => Buffer.from(text, 'utf8')

describe.skipIf(!canBrowse)('bring data', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
  })
  afterAll(() => stage?.close())

  it('adds a list, reads a table, saves its mapping, screens it and shows targets and rejects', async () => {
    const { page, context, complaints } = await stage.visit()
    await settled(page, '/lists')
    await page
      .locator('[data-files]')
      .setInputFiles({ name: 'journey.tsv', mimeType: 'text/plain', buffer: bytes(LIST) })
    await page.locator('.loads li[data-status="loaded"]').waitFor()
    await page.getByRole('row', { name: /JOURNEY/ }).waitFor()
    expect(await violations(page)).toEqual([])
    await shot(page, 'lists-added-en')

    await settled(page, '/data')
    await page.locator('[data-files]').setInputFiles([
      { name: 'export.csv', mimeType: 'text/csv', buffer: bytes(FILE) },
      { name: 'notes.json', mimeType: 'application/json', buffer: bytes('{"a":[1,2]}') },
    ])
    await page.getByText('Cannot be screened').waitFor()
    const card = page.getByRole('region', { name: 'export.csv' })
    await card.locator('.preview tbody tr').first().waitFor()
    expect(await card.innerText()).toContain('separated by semicolon')
    expect(await card.innerText()).toContain('1 of the first records cannot be read')
    expect(await violations(page)).toEqual([])
    await shot(page, 'data-mapping-en', true)

    await card.getByLabel('Decimal sign').selectOption('comma')
    await card.getByRole('button', { name: 'Save for files like this' }).click()
    await card.getByText('Saved earlier for files like this').waitFor()

    await page.getByRole('button', { name: 'Screen 1 file' }).click()
    await page.waitForURL(/\/batches\/[0-9a-f-]+/)
    await page.locator('.figures').waitFor()
    const figures = await page.locator('.figures').innerText()
    expect(figures.replace(/\s+/g, ' ')).toContain('Records read 4 Screened 3 Rejected 1')
    await page.locator('tbody td code').first().waitFor()
    expect(await violations(page)).toEqual([])
    await shot(page, 'batch-rejects-en')

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download as CSV' }).click(),
    ])
    const csv = readFileSync(await download.path(), 'utf8')
    expect(csv).toContain('record.columns')

    await page.getByRole('link', { name: 'See its targets' }).click()
    await page.waitForURL(/batch=/)
    await page.locator('.row-open').first().waitFor()
    const goods = await page.locator('.row-goods').allInnerTexts()
    expect(goods.join(' ')).toContain('beryllium')
    expect(goods.join(' ')).toContain('cotton bed linen')
    await page.locator('.row-open', { hasText: 'beryllium' }).click()
    await page.locator('.details mark', { hasText: 'beryllium' }).first().waitFor()
    await shot(page, 'targets-brought-en')
    expect(complaints).toEqual([])
    await context.close()
  })

  it('does it in French', async () => {
    const { page, context } = await stage.visit({ language: 'fr' })
    await settled(page, '/data')
    await page
      .locator('[data-files]')
      .setInputFiles({ name: 'export.csv', mimeType: 'text/csv', buffer: bytes(FILE) })
    await page.locator('.preview tbody tr').first().waitFor()
    expect(await violations(page)).toEqual([])
    await shot(page, 'data-mapping-fr', true)
    await page.getByRole('button', { name: 'Cribler 1 fichier' }).click()
    await page.locator('.figures').waitFor()
    await page.locator('tbody td code').first().waitFor()
    expect(await violations(page)).toEqual([])
    await shot(page, 'batch-rejects-fr')
    await context.close()
  })
})
