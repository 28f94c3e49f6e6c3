/** Marchandises : pourquoi une ligne peut relever d’une rubrique de la liste, et ce qui trancherait. */
export const goods = {
  'reason.goods.cas': 'le numéro CAS {{cas}} ({{name}}) est repris sous {{entry}}',
  'reason.goods.chemical-name': 'désigne {{name}} (CAS {{cas}}), repris sous {{entry}}',
  'reason.goods.chemical-isomer':
    'désigne une substance voisine de {{name}} (CAS {{cas}}, {{entry}}) ; les positions indiquées diffèrent ou manquent',
  'reason.goods.chemical-part':
    'un nom chimique plus long contient {{name}} (CAS {{cas}}, {{entry}})',
  'reason.goods.share-below':
    '{{name}} (CAS {{cas}}) à {{declared}} % : hors de {{entry}}, dont le seuil est de {{limit}} %',
  'reason.goods.share-across':
    '{{name}} (CAS {{cas}}) à {{declared}} % : la fourchette déclarée chevauche le seuil de {{limit}} % de {{entry}}',
  'reason.goods.term.distinctive':
    '« {{words}} » ne se dit guère que des marchandises de {{entry}}',
  'reason.goods.term.typical':
    '« {{words}} » désigne une classe de marchandises dont {{entry}} retient une partie',
  'reason.goods.term.context':
    '« {{words}} » correspond à l’usage ou à la nature des marchandises de {{entry}}',
  'reason.goods.term.excluded':
    '« {{words}} » désigne une marchandise ordinaire que {{entry}} ne vise pas',
  'reason.goods.other-entry': 'la rubrique {{entry}} convient presque aussi bien : {{title}}',
  'reason.goods.title-words': 'mots communs avec {{entry}} : {{words}}',
  'reason.goods.hs.named': 'la sous-position {{hs}} nomme des marchandises de {{entry}}',
  'reason.goods.hs.specific':
    'la sous-position {{hs}} correspond précisément à la classe de marchandises de {{entry}}',
  'reason.goods.hs.family':
    'la sous-position {{hs}} est l’une des positions larges où l’on déclare les marchandises de {{entry}}',
  'reason.goods.hs.elsewhere':
    'les marchandises de {{entry}} ne se déclarent pas d’ordinaire sous {{hs}}',
  'question.goods.what':
    'De quelles marchandises s’agit-il exactement ? La désignation ne le dit pas.',
  'question.goods.figures':
    'De quel modèle s’agit-il, et quelles valeurs la fiche technique du fabricant donne-t-elle pour les critères de {{entry}} ?',
  'question.goods.cas': 'Quel est le numéro CAS de la substance ? ({{entry}})',
  'question.goods.share':
    'Quelle est la teneur en poids de la substance ? Le seuil de {{entry}} est de {{limit}} %.',
  'question.goods.composition':
    'Quels sont la matière, la forme, la pureté et les dimensions ? ({{entry}})',
  'question.goods.licence':
    'Existe-t-il une licence, ou une réponse écrite de l’autorité de délivrance, pour {{entry}} ?',
  'question.goods.hs': 'De quelle sous-position tarifaire les marchandises relèvent-elles ?',
  'question.goods.end-use': 'Qui utilisera les marchandises, et à quelle fin ?',
} as const
