import type { Mutant } from './patched.ts'

/**
 * Bugs in the decision, each one check dropped or weakened. `cells`: the exhaustive cells must tell.
 * `worlds`: what one role, one purpose, two factors and one grant at a time cannot show; the random
 * worlds must.
 */
const rule = (name: string, find: string, put: string): Mutant => ({
  ...{ name, file: 'rules.ts', find, put },
})
const act = (name: string, find: string, put: string): Mutant => ({
  ...{ name, file: 'acts.ts', find, put },
})
const mark = (name: string, find: string, put: string): Mutant => ({
  ...{ name, file: 'marks.ts', find, put },
})
const time = (name: string, find: string, put: string): Mutant => ({
  ...{ name, file: 'principal.ts', find, put },
})

export const BY_CELLS: readonly Mutant[] = [
  rule(
    'any role has any act',
    'caller.roles.some((role) => recordAct(act).roles.includes(role))',
    'caller.roles.length > 0',
  ),
  rule('a withdrawn release still reaches', '!grant.withdrawn &&', ''),
  rule(
    'a release to any organisation reaches',
    'grant.organisation === caller.organisation &&',
    '',
  ),
  rule(
    'a release to one person reaches all',
    '(grant.person === null || grant.person === caller.person) &&',
    '',
  ),
  rule('a release reaches at any time', 'isNow(grant, caller.now) &&', ''),
  rule(
    'a release within an operation needs no member',
    '(grant.operation === null || isMember(caller, grant.operation)),',
    'true,',
  ),
  rule(
    'membership of any operation will do',
    'one.operation === operation && isNow(one, caller.now)',
    'isNow(one, caller.now)',
  ),
  rule(
    'who was a member is one',
    'one.operation === operation && isNow(one, caller.now)',
    'one.operation === operation',
  ),
  rule(
    'an instrument with anybody will do',
    'one.owner === owner && isNow(one, caller.now)',
    'isNow(one, caller.now)',
  ),
  rule(
    'an instrument never ends',
    'one.owner === owner && isNow(one, caller.now)',
    'one.owner === owner',
  ),
  rule(
    'a release opens acts of the owner alone',
    '(recordAct(act).abroad && grantsFor(caller, record).length > 0)',
    'grantsFor(caller, record).length > 0',
  ),
  rule(
    'no release is asked for',
    '(recordAct(act).abroad && grantsFor(caller, record).length > 0)',
    'recordAct(act).abroad',
  ),
  rule('RED names nobody', '!TLP_ROWS[record.tlp].namedOnly ||', 'true ||'),
  rule(
    'any release is a naming one',
    'grantsFor(caller, record).some((grant) => grant.person !== null)',
    'grantsFor(caller, record).length > 0',
  ),
  rule(
    "the owner's people need no name",
    '!TLP_ROWS[record.tlp].namedOnly ||',
    '!TLP_ROWS[record.tlp].namedOnly || isOwner(caller, record) ||',
  ),
  rule('the light stops nothing', 'lightLets(record.tlp, act, isOwner(caller, record)) &&', ''),
  rule('the code stops nothing', 'codeLets(record.code, act, isOwner(caller, record)),', 'true,'),
  rule(
    'whoever has it may send it as its owner',
    "(sender === 'owner' && owner)",
    "sender === 'owner'",
  ),
  rule(
    'nobody is anybody',
    "sender === 'anybody' || (sender === 'owner' && owner)",
    "sender !== 'owner' || owner",
  ),
  rule('nominal needs no instrument', '(hasBasis(caller, record.owner) && grantsFor', '(grantsFor'),
  rule(
    'every state lets every act through',
    '!acts.includes(act) || !(owner || abroad)',
    '!(owner || abroad)',
  ),
  rule(
    'a state is as good for recipients',
    '!acts.includes(act) || !(owner || abroad)',
    '!acts.includes(act)',
  ),
  rule('a state names no roles', 'roles === null || isMachine(caller)', 'true'),
  time('over only after its end', 'now < until', 'now <= until'),
  time('never over', '(until === null || now < until)', 'true'),
  time('begun before its beginning', 'from <= now &&', ''),
  mark('RED is for everybody', 'RED: { namedOnly: true,', 'RED: { namedOnly: false,'),
  mark(
    'RED may be exported by its owner',
    "RED: { namedOnly: true, export: 'nobody'",
    "RED: { namedOnly: true, export: 'owner'",
  ),
  mark(
    'recipients take RED to court',
    "'pass-on': 'nobody', court: 'owner'",
    "'pass-on': 'nobody', court: 'anybody'",
  ),
  mark(
    'AMBER+STRICT is passed on',
    "'AMBER+STRICT': { namedOnly: false, export: 'anybody', 'pass-on': 'owner'",
    "'AMBER+STRICT': { namedOnly: false, export: 'anybody', 'pass-on': 'anybody'",
  ),
  mark(
    'AMBER is passed on',
    "AMBER: { namedOnly: false, export: 'anybody', 'pass-on': 'owner'",
    "AMBER: { namedOnly: false, export: 'anybody', 'pass-on': 'anybody'",
  ),
  mark(
    'H1 goes to court',
    "H1: { export: 'anybody', 'pass-on': 'anybody', court: 'owner'",
    "H1: { export: 'anybody', 'pass-on': 'anybody', court: 'anybody'",
  ),
  mark(
    'H2 is passed on',
    "H2: { export: 'anybody', 'pass-on': 'owner'",
    "H2: { export: 'anybody', 'pass-on': 'anybody'",
  ),
  mark('H3 is exported', "H3: { export: 'owner'", "H3: { export: 'anybody'"),
  mark(
    'H3 is passed on',
    "H3: { export: 'owner', 'pass-on': 'owner'",
    "H3: { export: 'owner', 'pass-on': 'anybody'",
  ),
  mark(
    'H3 goes to court',
    "H3: { export: 'owner', 'pass-on': 'owner', court: 'owner'",
    "H3: { export: 'owner', 'pass-on': 'owner', court: 'anybody'",
  ),
  mark(
    'a limited record is judged',
    "acts: ['consult', 'narrow', 'withdraw', 'hold', 'erase']",
    "acts: ['consult', 'judge', 'narrow', 'withdraw', 'hold', 'erase']",
  ),
  mark(
    'a limited record stays with its recipients',
    "'hold', 'erase'],\n    abroad: false",
    "'hold', 'erase'],\n    abroad: true",
  ),
  mark(
    'a limited record is for every role',
    "roles: ['national-contact-point', 'auditor'],",
    'roles: null,',
  ),
  mark('a held record is changed', "allBut('change', 'erase')", "allBut('erase')"),
  mark('a held record is erased', "allBut('change', 'erase')", "allBut('change')"),
  mark(
    'a withdrawn record is released again',
    "allBut('release', 'export', 'pass-on', 'use-as-evidence')",
    "allBut('export', 'pass-on', 'use-as-evidence')",
  ),
  mark(
    'a withdrawn record is exported',
    "allBut('release', 'export', 'pass-on', 'use-as-evidence')",
    "allBut('release', 'pass-on', 'use-as-evidence')",
  ),
  mark(
    'a withdrawn record stays with its recipients',
    "'use-as-evidence'),\n    abroad: false",
    "'use-as-evidence'),\n    abroad: true",
  ),
  mark(
    'a quarantined record is judged',
    "acts: ['consult', 'narrow', 'erase']",
    "acts: ['consult', 'judge', 'narrow', 'erase']",
  ),
  mark(
    'a quarantined record crosses',
    "'narrow', 'erase'], abroad: false",
    "'narrow', 'erase'], abroad: true",
  ),
  mark(
    'a quarantined record is for every role',
    'abroad: false, roles: NCP',
    'abroad: false, roles: null',
  ),
  mark('a purged record is consulted', 'purged: { acts: []', "purged: { acts: ['consult']"),
  act(
    'auditors read records',
    "consult: row('consultation', [FO,",
    "consult: row('consultation', ['auditor', FO,",
  ),
  act(
    'analysts read nominal fields',
    "'consult-nominal': row('consultation', [FO,",
    "'consult-nominal': row('consultation', [RA, FO,",
  ),
  act(
    'consulting nominal fields needs no basis',
    '[FO, TO, NCP], { abroad: true, nominal: true }',
    '[FO, TO, NCP], { abroad: true }',
  ),
  act(
    'matching needs no basis',
    '[TO, NCP, RA], { abroad: true, nominal: true }',
    '[TO, NCP, RA], { abroad: true }',
  ),
  act(
    "others' records are judged",
    "judge: row('alteration', [TO, NCP])",
    "judge: row('alteration', [TO, NCP], { abroad: true })",
  ),
  act(
    "others' records are erased",
    '{ strong: true, nominal: true }',
    '{ strong: true, nominal: true, abroad: true }',
  ),
  act(
    "others' records are released",
    "release: row('disclosure', [NCP], { strong: true })",
    "release: row('disclosure', [NCP], { strong: true, abroad: true })",
  ),
  act(
    'officers release',
    "release: row('disclosure', [NCP]",
    "release: row('disclosure', [TO, NCP]",
  ),
  act('an export leaves nothing', "{ abroad: true, leaves: 'export' }", '{ abroad: true }'),
  act('passing on leaves nothing', "strong: true, leaves: 'pass-on'", 'strong: true'),
  act('evidence leaves nothing', "strong: true, leaves: 'court'", 'strong: true'),
  act(
    'frontline officers export',
    "export: row('disclosure', [TO,",
    "export: row('disclosure', [FO, TO,",
  ),
]

