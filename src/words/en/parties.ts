export const parties = {
  'reason.party.name.exact':
    '"{{said}}" is the listed name "{{name}}", letter for letter but for marks and legal form.',
  'reason.party.name.token': '"{{said}}" has the words of the listed name "{{name}}".',
  'reason.party.name.typo': '"{{said}}" is the listed name "{{name}}" in another spelling.',
  'reason.party.name.transliterated': '"{{said}}" is the listed name "{{name}}" in another script.',
  'reason.party.name.empty': 'One of the two names holds no letters: there is nothing to compare.',
  'reason.party.identifier.same': 'The identifier {{value}} stands on the list ({{scheme}}).',
  'reason.party.address.same': 'The address is the listed address "{{address}}".',
  'reason.party.form.ignored':
    'The legal form differs or is missing; it tells nothing about who it is.',
  'reason.party.token.missing': 'The listed name also says "{{token}}".',
  'reason.party.token.extra': 'The declared name also says "{{token}}".',
  'reason.party.number.differs': 'A number differs from the one in "{{name}}".',
  'reason.party.country.same': 'The list gives the same country, {{country}}.',
  'reason.party.country.differs': 'The list gives another country than {{country}}.',
  'reason.party.kind.differs':
    'The entry is of another kind ({{listed}}) than was asked for ({{asked}}).',
  'party.kind.person': 'person',
  'party.kind.org': 'organisation',
  'party.kind.vessel': 'vessel',
  'party.kind.aircraft': 'aircraft',
  'party.kind.unknown': 'not said by the list',
  'refusal.list.unknown-format.says':
    '{{file}} is not a list of a known format (it looks like: {{looksLike}}). It was not screened against.',
  'refusal.list.unknown-format.next':
    'Use the OFAC CSV set, the UN XML, the US Consolidated Screening List CSV, or a table with the columns list, entry_id and name.',
  'refusal.list.part-without-first.says': '{{file}} continues a list whose first file is not here.',
  'refusal.list.part-without-first.next':
    'Put the first file (sdn or prim) of the same date beside it, with the same beginning of the name.',
  'refusal.list.empty.says': '{{file}} holds no entry.',
  'refusal.list.empty.next': 'Fetch the list again from its publisher.',
  'refusal.list.damaged.says':
    '{{file}} is damaged at record {{record}}. None of it was used: half a list gives false safety.',
  'refusal.list.damaged.next': 'Fetch the list again from its publisher.',
  'refusal.list.duplicate.says': '{{file}} is the same part of a list a second time.',
  'refusal.list.duplicate.next': 'Keep one of the two files, or put them in folders of their own.',
} as const
