export const screening = {
  'refusal.batch.no-input.says': 'There is no file to screen.',
  'refusal.batch.no-input.next': 'Give trade files, or folders that hold some.',
  'refusal.batch.running.says':
    'Another process ({{pid}}) is screening into {{folder}}: two would mix their results.',
  'refusal.batch.running.next': 'Wait until it ends, or give another folder with --out.',
  'refusal.output.full.says': 'The disk is full: {{path}} could not be written.',
  'refusal.output.full.next':
    'Make room and start the same command again: it goes on where it was, nothing is lost.',
  'refusal.output.unwritable.says': '{{path}} cannot be written ({{code}}).',
  'refusal.output.unwritable.next': 'Check who may write there, or give another folder.',
} as const
