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
    '$t(cli.count.targets, {"count": {{targets}} }) sur $t(cli.count.consignments, {"count": {{consignments}} }) ; $t(cli.count.rejected, {"count": {{rejected}} }) sur {{read}}.',
  'cli.screen.see': 'Voir {{out}}.',
  'cli.count.targets_one': '{{count}} cible',
  'cli.count.targets_many': '{{count}} de cibles',
  'cli.count.targets_other': '{{count}} cibles',
  'cli.count.consignments_one': '{{count}} envoi',
  'cli.count.consignments_many': '{{count}} d’envois',
  'cli.count.consignments_other': '{{count}} envois',
  'cli.count.records_one': '{{count}} enregistrement',
  'cli.count.records_many': '{{count}} d’enregistrements',
  'cli.count.records_other': '{{count}} enregistrements',
  'cli.count.rejected_one': '{{count}} enregistrement rejeté',
  'cli.count.rejected_many': '{{count}} d’enregistrements rejetés',
  'cli.count.rejected_other': '{{count}} enregistrements rejetés',
  'cli.count.parts_one': '{{count}} partie',
  'cli.count.parts_many': '{{count}} de parties',
  'cli.count.parts_other': '{{count}} parties',
  'cli.place.line': 'ligne {{line}}',
  'cli.place.line-column': 'ligne {{line}}, colonne {{column}}',
  'cli.screen.more-rejects_one': '{{count}} autre enregistrement rejeté dans {{path}}.',
  'cli.screen.more-rejects_many': '{{count}} autres enregistrements rejetés dans {{path}}.',
  'cli.screen.more-rejects_other': '{{count}} autres enregistrements rejetés dans {{path}}.',
  'cli.progress.inspect': 'lecture du fichier {{done}} sur {{total}}',
  'cli.progress.screen':
    '$t(cli.count.parts, {"count": {{done}} }) sur {{total}}, $t(cli.count.records, {"count": {{records}} }), $t(cli.count.targets, {"count": {{targets}} })',
  'cli.progress.write': 'écriture : $t(cli.count.targets, {"count": {{targets}} })',
  'cli.serve.about': 'Ouvrir la maison : application web et API',
  'cli.serve.usage':
    'cosmo serve [--name NOM] [--country XX] [--house DOSSIER] [--port N] [--exercise] [--origin ADRESSE]',
  'cli.serve.long':
    'Ouvre le dossier de données (ou le serveur PostgreSQL de DATABASE_URL), sert l’application web sur cette machine et affiche l’adresse avec un lien de connexion à usage unique pour le premier administrateur.',
  'cli.serve.option.house': 'Dossier de données (par défaut : var)',
  'cli.serve.option.port': 'Port sur cette machine (par défaut : 8642, sinon le suivant libre)',
  'cli.serve.option.exercise':
    'Sur une maison vide : charger et cribler l’exercice, entièrement fictif',
  'cli.serve.option.name': 'Au premier démarrage : le nom de l’administration',
  'cli.serve.option.country': 'Au premier démarrage : son pays (ISO 3166, deux lettres)',
  'cli.serve.option.origin':
    'L’adresse que l’on utilise, https://NOM : un mandataire de cette machine y mène',
  'cli.serve.option.intranet': 'Les annuaires (OpenID) peuvent avoir une adresse privée',
  'cli.serve.example.1': 'cosmo serve --exercise',
  'cli.serve.example.2': 'cosmo serve --name "Douanes de Nordavie" --country XN',
  'cli.serve.example.3': 'cosmo serve --origin https://cosmo.douanes.example',
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
  'cli.sign-in.example.2': 'cosmo sign-in --name premier.administrateur',
  'cli.sign-in.ready':
    '{{name}} ({{login}}) : ouvrez {{address}} (valable une fois, pendant un jour)',
  'cli.serve.opening': 'Ouverture de la maison dans {{house}}',
  'cli.serve.creating': 'Création de la base de données (cette première fois seulement)',
  'cli.serve.exercise':
    'Chargement de l’exercice : opérateurs fictifs, une liste de personnes, {{lines}} lignes',
  'cli.serve.neighbours': 'Mise en place des voisins fictifs de l’exercice',
  'cli.serve.named':
    'Depuis son premier démarrage, la maison s’appelle {{name}} (pays {{country}}). cosmo organisation rename {{code}} change cela.',
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
  'cli.shows.CODE': 'CODE',
  'cli.shows.ADDRESS': 'ADRESSE',
  'cli.access-why.about':
    'Pourquoi une personne peut ou ne peut pas faire un acte sur un enregistrement',
  'cli.access-why.usage':
    'cosmo access why --who PERSONNE --what ID [--act ACTE] [--purpose FINALITÉ] [--json]',
  'cli.access-why.long':
    'Répond oui ou non pour une personne d’une organisation et une cible ou un lot, avec le motif de chaque règle, les communications examinées, les opérations et les bases juridiques avec leurs dates. Ce qui est caché à l’organisation répond comme ce qui n’existe pas. La question passe par le serveur s’il tourne, et figure au journal.',
  'cli.access-why.option.who': 'La personne : identifiant, nom de connexion ou nom exact',
  'cli.access-why.example.1':
    'cosmo access why --who premier.administrateur --what 019a4c1e-0000-7000-8000-000000000001',
  'cli.access-why.example.2':
    'cosmo access why --who "Premier administrateur" --act release --what 019a4c1e-0000-7000-8000-000000000001 --json',
  'cli.access-who.about': 'Qui peut faire un acte sur un enregistrement, et pourquoi',
  'cli.access-who.usage': 'cosmo access who --what ID [--act ACTE] [--purpose FINALITÉ] [--json]',
  'cli.access-who.long':
    'Énumère les agents d’une organisation et les organisations que nomment les communications en cours de l’enregistrement, chacun avec ce que disent les règles et celle qui en décide. La question passe par le serveur s’il tourne, et figure au journal.',
  'cli.access-who.example.1':
    'cosmo access who --what 019a4c1e-0000-7000-8000-000000000001 --act export',
  'cli.organisation-add.about': 'Fonder une organisation de plus dans la maison',
  'cli.organisation-add.usage':
    'cosmo organisation add NOM --kind TYPE [--country XX] [--under ORGANISATION] [--code CODE] [--exercise]',
  'cli.organisation-add.long':
    'Fonde une organisation avec son premier administrateur et affiche pour lui un lien de connexion à usage unique. Types : administration, rilo, secretariat, partner, agency. Un nom déjà pris est refusé, à moins qu’un code ne distingue les deux. Par le serveur s’il tourne.',
  'cli.organisation-add.option.kind': 'administration, rilo, secretariat, partner ou agency',
  'cli.organisation-add.option.country': 'Pays (ISO 3166, deux lettres)',
  'cli.organisation-add.option.under':
    'Pour un organisme national : son administration (identifiant ou code)',
  'cli.organisation-add.option.code':
    'Ce qui suit le @ de ses noms de connexion (par défaut : tiré du nom)',
  'cli.organisation-add.option.exercise': 'Ses données sont fictives : chaque page le dit',
  'cli.organisation-add.option.address':
    'Adresse de la maison pour le lien (par défaut : http://localhost:8642)',
  'cli.organisation-add.example.1':
    'cosmo organisation add "Douanes de Westmark" --kind administration --country XW',
  'cli.organisation-add.example.2':
    'cosmo organisation add "Bureau des licences" --kind agency --under douanes-de-westmark',
  'cli.organisation-add.done':
    '{{name}} fait partie de la maison ; ses agents se connectent comme NOM@{{code}}.',
  'cli.organisation-rename.about': 'Changer le nom ou le pays d’une organisation',
  'cli.organisation-rename.usage':
    'cosmo organisation rename ORGANISATION [--name NOM] [--country XX] [--json]',
  'cli.organisation-rename.long':
    'Renomme une organisation de la maison, désignée par son identifiant, son code ou son nom. Son code, et avec lui les noms de connexion, ne changent pas. L’acte figure à son journal. Son administrateur le peut aussi (PUT /api/v1/organisation). Par le serveur s’il tourne.',
  'cli.organisation-rename.option.name': 'Le nouveau nom (par défaut : inchangé)',
  'cli.organisation-rename.option.country':
    'Le nouveau pays, ISO 3166, deux lettres (par défaut : inchangé)',
  'cli.organisation-rename.option.house': 'Dossier de données (par défaut : var)',
  'cli.organisation-rename.option.json': 'En JSON',
  'cli.organisation-rename.example.1':
    'cosmo organisation rename administration-des-douan --name "Douanes de Nordavie" --country XN',
  'cli.organisation-rename.done':
    'L’organisation s’appelle {{name}} (pays {{country}}) ; ses agents se connectent comme avant : NOM@{{code}}.',
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
