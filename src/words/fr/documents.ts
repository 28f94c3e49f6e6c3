/** Ce qu’un document écrit dit de lui-même, et pourquoi aucun n’a été écrit. */
export const documents = {
  'document.as-of': 'État au {{day}}, {{time}} UTC',
  'document.page': 'Page {{page}} sur {{pages}}',
  'document.table': 'Tableau {{number}}. {{caption}}',
  'document.notes': 'Dossiers à l’appui des chiffres',
  'document.note_one': '{{figure}} : {{count}} dossier : {{records}}.',
  'document.note_many': '{{figure}} : {{count}} de dossiers : {{records}}.',
  'document.note_other': '{{figure}} : {{count}} dossiers : {{records}}.',
  'document.note.rest_one': '{{count}} autre figure dans l’annexe.',
  'document.note.rest_many': '{{count}} d’autres figurent dans l’annexe.',
  'document.note.rest_other': '{{count}} autres figurent dans l’annexe.',
  'document.replaced':
    'Les mots entre crochets relèvent d’une autre écriture, que ce fichier ne dessine pas : ils figurent en lettres latines ou sous forme de points de code. Les originaux sont conservés dessous pour la recherche, la copie et la lecture à voix haute, ainsi que dans les autres fichiers de ce document.',
  'document.sheet.about': 'À propos',
  'document.sheet.notes': 'Dossiers',
  'document.field.title': 'Titre',
  'document.field.label': 'Traitement',
  'document.field.stamp': 'État au',
  'document.field.author': 'Auteur',
  'document.field.note': 'Note',
  'document.field.figure': 'Chiffre',
  'document.field.record': 'Dossier',
  'document.field.currency': '{{column}} : monnaie',
  'document.field.bar': 'Barre',
  'document.bar': '{{label}} : {{value}}',
  'refusal.document.title.says': 'Le document n’a pas de titre.',
  'refusal.document.title.next':
    'Donnez-lui un titre : il nomme le fichier pour qui l’écoute lire.',
  'refusal.document.moment.says': '{{moment}} n’est pas un instant en UTC.',
  'refusal.document.moment.next':
    'Indiquez l’instant des dossiers, sous la forme 2026-01-31T12:00:00Z.',
  'refusal.document.heading.says': 'Le titre « {{heading}} » saute un niveau.',
  'refusal.document.heading.next': 'Placez-le directement sous le titre dont il relève.',
  'refusal.document.alternative.says':
    'Le graphique « {{caption}} » n’a pas de texte pour qui ne le voit pas.',
  'refusal.document.alternative.next': 'Dites en une phrase ce que montre le graphique.',
  'refusal.document.chart.says':
    'Le graphique « {{caption}} » a plus de {{most}} barres, ou une barre négative.',
  'refusal.document.chart.next': 'Présentez-le sous forme de tableau.',
  'refusal.document.table.says':
    'La ligne {{row}} du tableau « {{caption}} » ne correspond pas à ses colonnes (ligne 0 : la légende ou les colonnes manquent).',
  'refusal.document.table.next':
    'Donnez une cellule par colonne : décimaux comme -1234.50, dates comme 2026-01-31, monnaies comme EUR.',
  'refusal.document.wide.says':
    'Le tableau « {{caption}} » a plus de {{most}} colonnes, trop pour une page.',
  'refusal.document.wide.next': 'Placez-le dans l’annexe (XLSX).',
  'refusal.document.cell.says':
    'Une cellule du tableau « {{caption}} » dépasse {{most}} caractères, plus que n’en tient un tableur.',
  'refusal.document.cell.next': 'Abrégez le texte, ou répartissez-le sur plusieurs fiches.',
  'refusal.document.rows.says':
    'Le tableau « {{caption}} » a plus de {{most}} lignes, plus que n’en tient un tableur.',
  'refusal.document.rows.next':
    'Établissez le document à une date antérieure, ou sur moins de fiches.',
} as const
