export const server = {
  'nominal.withheld': '[non affiché]',
  'refusal.request.body.says':
    'La requête ne peut pas être lue telle qu’elle a été envoyée ({{fields}}).',
  'refusal.request.body.next': 'Corrigez les champs cités et renvoyez-la.',
  'refusal.request.query.says':
    'L’adresse de la requête contient un élément illisible ({{fields}}).',
  'refusal.request.query.next': 'Ouvrez la page par le menu, ou corrigez le paramètre cité.',
  'refusal.request.header.says': 'La requête contient un en-tête illisible ({{header}}).',
  'refusal.request.header.next': 'Corrigez cet en-tête ou retirez-le.',
  'refusal.request.absent.says': 'Il n’y a rien à cette adresse.',
  'refusal.request.absent.next': 'Vérifiez l’adresse, ou repartez de la page Cibles.',
  'refusal.request.method.says': 'Cette adresse n’accepte pas la méthode {{method}}.',
  'refusal.request.method.next':
    'La description de l’API, /api/v1/openapi.json, énumère ce qu’elle accepte.',
  'refusal.request.too-many.says': 'Trop de requêtes en peu de temps.',
  'refusal.request.too-many.next': 'Attendez une minute puis reprenez ; rien n’a été perdu.',
  'refusal.request.key-reused.says': 'La clé d’idempotence a déjà servi à une autre requête.',
  'refusal.request.key-reused.next': 'Renvoyez la requête avec une nouvelle clé.',
  'refusal.request.version.says': 'Une autre personne a modifié cet élément entre-temps.',
  'refusal.request.version.next':
    'Rechargez-le, examinez la modification, puis décidez de nouveau.',
  'refusal.request.origin.says': 'La requête ne provient pas des pages de cette maison.',
  'refusal.request.origin.next':
    'Travaillez dans les pages de la maison ; un client de l’API envoie l’en-tête Origin avec son adresse.',
  'refusal.request.failed.says': 'Une erreur s’est produite de notre côté. Rien n’a été modifié.',
  'refusal.request.failed.next':
    'Réessayez. Si l’erreur persiste, donnez ce numéro à votre administrateur : {{request}}.',
  'refusal.mapping.column.says': 'La colonne {{column}} ne peut pas devenir le champ {{field}}.',
  'refusal.mapping.column.next':
    'Choisissez un autre champ pour la colonne, ou laissez-la de côté.',
  'settles.G-01':
    'La licence ou l’attestation qu’aucune n’est requise, et les valeurs que la rubrique demande : fiche technique, modèle, composition.',
  'settles.G-03':
    'Une désignation complète : nature, matière, usage ; facture ou liste de colisage.',
  'settles.G-05':
    'Qui utilise les biens, où et à quelle fin ; contrat et certificat d’utilisation finale.',
  'settles.P-01':
    'Un second identifiant : date de naissance, numéro d’immatriculation, adresse. À comparer avec l’inscription sur la liste.',
  'settles.P-02':
    'L’intervenant derrière le transitaire : connaissement du groupeur, facture, contrat.',
  'settles.P-03':
    'L’acheteur derrière la banque : facture, crédit documentaire, partie à notifier.',
  'settles.P-08':
    'Le nom et l’adresse de l’utilisateur final : contrat, certificat d’utilisation finale.',
  'settles.R-03':
    'La raison d’une livraison ailleurs que chez le destinataire : bon de livraison, contrat.',
  'settles.R-04': 'L’itinéraire complet avec ses escales, et la licence pour le pays sous embargo.',
  'settles.T-01': 'Le numéro sur la porte du conteneur ou sur le connaissement.',
  'settles.T-02': 'Le numéro du navire au registre ou sur le connaissement.',
  'settles.T-03': 'Le numéro sur la lettre de transport aérien elle-même.',
  'settles.T-04': 'Le numéro de référence du mouvement (MRN) sur le document lui-même.',
  'settles.Q-01': 'La donnée manquante, auprès du déclarant.',
  'role.consignor': 'expéditeur',
  'role.consignee': 'destinataire',
  'role.exporter': 'exportateur',
  'role.importer': 'importateur',
  'role.buyer': 'acheteur',
  'role.seller': 'vendeur',
  'role.notify': 'partie à notifier',
  'role.declarant': 'déclarant',
  'role.agent': 'représentant',
  'role.carrier': 'transporteur',
  'role.forwarder': 'transitaire',
  'role.manufacturer': 'fabricant',
  'role.endUser': 'utilisateur final',
  'role.other': 'autre intervenant',
} as const
