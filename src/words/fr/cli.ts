export const cli = {
  'cli.usage-of': 'Usage : {{usage}}',
  'cli.usage': 'Usage : cosmo <commande> [options]',
  'cli.about':
    'Trouve les biens stratégiques dans les données commerciales et mène chaque découverte jusqu’à ses suites.',
  'cli.commands': 'Commandes :',
  'cli.options': 'Options :',
  'cli.examples': 'Exemples :',
  'cli.more': 'cosmo <commande> --help en dit plus sur une commande.',
  'cli.unknown-command': 'La commande « {{command}} » n’existe pas. cosmo --help les énumère.',
  'cli.unknown-option':
    'L’option {{option}} n’existe pas. cosmo {{command}} --help énumère les options.',
  'cli.option-value':
    'La valeur de {{option}} manque ou est de trop. cosmo {{command}} --help énumère les options.',
  'cli.missing': 'Il manque {{name}}. cosmo {{command}} --help montre comment l’appeler.',
  'cli.bad-value':
    '{{name}} ne peut pas être « {{value}} ». cosmo {{command}} --help montre les valeurs admises.',
  'cli.old-node':
    'Node {{version}} ne reçoit plus de correctifs de sécurité ; Node 24 est recommandé en service courant.',
  'cli.port-closed':
    'Le port {{port}} ne peut pas être ouvert ({{code}}). Indiquez-en un autre avec --port.',
  'cli.shows.PATH': 'CHEMIN',
  'cli.shows.LISTS': '[NOM=]CHEMIN…',
  'cli.shows.DIR': 'DOSSIER',
  'cli.shows.N': 'N',
  'cli.shows.LANGUAGE': 'en|fr',
  'cli.option.help': 'Afficher cette aide',
  'cli.option.lang': 'Langue des phrases : en ou fr (les codes ne changent jamais)',
  'cli.option.version': 'Afficher la version du moteur',
  'cli.screen.about': 'Cribler des fichiers commerciaux : cibles classées et motivées',
  'cli.screen.usage': 'cosmo screen CHEMIN… [--lists [NOM=]CHEMIN…] [--out DOSSIER] [--keep]',
  'cli.screen.long':
    'Lit des fichiers et dossiers commerciaux (CSV, TSV et XML du Modèle de données de l’OMD, aussi en .gz), compare marchandises et intervenants aux listes de contrôle et aux listes de personnes, et écrit les cibles, les plus urgentes d’abord. Interrompu puis relancé sur les mêmes données, le traitement reprend où il en était.',
  'cli.screen.option.lists':
    'Fichiers ou dossiers de listes de personnes, chacun peut être nommé : NOM=CHEMIN',
  'cli.screen.option.out':
    'Dossier de targets.jsonl, rejects.jsonl et summary.json (par défaut : out)',
  'cli.screen.option.keep': 'Conserver aussi le lot dans la maison (par son serveur s’il tourne)',
  'cli.screen.option.house': 'Dossier de données de la maison, avec --keep (par défaut : var)',
  'cli.screen.option.threads': 'Fils d’exécution (par défaut : le nombre de cœurs)',
  'cli.screen.option.profile': 'Dossier du profil de risque (par défaut : le profil d’exemple)',
  'cli.screen.example.1': 'cosmo screen declarations.csv --lists listes/ --out resultat',
  'cli.screen.example.2': 'cosmo screen 2026-11/ --lists ONU=un.xml.gz --lists sdn.csv',
  'cli.screen.done':
    '{{targets}} cibles sur {{consignments}} envois ; {{rejected}} enregistrements rejetés sur {{read}}. Voir {{out}}.',
  'cli.screen.more-rejects_one': '{{count}} autre enregistrement rejeté dans {{path}}.',
  'cli.screen.more-rejects_many': '{{count}} autres enregistrements rejetés dans {{path}}.',
  'cli.screen.more-rejects_other': '{{count}} autres enregistrements rejetés dans {{path}}.',
  'cli.progress.inspect': 'lecture du fichier {{done}} sur {{total}}',
  'cli.progress.screen':
    '{{done}} parties sur {{total}}, {{records}} enregistrements, {{targets}} cibles',
  'cli.progress.write': 'écriture de {{targets}} cibles',
  'cli.serve.about': 'Ouvrir la maison : application web et API',
  'cli.serve.usage': 'cosmo serve [--house DOSSIER] [--port N] [--exercise]',
  'cli.serve.long':
    'Ouvre le dossier de données (ou le serveur PostgreSQL de DATABASE_URL), sert l’application web sur cette machine et affiche l’adresse avec un lien de connexion à usage unique pour le premier administrateur.',
  'cli.serve.option.house': 'Dossier de données (par défaut : var)',
  'cli.serve.option.port': 'Port sur cette machine (par défaut : 8642, sinon le suivant libre)',
  'cli.serve.option.exercise':
    'Sur une maison vide : charger et cribler l’exercice, entièrement fictif',
  'cli.serve.example.1': 'cosmo serve --exercise',
  'cli.serve.opening': 'Ouverture de la maison dans {{house}}',
  'cli.serve.creating': 'Création de la base de données (cette première fois seulement)',
  'cli.serve.exercise':
    'Chargement de l’exercice : opérateurs fictifs, une liste de personnes, {{lines}} lignes',
  'cli.serve.exercise-name': 'Douanes de Nordavie (exercice)',
  'cli.serve.house-name': 'Administration des douanes',
  'cli.serve.first-person': 'Premier administrateur',
  'cli.serve.ready': 'Ouvrez {{address}} (lien de connexion à usage unique)',
  'cli.serve.stopping': 'Fermeture de la maison',
} as const
