import type { PlainDocument, Table } from '../src/documents/index.ts'

/** Fictional documents in both languages: what the check prints of, and the tests read. */
const seizures = (language: 'en' | 'fr', rows: number): Table => ({
  kind: 'table',
  caption:
    language === 'fr'
      ? 'Saisies par administration (exercice fictif)'
      : 'Seizures by administration (fictional exercise)',
  columns: [
    { title: language === 'fr' ? 'Administration' : 'Administration', type: 'text', heads: true },
    { title: language === 'fr' ? 'Jour' : 'Day', type: 'date' },
    { title: language === 'fr' ? 'Contrôles' : 'Controls', type: 'number' },
    { title: language === 'fr' ? 'Valeur' : 'Value', type: 'amount' },
    { title: language === 'fr' ? 'Marchandise' : 'Goods', type: 'text' },
  ],
  rows: Array.from({ length: rows }, (_, at) => [
    `Utopia ${at + 1}`,
    `2026-${String((at % 12) + 1).padStart(2, '0')}-15`,
    at % 7 === 0
      ? { value: `${at * 3 + 1}`, records: [`UT-${at}-1`, `UT-${at}-2`] }
      : `${at * 3 + 1}`,
    at % 11 === 3 ? null : { value: `${at * 1234}.50`, currency: at % 2 ? 'EUR' : 'XOF' },
    language === 'fr'
      ? 'Machine-outil à commande numérique, cinq axes, décrite comme « pièces détachées »'
      : 'Machine tool for milling, numerically controlled, five axes, described as “spare parts”',
  ]),
})

const TEXTS = {
  en: {
    title: 'Operation Meridian: debrief (fictional)',
    summary: [
      'Of ',
      { figure: '1,204', records: ['M-1', 'M-2', 'M-3'] },
      ' controls, ',
      { figure: '31', records: ['S-7'] },
      ' ended in a seizure. Every figure counts validated records only.',
    ],
    scripts:
      'Names as they were declared: Łódź Świętokrzyska, Ελληνικά, Москва, Երևան, 上海精密机械有限公司, شركة الشرق للتجارة, שלום.',
    heads: ['Results', 'By region', 'By administration', 'Recommendations'],
    alternative:
      'Bars by region: Northern Isles 412 controls, Middle Coast 540, Southern Plain 252.',
    caption: 'Controls by region',
    columns: ['Region', 'Controls'],
    items: [
      'Share goods cards before the operation, not during it.',
      'Name one out-of-hours contact in each office.',
      'Report negative results as well.',
    ],
  },
  fr: {
    title: 'Opération Méridien : bilan (fictif)',
    summary: [
      'Sur ',
      { figure: '1\u202f204', records: ['M-1', 'M-2', 'M-3'] },
      ' contrôles, ',
      { figure: '31', records: ['S-7'] },
      ' ont abouti à une saisie. Les chiffres ne comptent que des dossiers validés.',
    ],
    scripts:
      'Noms tels que déclarés : Łódź Świętokrzyska, Ελληνικά, Москва, Երևան, 上海精密机械有限公司, شركة الشرق للتجارة, שלום.',
    heads: ['Résultats', 'Par région', 'Par administration', 'Recommandations'],
    alternative:
      'Barres par région : Îles du Nord 412 contrôles, Côte du Milieu 540, Plaine du Sud 252.',
    caption: 'Contrôles par région',
    columns: ['Région', 'Contrôles'],
    items: [
      'Diffuser les fiches de marchandises avant l’opération, non pendant.',
      'Désigner un contact hors des heures ouvrées dans chaque bureau.',
      'Signaler aussi les résultats négatifs.',
    ],
  },
} as const

/** A debrief with everything that a document may have; its table goes over several pages. */
export function sampleDocument(language: 'en' | 'fr', rows = 60): PlainDocument {
  const say = TEXTS[language]
  const regions =
    language === 'fr'
      ? ['Îles du Nord', 'Côte du Milieu', 'Plaine du Sud']
      : ['Northern Isles', 'Middle Coast', 'Southern Plain']
  return {
    title: say.title,
    language,
    asOf: '2026-03-01T09:30:00Z',
    label: { tlp: 'AMBER', code: 'H1' },
    author: 'Cosmo (exercise)',
    blocks: [
      { kind: 'heading', level: 1, text: say.heads[0] },
      { kind: 'paragraph', text: say.summary },
      { kind: 'paragraph', text: say.scripts },
      { kind: 'heading', level: 2, text: say.heads[1] },
      {
        kind: 'chart',
        caption: say.caption,
        alternative: say.alternative,
        labelTitle: say.columns[0],
        valueTitle: say.columns[1],
        bars: ['412', '540', '252'].map((value, at) => ({
          label: regions[at] as string,
          value,
          records: [`R-${at}`],
        })),
      },
      { kind: 'heading', level: 2, text: say.heads[2] },
      seizures(language, rows),
      { kind: 'heading', level: 1, text: say.heads[3] },
      { kind: 'list', ordered: true, items: say.items },
      { kind: 'list', ordered: false, items: say.items },
    ],
  }
}
