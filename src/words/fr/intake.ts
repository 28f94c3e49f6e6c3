/** Une colonne d'un opérateur porte le rôle et l'élément : « Importateur : nom ». */
const ROLES = {
  exporter: 'Exportateur',
  importer: 'Importateur',
  consignor: 'Expéditeur',
  consignee: 'Destinataire',
  seller: 'Vendeur',
  buyer: 'Acheteur',
  notify: 'Partie à notifier',
  declarant: 'Déclarant',
  agent: 'Commissionnaire en douane',
  carrier: 'Transporteur',
  forwarder: 'Transitaire',
  manufacturer: 'Fabricant',
  endUser: 'Utilisateur final',
} as const
const PARTS = {
  name: 'nom',
  id: "numéro d'identification",
  address: 'adresse',
  city: 'ville',
  postcode: 'code postal',
  subdivision: 'État ou province',
  country: 'pays',
  contact: 'contact',
} as const

const partyLabels: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(ROLES).flatMap(([role, roleName]) =>
    Object.entries(PARTS).map(([part, partName]) => [
      `field.parties.${role}.${part}`,
      `${roleName} : ${partName}`,
    ]),
  ),
)

export const intake = {
  'refusal.file.absent.says': "Le fichier {{file}} n'existe pas.",
  'refusal.file.absent.next': 'Vérifiez le nom et le dossier, puis indiquez le fichier à nouveau.',
  'refusal.file.folder.says': '{{file}} est un dossier et non un fichier.',
  'refusal.file.folder.next': "Indiquez les fichiers qu'il contient.",
  'refusal.file.empty.says': '{{file}} est vide.',
  'refusal.file.empty.next':
    "Redemandez le fichier à l'expéditeur : la transmission a pu être interrompue.",
  'refusal.file.unreadable.says': '{{file}} ne peut pas être ouvert en lecture.',
  'refusal.file.unreadable.next': "Vérifiez les droits d'accès et l'état du disque.",
  'refusal.file.unknown-format.says':
    "{{file}} n'est pas un fichier commercial d'un format connu : il s'agit apparemment de ce type : $t(file.kind.{{kind}}).",
  'refusal.file.unknown-format.next':
    "Fournissez un tableau (CSV, TSV) dont l'en-tête désigne les marchandises et un opérateur, un pays, une valeur, une masse, une date ou un numéro de déclaration, ou un message XML du modèle de données de l'OMD.",
  'refusal.file.too-large.says': '{{file}} dépasse la taille admise pour un fichier.',
  'refusal.file.too-large.next': "Scindez-le ou demandez à l'expéditeur un extrait plus petit.",
  'refusal.file.changed.says': '{{file}} a été modifié pendant la lecture.',
  'refusal.file.changed.next': 'Attendez que le fichier soit complet, puis recommencez.',
  'refusal.file.encoding.says':
    'Les caractères de {{file}} ne peuvent pas être lus dans son codage (UTF-8, UTF-16, Windows-1251 et Windows-1252 sont connus).',
  'refusal.file.encoding.next': "Enregistrez le fichier en UTF-8 dans le logiciel d'origine.",
  'refusal.file.damaged.says': '{{file}} est endommagé.',
  'refusal.file.damaged.next': "Redemandez le fichier à l'expéditeur.",
  'refusal.file.no-header.says':
    "{{file}} n'a pas de ligne d'en-tête parmi ses vingt premières lignes.",
  'refusal.file.no-header.next':
    'Ajoutez au-dessus des données une ligne avec les noms des colonnes.',
  'refusal.record.columns.says':
    "La ligne {{line}} de {{file}} compte {{found}} colonnes alors que l'en-tête en compte {{expected}}.",
  'refusal.record.columns.next':
    'Cherchez un séparateur ou un guillemet à l’intérieur d’un texte de cette ligne.',
  'refusal.record.quote.says':
    'La ligne {{line}} de {{file}} comporte un guillemet qui ouvre un texte sans le fermer.',
  'refusal.record.quote.next': "Doublez les guillemets à l'intérieur du texte ou supprimez-les.",
  'refusal.record.too-long.says':
    "L'enregistrement à la ligne {{line}} de {{file}} dépasse la longueur admise (4 Mo, ou 1 Mo pour une zone).",
  'refusal.record.too-long.next':
    "Examinez cette ligne dans le système d'origine : ce n'est pas une déclaration.",
  'refusal.record.empty.says':
    "L'enregistrement à la ligne {{line}} de {{file}} ne désigne ni marchandise ni opérateur.",
  'refusal.record.empty.next':
    'Rien à examiner ici. Vérifiez la correspondance des colonnes si beaucoup de lignes sont dans ce cas.',
  'refusal.record.header.says': "La ligne {{line}} de {{file}} répète l'en-tête.",
  'refusal.record.header.next': 'Rien à faire : des extraits ont été réunis en un seul fichier.',
  'refusal.record.value.says': 'Une valeur à la ligne {{line}} de {{file}} ne peut pas être lue.',
  'refusal.record.value.next': "Corrigez la valeur dans le système d'origine.",
  'refusal.xml.malformed.says':
    "{{file}} n'est pas un XML bien formé à la ligne {{line}}, colonne {{column}}.",
  'refusal.xml.malformed.next':
    "Les déclarations situées avant cet endroit ont été lues. Demandez à l'expéditeur un fichier corrigé.",
  'refusal.xml.doctype.says':
    "{{file}} comporte un DOCTYPE, dont aucun message commercial n'a besoin.",
  'refusal.xml.doctype.next':
    "Demandez à l'expéditeur le message sans cette partie : elle peut porter une attaque.",
  'refusal.xml.depth.says':
    '{{file}} comporte des éléments imbriqués sur plus de {{depth}} niveaux.',
  'refusal.xml.depth.next':
    "Aucun message commercial n'est construit ainsi. Interrogez l'expéditeur.",
  'refusal.xml.too-large.says':
    '{{file}} comporte une zone, un élément ou un enregistrement trop grand à la ligne {{line}}.',
  'refusal.xml.too-large.next': "Examinez cet endroit : aucune déclaration n'est aussi grande.",
  'file.kind.zip': 'archive zip',
  'file.kind.xlsx': 'classeur Excel (enregistrez la feuille en CSV)',
  'file.kind.gzip': 'archive gzip à l’intérieur d’une autre',
  'file.kind.pdf': 'document PDF',
  'file.kind.office': 'ancien document Office (enregistrez la feuille en CSV)',
  'file.kind.image': 'image',
  'file.kind.binary': 'programme ou autre fichier binaire',
  'file.kind.json': 'JSON',
  'file.kind.xsd': 'schéma XML',
  'file.kind.xml': 'XML d’une autre nature',
  'file.kind.html': 'page web',
  'file.kind.table': 'tableau sans marchandises, ou sans opérateurs, pays, valeurs ni dates',
  'file.kind.text': 'texte sans tableau',
  'field.function': 'Importation, exportation ou transit',
  'field.declaration.mrn': 'Numéro de déclaration',
  'field.declaration.lrn': 'Numéro de référence local',
  'field.declaration.ucr': "Référence unique d'envoi",
  'field.declaration.typeCode': 'Type de déclaration',
  'field.declaration.office': 'Bureau de douane',
  'field.declaration.acceptedAt': "Date d'acceptation",
  'field.declaration.declarantRef': 'Référence du déclarant',
  'field.transportDocuments.id': 'Numéro du document de transport',
  ...partyLabels,
  'field.countries.export': "Pays d'exportation",
  'field.countries.dispatch': "Pays d'expédition",
  'field.countries.destination': 'Pays de destination',
  'field.countries.finalDestination': 'Pays de destination finale',
  'field.countries.transit': 'Pays de transit',
  'field.route.receipt': 'Lieu de prise en charge',
  'field.route.loading': 'Lieu de chargement',
  'field.route.transshipment': 'Lieu de transbordement',
  'field.route.unloading': 'Lieu de déchargement',
  'field.route.delivery': 'Lieu de livraison',
  'field.transportMeans.mode': 'Mode de transport',
  'field.transportMeans.id': 'Identification du moyen de transport',
  'field.transportMeans.name': 'Nom du moyen de transport',
  'field.transportMeans.nationality': 'Nationalité du moyen de transport',
  'field.transportMeans.voyage': 'Numéro de voyage ou de vol',
  'field.equipment.id': 'Numéro de conteneur',
  'field.equipment.seals': 'Numéro de scellé',
  'field.deliveryTerms.incoterm': 'Conditions de livraison (Incoterm)',
  'field.deliveryTerms.place': 'Conditions de livraison : lieu',
  'field.currency': 'Monnaie',
  'field.invoice': 'Montant total de la facture',
  'field.freight': 'Fret',
  'field.totals.packages': 'Nombre total de colis de la déclaration',
  'field.totals.grossMassKg': 'Masse brute totale de la déclaration',
  'field.totals.items': "Nombre d'articles de la déclaration",
  'field.documents.type': "Document d'accompagnement : type",
  'field.documents.id': "Document d'accompagnement : numéro (licence)",
  'field.goodsItems.seq': "Numéro d'article",
  'field.goodsItems.description': 'Désignation des marchandises',
  'field.goodsItems.commodityCode': 'Code des marchandises (SH ou tarif national)',
  'field.goodsItems.additionalCode': 'Code additionnel',
  'field.goodsItems.casNumbers': 'Numéro CAS',
  'field.goodsItems.originCountry': "Pays d'origine",
  'field.goodsItems.grossMassKg': 'Masse brute',
  'field.goodsItems.netMassKg': 'Masse nette',
  'field.goodsItems.massUnit': 'Unité de masse',
  'field.goodsItems.supplementaryQuantity': 'Quantité',
  'field.goodsItems.supplementaryUnit': 'Unité de quantité',
  'field.goodsItems.packages.quantity': 'Nombre de colis',
  'field.goodsItems.packages.type': 'Type de colis',
  'field.goodsItems.packages.marks': "Marques d'expédition",
  'field.goodsItems.itemPrice': "Prix de l'article",
  'field.goodsItems.unitPrice': 'Prix unitaire',
  'field.goodsItems.statisticalValue': 'Valeur statistique (FOB)',
  'field.goodsItems.customsValue': 'Valeur en douane (CAF)',
  'field.goodsItems.procedure': 'Régime douanier',
  'field.goodsItems.previousProcedure': 'Régime douanier précédent',
} as const
