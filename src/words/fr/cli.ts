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
  'cli.serve.usage': 'cosmo serve [--house DOSSIER] [--port N] [--exercise] [--origin ADRESSE]',
  'cli.serve.long':
    'Ouvre le dossier de données (ou le serveur PostgreSQL de DATABASE_URL), sert l’application web sur cette machine et affiche l’adresse avec un lien de connexion à usage unique pour le premier administrateur.',
  'cli.serve.option.house': 'Dossier de données (par défaut : var)',
  'cli.serve.option.port': 'Port sur cette machine (par défaut : 8642, sinon le suivant libre)',
  'cli.serve.option.exercise':
    'Sur une maison vide : charger et cribler l’exercice, entièrement fictif',
  'cli.serve.option.origin':
    'L’adresse que l’on utilise, https://NOM : un mandataire de cette machine y mène',
  'cli.serve.option.intranet': 'Les annuaires (OpenID) peuvent avoir une adresse privée',
  'cli.serve.example.1': 'cosmo serve --exercise',
  'cli.serve.example.2': 'cosmo serve --origin https://cosmo.douanes.example',
  'cli.sign-in.about': 'Afficher un lien de connexion à usage unique',
  'cli.sign-in.usage': 'cosmo sign-in [--name PERSONNE] [--house DOSSIER]',
  'cli.sign-in.long':
    'Affiche un nouveau lien à usage unique pour une personne, par le serveur en marche s’il y en a un. Qui peut lire le dossier de données peut le faire : c’est ainsi que le seul administrateur rentre.',
  'cli.sign-in.option.name':
    'Nom de connexion, nom exact ou identifiant (par défaut : le premier administrateur)',
  'cli.sign-in.option.organisation':
    'Organisation (identifiant, code ou nom ; par défaut : la première)',
  'cli.sign-in.option.address': 'Adresse de la maison (par défaut : celle du serveur en marche)',
  'cli.sign-in.option.house': 'Dossier de données (par défaut : var)',
  'cli.sign-in.option.json': 'En JSON',
  'cli.sign-in.example.1': 'cosmo sign-in',
  'cli.sign-in.example.2': 'cosmo sign-in --name amara.okafor',
  'cli.sign-in.ready':
    '{{name}} ({{login}}) : ouvrez {{address}} (valable une fois, pendant un jour)',
  'cli.serve.opening': 'Ouverture de la maison dans {{house}}',
  'cli.serve.creating': 'Création de la base de données (cette première fois seulement)',
  'cli.serve.exercise':
    'Chargement de l’exercice : opérateurs fictifs, une liste de personnes, {{lines}} lignes',
  'cli.serve.neighbours': 'Mise en place des voisins fictifs de l’exercice',
  'cli.serve.exercise-name': 'Douanes de Nordavie (exercice)',
  'cli.serve.house-name': 'Administration des douanes',
  'cli.serve.first-person': 'Premier administrateur',
  'cli.serve.ready': 'Ouvrez {{address}} (lien de connexion à usage unique)',
  'cli.serve.fault':
    'La maison n’a pas pu être ouverte : {{message}}. C’est un défaut du programme ; {{file}} en donne le détail.',
  'cli.serve.stopping': 'Fermeture de la maison',
  'cli.shows.ACT': 'ACTE',
  'cli.shows.ID': 'ID',
  'cli.shows.PURPOSE': 'FINALITÉ',
  'cli.shows.PERSON': 'PERSONNE',
  'cli.shows.ORGANISATION': 'ORGANISATION',
  'cli.shows.KIND': 'TYPE',
  'cli.shows.XX': 'XX',
  'cli.shows.NAME': 'NOM',
  'cli.shows.ADDRESS': 'ADRESSE',
  'cli.access-why.about': 'Pourquoi une personne peut ou ne peut pas faire un acte sur un dossier',
  'cli.access-why.usage':
    'cosmo access why --who PERSONNE --what ID [--act ACTE] [--purpose FINALITÉ] [--json]',
  'cli.access-why.long':
    'Répond oui ou non pour une personne d’une organisation et une cible ou un lot, avec le motif de chaque règle, les communications examinées, les opérations et les bases juridiques avec leurs dates. Ce qui est caché à l’organisation répond comme ce qui n’existe pas. La question passe par le serveur s’il tourne, et figure au journal.',
  'cli.access-why.option.who': 'La personne : identifiant, nom de connexion ou nom exact',
  'cli.access-why.example.1':
    'cosmo access why --who amara.okafor --what 019a4c1e-0000-7000-8000-000000000001',
  'cli.access-why.example.2':
    'cosmo access why --who "Amara Okafor" --act release --what 019a4c1e-0000-7000-8000-000000000001 --json',
  'cli.access-who.about': 'Qui peut faire un acte sur un dossier, et pourquoi',
  'cli.access-who.usage': 'cosmo access who --what ID [--act ACTE] [--purpose FINALITÉ] [--json]',
  'cli.access-who.long':
    'Énumère les agents d’une organisation et les organisations que nomment les communications en cours du dossier, chacun avec ce que disent les règles et celle qui en décide. La question passe par le serveur s’il tourne, et figure au journal.',
  'cli.access-who.example.1':
    'cosmo access who --what 019a4c1e-0000-7000-8000-000000000001 --act export',
  'cli.organisation-add.about': 'Fonder une organisation de plus dans la maison',
  'cli.organisation-add.usage':
    'cosmo organisation add NOM --kind TYPE [--country XX] [--under ORGANISATION] [--exercise]',
  'cli.organisation-add.long':
    'Fonde une organisation avec son premier administrateur et affiche pour lui un lien de connexion à usage unique. Types : administration, rilo, secretariat, partner, agency. Par le serveur s’il tourne.',
  'cli.organisation-add.option.kind': 'administration, rilo, secretariat, partner ou agency',
  'cli.organisation-add.option.country': 'Pays (ISO 3166, deux lettres)',
  'cli.organisation-add.option.under':
    'Pour un organisme national : son administration (identifiant ou code)',
  'cli.organisation-add.option.exercise': 'Ses données sont fictives : chaque page le dit',
  'cli.organisation-add.option.address':
    'Adresse de la maison pour le lien (par défaut : http://localhost:8642)',
  'cli.organisation-add.example.1':
    'cosmo organisation add "Douanes de Suderlande" --kind administration --country XA',
  'cli.organisation-add.example.2':
    'cosmo organisation add "Bureau des licences" --kind agency --under douanes-de-suderlande',
  'cli.organisation-add.done':
    '{{name}} fait partie de la maison ; ses agents se connectent comme NOM@{{code}}.',
  'cli.organisation-list.about': 'Énumérer les organisations de la maison',
  'cli.organisation-list.usage': 'cosmo organisation list [--json]',
  'cli.organisation-list.long':
    'Affiche une ligne par organisation : code, nom, type, pays et identifiant. Par le serveur s’il tourne.',
  'cli.organisation-list.example.1': 'cosmo organisation list --json',
  'cli.access-why.option.act': 'L’acte envisagé (par défaut : consult)',
  'cli.access-why.option.what': 'Identifiant de la cible ou du lot',
  'cli.access-why.option.purpose': 'La finalité (par défaut : risk-analysis)',
  'cli.access-why.option.one-factor':
    'Comme avec une connexion à un seul facteur (par défaut : deux)',
  'cli.access-why.option.organisation':
    'L’organisation des personnes : identifiant, code ou nom (par défaut : la première)',
  'cli.access-why.option.house': 'Dossier de données (par défaut : var)',
  'cli.access-why.option.json': 'En JSON',
  'cli.access-who.option.act': 'L’acte envisagé (par défaut : consult)',
  'cli.access-who.option.what': 'Identifiant de la cible ou du lot',
  'cli.access-who.option.purpose': 'La finalité (par défaut : risk-analysis)',
  'cli.access-who.option.one-factor':
    'Comme avec une connexion à un seul facteur (par défaut : deux)',
  'cli.access-who.option.organisation':
    'L’organisation des personnes : identifiant, code ou nom (par défaut : la première)',
  'cli.access-who.option.house': 'Dossier de données (par défaut : var)',
  'cli.access-who.option.json': 'En JSON',
  'cli.organisation-add.option.house': 'Dossier de données (par défaut : var)',
  'cli.organisation-add.option.json': 'En JSON',
  'cli.organisation-list.option.house': 'Dossier de données (par défaut : var)',
  'cli.organisation-list.option.json': 'En JSON',
} as const
