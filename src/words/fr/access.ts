/** Connexion, compte personnel, personnes : refus, actes et mots des pages. */
export const access = {
  'refusal.session.other-absent.says': 'Cette session est déjà terminée.',
  'refusal.session.other-absent.next': 'Il n’y a rien à faire.',
  'refusal.request.host.says': 'Cette maison n’est pas servie sous le nom {{host}}.',
  'refusal.request.host.next':
    'Ouvrez l’adresse que Cosmo a affichée à son démarrage ; un nom propre se donne avec --origin.',
  'refusal.identity.refused.says': 'La connexion n’a pas abouti.',
  'refusal.identity.refused.next':
    'Vérifiez votre saisie et réessayez, ou choisissez un autre moyen de vous connecter.',
  'refusal.identity.delayed.says':
    'Trop d’essais sans succès : le prochain sera possible dans {{seconds}} secondes.',
  'refusal.identity.delayed.next':
    'Patientez, ou utilisez une clé d’accès, ou un navigateur où vous vous êtes déjà connecté.',
  'refusal.identity.step-over.says':
    'La connexion a duré trop longtemps, ou a été recommencée ailleurs.',
  'refusal.identity.step-over.next': 'Recommencez.',
  'refusal.identity.proof-needed.says': 'Pour cela, prouvez une nouvelle fois qui vous êtes.',
  'refusal.identity.proof-needed.next':
    'Utilisez votre clé d’accès ou votre mot de passe ; la modification sera faite ensuite. Si vous passez par un annuaire, déconnectez-vous puis reconnectez-vous.',
  'refusal.identity.code.says': 'Ce code n’est pas celui du moment.',
  'refusal.identity.code.next':
    'Vérifiez que l’heure du téléphone est juste et saisissez le code suivant.',
  'refusal.identity.password-short.says': 'Le mot de passe compte moins de {{least}} caractères.',
  'refusal.identity.password-short.next':
    'Prenez plusieurs mots. Avec des codes à usage unique déjà configurés, 8 caractères suffisent.',
  'refusal.identity.password-known.says':
    'Le mot de passe est fait de mots, de noms ou de suites que tout le monde essaie d’abord.',
  'refusal.identity.password-known.next':
    'Prenez plusieurs mots sans rapport avec vous, votre service ou ce logiciel.',
  'refusal.identity.password-alone.says':
    'Sans codes à usage unique, le mot de passe resterait seul ; il est trop court pour cela.',
  'refusal.identity.password-alone.next':
    'Choisissez d’abord un mot de passe d’au moins 15 caractères, ou supprimez-le.',
  'refusal.identity.passkey.says': 'La clé d’accès n’a pas été créée.',
  'refusal.identity.passkey.next':
    'Réessayez ; l’appareil doit vérifier qui vous êtes par code, empreinte ou visage.',
  'refusal.identity.passkey-absent.says': 'Cette clé d’accès n’existe pas.',
  'refusal.identity.passkey-absent.next': 'Rechargez la page.',
  'refusal.identity.passkey-address.says':
    'Les navigateurs n’acceptent les clés d’accès que sous un nom, pas sous une adresse chiffrée.',
  'refusal.identity.passkey-address.next': 'Ouvrez plutôt {{address}}.',
  'refusal.identity.totp-there.says': 'Les codes à usage unique sont déjà configurés.',
  'refusal.identity.totp-there.next': 'Supprimez-les d’abord, puis configurez-les à nouveau.',
  'refusal.identity.totp-absent.says': 'Les codes à usage unique ne sont pas configurés.',
  'refusal.identity.totp-absent.next':
    'Configurez-les d’abord : les codes de secours les remplacent.',
  'refusal.identity.external-absent.says': 'Ce compte d’annuaire n’existe pas.',
  'refusal.identity.external-absent.next': 'Rechargez la page.',
  'refusal.identity.not-linked.says':
    'L’annuaire vous connaît, mais ce compte n’est rattaché à personne ici.',
  'refusal.identity.not-linked.next':
    'Demandez un lien de connexion à votre administrateur et rattachez le compte à la page Compte.',
  'refusal.identity.linked-elsewhere.says':
    'Ce compte d’annuaire est rattaché à une autre personne ici.',
  'refusal.identity.linked-elsewhere.next': 'Adressez-vous à votre administrateur.',
  'refusal.provider.absent.says': 'Cet annuaire n’existe pas.',
  'refusal.provider.absent.next': 'Revenez à la page de connexion.',
  'refusal.provider.address.says': 'L’adresse de l’annuaire ne peut pas être utilisée.',
  'refusal.provider.address.next':
    'Il faut une adresse https avec un nom public. Pour un annuaire de votre propre réseau, démarrez Cosmo avec --intranet.',
  'refusal.provider.unreachable.says': 'L’annuaire ne répond pas comme il le devrait.',
  'refusal.provider.unreachable.next':
    'Réessayez plus tard ou choisissez un autre moyen ; votre administrateur vérifie son adresse.',
  'refusal.person.absent.says': 'Cette personne n’existe pas.',
  'refusal.person.absent.next': 'Vérifiez le nom de connexion ; la page Personnes l’indique.',
  'refusal.person.several.says': '{{count}} personnes portent ce nom.',
  'refusal.person.several.next': 'Donnez plutôt le nom de connexion ; la page Personnes l’indique.',
  'refusal.person.login.says': 'Ceci ne peut pas être un nom de connexion.',
  'refusal.person.login.next':
    'Utilisez les lettres a à z, des chiffres, des points et des traits d’union, 40 au plus.',
  'refusal.person.login-taken.says': 'Une autre personne a ici ce nom de connexion.',
  'refusal.person.login-taken.next': 'Choisissez-en un autre.',
  'refusal.person.email-taken.says': 'Une autre personne a ici cette adresse électronique.',
  'refusal.person.email-taken.next': 'Chaque personne a sa propre adresse, ou aucune.',
  'refusal.person.role.says': 'Cette organisation n’a pas de rôle « $t(role.{{role}}) ».',
  'refusal.person.role.next': 'Choisissez parmi les rôles que la page propose.',
  'refusal.person.own-role.says': 'Personne ne s’attribue un rôle à soi-même ($t(role.{{role}})).',
  'refusal.person.own-role.next': 'Adressez-vous à un autre administrateur.',
  'refusal.person.last-administrator.says': 'C’est le dernier administrateur actif.',
  'refusal.person.last-administrator.next': 'Nommez d’abord un autre administrateur.',
  'refusal.person.inactive.says': 'Cette personne n’est pas active.',
  'refusal.person.inactive.next': 'Réactivez-la d’abord.',
  'refusal.person.has-ways.says': 'Cette personne a déjà un moyen de se connecter.',
  'refusal.person.has-ways.next':
    'S’il est perdu, demandez une réinitialisation : un autre administrateur la confirme et reçoit le lien.',
  'refusal.person.reset-alone.says':
    'Une réinitialisation demande deux administrateurs, et il n’y en a pas d’autre.',
  'refusal.person.reset-alone.next':
    'Sur la machine elle-même, cosmo sign-in --name PERSONNE affiche un lien.',
  'refusal.person.reset-absent.says':
    'Personne n’a demandé cette réinitialisation, ou elle est périmée.',
  'refusal.person.reset-absent.next':
    'Un administrateur la demande ; un autre la confirme dans la journée.',
  'refusal.person.reset-same.says': 'Une réinitialisation demande deux autres personnes.',
  'refusal.person.reset-same.next':
    'Qui l’a demandée ne peut pas la confirmer, et personne ne se réinitialise soi-même : adressez-vous à un autre administrateur.',
  'act.person.changed': 'Personne modifiée',
  'act.person.roles-given': 'Rôles attribués',
  'act.person.deactivated': 'Personne désactivée',
  'act.person.activated': 'Personne réactivée',
  'act.person.reset-asked': 'Réinitialisation de connexion demandée',
  'act.person.reset-confirmed': 'Réinitialisation de connexion confirmée',
  'act.session.refused': 'Connexion refusée',
  'act.session.renewed': 'Identité prouvée à nouveau',
  'act.passkey.added': 'Clé d’accès ajoutée',
  'act.passkey.renamed': 'Clé d’accès renommée',
  'act.passkey.removed': 'Clé d’accès supprimée',
  'act.password.set': 'Mot de passe défini',
  'act.password.removed': 'Mot de passe supprimé',
  'act.totp.enrolled': 'Codes à usage unique configurés',
  'act.totp.removed': 'Codes à usage unique supprimés',
  'act.recovery.made': 'Codes de secours créés',
  'act.recovery.used': 'Code de secours utilisé',
  'act.provider.added': 'Annuaire ajouté',
  'act.provider.changed': 'Annuaire modifié',
  'act.external.linked': 'Compte d’annuaire rattaché',
  'act.external.unlinked': 'Compte d’annuaire détaché',
} as const