export const BY_WORLDS: readonly Mutant[] = [
  rule(
    'two factors are never asked for',
    'holds: (caller, act) => !recordAct(act).strong || caller.strong,',
    'holds: () => true,',
  ),
  rule(
    'any purpose will do',
    'holds: (caller, _, record) => record.purposes.includes(caller.purpose),',
    'holds: () => true,',
  ),
  rule(
    'no purpose named is every purpose',
    'record.purposes.includes(caller.purpose),',
    'record.purposes.length === 0 || record.purposes.includes(caller.purpose),',
  ),
  rule(
    'a release without nominal fields opens them',
    'grantsFor(caller, record).some((grant) => grant.nominal))',
    'grantsFor(caller, record).length > 0)',
  ),
  rule(
    'a role that the state names lends its place to another',
    'roles.includes(role) && recordAct(act).roles.includes(role)',
    'roles.includes(role)',
  ),
  rule(
    'the machine passes the state',
    'if (!acts.includes(act)',
    'if (isMachine(caller)) return true\n  if (!acts.includes(act)',
  ),
  rule(
    'the machine passes the purpose',
    'holds: (caller, _, record) => record.purposes',
    'holds: (caller, _, record) => isMachine(caller) || record.purposes',
  ),
  rule(
    'the machine reaches every record',
    'isOwner(caller, record) || (recordAct(act).abroad &&',
    'isMachine(caller) || isOwner(caller, record) || (recordAct(act).abroad &&',
  ),
  rule(
    'the machine passes two factors',
    '!recordAct(act).strong || caller.strong,\n    fence',
    '!recordAct(act).strong || isMachine(caller) || caller.strong,\n    fence',
  ),
  rule(
    'a release to a person reaches the machine',
    'grant.person === caller.person) &&',
    'grant.person === caller.person || isMachine(caller)) &&',
  ),
  act(
    'a release is made with one factor',
    "release: row('disclosure', [NCP], { strong: true })",
    "release: row('disclosure', [NCP])",
  ),
  act('passing on with one factor', "strong: true, leaves: 'pass-on'", "leaves: 'pass-on'"),
  act('evidence with one factor', "strong: true, leaves: 'court'", "leaves: 'court'"),
  act('erasing with one factor', '{ strong: true, nominal: true }', '{ nominal: true }'),
]
