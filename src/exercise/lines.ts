import { elevenDigit } from '../base/index.ts'

/**
 * The layout of the declarations: one row per goods item, rows of one declaration follow each
 * other. The header names are those that customs extracts use.
 */
export type Line = {
  mrn: string
  reference_number: string
  flow: string
  declaration_date: string
  consignor_name: string
  consignor_address: string
  consignor_country: string
  consignee_name: string
  consignee_address: string
  consignee_country: string
  notify_name: string
  notify_country: string
  hs_code: string
  goods_description: string
  origin_country: string
  destination_country: string
  final_destination_country: string
  transit_country: string
  loading_port: string
  transshipment_port: string
  unloading_port: string
  gross_weight: string
  net_weight: string
  packages: string
  item_price: string
  currency: string
  document_code: string
  licence_number: string
  container_number: string
  vessel_imo: string
  transport_document: string
  remark: string
}

export const COLUMNS = [
  'mrn',
  'reference_number',
  'flow',
  'declaration_date',
  'consignor_name',
  'consignor_address',
  'consignor_country',
  'consignee_name',
  'consignee_address',
  'consignee_country',
  'notify_name',
  'notify_country',
  'hs_code',
  'goods_description',
  'origin_country',
  'destination_country',
  'final_destination_country',
  'transit_country',
  'loading_port',
  'transshipment_port',
  'unloading_port',
  'gross_weight',
  'net_weight',
  'packages',
  'item_price',
  'currency',
  'document_code',
  'licence_number',
  'container_number',
  'vessel_imo',
  'transport_document',
  'remark',
] as const satisfies readonly (keyof Line)[]

export const HEADER = `${COLUMNS.join(',')}\n`

/** A value as it stands in the file. */
export const cell = (text: string): string =>
  text.includes(',') || text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text

/** The same values by name, for the few rows that are changed. */
export const lineFrom = (values: readonly string[]): Line =>
  Object.fromEntries(COLUMNS.map((name, at) => [name, values[at] ?? ''])) as Line

/** The cells of a changed line, in order. */
export const cellsOf = (line: Line): readonly string[] => COLUMNS.map((name) => cell(line[name]))

/** A movement reference number with its check digit, from a running number. */
export function mrnOf(year: number, country: string, running: number): string {
  const body = `${String(year % 100).padStart(2, '0')}${country}EX${running.toString(36).toUpperCase().padStart(10, '0')}R`
  return body + elevenDigit(body)
}

/** A container id of the invented owner EXC with its check digit. */
export function containerOf(running: number): string {
  const body = `EXCU${String(running % 1_000_000).padStart(6, '0')}`
  return body + elevenDigit(body)
}

/** Seven digits with the check digit of a ship number. */
export function imoOf(running: number): string {
  const body = String(100_000 + (running % 900_000))
  let sum = 0
  for (let at = 0; at < 6; at++) sum += Number(body[at]) * (7 - at)
  return `IMO ${body}${sum % 10}`
}

/** An air waybill of the airline number 999, which nobody has. */
export function waybillOf(running: number): string {
  const serial = String(running % 10_000_000).padStart(7, '0')
  return `999-${serial}${Number(serial) % 7}`
}

/** The same text with its last digit one higher: a wrong check digit. */
export const slipped = (id: string): string => id.slice(0, -1) + ((Number(id.at(-1)) + 1) % 10)
