/** La page Aide : ce que montrent les autres pages, en une phrase chacun. */
export const help = {
  'web.help.title': 'Aide',
  'web.help.lanes': 'Ce que signifient les circuits',
  'web.help.lanes.more':
    'Un fait établi l’emporte sur les points : un seul rend la cible rouge, quel que soit son score. Le score dit le poids des motifs réunis ; « éléments » dit quelle part de ce que les règles comparent était présente.',
  'web.help.answers': 'Les trois réponses',
  'web.help.answer.yes':
    'Les motifs sont fondés. Cosmo garde la réponse ; la visite s’ordonne dans votre propre système.',
  'web.help.answer.no':
    'Ils ne tiennent pas. Un « non » vaut autant qu’une découverte : les taux de réussite se font des deux.',
  'web.help.answer.unknown':
    'Impossible de trancher avec ce qui est là. C’est une réponse, jamais un champ vide.',
  'web.help.keys': 'Touches de la page Cibles',
  'web.help.words': 'Vocabulaire',
  'web.word.consignment': 'Envoi',
  'web.word.consignment.means':
    'Marchandises adressées par un expéditeur à un destinataire sous un même document de transport ou une même déclaration.',
  'web.word.target': 'Cible',
  'web.word.target.means':
    'Un envoi que désigne au moins un motif, jusqu’à ce qu’une personne ait répondu.',
  'web.word.entry': 'Rubrique de liste de contrôle',
  'web.word.entry.means':
    'Paragraphe numéroté d’une liste de contrôle, tel que 2B350 : catégorie, groupe de produits, numéro.',
  'web.word.dual-use': 'Biens à double usage',
  'web.word.dual-use.means':
    'Biens d’usage civil qui peuvent aussi servir à des armes ou à leurs vecteurs.',
  'web.word.stce': 'ACES',
  'web.word.stce.means':
    'Application des contrôles aux échanges de nature stratégique : trouver les biens stratégiques dans les échanges et agir.',
  'help.see': 'Qui peut voir un enregistrement',
  'help.see.intro':
    'Cibles et lots appartiennent à l’organisation qui les a apportés. Un marquage n’ouvre jamais un enregistrement : il restreint seulement qui peut le voir et le transmettre. Une communication ouvre une cible à d’autres.',
  'help.label': 'Marquage',
  'help.label.means':
    'Feu, code de traitement, finalités et état d’un enregistrement, sous « Qui peut voir ceci » d’une cible. Resserrer est immédiat ; abaisser demande deux facteurs et un motif.',
  'help.tlp.RED':
    'Les personnes désignées par une communication, et personne d’autre. Ni extraction ni transmission.',
  'help.tlp.AMBER+STRICT':
    'Le propriétaire et ceux à qui il a été communiqué. Seul le propriétaire le transmet.',
  'help.tlp.AMBER': 'Comme AMBER+STRICT ; qui le reçoit peut en parler à ceux qui doivent agir.',
  'help.tlp.GREEN': 'Qui l’a reçu peut le transmettre dans la communauté.',
  'help.tlp.CLEAR': 'Qui l’a reçu peut le transmettre à tous.',
  'help.code': 'Code de traitement',
  'help.purpose': 'Finalité',
  'help.purpose.means':
    'Un enregistrement sert aux finalités pour lesquelles il a été apporté ou communiqué, et à aucune autre.',
  'help.release': 'Communication',
  'help.release.means':
    'Ouvre une cible à des organisations ou à des personnes désignées pour un temps, après un aperçu de ce qu’elles verront. Les données propres à l’opérateur ne suivent que si une base juridique est en vigueur.',
  'help.withdraw': 'Retrait',
  'help.withdraw.means':
    'Met fin à une communication : la cible disparaît aussitôt des pages de l’autre.',
  'help.hold': 'Conservation',
  'help.hold.means':
    'Garde une cible pour une procédure. Rien ne peut en être effacé tant que la conservation n’est pas levée.',
  'help.erase': 'Effacement',
  'help.erase.means':
    'Détruit pour toujours une cible et sa déclaration, aussi chez ceux qui l’ont reçue et dans les sauvegardes. Une trace sans contenu demeure.',
  'help.dates': 'Révision et suppression',
  'help.dates.means':
    'Une cible dont la révision est en retard n’est plus visible que du point de contact national. À sa date d’effacement elle est effacée, sauf si elle est conservée. La page Échéances et effacement montre ce qui vient.',
  'help.journal': 'Le journal',
  'help.journal.means':
    'Chaque acte a une écriture : qui, quoi, quand et pour quelle finalité, jamais un contenu. Personne n’en modifie ni n’en retire sans laisser de trace. « Ce qui s’est passé » d’une cible montre ses écritures ; la page Journal montre une journée.',
  'help.sign-in': 'Connexion',
  'help.passkey': 'Clé d’accès',
  'help.passkey.means':
    'Une clé dans votre ordinateur, votre téléphone ou un jeton, ouverte par code, empreinte ou visage. Elle ne sert qu’à cette maison et vaut deux facteurs.',
  'help.one-time': 'Code à usage unique',
  'help.one-time.means':
    'Six chiffres d’une application de votre téléphone. Mot de passe et code sont deux facteurs.',
  'help.recovery': 'Code de secours',
  'help.recovery.means':
    'Remplace un code à usage unique, une fois, quand le téléphone est perdu. Imprimez-les et gardez-les ailleurs.',
  'help.factors': 'Deux facteurs',
  'help.factors.means':
    'Communiquer, abaisser un marquage et effacer les demandent. Configurez-les à la page Compte.',
} as const
