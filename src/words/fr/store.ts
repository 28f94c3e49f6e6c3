export const store = {
  'refusal.house.unreachable.says':
    'Le serveur de base de données que désigne DATABASE_URL ({{server}}) ne donne pas accès ({{code}}).',
  'refusal.house.unreachable.next':
    'Vérifiez que le serveur fonctionne et ce que dit DATABASE_URL, ou retirez cette variable pour utiliser le dossier de données.',
  'refusal.house.locked.says':
    'Un autre processus utilise le dossier de données {{folder}} ; deux à la fois l’endommageraient.',
  'refusal.house.locked.next':
    'Arrêtez l’autre processus, ou travaillez par celui qui est en marche.',
  'refusal.house.full.says':
    'Il reste {{freeMb}} Mo sur le disque, et {{floorMb}} Mo au moins doivent rester libres. Rien n’a été écrit ; la consultation continue.',
  'refusal.house.full.next': 'Libérez de la place sur le disque de {{folder}}, puis recommencez.',
  'refusal.house.stopped.says':
    'La base de données s’est arrêtée. Ce qui avait été confirmé est conservé ; cette demande n’a pas été exécutée.',
  'refusal.house.stopped.next':
    'Redémarrez le programme ; si l’arrêt se répète, vérifiez le disque.',
  'refusal.house.broken.says':
    'La base de données de {{folder}} ne peut pas être ouverte ({{text}}).',
  'refusal.house.broken.next':
    'Laissez le dossier tel quel ; décompressez l’archive la plus récente de ses sauvegardes dans un nouveau dossier database à sa place, puis redémarrez.',
  'refusal.house.too-old.says':
    'Les données sont de la version {{database}}, et ce programme ne connaît que la version {{program}}.',
  'refusal.house.too-old.next': 'Démarrez la version plus récente du programme.',
  'refusal.house.altered.says':
    'L’étape {{migration}} de la base de données ne correspond pas à ce programme : autre version, ou base modifiée.',
  'refusal.house.altered.next': 'Démarrez la version qui a créé les données.',
  'refusal.house.key.says':
    'La clé des enregistrements scellés manque ou n’est pas la bonne ({{source}}).',
  'refusal.house.key.next':
    'Remettez en place le fichier house.key, ou donnez à COSMO_KEY les 32 octets en base64 qui ont servi à sceller les données.',
  'refusal.house.not-empty.says':
    'Il y a déjà des données dans {{folder}} ; elles ne sont pas écrasées.',
  'refusal.house.not-empty.next': 'Choisissez un dossier vide ou une base vide.',
  'refusal.house.export-damaged.says':
    'L’export est incomplet ou a été modifié : {{file}}. Rien n’a été repris.',
  'refusal.house.export-damaged.next': 'Copiez à nouveau l’export en entier, puis recommencez.',
  'refusal.session.absent.says': 'Vous n’êtes pas connecté, ou votre session a pris fin.',
  'refusal.session.absent.next': 'Reconnectez-vous ; ce que vous avez saisi est conservé.',
  'refusal.session.link-used.says': 'Ce lien de connexion a déjà servi ou a expiré.',
  'refusal.session.link-used.next': 'Demandez un nouveau lien à votre administrateur.',
  'refusal.batch.absent.says': 'Ce lot n’existe pas.',
  'refusal.batch.absent.next': 'Revenez à la liste des lots.',
  'refusal.upload.absent.says': 'Ce fichier téléversé n’existe pas.',
  'refusal.upload.absent.next': 'Téléversez le fichier à nouveau.',
  'refusal.target.absent.says': 'Cette cible n’existe pas.',
  'refusal.target.absent.next': 'Revenez à la liste des cibles.',
  'refusal.judgement.mixed.says':
    'Ces {{count}} cibles n’ont pas des motifs identiques et ne peuvent recevoir une réponse commune.',
  'refusal.judgement.mixed.next': 'Répondez-y une par une.',
  'refusal.judgement.lapsed.says':
    'La cible a changé depuis que vous l’avez consultée ; votre réponse n’a pas été enregistrée.',
  'refusal.judgement.lapsed.next': 'Consultez-la de nouveau, puis répondez.',
  'refusal.judgement.none.says': 'Il ne reste aucune réponse de votre part à retirer.',
  'refusal.judgement.none.next': 'Consultez la cible : elle montre la réponse en vigueur.',
} as const
