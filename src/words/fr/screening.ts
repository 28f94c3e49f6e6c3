export const screening = {
  'refusal.batch.no-input.says': 'Il n’y a aucun fichier à cribler.',
  'refusal.batch.no-input.next':
    'Indiquez des fichiers commerciaux, ou des dossiers qui en contiennent.',
  'refusal.batch.running.says':
    'Un autre processus ({{pid}}) crible déjà vers {{folder}} : les résultats se mélangeraient.',
  'refusal.batch.running.next': 'Attendez qu’il ait fini, ou indiquez un autre dossier avec --out.',
  'refusal.output.full.says': 'Le disque est plein : {{path}} n’a pas pu être écrit.',
  'refusal.output.full.next':
    'Libérez de la place et relancez la même commande : le traitement reprend où il en était, rien n’est perdu.',
  'refusal.output.unwritable.says': '{{path}} ne peut pas être écrit ({{code}}).',
  'refusal.output.unwritable.next': 'Vérifiez les droits d’écriture, ou indiquez un autre dossier.',
} as const
