/** Labels of records, and what a role does not open: spoken on every page. */
export const label = {
  'web.label.purposes': 'Finalités : {{purposes}}',
  'label.purpose.risk-analysis': 'analyse de risque',
  'label.purpose.investigation': 'enquête',
  'label.purpose.prosecution': 'poursuites',
  'label.purpose.licensing': 'octroi de licences',
  'label.purpose.statistics': 'statistiques',
  'label.purpose.oversight': 'contrôle interne',
  'label.purpose.administration': 'administration',
  'label.code.H0': 'H0 : usage général',
  'label.code.H1': 'H1 : pas en justice sans l’accord du propriétaire',
  'label.code.H2': 'H2 : pas de transmission sans l’accord du propriétaire',
  'label.code.H3': 'H3 : tout autre usage demande l’accord du propriétaire',
  'label.state.limited': 'Révision en retard',
  'label.state.held': 'Conservé pour une procédure',
  'label.state.withdrawn': 'Retiré',
  'label.state.quarantined': 'En quarantaine',
  'label.state.purged': 'Effacé',
  'web.target.not-nominal':
    'Les données nominatives de l’opérateur sont réservées à d’autres rôles.',
  'web.denied': 'Cette page n’est pas ouverte à vos rôles',
  'web.denied.next':
    'Rien n’est en panne. Si votre travail l’exige, adressez-vous à l’administrateur de votre organisation.',
  'web.denied.open': 'Pages qui vous sont ouvertes',
} as const
