/**
 * A batch's id sorts by the moment it was made; what makes two runs the same work is its key:
 * input, engine and lists. A run that was killed finds its own batch by it.
 */
export const batchKey = {
  number: 6,
  name: 'batch-key',
  sql: [
    'alter table batch add column key text;',
    'create unique index batch_key on batch (organisation, key);',
  ].join('\n'),
} as const
