export const journal = {
  'refusal.journal.purpose.says':
    'Cet acte montre ou transmet des données à caractère personnel, et aucune finalité n’a été indiquée.',
  'refusal.journal.purpose.next': 'Indiquez la finalité, puis recommencez.',

  'journal.act.organisation.founded': 'Organisation créée',
  'journal.act.organisation.renamed': 'Organisation renommée',
  'journal.act.person.added': 'Personne ajoutée',
  'journal.act.person.changed': 'Personne modifiée',
  'journal.act.person.roles-given': 'Rôles attribués',
  'journal.act.person.activated': 'Accès d’une personne rétabli',
  'journal.act.person.deactivated': 'Accès d’une personne retiré',
  'journal.act.person.link-made': 'Lien de connexion établi',
  'journal.act.person.reset-asked': 'Nouvel accès demandé',
  'journal.act.person.reset-confirmed': 'Nouvel accès confirmé par une seconde personne',
  'journal.act.access.explained': 'Explication donnée sur l’accès à un enregistrement',
  'journal.act.session.started': 'Connexion',
  'journal.act.session.renewed': 'Nouvelle connexion pendant la session',
  'journal.act.session.refused': 'Connexion refusée',
  'journal.act.session.ended': 'Déconnexion',
  'journal.act.session.revoked_one': '{{count}} session close',
  'journal.act.session.revoked_many': '{{count}} de sessions closes',
  'journal.act.session.revoked_other': '{{count}} sessions closes',
  'journal.act.password.set': 'Mot de passe défini',
  'journal.act.password.removed': 'Mot de passe supprimé',
  'journal.act.passkey.added': 'Clé d’accès ajoutée',
  'journal.act.passkey.renamed': 'Clé d’accès renommée',
  'journal.act.passkey.removed': 'Clé d’accès supprimée',
  'journal.act.totp.enrolled': 'Codes à usage unique configurés',
  'journal.act.totp.removed': 'Codes à usage unique supprimés',
  'journal.act.recovery.made': 'Codes de secours établis',
  'journal.act.recovery.used': 'Code de secours utilisé',
  'journal.act.external.linked': 'Compte de l’annuaire rattaché',
  'journal.act.external.unlinked': 'Compte de l’annuaire détaché',
  'journal.act.provider.added': 'Annuaire ajouté',
  'journal.act.provider.changed': 'Annuaire modifié',
  'journal.act.operation.created': 'Opération ouverte',
  'journal.act.operation.member-added': 'Membre ajouté à une opération',
  'journal.act.operation.member-ended': 'Participation à une opération terminée',
  'journal.act.operation-plan.drafted': 'Projet de plan d’une opération enregistré',
  'journal.act.operation-plan.adopted': 'Plan d’une opération adopté',
  'journal.act.phase.stepped': 'Phase d’une opération : {{phase}}, {{what}}',
  'journal.act.national-plan.drafted': 'Projet du plan national enregistré',
  'journal.act.national-plan.submitted': 'Plan national soumis au responsable et au BRLR',
  'journal.act.national-plan.reviewed': 'Plan national d’un participant examiné : {{verdict}}',
  'journal.act.national-plan.consulted': 'Une autre organisation a lu le plan national',
  'journal.act.received.plan-submitted': 'Un participant a soumis son plan national',
  'journal.act.received.plan-reviewed': 'Le plan national a été examiné : {{verdict}}',
  'journal.act.record.consulted.operation-plan_one':
    '{{count}} version du plan d’une opération consultée',
  'journal.act.record.consulted.operation-plan_many':
    '{{count}} de versions du plan d’une opération consultées',
  'journal.act.record.consulted.operation-plan_other':
    '{{count}} versions du plan d’une opération consultées',
  'journal.act.record.consulted.national-plan_one': '{{count}} plan national consulté',
  'journal.act.record.consulted.national-plan_many': '{{count}} de plans nationaux consultés',
  'journal.act.record.consulted.national-plan_other': '{{count}} plans nationaux consultés',
  'journal.act.basis.added': 'Base juridique enregistrée',
  'journal.act.basis.ended': 'Base juridique terminée',
  'journal.act.message.template-changed': 'Formulaire type d’un type de message modifié',
  'journal.act.message.drafted': 'Message commencé',
  'journal.act.message.draft-changed': 'Brouillon d’un message enregistré',
  'journal.act.message.discarded': 'Brouillon d’un message supprimé',
  'journal.act.message.recalled': 'Message rappelé',
  'journal.act.message.arrived': 'Message d’une autre organisation reçu',
  'journal.act.message.taken-back': 'Message rappelé par son expéditeur',
  'journal.act.message.consulted': 'Message propre lu par un destinataire',
  'journal.act.case.terms-changed': 'Délai légal de retenue modifié',
  'journal.act.case.notice-made': 'Avis à un exportateur établi',
  'journal.act.case.entry-added': 'Inscription au dossier',
  'journal.act.case.opened': 'Dossier ouvert',
  'journal.act.advice.asked': 'Avis demandé à un expert',
  'journal.act.advice.returned': 'Demande d’avis renvoyée avec des questions',
  'journal.act.advice.replied': 'Réponse aux questions d’un expert',
  'journal.act.advice.passed-on': 'Demande d’avis transmise à une autre organisation',
  'journal.act.advice.answered': 'Avis rendu',
  'journal.act.advice.checked': 'Résultat d’une vérification de l’utilisation finale consigné',
  'journal.act.advice.withdrawn': 'Demande d’avis retirée',
  'journal.act.advice.service-changed': 'Engagements envers qui demande un avis modifiés',
  'journal.act.advice.arrived': 'Demande d’avis, ou étape d’une demande, reçue',
  'journal.act.advice.taken-back': 'Demande d’avis retirée par le demandeur',
  'journal.act.advice.consulted': 'Propre demande d’avis lue par un expert d’ailleurs',
  'journal.act.message.sent_one': 'Message envoyé à {{count}} organisation',
  'journal.act.message.sent_many': 'Message envoyé à {{count}} d’organisations',
  'journal.act.message.sent_other': 'Message envoyé à {{count}} organisations',
  'journal.act.record.consulted.message_one': '{{count}} message consulté',
  'journal.act.record.consulted.message_many': '{{count}} de messages consultés',
  'journal.act.record.consulted.message_other': '{{count}} messages consultés',
  'journal.act.record.consulted.advice-request_one': '{{count}} demande d’avis consultée',
  'journal.act.record.consulted.advice-request_many': '{{count}} de demandes d’avis consultées',
  'journal.act.record.consulted.advice-request_other': '{{count}} demandes d’avis consultées',
  'journal.act.record.consulted-nominal.advice-request_one':
    '{{count}} demande d’avis consultée, avec les noms',
  'journal.act.record.consulted-nominal.advice-request_many':
    '{{count}} de demandes d’avis consultées, avec les noms',
  'journal.act.record.consulted-nominal.advice-request_other':
    '{{count}} demandes d’avis consultées, avec les noms',
  'journal.act.record.consulted-nominal.message_one':
    '{{count}} message consulté, avec les noms qu’il contient',
  'journal.act.record.consulted-nominal.message_many':
    '{{count}} de messages consultés, avec les noms qu’ils contiennent',
  'journal.act.record.consulted-nominal.message_other':
    '{{count}} messages consultés, avec les noms qu’ils contiennent',
  'journal.act.upload.brought_one': '{{count}} fichier apporté',
  'journal.act.upload.brought_many': '{{count}} de fichiers apportés',
  'journal.act.upload.brought_other': '{{count}} fichiers apportés',
  'journal.act.upload.previewed': 'Fichier parcouru',
  'journal.act.upload.erased_one': '{{count}} fichier effacé, jamais criblé',
  'journal.act.upload.erased_many': '{{count}} de fichiers effacés, jamais criblés',
  'journal.act.upload.erased_other': '{{count}} fichiers effacés, jamais criblés',
  'journal.act.layout.mapped': 'Colonnes d’un format affectées',
  'journal.act.batch.created': 'Lot ouvert',
  'journal.act.batch.chunk-kept': 'Partie d’un lot criblée et conservée',
  'journal.act.batch.finished': 'Lot terminé',
  'journal.act.batch.failed': 'Lot en échec',
  'journal.act.batch.reopened': 'Lot repris',
  'journal.act.batch.rejects-exported': 'Enregistrements rejetés sortis dans un fichier',
  'journal.act.list.loaded': 'Liste mise en vigueur',
  'journal.act.list.skipped': 'Liste ignorée',
  'journal.act.list.refused': 'Liste refusée',
  'journal.act.list.retired': 'Liste retirée',
  'journal.act.record.linked': 'Deux enregistrements reliés',
  'journal.act.record.consulted_one': '{{count}} enregistrement consulté',
  'journal.act.record.consulted_many': '{{count}} d’enregistrements consultés',
  'journal.act.record.consulted_other': '{{count}} enregistrements consultés',
  'journal.act.record.consulted-nominal_one':
    '{{count}} enregistrement consulté avec les noms qu’il contient',
  'journal.act.record.consulted-nominal_many':
    '{{count}} d’enregistrements consultés avec les noms qu’ils contiennent',
  'journal.act.record.consulted-nominal_other':
    '{{count}} enregistrements consultés avec les noms qu’ils contiennent',
  'journal.act.record.consulted.target_one': '{{count}} cible consultée',
  'journal.act.record.consulted.target_many': '{{count}} de cibles consultées',
  'journal.act.record.consulted.target_other': '{{count}} cibles consultées',
  'journal.act.record.consulted.batch_one': '{{count}} lot consulté',
  'journal.act.record.consulted.batch_many': '{{count}} de lots consultés',
  'journal.act.record.consulted.batch_other': '{{count}} lots consultés',
  'journal.act.record.consulted.list_one': '{{count}} liste consultée',
  'journal.act.record.consulted.list_many': '{{count}} de listes consultées',
  'journal.act.record.consulted.list_other': '{{count}} listes consultées',
  'journal.act.record.consulted.person_one': '{{count}} personne consultée',
  'journal.act.record.consulted.person_many': '{{count}} de personnes consultées',
  'journal.act.record.consulted.person_other': '{{count}} personnes consultées',
  'journal.act.record.consulted.layout_one': '{{count}} format de colonnes consulté',
  'journal.act.record.consulted.layout_many': '{{count}} de formats de colonnes consultés',
  'journal.act.record.consulted.layout_other': '{{count}} formats de colonnes consultés',
  'journal.act.record.consulted-nominal.target_one':
    '{{count}} cible consultée avec les noms qu’elle contient',
  'journal.act.record.consulted-nominal.target_many':
    '{{count}} de cibles consultées avec les noms qu’elles contiennent',
  'journal.act.record.consulted-nominal.target_other':
    '{{count}} cibles consultées avec les noms qu’elles contiennent',
  'journal.act.record.consulted-nominal.record_one':
    '{{count}} enregistrement d’un fichier consulté avec les noms qu’il contient',
  'journal.act.record.consulted-nominal.record_many':
    '{{count}} d’enregistrements d’un fichier consultés avec les noms qu’ils contiennent',
  'journal.act.record.consulted-nominal.record_other':
    '{{count}} enregistrements d’un fichier consultés avec les noms qu’ils contiennent',
  'journal.act.record.sent-ahead_one': '{{count}} enregistrement transmis d’avance à la page',
  'journal.act.record.sent-ahead_many': '{{count}} d’enregistrements transmis d’avance à la page',
  'journal.act.record.sent-ahead_other': '{{count}} enregistrements transmis d’avance à la page',
  'journal.act.record.sent-ahead-nominal_one':
    '{{count}} enregistrement transmis d’avance à la page avec les noms qu’il contient',
  'journal.act.record.sent-ahead-nominal_many':
    '{{count}} d’enregistrements transmis d’avance à la page avec les noms qu’ils contiennent',
  'journal.act.record.sent-ahead-nominal_other':
    '{{count}} enregistrements transmis d’avance à la page avec les noms qu’ils contiennent',
  'journal.act.target.judged_one': 'Réponse donnée à {{count}} cible',
  'journal.act.target.judged_many': 'Réponse donnée à {{count}} de cibles',
  'journal.act.target.judged_other': 'Réponse donnée à {{count}} cibles',
  'journal.act.target.judgement-withdrawn_one': 'Réponse à {{count}} cible retirée',
  'journal.act.target.judgement-withdrawn_many': 'Réponses à {{count}} de cibles retirées',
  'journal.act.target.judgement-withdrawn_other': 'Réponses à {{count}} cibles retirées',
  'journal.act.journal.consulted': 'Journal consulté',
  'journal.act.journal.copied': 'Copie du journal sortie',
  'journal.act.journal.detail-erased_one': 'Détail de {{count}} écriture effacé',
  'journal.act.journal.detail-erased_many': 'Détails de {{count}} d’écritures effacés',
  'journal.act.journal.detail-erased_other': 'Détails de {{count}} écritures effacés',
  'journal.act.journal.epoch-begun':
    'Nouvelle époque {{epoch}} du journal : {{lostSize}} écritures avaient été scellées, {{size}} s’y trouvaient',
  'journal.act.unknown': 'Un acte que cette version ne connaît pas ({{act}})',

  'journal.led.collection': 'Collecte',
  'journal.led.alteration': 'Modification',
  'journal.led.consultation': 'Consultation',
  'journal.led.disclosure': 'Communication',
  'journal.led.combination': 'Interconnexion',
  'journal.led.erasure': 'Effacement',
  'journal.machine': 'le système',
  'journal.purpose.risk-analysis': 'analyse de risque',
  'journal.purpose.investigation': 'enquête',
  'journal.purpose.prosecution': 'poursuites',
  'journal.purpose.licensing': 'octroi de licences',
  'journal.purpose.statistics': 'statistiques',
  'journal.purpose.oversight': 'contrôle interne',
  'journal.purpose.administration': 'administration',

  'web.journal.intro':
    'Chaque acte a une écriture, faite avec lui : qui, quoi, quand et pour quelle finalité. Rien ne peut être modifié ni retiré sans laisser de trace.',
  'web.journal.filter': 'Filtre',
  'web.journal.day': 'Jour',
  'web.journal.kind': 'Nature du traitement',
  'web.journal.every-kind': 'Toutes',
  'web.journal.everybody': 'Afficher tout le monde',
  'web.journal.entries': 'Écritures, les plus récentes d’abord',
  'web.journal.at': 'Quand ({{zone}})',
  'web.journal.lists': 'Aussi chaque consultation des listes, par l’en-tête de chaque page',
  'web.journal.times_one': '{{says}}',
  'web.journal.times_many': '{{says}}, {{count}} de fois',
  'web.journal.times_other': '{{says}}, {{count}} fois',
  'web.journal.further_one': 'et {{count}} autre',
  'web.journal.further_many': 'et {{count}} d’autres',
  'web.journal.further_other': 'et {{count}} autres',
  'web.journal.what': 'Quoi',
  'web.journal.who': 'Qui',
  'web.journal.purpose': 'Finalité',
  'web.journal.none': 'Rien ne s’est passé ce jour-là',
  'web.journal.none.next': 'Choisissez un autre jour ou retirez le filtre.',
  'web.journal.seal': 'Sceau',
  'web.journal.unsealed': 'Rien n’est encore scellé.',
  'web.journal.sealed_one': '{{size}} écriture est scellée, depuis le {{at}} (époque {{epoch}}).',
  'web.journal.sealed_many':
    '{{size}} d’écritures sont scellées, la dernière le {{at}} (époque {{epoch}}).',
  'web.journal.sealed_other':
    '{{size}} écritures sont scellées, la dernière le {{at}} (époque {{epoch}}).',
  'web.journal.nothing-waits': 'Aucune n’attend.',
  'web.journal.waits_one': '{{count}} écriture attend son sceau, depuis {{seconds}} s.',
  'web.journal.waits_many':
    '{{count}} d’écritures attendent leur sceau, la plus ancienne depuis {{seconds}} s.',
  'web.journal.waits_other':
    '{{count}} écritures attendent leur sceau, la plus ancienne depuis {{seconds}} s.',
  'web.journal.root': 'Racine de l’arbre',
  'web.journal.key': 'Clé publique',
  'web.journal.key.why':
    'Avec cette clé, chacun prouve une copie, où qu’il soit : cosmo journal verify. Gardez aussi la clé et le fichier journal.checkpoint à un autre endroit.',
  'web.journal.copy': 'Sortir une copie',

  'cli.shows.FILE': 'FICHIER',
  'cli.shows.KEY': 'CLÉ',
  'cli.shows.CHECKPOINT': 'POINT',
  'cli.journal.epoch-begun':
    'Le journal de l’organisation {{organisation}} n’est pas celui qui a été scellé ({{lostSize}} écritures alors, {{size}} maintenant) : l’époque {{epoch}} commence, et le journal le dit.',
  'cli.journal-key.about': 'Afficher la clé publique du journal',
  'cli.journal-key.usage': 'cosmo journal key [--house DOSSIER]',
  'cli.journal-key.long':
    'Affiche la clé qui prouve les points de contrôle de cette maison. Remettez-la à ceux qui vérifieront des copies, par une autre voie que les copies. Par le serveur en marche, s’il y en a un.',
  'cli.journal-key.option.house': 'Dossier de données (par défaut : var)',
  'cli.journal-key.example.1': 'cosmo journal key > journal.key',
  'cli.journal-copy.about': 'Écrire une copie du journal dans un fichier',
  'cli.journal-copy.usage':
    'cosmo journal copy --out FICHIER [--organisation ORGANISATION] [--house DOSSIER]',
  'cli.journal-copy.long':
    'Écrit les écritures scellées d’une organisation, leur place dans l’arbre et chaque point de contrôle, une ligne JSON chacun, à prouver n’importe où avec cosmo journal verify. Identifiants, empreintes et nombres seulement, aucun contenu. Par le serveur en marche, s’il y en a un ; la copie est inscrite au journal.',
  'cli.journal-copy.option.out': 'Fichier de la copie',
  'cli.journal-copy.option.organisation':
    'Journal de quelle organisation : identifiant, code ou nom (par défaut : la première de la maison)',
  'cli.journal-copy.option.house': 'Dossier de données (par défaut : var)',
  'cli.journal-copy.example.1': 'cosmo journal copy --out journal.jsonl',
  'cli.journal-copy.example.2':
    'cosmo journal copy --organisation douanes-de-suderland --out copie/suderland.jsonl',
  'cli.journal-copy.done':
    '{{entries}} écritures dans {{out}} ; {{waiting}} attendent leur sceau et n’y figurent pas.',
  'cli.journal-verify.about': 'Prouver une copie du journal, hors ligne',
  'cli.journal-verify.usage': 'cosmo journal verify FICHIER [--key CLÉ] [--since POINT] [--json]',
  'cli.journal-verify.long':
    'Prouve chaque écriture d’une copie et nomme ce qui a été modifié, supprimé, inséré, interverti, tronqué ou ramené en arrière, avec sa place. N’a besoin d’aucune maison. Sans --key, la copie n’est confrontée qu’à sa propre clé ; un point de contrôle ou une copie plus ancienne gardés ailleurs révèlent aussi ce qu’a tronqué ou refait quelqu’un qui possède la clé.',
  'cli.journal-verify.option.key': 'Clé publique de la maison, ou un fichier qui la contient',
  'cli.journal-verify.option.since':
    'Fichier d’un point de contrôle plus ancien, ou copie plus ancienne',
  'cli.journal-verify.option.json': 'En JSON',
  'cli.journal-verify.example.1': 'cosmo journal verify journal.jsonl --key journal.key',
  'cli.journal-verify.example.2':
    'cosmo journal verify journal.jsonl --key journal.key --since garde/journal.checkpoint --json',
  'cli.journal-verify.proven':
    'Prouvé : {{entries}} écritures, {{checkpoints}} points de contrôle, le dernier du {{at}}.',
  'cli.journal-verify.found_one':
    '{{count}} constat sur {{entries}} écritures et {{checkpoints}} points de contrôle.',
  'cli.journal-verify.found_many':
    '{{count}} de constats sur {{entries}} écritures et {{checkpoints}} points de contrôle.',
  'cli.journal-verify.found_other':
    '{{count}} constats sur {{entries}} écritures et {{checkpoints}} points de contrôle.',
  'cli.journal-verify.own-key':
    'Aucune clé n’a été donnée : la copie a été confrontée à sa propre clé, {{key}}. Comparez-la avec ce qu’affiche cosmo journal key.',

  'journal.finding.copy.line':
    'La ligne {{line}} n’est pas écrite comme dans une copie ; elle se trouve à l’écriture {{from}}.',
  'journal.finding.copy.head': 'La première ligne de la copie manque ou a été modifiée.',
  'journal.finding.copy.count':
    'La première ligne annonce {{said}} écritures et {{checkpoints}} points de contrôle ; il y en a {{there}} et {{notes}}.',
  'journal.finding.copy.cut':
    'La copie a été tronquée : les écritures {{from}} à {{to}} avaient été signées et ont disparu.',
  'journal.finding.copy.rolled-back':
    'La copie est revenue en arrière : les écritures {{from}} à {{to}} avaient été signées et ont disparu ou changé.',
  'journal.finding.copy.forked':
    'L’historique a été refait : entre les écritures {{from}} et {{to}}, ce n’est plus celui qui avait été signé.',
  'journal.finding.entry.edited': 'Écritures {{from}} à {{to}} : une au moins a été modifiée.',
  'journal.finding.entry.edited.one': 'L’écriture {{from}} a été modifiée.',
  'journal.finding.entry.deleted':
    'Entre les écritures {{from}} et {{to}}, {{count}} ont été supprimées.',
  'journal.finding.entry.deleted.one': 'L’écriture {{from}} a été supprimée.',
  'journal.finding.entry.inserted':
    'Entre les écritures {{from}} et {{to}}, des écritures ont été insérées.',
  'journal.finding.entry.inserted.one': 'Une écriture a été insérée à l’écriture {{from}}.',
  'journal.finding.entry.swapped': 'Les écritures {{from}} et {{to}} ont été interverties.',
  'journal.finding.entry.swapped.one': 'L’écriture {{from}} n’est pas à sa place.',
  'journal.finding.entry.unproven':
    'Les écritures {{from}} à {{to}} ne sont pas prouvées : aucun point de contrôle valable ne les couvre.',
  'journal.finding.entry.unproven.one':
    'L’écriture {{from}} n’est pas prouvée : aucun point de contrôle valable ne la couvre.',
  'journal.finding.entry.detail-missing':
    'Le détail de l’écriture {{from}} a disparu, et aucune écriture ne dit qu’il a été effacé.',
  'journal.finding.checkpoint.unreadable':
    'Un point de contrôle après l’écriture {{from}} est illisible ou n’est pas à sa place.',
  'journal.finding.checkpoint.signature':
    'Le point de contrôle à {{size}} écritures n’a pas été signé avec cette clé.',
  'journal.finding.checkpoint.missing':
    'Un point de contrôle entre les écritures {{from}} et {{to}} a été retiré.',
  'journal.finding.checkpoint.root':
    'Le point de contrôle à {{size}} écritures ne prolonge pas le précédent.',
  'journal.finding.epoch.undeclared':
    'À l’écriture {{from}} commence une nouvelle époque ({{epoch}}), et aucune écriture ne dit pourquoi.',
  'journal.finding.key.other': 'La copie indique d’autres clés que celle qui a été donnée.',
  'journal.finding.since.unusable':
    'Ce qui a été gardé ailleurs ne contient aucun point de contrôle de ce journal signé avec cette clé.',
  'journal.act.case.paper-added': 'Photo ou pièce ajoutée à un dossier',
  'journal.act.case.paper-looked-at': 'Photo ou pièce d’un dossier consultée',
  'journal.act.case.paper-struck': 'Photo ou pièce d’un dossier rayée',
  'journal.act.case.paper-altered': 'Photo ou pièce d’un dossier trouvée altérée',
  'journal.act.report.sent_one':
    'Compte rendu d’un dossier à une opération, visible pour {{count}} organisation',
  'journal.act.report.sent_many':
    'Compte rendu d’un dossier à une opération, visible pour {{count}} d’organisations',
  'journal.act.report.sent_other':
    'Compte rendu d’un dossier à une opération, visible pour {{count}} organisations',
  'journal.act.report.withdrawn': 'Compte rendu de votre organisation retiré',
  'journal.act.report.reviewed': 'Compte rendu d’une autre organisation validé ou renvoyé',
  'journal.act.report.arrived': 'Compte rendu d’une autre organisation reçu',
  'journal.act.report.taken-back': 'Compte rendu retiré par son auteur',
  'journal.act.report.consulted': 'Compte rendu de votre organisation lu par une autre',
  'journal.act.report.review-arrived': 'Compte rendu de votre organisation validé ou renvoyé',
  'journal.act.record.consulted.report_one': '{{count}} compte rendu consulté',
  'journal.act.record.consulted.report_many': '{{count}} de comptes rendus consultés',
  'journal.act.record.consulted.report_other': '{{count}} comptes rendus consultés',
  'journal.act.debrief.finding-written': 'Constat du bilan rédigé',
  'journal.act.debrief.finding-withdrawn': 'Constat du bilan retiré',
  'journal.act.debrief.recommended': 'Recommandation du bilan rédigée',
  'journal.act.debrief.recommendation-stepped': 'État d’une recommandation indiqué',
  'journal.act.debrief.consented':
    'Consentement à être nommé dans les documents d’une opération donné ou retiré',
  'journal.act.debrief.paper-made': 'Document d’une opération établi ({{format}})',
  'journal.act.operation.closed': 'Opération close',
  'journal.act.operation.reopened': 'Opération rouverte',
  'journal.act.record.consulted.debrief-finding_one': '{{count}} constat de bilan consulté',
  'journal.act.record.consulted.debrief-finding_many': '{{count}} de constats de bilan consultés',
  'journal.act.record.consulted.debrief-finding_other': '{{count}} constats de bilan consultés',
  'journal.act.record.consulted.recommendation_one': '{{count}} recommandation consultée',
  'journal.act.record.consulted.recommendation_many': '{{count}} de recommandations consultées',
  'journal.act.record.consulted.recommendation_other': '{{count}} recommandations consultées',
} as const
