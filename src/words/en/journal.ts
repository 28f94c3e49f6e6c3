export const journal = {
  'refusal.journal.purpose.says':
    'This shows or hands out personal data, and no purpose was given.',
  'refusal.journal.purpose.next': 'Say what it is for, then do it again.',

  'journal.act.organisation.founded': 'Organisation founded',
  'journal.act.organisation.renamed': 'Organisation renamed',
  'journal.act.person.added': 'Person added',
  'journal.act.person.changed': 'Person changed',
  'journal.act.person.roles-given': 'Roles given',
  'journal.act.person.activated': 'Person let in again',
  'journal.act.person.deactivated': 'Person shut out',
  'journal.act.person.link-made': 'Sign-in link made',
  'journal.act.person.reset-asked': 'New sign-in asked for',
  'journal.act.person.reset-confirmed': 'New sign-in confirmed by a second person',
  'journal.act.access.explained': 'Explained who may see a record',
  'journal.act.session.started': 'Signed in',
  'journal.act.session.renewed': 'Signed in again during a session',
  'journal.act.session.refused': 'Sign-in refused',
  'journal.act.session.ended': 'Signed out',
  'journal.act.session.revoked_one': '{{count}} session ended',
  'journal.act.session.revoked_other': '{{count}} sessions ended',
  'journal.act.password.set': 'Password set',
  'journal.act.password.removed': 'Password removed',
  'journal.act.passkey.added': 'Passkey added',
  'journal.act.passkey.renamed': 'Passkey renamed',
  'journal.act.passkey.removed': 'Passkey removed',
  'journal.act.totp.enrolled': 'One-time codes set up',
  'journal.act.totp.removed': 'One-time codes removed',
  'journal.act.recovery.made': 'Recovery codes made',
  'journal.act.recovery.used': 'Recovery code used',
  'journal.act.external.linked': 'Account of the directory linked',
  'journal.act.external.unlinked': 'Account of the directory unlinked',
  'journal.act.provider.added': 'Directory added',
  'journal.act.provider.changed': 'Directory changed',
  'journal.act.operation.created': 'Operation opened',
  'journal.act.operation.member-added': 'Member added to an operation',
  'journal.act.operation.member-ended': 'Membership of an operation ended',
  'journal.act.basis.added': 'Legal basis recorded',
  'journal.act.basis.ended': 'Legal basis ended',
  'journal.act.upload.brought_one': '{{count}} file brought',
  'journal.act.upload.brought_other': '{{count}} files brought',
  'journal.act.upload.previewed': 'Looked into a file',
  'journal.act.upload.erased_one': '{{count}} file erased that nobody screened',
  'journal.act.upload.erased_other': '{{count}} files erased that nobody screened',
  'journal.act.layout.mapped': 'Columns of a layout mapped',
  'journal.act.batch.created': 'Batch begun',
  'journal.act.batch.chunk-kept': 'Part of a batch screened and kept',
  'journal.act.batch.finished': 'Batch finished',
  'journal.act.batch.failed': 'Batch failed',
  'journal.act.batch.reopened': 'Batch taken up again',
  'journal.act.batch.rejects-exported': 'Rejected records taken out as a file',
  'journal.act.list.loaded': 'List taken into force',
  'journal.act.list.skipped': 'List skipped',
  'journal.act.list.refused': 'List refused',
  'journal.act.list.retired': 'List taken out of force',
  'journal.act.record.linked': 'Two records linked',
  'journal.act.record.consulted_one': '{{count}} record looked at',
  'journal.act.record.consulted_other': '{{count}} records looked at',
  'journal.act.record.consulted-nominal_one': '{{count}} record looked at, with the names in it',
  'journal.act.record.consulted-nominal_other':
    '{{count}} records looked at, with the names in them',
  'journal.act.record.consulted.target_one': '{{count}} target looked at',
  'journal.act.record.consulted.target_other': '{{count}} targets looked at',
  'journal.act.record.consulted.batch_one': '{{count}} batch looked at',
  'journal.act.record.consulted.batch_other': '{{count}} batches looked at',
  'journal.act.record.consulted.list_one': '{{count}} list looked at',
  'journal.act.record.consulted.list_other': '{{count}} lists looked at',
  'journal.act.record.consulted.person_one': '{{count}} person looked at',
  'journal.act.record.consulted.person_other': '{{count}} people looked at',
  'journal.act.record.consulted.layout_one': '{{count}} layout of columns looked at',
  'journal.act.record.consulted.layout_other': '{{count}} layouts of columns looked at',
  'journal.act.record.consulted-nominal.target_one':
    '{{count}} target looked at, with the names in it',
  'journal.act.record.consulted-nominal.target_other':
    '{{count}} targets looked at, with the names in them',
  'journal.act.record.consulted-nominal.record_one':
    '{{count}} record of a file looked at, with the names in it',
  'journal.act.record.consulted-nominal.record_other':
    '{{count}} records of a file looked at, with the names in them',
  'journal.act.record.sent-ahead_one': '{{count}} record sent ahead to the page',
  'journal.act.record.sent-ahead_other': '{{count}} records sent ahead to the page',
  'journal.act.record.sent-ahead-nominal_one':
    '{{count}} record sent ahead to the page, with the names in it',
  'journal.act.record.sent-ahead-nominal_other':
    '{{count}} records sent ahead to the page, with the names in them',
  'journal.act.target.judged_one': '{{count}} target answered',
  'journal.act.target.judged_other': '{{count}} targets answered',
  'journal.act.target.judgement-withdrawn_one': 'Answer to {{count}} target taken back',
  'journal.act.target.judgement-withdrawn_other': 'Answers to {{count}} targets taken back',
  'journal.act.journal.consulted': 'Journal read',
  'journal.act.journal.copied': 'Copy of the journal taken out',
  'journal.act.journal.detail-erased_one': 'Detail of {{count}} entry erased',
  'journal.act.journal.detail-erased_other': 'Details of {{count}} entries erased',
  'journal.act.journal.epoch-begun':
    'New epoch {{epoch}} of the journal: {{lostSize}} entries had been sealed, {{size}} were there',
  'journal.act.unknown': 'An act that this version does not know ({{act}})',

  'journal.led.collection': 'Collection',
  'journal.led.alteration': 'Alteration',
  'journal.led.consultation': 'Consultation',
  'journal.led.disclosure': 'Disclosure',
  'journal.led.combination': 'Combination',
  'journal.led.erasure': 'Erasure',
  'journal.machine': 'the system',
  'journal.purpose.risk-analysis': 'risk analysis',
  'journal.purpose.investigation': 'investigation',
  'journal.purpose.prosecution': 'prosecution',
  'journal.purpose.licensing': 'licensing',
  'journal.purpose.statistics': 'statistics',
  'journal.purpose.oversight': 'oversight',
  'journal.purpose.administration': 'administration',

  'web.journal.intro':
    'Every act has one entry, written together with it: who, what, when and what for. Nothing can be changed or taken away without a trace.',
  'web.journal.filter': 'Filter',
  'web.journal.day': 'Day',
  'web.journal.kind': 'Kind of processing',
  'web.journal.every-kind': 'Every kind',
  'web.journal.everybody': 'Show everybody',
  'web.journal.entries': 'Entries, newest first',
  'web.journal.at': 'When ({{zone}})',
  'web.journal.lists': 'Also each look at the lists, by the header of every page',
  'web.journal.times_one': '{{says}}',
  'web.journal.times_other': '{{says}}, {{count}} times',
  'web.journal.further_one': 'and {{count}} more',
  'web.journal.further_other': 'and {{count}} more',
  'web.journal.what': 'What',
  'web.journal.who': 'Who',
  'web.journal.purpose': 'What for',
  'web.journal.none': 'Nothing happened on this day',
  'web.journal.none.next': 'Choose another day, or take the filter away.',
  'web.journal.seal': 'Seal',
  'web.journal.unsealed': 'Nothing is sealed yet.',
  'web.journal.sealed_one': '{{size}} entry is sealed, since {{at}} (epoch {{epoch}}).',
  'web.journal.sealed_other': '{{size}} entries are sealed, the last at {{at}} (epoch {{epoch}}).',
  'web.journal.nothing-waits': 'None waits.',
  'web.journal.waits_one': '{{count}} entry waits for its seal, for {{seconds}} s.',
  'web.journal.waits_other': '{{count}} entries wait for their seal, the oldest for {{seconds}} s.',
  'web.journal.root': 'Root of the tree',
  'web.journal.key': 'Public key',
  'web.journal.key.why':
    'With this key anybody proves a copy, anywhere: cosmo journal verify. Keep the key and the file journal.checkpoint at another place as well.',
  'web.journal.copy': 'Take out a copy',

  'cli.shows.FILE': 'FILE',
  'cli.shows.KEY': 'KEY',
  'cli.shows.CHECKPOINT': 'CHECKPOINT',
  'cli.journal.epoch-begun':
    'The journal of organisation {{organisation}} is not the one that was sealed ({{lostSize}} entries then, {{size}} now): epoch {{epoch}} begins, and the journal says so.',
  'cli.journal-key.about': 'Print the public key of the journal',
  'cli.journal-key.usage': 'cosmo journal key [--house DIR]',
  'cli.journal-key.long':
    'Prints the key with which the checkpoints of this house are proven. Give it to those who will verify copies, by another way than the copies. Through the running server, if there is one.',
  'cli.journal-key.option.house': 'Data folder (default: var)',
  'cli.journal-key.example.1': 'cosmo journal key > journal.key',
  'cli.journal-copy.about': 'Write a copy of the journal to a file',
  'cli.journal-copy.usage':
    'cosmo journal copy --out FILE [--organisation ORGANISATION] [--house DIR]',
  'cli.journal-copy.long':
    'Writes the sealed entries of one organisation, their places in the tree and every checkpoint as JSON lines, to be proven anywhere with cosmo journal verify. Ids, hashes and counts alone, no content. Through the running server, if there is one; the copy stands in the journal.',
  'cli.journal-copy.option.out': 'File of the copy',
  'cli.journal-copy.option.organisation':
    'Whose journal: id, code or name (default: the first of the house)',
  'cli.journal-copy.option.house': 'Data folder (default: var)',
  'cli.journal-copy.example.1': 'cosmo journal copy --out journal.jsonl',
  'cli.journal-copy.example.2':
    'cosmo journal copy --organisation customs-of-suderland --out copy/suderland.jsonl',
  'cli.journal-copy.done':
    '{{entries}} entries in {{out}}; {{waiting}} wait for their seal and are not in it.',
  'cli.journal-verify.about': 'Prove a copy of the journal, offline',
  'cli.journal-verify.usage': 'cosmo journal verify FILE [--key KEY] [--since CHECKPOINT] [--json]',
  'cli.journal-verify.long':
    'Proves every entry of a copy and names what was edited, deleted, inserted, swapped, cut or rolled back, with its place. Needs no house. Without --key the copy is held against its own key alone; a checkpoint or an older copy that was kept elsewhere also finds what was cut or made anew by one who has the key.',
  'cli.journal-verify.option.key': 'Public key of the house, or a file with it',
  'cli.journal-verify.option.since': 'File with an older checkpoint, or an older copy',
  'cli.journal-verify.option.json': 'As JSON',
  'cli.journal-verify.example.1': 'cosmo journal verify journal.jsonl --key journal.key',
  'cli.journal-verify.example.2':
    'cosmo journal verify journal.jsonl --key journal.key --since kept/journal.checkpoint --json',
  'cli.journal-verify.proven':
    'Proven: {{entries}} entries, {{checkpoints}} checkpoints, the newest of {{at}}.',
  'cli.journal-verify.found_one':
    '{{count}} finding in {{entries}} entries and {{checkpoints}} checkpoints.',
  'cli.journal-verify.found_other':
    '{{count}} findings in {{entries}} entries and {{checkpoints}} checkpoints.',
  'cli.journal-verify.own-key':
    'No key was given: the copy was held against its own key, {{key}}. Compare it with what cosmo journal key prints.',

  'journal.finding.copy.line':
    'Line {{line}} is not as a copy is written; it stands at entry {{from}}.',
  'journal.finding.copy.head': 'The first line of the copy is missing or was changed.',
  'journal.finding.copy.count':
    'The first line speaks of {{said}} entries and {{checkpoints}} checkpoints; {{there}} and {{notes}} are there.',
  'journal.finding.copy.cut':
    'The copy was cut: entries {{from}} to {{to}} were signed and are gone.',
  'journal.finding.copy.rolled-back':
    'The copy was rolled back: entries {{from}} to {{to}} were signed before and are gone or other ones.',
  'journal.finding.copy.forked':
    'The history was made anew: between entries {{from}} and {{to}} it is not the one that was signed before.',
  'journal.finding.entry.edited': 'Entries {{from}} to {{to}}: at least one was edited.',
  'journal.finding.entry.edited.one': 'Entry {{from}} was edited.',
  'journal.finding.entry.deleted': 'Between entries {{from}} and {{to}} {{count}} were deleted.',
  'journal.finding.entry.deleted.one': 'Entry {{from}} was deleted.',
  'journal.finding.entry.inserted': 'Between entries {{from}} and {{to}} entries were inserted.',
  'journal.finding.entry.inserted.one': 'At entry {{from}} an entry was inserted.',
  'journal.finding.entry.swapped': 'Entries {{from}} and {{to}} were swapped.',
  'journal.finding.entry.swapped.one': 'Entry {{from}} stands at another place than its own.',
  'journal.finding.entry.unproven':
    'Entries {{from}} to {{to}} cannot be proven: no checkpoint that holds covers them.',
  'journal.finding.entry.unproven.one':
    'Entry {{from}} cannot be proven: no checkpoint that holds covers it.',
  'journal.finding.entry.detail-missing':
    'The detail of entry {{from}} is gone, and no entry says that it was erased.',
  'journal.finding.checkpoint.unreadable':
    'A checkpoint behind entry {{from}} cannot be read or stands at the wrong place.',
  'journal.finding.checkpoint.signature':
    'The checkpoint at {{size}} entries was not signed with this key.',
  'journal.finding.checkpoint.missing':
    'A checkpoint between entries {{from}} and {{to}} was taken away.',
  'journal.finding.checkpoint.root':
    'The checkpoint at {{size}} entries does not go on from the one before.',
  'journal.finding.epoch.undeclared':
    'At entry {{from}} a new epoch ({{epoch}}) begins, and no entry says why.',
  'journal.finding.key.other': 'The copy names other keys than the one that was given.',
  'journal.finding.since.unusable':
    'What was kept elsewhere holds no checkpoint of this journal that was signed with this key.',
} as const
