export const risk = {
  'indicator.G-01': 'Marchandise d’une liste de contrôle sans licence',
  'indicator.G-03': 'Désignation vague',
  'indicator.G-05': 'Bien hautement prioritaire',
  'indicator.P-01': 'Personne ou entité inscrite sur une liste',
  'indicator.P-02': 'Transitaire comme destinataire',
  'indicator.P-03': 'Banque comme destinataire',
  'indicator.P-08': 'Utilisateur final non désigné',
  'indicator.R-03': 'La destination n’est pas le pays du destinataire',
  'indicator.R-04': 'L’itinéraire touche un pays sous embargo',
  'indicator.T-01': 'Numéro de conteneur erroné',
  'indicator.T-02': 'Numéro de navire erroné',
  'indicator.T-03': 'Numéro de lettre de transport aérien erroné',
  'indicator.T-04': 'Numéro de référence du mouvement erroné',
  'indicator.Q-01': 'Énonciations obligatoires manquantes',
  'reason.G-01':
    'L’article {{item}} pourrait relever de la rubrique {{entry}} ({{list}}) et aucune licence n’est produite.',
  'reason.G-03':
    'La désignation de l’article {{item}} ne dit pas quelle est la marchandise : « {{word}} ».',
  'reason.G-05':
    'Article {{item}} : la sous-position {{hs6}} figure sur la liste commune des biens hautement prioritaires (niveau {{tier}}).',
  'reason.G-05.direct': 'La marchandise est à destination d’un pays sensible : {{place}}.',
  'reason.G-05.hub':
    'La marchandise passe par une plateforme de transbordement, avec un indice de réexpédition vers {{place}}.',
  'reason.G-05.newTrader':
    'L’opérateur est nouveau : créé ou vu pour la première fois le {{place}}.',
  'reason.P-01':
    'L’intervenant « {{party}} » ({{role}}) ressemble à « {{name}} », inscription {{entry}} de la liste {{list}}.',
  'reason.P-02':
    'Un transitaire, un transporteur ou un logisticien reçoit la marchandise : « {{word}} ».',
  'reason.P-03': 'Une banque reçoit la marchandise : « {{word}} ».',
  'reason.P-08': 'Personne n’est désigné comme destinataire de la marchandise : « {{word}} ».',
  'reason.R-03':
    'La destination déclarée est {{destination}}, mais le destinataire est établi dans le pays {{country}}.',
  'reason.R-04': 'L’itinéraire touche {{country}}, pays sous embargo : {{place}}.',
  'reason.T-01':
    'Le conteneur {{id}} a un chiffre de contrôle ou une lettre de catégorie erronés ; chiffre exact : {{digit}}.',
  'reason.T-02': 'Le numéro de navire {{id}} a un chiffre de contrôle erroné ; exact : {{digit}}.',
  'reason.T-03':
    'La lettre de transport aérien {{id}} a un chiffre de contrôle erroné ; exact : {{digit}}.',
  'reason.T-04':
    'Le numéro de référence du mouvement {{id}} a un chiffre de contrôle erroné ; exact : {{digit}}.',
  'reason.Q-01_one': 'Une énonciation obligatoire manque : {{fields}}.',
  'reason.Q-01_many': '{{count}} énonciations obligatoires manquent : {{fields}}.',
  'reason.Q-01_other': '{{count}} énonciations obligatoires manquent : {{fields}}.',
  'need.description': 'désignation des marchandises',
  'need.hs6': 'sous-position tarifaire',
  'need.documents': 'documents d’accompagnement',
  'need.consignee': 'nom du destinataire',
  'need.consigneeCountry': 'pays du destinataire',
  'need.parties': 'noms des intervenants',
  'need.traderHistory': 'antécédents de l’opérateur',
  'need.destination': 'pays de destination',
  'need.route': 'itinéraire',
  'need.equipment': 'numéros de conteneur',
  'need.vessel': 'identité du moyen de transport',
  'need.airWaybill': 'titre de transport',
  'need.mrn': 'numéro de référence du mouvement',
  'risk.example-profile':
    'Ces listes, seuils et dates sont un exemple. Chaque administration fixe les siens.',
} as const
