/** The page Help: what stands on the other pages, in a sentence each. */
export const help = {
  'web.help.title': 'Help',
  'web.help.lanes': 'What the lanes mean',
  'web.help.lanes.more':
    'Hard facts win over points: one of them makes a target red, whatever its score. The score says how much the reasons weigh together; “evidence” says how much of what the rules compare was there to be compared.',
  'web.help.answers': 'The three answers',
  'web.help.answer.yes':
    'The reasons hold. Cosmo keeps the answer; the inspection is ordered in your own system.',
  'web.help.answer.no':
    'They do not hold. A “no” is worth as much as a find: hit rates are made of both.',
  'web.help.answer.unknown':
    'It cannot be decided with what is here. An answer, never an empty field.',
  'web.help.keys': 'Keys on the page Targets',
  'web.help.words': 'Words',
  'web.word.consignment': 'Consignment',
  'web.word.consignment.means':
    'Goods sent by one consignor to one consignee under one transport document or declaration.',
  'web.word.target': 'Target',
  'web.word.target.means':
    'A consignment that at least one reason points at, until a person has answered.',
  'web.word.entry': 'Control-list entry',
  'web.word.entry.means':
    'A numbered paragraph of a control list, such as 2B350: category, product group, number.',
  'web.word.dual-use': 'Dual-use goods',
  'web.word.dual-use.means': 'Goods with civil uses that can also serve weapons or their delivery.',
  'web.word.stce': 'STCE',
  'web.word.stce.means':
    'Strategic trade control enforcement: finding strategic goods in trade and acting on it.',
  'help.see': 'Who may see a record',
  'help.see.intro':
    'Targets and batches belong to the organisation that brought them. A label never opens a record: it only narrows who may see it and send it on. A release opens one target to others.',
  'help.label': 'Label',
  'help.label.means':
    'Light, handling code, purposes and state of a record, under “Who may see this” on a target. Narrowing is quick; lowering asks for two factors and a reason.',
  'help.tlp.RED':
    'Persons whom a release names, and nobody else. It is not taken out and not passed on.',
  'help.tlp.AMBER+STRICT': 'The owner, and those it was released to. Only the owner passes it on.',
  'help.tlp.AMBER':
    'Like AMBER+STRICT, and who receives it may speak of it to those who must act on it.',
  'help.tlp.GREEN': 'Who received it may pass it on within the community.',
  'help.tlp.CLEAR': 'Who received it may pass it on to anybody.',
  'help.code': 'Handling code',
  'help.purpose': 'Purpose',
  'help.purpose.means':
    'A record serves the purposes it was brought or released for, and no other.',
  'help.release': 'Release',
  'help.release.means':
    'Opens a target to organisations or named persons for a time, after a preview of what they will see. The trader’s own fields go along only where a legal basis is in force.',
  'help.withdraw': 'Withdrawal',
  'help.withdraw.means': 'Ends a release: the target is gone from the other’s pages at once.',
  'help.hold': 'Hold',
  'help.hold.means':
    'Keeps a target for a proceeding. Nothing of it can be erased until the hold is lifted.',
  'help.erase': 'Erasing',
  'help.erase.means':
    'Destroys a target and its declaration for ever, also for those who received it and in backups. A trace without content stays.',
  'help.dates': 'Review and deletion',
  'help.dates.means':
    'A target whose review is overdue is kept back from all but the national contact point. On its deletion date it is erased, unless it is held. The page Dates and erasing shows what comes.',
  'help.journal': 'The journal',
  'help.journal.means':
    'Every act has one entry: who, what, when and what for, never a content. Nobody changes or removes one without a trace. “What happened to it” on a target shows its entries; the page Journal shows a day.',
  'help.sign-in': 'Signing in',
  'help.passkey': 'Passkey',
  'help.passkey.means':
    'A key in your computer, phone or token, opened by code, finger or face. It serves only this house and counts as two factors.',
  'help.one-time': 'One-time code',
  'help.one-time.means': 'Six digits from an app on your phone. Password and code are two factors.',
  'help.recovery': 'Recovery code',
  'help.recovery.means':
    'Takes the place of a one-time code, once, when the phone is lost. Print them and keep them apart.',
  'help.factors': 'Two factors',
  'help.factors.means':
    'Releasing, lowering a label and erasing ask for them. Set them up on the page Account.',
} as const
