export const parties = {
  'reason.party.name.exact':
    '« {{said}} » est le nom inscrit « {{name}} », lettre pour lettre, aux signes et à la forme juridique près.',
  'reason.party.name.token': '« {{said}} » contient les mots du nom inscrit « {{name}} ».',
  'reason.party.name.typo': '« {{said}} » est le nom inscrit « {{name}} » sous une autre graphie.',
  'reason.party.name.transliterated':
    '« {{said}} » est le nom inscrit « {{name}} » dans une autre écriture.',
  'reason.party.name.empty':
    'L’un des deux noms ne contient aucune lettre : il n’y a rien à comparer.',
  'reason.party.identifier.same': 'L’identifiant {{value}} figure sur la liste ({{scheme}}).',
  'reason.party.address.same': 'L’adresse est l’adresse inscrite « {{address}} ».',
  'reason.party.form.ignored':
    'La forme juridique diffère ou manque ; elle ne dit rien de l’identité.',
  'reason.party.token.missing': 'Le nom inscrit comporte aussi « {{token}} ».',
  'reason.party.token.extra': 'Le nom déclaré comporte aussi « {{token}} ».',
  'reason.party.number.differs': 'Un numéro diffère de celui de « {{name}} ».',
  'reason.party.country.same': 'La liste donne le même pays, {{country}}.',
  'reason.party.country.differs': 'La liste donne un autre pays que {{country}}.',
  'reason.party.kind.differs':
    'L’inscription est d’une autre nature ({{listed}}) que celle demandée ({{asked}}).',
  'party.kind.person': 'personne physique',
  'party.kind.org': 'organisation',
  'party.kind.vessel': 'navire',
  'party.kind.aircraft': 'aéronef',
  'party.kind.unknown': 'non précisé par la liste',
  'refusal.list.unknown-format.says':
    '{{file}} n’est pas une liste d’un format connu$t(list.kind.{{looksLike}}). Aucun criblage n’a été fait avec ce fichier.',
  'refusal.list.unknown-format.next':
    'Utilisez le jeu CSV de l’OFAC, le XML de l’ONU, le CSV de la Consolidated Screening List des États-Unis, ou un tableau avec les colonnes list, entry_id et name.',
  'refusal.list.part-without-first.says':
    '{{file}} est la suite d’une liste dont le premier fichier manque.',
  'refusal.list.part-without-first.next':
    'Placez à côté le premier fichier (sdn ou prim) de la même date, avec le même début de nom.',
  'refusal.list.empty.says': '{{file}} ne contient aucune inscription.',
  'refusal.list.empty.next': 'Récupérez de nouveau la liste auprès de son éditeur.',
  'refusal.list.damaged.says':
    '{{file}} est endommagé à l’enregistrement {{record}}. Rien n’en a été utilisé : une moitié de liste donne une fausse sécurité.',
  'refusal.list.damaged.next': 'Récupérez de nouveau la liste auprès de son éditeur.',
  'refusal.list.duplicate.says': '{{file}} est une seconde fois la même partie d’une liste.',
  'refusal.list.duplicate.next':
    'Gardez l’un des deux fichiers, ou placez-les dans des dossiers distincts.',
  'refusal.list.in-force.says': 'La version {{version}} de la liste {{list}} est déjà en vigueur.',
  'refusal.list.in-force.next': 'Il n’y a rien à faire, sauf si une autre version était visée.',
  // Ce qui vient au milieu de la phrase ci-dessus ; d’une nature inconnue, rien n’est dit.
  'list.kind.ofac-enhanced-xml': ' (il ressemble au XML enrichi de l’OFAC)',
  'list.kind.ofac-sdn-xml': ' (il ressemble au XML des listes de l’OFAC)',
  'list.kind.eu-fsf-xml': ' (il ressemble au XML de la liste des sanctions financières de l’UE)',
  'list.kind.eu-fsf-csv': ' (il ressemble au CSV de la liste des sanctions financières de l’UE)',
  'list.kind.eu-journal-csv': ' (il ressemble à un tableau d’actes du Journal officiel de l’UE)',
  'list.kind.uk-sanctions-list-csv':
    ' (il ressemble au CSV de la liste des sanctions du Royaume-Uni)',
  'list.kind.uk-ofsi-csv': ' (il ressemble au CSV de la liste consolidée de l’OFSI britannique)',
  'list.kind.bis-dpl': ' (il ressemble à la Denied Persons List du BIS des États-Unis)',
  'list.kind.xml-schema': ' (il ressemble à un schéma XML)',
  'list.kind.xml': ' (il ressemble à du XML d’une autre nature)',
  'list.kind.tar': ' (il ressemble à une archive tar)',
  'list.kind.zip': ' (il ressemble à une archive zip ou à un classeur Excel)',
  'list.kind.pdf': ' (il ressemble à un document PDF)',
  'list.kind.json': ' (il ressemble à du JSON)',
  'list.kind.unknown': '',
} as const
