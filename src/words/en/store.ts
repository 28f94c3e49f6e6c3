export const store = {
  'refusal.house.unreachable.says':
    'The database server that DATABASE_URL names ({{server}}) does not let us in ({{code}}).',
  'refusal.house.unreachable.next':
    'Check that the server runs and what DATABASE_URL says, or unset it to use the data folder.',
  'refusal.house.locked.says':
    'Another process is using the data folder {{folder}}; two at once would damage it.',
  'refusal.house.locked.next': 'Stop the other process, or work through the one that is running.',
  'refusal.house.full.says':
    'The disk has {{freeMb}} MB left, and at least {{floorMb}} MB must stay free. Nothing was written; reading goes on.',
  'refusal.house.full.next': 'Free space on the disk of {{folder}}, then do it again.',
  'refusal.house.stopped.says':
    'The database has stopped. What was confirmed before is kept; this request was not done.',
  'refusal.house.stopped.next': 'Start the program again; if it stops again, check the disk.',
  'refusal.house.broken.says': 'The database in {{folder}} cannot be opened ({{text}}).',
  'refusal.house.broken.next':
    'Leave the folder as it is; unpack the newest archive of its backups as a new folder database in its place, and start again.',
  'refusal.house.too-old.says':
    'The data are of version {{database}}, and this program knows version {{program}} only.',
  'refusal.house.too-old.next': 'Start the newer version of the program.',
  'refusal.house.altered.says':
    'Step {{migration}} of the database does not match this program: it is another build, or was changed.',
  'refusal.house.altered.next': 'Start the build that made the data.',
  'refusal.house.key.says': 'The key of the sealed records is missing or another one ({{source}}).',
  'refusal.house.key.next':
    'Put back the key file house.key, or set COSMO_KEY to the 32 bytes in base64 that the data were sealed with.',
  'refusal.house.not-empty.says': 'There are data already in {{folder}}; they are not overwritten.',
  'refusal.house.not-empty.next': 'Choose an empty folder or an empty database.',
  'refusal.house.export-damaged.says':
    'The export is not complete or was changed: {{file}}. Nothing was taken over.',
  'refusal.house.export-damaged.next': 'Copy the export again, whole, and start anew.',
  'refusal.session.absent.says': 'You are not signed in, or your session has ended.',
  'refusal.session.absent.next': 'Sign in again; what you have typed is kept.',
  'refusal.session.link-used.says': 'This sign-in link was used already or has expired.',
  'refusal.session.link-used.next': 'Ask your administrator for a new link.',
  'refusal.batch.absent.says': 'There is no such batch.',
  'refusal.batch.absent.next': 'Go back to the list of batches.',
  'refusal.upload.absent.says': 'There is no such uploaded file.',
  'refusal.upload.absent.next': 'Upload the file again.',
  'refusal.target.absent.says': 'There is no such target.',
  'refusal.target.absent.next': 'Go back to the list of targets.',
  'refusal.judgement.mixed.says':
    'These {{count}} targets do not have identical reasons and cannot be answered together.',
  'refusal.judgement.mixed.next': 'Answer them one by one.',
  'refusal.judgement.lapsed.says':
    'The target has changed since you looked at it; your answer was not recorded.',
  'refusal.judgement.lapsed.next': 'Look at it again, then answer.',
  'refusal.judgement.none.says': 'There is no answer of yours left to take back.',
  'refusal.judgement.none.next': 'Look at the target: it shows the answer that stands.',
} as const
