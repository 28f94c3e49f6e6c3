import { sql, type Transaction } from 'kysely'
import type { Schema } from '../../src/store/schema.ts'
import {
  at,
  NOW,
  operationId,
  organisationId,
  personId,
  type SmallHouse,
  targetId,
} from './houses.ts'

type Db = Transaction<Schema>
type Rows = readonly Readonly<Record<string, unknown>>[]

/** One small house as rows, written by the mover: parts of every target stand beside it. */
export async function fill(db: Db, house: SmallHouse): Promise<void> {
  const created = { created_at: new Date(NOW - 10_000).toISOString() }
  const spanOf = (row: Parameters<typeof at>[0]) => {
    const { from, until } = at(row)
    return { from_at: from, until_at: until }
  }
  const tables: readonly (readonly [string, Rows])[] = [
    [
      'organisation',
      house.people.map((_, n) => ({
        ...{ organisation: organisationId(n), id: organisationId(n), code: `small-${n}` },
        ...{ name: `Small ${n}`, kind: 'administration', exercise: true, ...created },
      })),
    ],
    [
      'person',
      house.people.flatMap((people, o) =>
        people.map(({ active }, n) => ({
          ...{ organisation: organisationId(o), id: personId(o * 10 + n), active, ...created },
          ...{ name: `Person ${n}`, login: `person-${n}`, language: 'en' },
        })),
      ),
    ],
    [
      'membership',
      house.people.flatMap((people, o) =>
        people.flatMap(({ roles }, n) =>
          roles.map((role) => ({
            ...{ organisation: organisationId(o), person: personId(o * 10 + n), role, ...created },
          })),
        ),
      ),
    ],
    [
      'operation',
      [0, 1].map((n) => ({
        ...{ organisation: organisationId(n), owner: organisationId(n), id: operationId(n) },
        ...{ name: `Operation ${n}`, from_at: created.created_at, ...created },
      })),
    ],
    [
      'operation_member',
      house.members.map((row, n) => ({
        ...{ organisation: organisationId(row.operation), id: targetId(100_000 + n), ...created },
        ...{ operation: operationId(row.operation), member: organisationId(row.member) },
        ...spanOf(row),
      })),
    ],
    [
      'legal_basis',
      house.bases.map((row, n) => ({
        ...{ organisation: organisationId(row.owner), owner: organisationId(row.owner) },
        ...{ id: targetId(200_000 + n), with_organisation: organisationId(row.with), ...created },
        ...{ instrument: 'Exercise agreement', ...spanOf(row) },
      })),
    ],
    ['target', house.targets.map((row, n) => ({ ...targetRow(row, n), ...created }))],
    [
      'release',
      house.releases.map((row, n) => ({
        ...{ organisation: organisationId(row.owner), id: targetId(300_000 + n), kind: row.kind },
        ...{ object: targetId(row.object), to_organisation: organisationId(row.to) },
        to_person: row.person === null ? null : personId(row.person),
        operation: row.operation === null ? null : operationId(row.operation),
        withdrawn_at: row.withdrawn ? created.created_at : null,
        ...{ nominal: row.nominal, ...spanOf(row), ...created },
      })),
    ],
    ...partsOf(house, created),
  ]
  const parts = tables.flatMap(([name, rows], n) => {
    const [first] = rows
    if (first === undefined) return []
    const columns = sql.join(Object.keys(first).map((column) => sql.ref(column)))
    return sql`${sql.raw(`part${n}`)} as (insert into ${sql.table(name)} (${columns})
      select ${columns} from jsonb_populate_recordset(null::${sql.table(name)},
        ${JSON.stringify(rows)}::jsonb))`
  })
  await sql`with ${sql.join(parts)} select`.execute(db)
}

/** Each owner has a file, and in it one record for each target. */
const fileOf = (owner: number): string => targetId(400_000 + owner)

const targetRow = (row: SmallHouse['targets'][number], n: number) => ({
  ...{ organisation: organisationId(row.owner), owner: organisationId(row.owner) },
  ...{ id: targetId(row.id), tlp: row.tlp, handling_code: row.code, purposes: row.purposes },
  ...{ record_state: row.state, batch: targetId(500_000), consignment: `c-${n}` },
  ...{ file: fileOf(row.owner), file_index: 0, record: row.id, lane: 0, urgency: n, score: 1 },
  ...{
    completeness: 1,
    codes: [],
    words: '',
    signature: targetId(600_000),
    basis: targetId(600_000),
  },
  answer: 0,
})

function partsOf(house: SmallHouse, created: object): readonly (readonly [string, Rows])[] {
  const each = (part: (row: SmallHouse['targets'][number], n: number) => object): Rows =>
    house.targets.map((row, n) => ({
      organisation: organisationId(row.owner),
      ...part(row, n),
    }))
  const place = (row: SmallHouse['targets'][number]) => ({
    ...{ file: fileOf(row.owner), record: row.id },
  })
  const sealed = '\\x00'
  return [
    [
      'finding',
      each((row) => ({
        ...{ target: targetId(row.id), seq: 0, code: 'G-01', severity: 'HARD', points: 1 },
        body: {},
      })),
    ],
    ['target_nominal', each((row) => ({ target: targetId(row.id), sealed }))],
    [
      'consignment',
      each((row, n) => ({
        ...{ id: `c-${n}`, owner: organisationId(row.owner), ...place(row), ...created },
        ...{ hs6: [], countries: [], body: {} },
      })),
    ],
    ['consignment_nominal', each((row) => ({ ...place(row), sealed }))],
    ['record_key', each((row) => ({ ...place(row), wrapped: sealed }))],
  ]
}
