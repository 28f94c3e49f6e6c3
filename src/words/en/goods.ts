/** Goods: why a line may concern an entry of the list, and what would settle it. */
export const goods = {
  'reason.goods.cas': 'CAS number {{cas}} ({{name}}) is listed under {{entry}}',
  'reason.goods.chemical-name': 'names {{name}} (CAS {{cas}}), listed under {{entry}}',
  'reason.goods.chemical-isomer':
    'names a substance like {{name}} (CAS {{cas}}, {{entry}}); the positions in the name differ or are missing',
  'reason.goods.chemical-part': 'a longer chemical name contains {{name}} (CAS {{cas}}, {{entry}})',
  'reason.goods.share-below':
    '{{name}} (CAS {{cas}}) at {{declared}} %: outside {{entry}}, whose limit is {{limit}} %',
  'reason.goods.share-across':
    '{{name}} (CAS {{cas}}) at {{declared}} %: the declared range crosses the limit of {{limit}} % in {{entry}}',
  'reason.goods.term.distinctive': '“{{words}}” is said of hardly anything but goods of {{entry}}',
  'reason.goods.term.typical': '“{{words}}” names a class of goods from which {{entry}} draws',
  'reason.goods.term.context': '“{{words}}” fits the use or make of goods of {{entry}}',
  'reason.goods.term.excluded': '“{{words}}” names ordinary goods that {{entry}} does not mean',
  'reason.goods.other-entry': 'entry {{entry}} fits nearly as well: {{title}}',
  'reason.goods.title-words': 'words in common with {{entry}}: {{words}}',
  'reason.goods.hs.named': 'subheading {{hs}} names goods of {{entry}}',
  'reason.goods.hs.specific': 'subheading {{hs}} is drawn around the class of goods of {{entry}}',
  'reason.goods.hs.family':
    'subheading {{hs}} is one of the wide headings where goods of {{entry}} are declared',
  'reason.goods.hs.elsewhere': 'goods of {{entry}} are not usually declared under {{hs}}',
  'question.goods.what': 'What exactly are the goods? The words do not say.',
  'question.goods.figures':
    'Which model is it, and what does the maker’s data sheet give for the figures that {{entry}} asks for?',
  'question.goods.cas': 'What is the CAS number of the substance? ({{entry}})',
  'question.goods.share':
    'What share by weight does the substance have? The limit in {{entry}} is {{limit}} %.',
  'question.goods.composition': 'What are material, form, purity and dimensions? ({{entry}})',
  'question.goods.licence':
    'Is there a licence, or a written answer of the licensing authority, for {{entry}}?',
  'question.goods.hs': 'Which tariff subheading do the goods belong to?',
  'question.goods.end-use': 'Who will use the goods, and what for?',
} as const
