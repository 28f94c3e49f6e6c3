import { firstAdministrator, foundOrganisation } from '../access/index.ts'
import type { Act } from './act.ts'
import type { House } from './house.ts'
import type { Acting } from './ports.ts'
import { sampleChunk, sampleId } from './sample.contract.ts'
import { createBatch } from './tables/batches.ts'
import { keepChunk } from './tables/chunks.ts'
import { type TargetsWanted, targetsPage } from './tables/target-pages.ts'

export type Office = { readonly organisation: string; readonly officer: Acting }

/** An administration with one person, and a finished batch of `chunks` chunks of 60 lines. */
export async function newOffice(house: House, name: string): Promise<Office> {
  const organisation = await foundOrganisation(house, {
    name,
    country: null,
    kind: 'administration',
    exercise: true,
  })
  const first = await firstAdministrator(house, organisation, { name: 'Officer', language: 'en' })
  return {
    organisation,
    officer: { organisation, person: first.person, purpose: 'risk-analysis' },
  }
}

export async function newBatch(
  house: House,
  office: Office,
  name: string,
): Promise<{ readonly id: string; readonly file: string }> {
  const made = await house.act(office.officer, (act) =>
    createBatch(act, {
      name,
      inputHash: sampleId(name),
      engineVersion: '0.1.0',
      lists: [{ list: 'EXERCISE', version: '1' }],
      files: [
        {
          name: `${name}.csv`,
          hash: sampleId(name),
          size: 1000,
          format: 'csv',
          encoding: 'utf-8',
          layout: null,
        },
      ],
    }),
  )
  return { id: made.id, file: made.files[0] ?? '' }
}

export const CHUNK = 60

export async function filled(house: House, office: Office, name: string, chunks: number) {
  const batch = await newBatch(house, office, name)
  for (let index = 0; index < chunks; index++)
    await keepChunk(
      house,
      office.officer,
      sampleChunk({ batch: batch.id, file: batch.file, index }, CHUNK, { rejects: 2, raw: true }),
    )
  return batch
}

export async function everyTarget(act: Act, wanted: Omit<TargetsWanted, 'limit' | 'nominal'>) {
  const all = []
  let cursor: string | undefined
  do {
    const page = await targetsPage(act, {
      ...wanted,
      limit: 37,
      nominal: false,
      ...(cursor === undefined ? {} : { cursor }),
    })
    all.push(...page.items)
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return all
}
