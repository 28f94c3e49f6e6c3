import type { Labelled, Principal } from '../../src/rights/index.ts'

/**
 * Bugs of the kind that lets something be seen, planted one at a time into the running house:
 * a condition that one query forgets, a role that sees more, a fence that a table lost, a check
 * that is not made. `sql` rewrites a statement on its way; `ddl` changes the tables.
 */
export type Leak = {
  readonly name: string
  /** Functions of the store whose condition is dropped: the lists' (`allowed`, `predicate`). */
  readonly forgets?: readonly string[]
  /** Functions of the store that take nothing off: neither from lists nor from tallies. */
  readonly shows?: readonly string[]
  /** Records are loaded without their decision. */
  readonly undecided?: 'target' | 'batch'
  readonly caller?: (caller: Principal) => Principal
  readonly record?: (record: Labelled) => Labelled
  readonly sql?: readonly (readonly [RegExp, string])[]
  /** Statement by statement, and what puts it right again. */
  readonly ddl?: readonly [string, string]
}

const ME = `(select current_setting('cosmo.organisation')::uuid)`
const OWN = `organisation = ${ME}`

/** The table's rows are everybody's. */
const unfenced = (table: string): Leak => ({
  name: `the app reads all rows of ${table}`,
  ddl: [
    `alter policy own_organisation on ${table} using (true)`,
    `alter policy own_organisation on ${table} using (${OWN})`,
  ],
})
const guest = (table: string, policy: string, using: string): Leak => ({
  name: `a guest reads all rows of ${table}`,
  ddl: [
    `alter policy ${policy} on ${table} using (true)`,
    `alter policy ${policy} on ${table} using (${using})`,
  ],
})
const grants = (record: Labelled, more: object): Labelled => ({
  ...record,
  grants: record.grants.map((one) => ({ ...one, ...more })),
})

export const LEAKS: readonly Leak[] = [
  // conditions that a query forgets
  { name: 'the list of targets', shows: ['targetsPage'], forgets: ['rowsOf'] },
  { name: 'the tallies', shows: ['talliesOf'] },
  { name: 'the list of batches', forgets: ['listBatches'] },
  { name: 'a batch by its id', forgets: ['batchesByIds'] },
  { name: 'the rejects of a batch', forgets: ['rejectsPage'], undecided: 'batch' },
  { name: 'what has the same reasons', forgets: ['sameReasons'] },
  { name: 'what is due', forgets: ['dueUntil'] },
  { name: 'what was received', forgets: ['receivedPage'] },
  { name: 'one target', undecided: 'target' },
  { name: 'one batch', undecided: 'batch', forgets: ['batchesByIds'] },
  // roles that see more
  {
    name: 'the guest is the mover',
    sql: [
      [/^(select set_config\('role', )\$1/, `$1replace($$1::text, 'cosmo_guest', 'cosmo_mover')`],
    ],
  },
  { name: 'everybody is the machine', caller: (caller) => ({ ...caller, person: null }) },
  // fences that a table lost
  ...[
    'target',
    'batch',
    'tally',
    'person',
    'legal_basis',
    'layout_mapping',
    'identity_provider',
  ].map(unfenced),
  unfenced('journal'),
  guest('legal_basis', 'named_with', `with_organisation = ${ME}`),
  // checks that are not made: for lists, and for one record
  {
    name: 'membership never ends',
    caller: (caller) => ({
      ...caller,
      memberships: caller.memberships.map((one) => ({ ...one, until: null })),
    }),
  },
  {
    name: 'lists take a release to one person for everybody',
    sql: [[/\((g\.to_person is null or )/, '(true or $1']],
  },
  {
    name: 'lists take a release that is over, or has not begun',
    sql: [
      [/g\.from_at <= (\$\d+)/, '(true or g.from_at <= $1)'],
      [/g\.until_at > (\$\d+)/, '(true or g.until_at > $1)'],
    ],
  },
  {
    name: 'lists take a release within any operation',
    sql: [[/\((g\.operation is null or )/, '(true or $1']],
  },
  {
    name: 'a record takes a release to one person for everybody',
    record: (record) => grants(record, { person: null }),
  },
  {
    name: 'a record takes a release that is over, or has not begun',
    record: (record) => grants(record, { from: '2000-01-01T00:00:00.000Z', until: null }),
  },
  {
    name: 'a record takes a release within any operation',
    record: (record) => grants(record, { operation: null }),
  },
  {
    name: 'a record is RED for nobody',
    record: (record) => ({ ...record, tlp: record.tlp === 'RED' ? 'AMBER' : record.tlp }),
  },
  {
    name: 'a record serves every purpose',
    record: (record) => ({ ...record, purposes: [...record.purposes, 'risk-analysis'] }),
  },
  {
    name: 'lists serve every purpose',
    sql: [[/(\$\d+) = any\(("\w+"\."purposes")\)/, '(true or $1 = any($2))']],
  },
  {
    name: 'lists show what is RED',
    sql: [[/("\w+"\."tlp")::text in \(/, `'AMBER' in ($1::text, `]],
  },
]
