/** What a written document says of itself, and why none was written. */
export const documents = {
  'document.as-of': 'As of {{day}}, {{time}} UTC',
  'document.page': 'Page {{page}} of {{pages}}',
  'document.table': 'Table {{number}}. {{caption}}',
  'document.notes': 'Records behind the figures',
  'document.note_one': '{{figure}}: {{count}} record: {{records}}.',
  'document.note_many': '{{figure}}: {{count}} records: {{records}}.',
  'document.note_other': '{{figure}}: {{count}} records: {{records}}.',
  'document.note.rest_one': '{{count}} more stands in the annex.',
  'document.note.rest_many': '{{count}} more stand in the annex.',
  'document.note.rest_other': '{{count}} more stand in the annex.',
  'document.replaced':
    'Words in square brackets are written in another script, which this file does not draw: they stand in Latin letters or as code points. The originals are kept beneath them for search, copying and reading aloud, and in the other files of this document.',
  'document.sheet.about': 'About',
  'document.sheet.notes': 'Records',
  'document.field.title': 'Title',
  'document.field.label': 'Handling',
  'document.field.stamp': 'As of',
  'document.field.author': 'Author',
  'document.field.note': 'Note',
  'document.field.figure': 'Figure',
  'document.field.record': 'Record',
  'document.field.currency': '{{column}}: currency',
  'document.field.bar': 'Bar',
  'document.bar': '{{label}}: {{value}}',
  'refusal.document.title.says': 'The document has no title.',
  'refusal.document.title.next': 'Give it one: it names the file for whoever hears it read.',
  'refusal.document.moment.says': '{{moment}} is no moment in UTC.',
  'refusal.document.moment.next': 'Give the moment of the records, like 2026-01-31T12:00:00Z.',
  'refusal.document.heading.says': 'The heading “{{heading}}” skips a level.',
  'refusal.document.heading.next': 'Put it directly below the heading that it belongs to.',
  'refusal.document.alternative.says':
    'The chart “{{caption}}” has no text for those who do not see it.',
  'refusal.document.alternative.next': 'Say in a sentence what the chart shows.',
  'refusal.document.chart.says':
    'The chart “{{caption}}” has more than {{most}} bars, or one below zero.',
  'refusal.document.chart.next': 'Show it as a table.',
  'refusal.document.table.says':
    'Row {{row}} of the table “{{caption}}” does not fit its columns (row 0: caption or columns are missing).',
  'refusal.document.table.next':
    'Give one cell a column: decimals like -1234.50, dates like 2026-01-31, currencies like EUR.',
  'refusal.document.wide.says':
    'The table “{{caption}}” has more than {{most}} columns, too many for a page.',
  'refusal.document.wide.next': 'Put it into the annex (XLSX).',
  'refusal.document.cell.says':
    'A cell of the table “{{caption}}” is longer than {{most}} characters, more than a spreadsheet holds.',
  'refusal.document.cell.next': 'Shorten the text, or divide it among several records.',
  'refusal.document.rows.says':
    'The table “{{caption}}” has more than {{most}} rows, more than a spreadsheet holds.',
  'refusal.document.rows.next': 'Make the paper as of an earlier moment, or of fewer records.',
} as const
