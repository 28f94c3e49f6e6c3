/** What stands in the exercise of a new house: fictional from end to end, and it says so. */
export const exercise = {
  'exercise.neighbour': 'Douanes de Suderlande (exercice)',
  'exercise.rilo': 'BRLR Méridien (exercice)',
  'exercise.partner': 'Observatoire du commerce stratégique (exercice)',
  'exercise.person': '{{name}} (personne fictive)',
  'exercise.operation': 'Opération Lanterne (exercice)',
  'exercise.neighbour-operation': 'Opération Boussole (exercice)',
  'exercise.instrument': 'Accord d’assistance mutuelle, article 7 (exercice)',
  'exercise.plan.objective':
    'Trouver des biens stratégiques dans le commerce ordinaire entre les administrations fictives de cet exercice, et apprendre qui répond à qui et en combien de temps.',
  'exercise.plan.basis': 'Accord d’assistance mutuelle, article 7 (exercice)',
  'exercise.plan.media':
    'Ceci est un exercice avec des données fictives. Rien n’est communiqué à la presse.',
  'exercise.plan.region': 'Méridien (fictif)',
  'exercise.plan.partner': 'Observatoire du commerce stratégique (exercice)',
  'exercise.plan.supports':
    'Répond par téléphone aux questions sur les marchandises, les jours ouvrables de 8 à 16 h.',
  'exercise.phase.seminar': 'Séminaire de planification',
  'exercise.phase.preparation': 'Plans nationaux et formation',
  'exercise.phase.action': 'Action',
  'exercise.phase.debrief': 'Bilan',
  'exercise.criterion.delegates': 'Les délégués de chaque participant sont désignés',
  'exercise.criterion.plans': 'Chaque participant a un plan national accepté',
  'exercise.criterion.contacts': 'Chaque point de contact a été joint par un message d’essai',
  'exercise.criterion.reports': 'Les derniers rapports de situation sont arrivés',
  'exercise.step.seminar': 'Le séminaire de l’exercice a eu lieu.',
  'exercise.step.delegates': 'La liste des délégués a été lue.',
  'exercise.step.preparation': 'Les participants rédigent leurs plans.',
  'exercise.national.threats':
    'Convertisseurs de fréquence et pompes à vide déclarés comme parties d’autres machines, pour des utilisateurs finaux non désignés (exercice).',
  'exercise.national.trade':
    'Les parties de machines partent surtout par mer via Velden ; les petits envois par coursier express (exercice).',
  'exercise.national.source-own': 'Déclarations propres des deux dernières années (exercice)',
  'exercise.national.source-rilo': 'Bulletin du BRLR Méridien (exercice)',
  'exercise.national.profile':
    'Convertisseurs de fréquence pour de nouveaux destinataires (exercice)',
  'exercise.national.profile-basis':
    'Deux découvertes antérieures de l’exercice, déclarées toutes deux comme pièces électriques.',
  'exercise.national.office': 'Bureau du ciblage, Suderlande (exercice)',
  'exercise.national.tasks': 'Regarde les cibles de l’opération en une heure.',
  'exercise.national.hours': 'Jour et nuit ; téléphone sur la liste des contacts (exercice)',
  'exercise.national.agency': 'Autorité des licences de Suderlande (exercice)',
  'exercise.national.agency-office': 'Bureau des licences d’exportation (exercice)',
  'exercise.review.remarks':
    'Les profils sont utilisables au guichet. Ajoutez le centre de fret express dans la prochaine version.',
  'exercise.message.alert': 'Pompes à vide déclarées comme pompes à eau (exercice)',
  'exercise.message.alert-how':
    'Des pompes à vide sont déclarées comme parties de pompes à eau, en envois de moins de 50 kg, par deux transitaires à tour de rôle (exercice).',
  'exercise.message.alert-goods': 'Pompes à vide, leurs huiles et leurs joints',
  'exercise.message.alert-routes': 'Suderlande – Velden – haute mer (fictif)',
  'exercise.message.warning': 'Convertisseurs de fréquence comme pièces électriques (exercice)',
  'exercise.message.warning.goods':
    'Convertisseurs de fréquence, déclarés comme pièces électriques',
  'exercise.message.warning.grounds':
    'Le destinataire a été fondé il y a quatre semaines et ne désigne aucun utilisateur final ; l’itinéraire revient sur ses pas (exercice).',
  'exercise.message.ownWarning': 'Capteurs de pression par coursier express (exercice)',
  'exercise.message.ownWarning.goods': 'Capteurs de pression en matière résistant à la corrosion',
  'exercise.message.ownWarning.grounds':
    'Trois petits envois en une semaine à la même adresse, sous trois noms (exercice).',
  'exercise.message.feedback':
    'Visité au centre de fret express : manomètres ordinaires pour l’eau, mainlevée accordée (exercice).',
} as const
