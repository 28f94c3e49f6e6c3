import type { Mutant } from './patched.ts'

/** Terms dropped from the condition that lists are made with. */
const fence = (name: string, find: string, put: string): Mutant => ({
  ...{ name, file: 'fence.ts', find, put },
})
const rule = (name: string, find: string, put: string): Mutant => ({
  ...{ name, file: 'rules.ts', find, put },
})

export const BY_LISTS: readonly Mutant[] = [
  fence('a withdrawn release reaches', ' and g.withdrawn_at is null', ''),
  fence('a release of any owner reaches', `g.organisation = \${at.owner} and `, ''),
  fence('a release of another kind reaches', `g.kind = \${at.kind} and `, ''),
  fence('a release of any record reaches', ` and g.object = \${at.id}`, ''),
  fence('a release is good before its beginning', `g.from_at <= \${caller.now} and `, ''),
  fence(
    'a release is good after its end',
    ` and (g.until_at is null or g.until_at > \${caller.now})`,
    '',
  ),
  fence(
    'a release ends after its end',
    `g.until_at > \${caller.now}`,
    `g.until_at >= \${caller.now}`,
  ),
  fence(
    'a release to one person reaches all',
    `and \${asked.named ? mine : sql\`(g.to_person is null or \${mine})\`}`,
    '',
  ),
  fence('any release is a naming one', 'asked.named ? mine : ', ''),
  fence(
    'a release within an operation needs no member',
    `and (g.operation is null or g.operation = any(\${operations.map((one) => one.operation)}::uuid[]))`,
    '',
  ),
  fence(
    'who was a member is one',
    'caller.memberships.filter((one) => isNow(one, caller.now))',
    'caller.memberships',
  ),
  fence('a release without nominal fields opens them', 'asked.nominal ? sql`and g.nominal` : ', ''),
  rule(
    'the function is not asked',
    'fence: (caller, act) => yes(hasFunction(caller, act))',
    'fence: () => yes(true)',
  ),
  rule(
    'two factors are not asked for',
    'fence: (caller, act) => yes(!recordAct(act).strong || caller.strong)',
    'fence: () => yes(true)',
  ),
  rule(
    'a release opens acts of the owner alone',
    'and(yes(recordAct(act).abroad), grantFence(caller, at, {}))',
    'grantFence(caller, at, {})',
  ),
  rule('RED is for everybody', '(tlp) => !TLP_ROWS[tlp].namedOnly)', '() => true)'),
  rule('the light stops nothing', '(tlp) => lightLets(tlp, act, owner)', '() => true'),
  rule('the code stops nothing', '(code) => codeLets(code, act, owner)', '() => true'),
  rule(
    'an instrument never ends',
    'caller.bases.filter((one) => isNow(one, caller.now))',
    'caller.bases',
  ),
  rule(
    'nominal needs no release of them',
    'grantFence(caller, at, { nominal: true })',
    'yes(true)',
  ),
  rule(
    'any purpose will do',
    'fence: (caller, _, at) => at.purposes(caller.purpose)',
    'fence: () => yes(true)',
  ),
  rule(
    'every state lets every act through',
    'RECORD_STATES.filter((state) => stateLets(state, caller, act, owner))',
    'RECORD_STATES',
  ),
  rule(
    "others' states are as the owner's",
    'stateLets(state, caller, act, owner)),\n        ),',
    'stateLets(state, caller, act, true)),\n        ),',
  ),
]

const released = (table: string, more: string) => `drop policy released on ${table};
create policy released on ${table} for select to cosmo_guest using (${more});`
const ME = `(select current_setting('cosmo.organisation')::uuid)`

/** Terms dropped from the tables' own policies; each in a transaction that is rolled back. */
export const BY_ROWS: readonly { readonly name: string; readonly ddl: string }[] = [
  {
    name: 'the app sees all targets',
    ddl: 'alter policy own_organisation on target using (true);',
  },
  { name: 'a guest sees every target', ddl: released('target', 'true') },
  {
    name: 'a withdrawn release shows a target',
    ddl: `alter policy named_to on release using (to_organisation = ${ME});
${released('target', `exists (select from release r where r.organisation = target.organisation and r.kind = 'target' and r.object = target.id and r.to_organisation = ${ME})`)}`,
  },
  {
    name: 'a release to another organisation shows a target',
    ddl: `alter policy named_to on release using (withdrawn_at is null);
${released('target', `exists (select from release r where r.organisation = target.organisation and r.kind = 'target' and r.object = target.id and r.withdrawn_at is null)`)}`,
  },
  {
    name: 'a release of another kind shows a target',
    ddl: released(
      'target',
      `exists (select from release r where r.organisation = target.organisation and r.object = target.id and r.to_organisation = ${ME} and r.withdrawn_at is null)`,
    ),
  },
  {
    name: "another owner's release shows a target",
    ddl: released(
      'target',
      `exists (select from release r where r.kind = 'target' and r.object = target.id and r.to_organisation = ${ME} and r.withdrawn_at is null)`,
    ),
  },
  { name: 'a guest sees every finding', ddl: released('finding', 'true') },
  {
    name: "another owner's release shows a finding",
    ddl: released(
      'finding',
      `exists (select from release r where r.kind = 'target' and r.object = finding.target and r.to_organisation = ${ME} and r.withdrawn_at is null)`,
    ),
  },
  {
    name: 'sealed findings cross without nominal fields',
    ddl: released(
      'target_nominal',
      `exists (select from release r where r.organisation = target_nominal.organisation and r.kind = 'target' and r.object = target_nominal.target and r.to_organisation = ${ME} and r.withdrawn_at is null)`,
    ),
  },
  {
    name: 'keys of records cross without nominal fields',
    ddl: released(
      'record_key',
      `exists (select from release r join target t on t.organisation = r.organisation and t.id = r.object where r.organisation = record_key.organisation and r.kind = 'target' and r.to_organisation = ${ME} and r.withdrawn_at is null and t.file = record_key.file and t.record = record_key.record)`,
    ),
  },
  {
    name: 'every record of a released file crosses',
    ddl: released(
      'consignment',
      `exists (select from release r join target t on t.organisation = r.organisation and t.id = r.object where r.organisation = consignment.organisation and r.kind = 'target' and r.to_organisation = ${ME} and r.withdrawn_at is null and t.file = consignment.file)`,
    ),
  },
  { name: 'a guest sees every sealed field', ddl: released('consignment_nominal', 'true') },
]
