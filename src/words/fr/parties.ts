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
    '{{file}} n’est pas une liste d’un format connu (cela ressemble à : {{looksLike}}). Aucun criblage n’a été fait avec ce fichier.',
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
} as const
