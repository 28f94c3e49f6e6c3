/** Rôles, actes et règles d’accès. */
export const rights = {
  'role.frontline-officer': 'Agent de première ligne',
  'role.targeting-officer': 'Agent de ciblage',
  'role.reach-back-expert': 'Expert d’appui',
  'role.national-contact-point': 'Point de contact national',
  'role.rilo-analyst': 'Analyste du BRLR',
  'role.operation-coordinator': 'Coordinateur d’opération',
  'role.programme-manager': 'Responsable de programme',
  'role.donor': 'Donateur',
  'role.organisation-administrator': 'Administrateur de l’organisation',
  'role.auditor': 'Auditeur',
  'role.may.frontline-officer':
    'Consulte les cibles avec les données propres à l’opérateur ; commente.',
  'role.may.targeting-officer':
    'Apporte les données commerciales, répond aux cibles, exporte, restreint qui peut les voir.',
  'role.may.reach-back-expert':
    'Consulte les cibles sans les données propres à l’opérateur ; commente.',
  'role.may.national-contact-point':
    'Tout ce que peut un agent de ciblage ; communique à d’autres organisations, retire, conserve, efface.',
  'role.may.rilo-analyst': 'Consulte et rapproche ce qui a été communiqué au bureau régional.',
  'role.may.operation-coordinator':
    'Consulte ce qui a été communiqué dans une opération ; en tient la liste des membres.',
  'role.may.programme-manager': 'Travaille sur les chiffres ; ne consulte aucun enregistrement.',
  'role.may.donor': 'Voit les chiffres ; ne consulte aucun enregistrement.',
  'role.may.organisation-administrator':
    'Gère les personnes, les rôles et la connexion ; ne consulte aucun enregistrement.',
  'role.may.auditor':
    'Consulte le journal et peut conserver un enregistrement ; ne consulte aucun enregistrement.',
  'organisation.kind.administration': 'Administration douanière',
  'organisation.kind.rilo': 'Bureau régional de liaison chargé du renseignement (BRLR)',
  'organisation.kind.secretariat': 'Secrétariat de l’OMD',
  'organisation.kind.partner': 'Organisation partenaire',
  'organisation.kind.agency': 'Organisme national',
  'access.act.consult': 'consulter l’enregistrement',
  'access.act.consult-nominal': 'consulter les données propres à l’opérateur',
  'access.act.match': 'rapprocher les données propres à l’opérateur',
  'access.act.change': 'corriger l’enregistrement',
  'access.act.judge': 'répondre à la cible',
  'access.act.comment': 'commenter',
  'access.act.release': 'le communiquer à d’autres',
  'access.act.narrow': 'restreindre qui peut le voir',
  'access.act.withdraw': 'le retirer',
  'access.act.export': 'l’exporter',
  'access.act.pass-on': 'le transmettre',
  'access.act.use-as-evidence': 'le produire en justice',
  'access.act.hold': 'le conserver pour une procédure',
  'access.act.erase': 'l’effacer',
  'access.rule.function': 'Rôle',
  'access.rule.function.yes': 'Le rôle « $t(role.{{role}}) » comporte cet acte.',
  'access.rule.function.no': 'Aucun des rôles ne comporte cet acte.',
  'access.rule.strength': 'Connexion',
  'access.rule.strength.yes': 'La connexion s’est faite à deux facteurs ou par clé d’accès.',
  'access.rule.strength.yes.unasked': 'Un seul facteur suffit pour cet acte.',
  'access.rule.strength.no': 'Cet acte exige une connexion à deux facteurs ou une clé d’accès.',
  'access.rule.reach': 'Portée',
  'access.rule.reach.yes.own': 'L’enregistrement appartient à l’organisation.',
  'access.rule.reach.yes.released':
    'L’enregistrement a été communiqué à l’organisation ; la communication est en vigueur depuis le {{from}}.',
  'access.rule.reach.yes.released-within':
    'L’enregistrement a été communiqué à l’organisation dans le cadre de {{operation}} ; la communication est en vigueur depuis le {{from}}.',
  'access.rule.reach.no':
    'L’enregistrement appartient à d’autres et aucune communication n’en est en vigueur ici.',
  'access.rule.reach.no.owner-only':
    'L’enregistrement appartient à d’autres et cet acte est réservé à son propriétaire.',
  'access.rule.named': 'Personnes désignées',
  'access.rule.named.yes': 'Une communication en vigueur désigne la personne.',
  'access.rule.named.yes.unasked': 'TLP:{{tlp}} n’exige pas de personnes désignées.',
  'access.rule.named.no':
    'L’enregistrement est RED : seules les personnes désignées peuvent le voir.',
  'access.rule.leaving': 'Transmission',
  'access.rule.leaving.yes': 'TLP:{{tlp}} et le code de traitement {{code}} le permettent.',
  'access.rule.leaving.yes.stays': 'L’acte ne transmet rien.',
  'access.rule.leaving.no':
    'TLP:{{tlp}} ou le code de traitement {{code}} réserve cet acte au propriétaire.',
  'access.rule.leaving.no.light':
    'TLP:{{tlp}} ne permet pas à ce lecteur de transmettre l’enregistrement.',
  'access.rule.leaving.no.code': 'Le code de traitement {{code}} réserve cet acte au propriétaire.',
  'access.rule.nominal': 'Données nominatives',
  'access.rule.nominal.yes.untouched': 'L’acte ne touche aucune donnée nominative.',
  'access.rule.nominal.yes.own': 'Elles sont d’un enregistrement de l’organisation elle-même.',
  'access.rule.nominal.yes.released':
    'La communication du {{from}} les comprend, et la base juridique du {{basis}} est en vigueur.',
  'access.rule.nominal.no.no-basis':
    'Aucune base juridique n’est en vigueur entre les deux organisations, et les données nominatives en exigent une.',
  'access.rule.nominal.no.no-release':
    'Aucune communication en vigueur ne comprend les données nominatives.',
  'access.rule.nominal.no':
    'Les données nominatives exigent une base juridique en vigueur entre les deux organisations et une communication qui les comprend.',
  'access.rule.purpose': 'Finalité',
  'access.rule.purpose.yes': 'La finalité est l’une de celles de l’enregistrement.',
  'access.rule.purpose.no': 'L’enregistrement ne peut pas servir à cette finalité.',
  'access.rule.state': 'État',
  'access.rule.state.yes': 'L’état de l’enregistrement permet l’acte.',
  'access.rule.state.no': 'L’état de l’enregistrement ne permet pas l’acte.',
  'refusal.access.denied.says': 'Vous n’êtes pas autorisé à le faire.',
  'refusal.access.denied.next':
    'Adressez-vous à l’administrateur de votre organisation ; la règle est : {{rule}}.',
} as const
