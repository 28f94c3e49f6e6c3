import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { peakMbOf } from '../measure/cost.ts'
import type { Reject, Summary, Target } from '../src/screening/index.ts'

/** What the tests of the command line share: `bin/cosmo` as a child process, its outputs, samples. */
export const root = resolve(import.meta.dirname, '..')
export const shared = resolve(root, '..', 'shared')

export type Ran = {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
  /** Peak of resident memory in MB, as Linux counts it; null elsewhere. */
  readonly peakMb: number | null
}

/** Starts `bin/cosmo`; `begun` is told the process id. */
export function cosmo(
  args: readonly string[],
  begun: (pid: number) => void = () => {},
): Promise<Ran> {
  const child = spawn(process.execPath, [join(root, 'bin', 'cosmo'), ...args])
  let stdout = ''
  let stderr = ''
  let peakMb: number | null = null
  const look = () => {
    peakMb = Math.max(peakMb ?? 0, peakMbOf(child.pid as number) ?? 0) || null
  }
  const watch = setInterval(look, 20)
  child.stdout.on('data', (data: Buffer) => {
    stdout += data.toString('utf8')
  })
  child.stderr.on('data', (data: Buffer) => {
    stderr += data.toString('utf8')
  })
  begun(child.pid as number)
  return new Promise((done) => {
    child.on('close', (code) => {
      clearInterval(watch)
      done({ code, stdout, stderr, peakMb })
    })
  })
}

/** The lines of stderr without progress and the launcher's word. */
export const sentences = (ran: Ran): readonly string[] =>
  ran.stderr
    .split('\n')
    .filter((line) => line !== '' && !/^cosmo: (building|reading file|writing|\d+ of)/.test(line))

const schemaOf = (name: string) =>
  z.fromJSONSchema(
    JSON.parse(readFileSync(join(root, 'docs', 'cli', `${name}.schema.json`), 'utf8')),
  )
const schemas = {
  target: schemaOf('target'),
  reject: schemaOf('reject'),
  summary: schemaOf('summary'),
}

export type Outputs = {
  readonly targets: readonly Target[]
  readonly rejects: readonly Reject[]
  readonly summary: Summary
}

/** Reads the three outputs; throws where they are not as their committed schemas say. */
export function outputsOf(folder: string): Outputs {
  const text = (name: string) => readFileSync(join(folder, name), 'utf8')
  const lines = (name: string) =>
    text(name)
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line))
  const targets = lines('targets.jsonl')
  const rejects = lines('rejects.jsonl')
  const summary = JSON.parse(text('summary.json'))
  for (const target of targets) schemas.target.parse(target)
  for (const reject of rejects) schemas.reject.parse(reject)
  schemas.summary.parse(summary)
  for (const report of [summary, ...summary.fileReports]) {
    const sum = report.recordsScreened + report.recordsRejected
    if (report.recordsRead !== sum) throw new Error(`records lost: ${JSON.stringify(report)}`)
  }
  if (rejects.length !== summary.recordsRejected) throw new Error('a reject has no line')
  if (targets.length !== summary.targets) throw new Error('a target has no line')
  if (existsSync(join(folder, '.cosmo'))) throw new Error('the resume state was left behind')
  return { targets, rejects, summary }
}

export const COLUMNS = [
  'DECLARATION_NUMBER',
  'EXPORTER_NAME',
  'IMPORTER_NAME',
  'HS_CODE',
  'PRODUCT_DESCRIPTION',
  'COUNTRY_OF_ORIGIN',
  'NET_MASS_KG',
] as const

/** A row of fictional trade; `importer` decides whether it becomes a target. */
export const row = (id: string, importer: string, goods = 'cotton shirts'): readonly string[] => [
  id,
  'Tarn Valley Weaving (exercise)',
  importer,
  '61051000',
  goods,
  'CH',
  '120',
]
export const PLAIN = 'Ostrava Meadow Retail (exercise)'
/** On the party list below. */
export const LISTED = 'Velmora Kestrel Isotope Works'

export const csv = (rows: readonly (readonly string[])[], delimiter = ','): string =>
  [COLUMNS, ...rows].map((cells) => `${cells.join(delimiter)}\n`).join('')

/** A fictional party list in the generic TSV; without a `list` column it takes its name from outside. */
export const partyList = (name: string, list?: string): string =>
  list === undefined
    ? `entry_id\ttype\tname\tcountries\nX-1\torg\t${name}\tCH\n`
    : `list\tentry_id\ttype\tname\tcountries\n${list}\tX-1\torg\t${name}\tCH\n`

/** A fictional import declaration of the WCO Data Model. */
export const declaration = (importer: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<md:MetaData xmlns:md="urn:wco:datamodel:WCO:DocumentMetaData-DMS:2">
  <Declaration xmlns="urn:wco:datamodel:WCO:DEC-DMS:2">
    <FunctionCode>9</FunctionCode>
    <FunctionalReferenceID>EXERCISE-1</FunctionalReferenceID>
    <TypeCode>IMA</TypeCode>
    <GoodsShipment>
      <Importer><Name>${importer}</Name></Importer>
      <GovernmentAgencyGoodsItem>
        <SequenceNumeric>1</SequenceNumeric>
        <Commodity><Description>cotton shirts</Description></Commodity>
        <Origin><CountryCode>CH</CountryCode></Origin>
      </GovernmentAgencyGoodsItem>
    </GoodsShipment>
  </Declaration>
</md:MetaData>
`
