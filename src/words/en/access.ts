/** Signing in, one's own account, people: refusals, acts and the pages' own words. */
export const access = {
  'refusal.session.other-absent.says': 'That session has ended already.',
  'refusal.session.other-absent.next': 'Nothing needs to be done.',
  'refusal.request.host.says': 'This house is not served under the name {{host}}.',
  'refusal.request.host.next':
    'Open the address that Cosmo printed at its start; a name of its own is given with --origin.',
  'refusal.identity.refused.says': 'That did not let you in.',
  'refusal.identity.refused.next':
    'Check what you typed and try again, or use another way to sign in.',
  'refusal.identity.delayed.says':
    'Too many tries that did not work: the next one is possible in {{seconds}} seconds.',
  'refusal.identity.delayed.next':
    'Wait, or sign in with a passkey or on a browser where you signed in before.',
  'refusal.identity.step-over.says': 'The sign-in took too long or was begun anew elsewhere.',
  'refusal.identity.step-over.next': 'Begin again.',
  'refusal.identity.proof-needed.says': 'For this, prove once more who you are.',
  'refusal.identity.proof-needed.next':
    'Use your passkey or your password; then the change is made. Who signs in through a directory signs out and in again.',
  'refusal.identity.code.says': 'The code is not the one of this moment.',
  'refusal.identity.code.next':
    'Look whether the clock of the telephone is right, and type the next code.',
  'refusal.identity.password-short.says': 'The password has fewer than {{least}} characters.',
  'refusal.identity.password-short.next':
    'Take several words. With one-time codes set up first, 8 characters are enough.',
  'refusal.identity.password-known.says':
    'The password consists of words, names or rows of signs that everybody tries first.',
  'refusal.identity.password-known.next':
    'Take several words that have nothing to do with you, your office or this program.',
  'refusal.identity.password-alone.says':
    'Without one-time codes the password would stand alone, and it is too short for that.',
  'refusal.identity.password-alone.next':
    'Set a password of 15 characters or more first, or remove it.',
  'refusal.identity.passkey.says': 'The passkey was not made.',
  'refusal.identity.passkey.next':
    'Try again; the device must check who you are by PIN, finger or face.',
  'refusal.identity.passkey-absent.says': 'There is no such passkey.',
  'refusal.identity.passkey-absent.next': 'Load the page again.',
  'refusal.identity.passkey-address.says':
    'Browsers use passkeys only under a name, not under a number.',
  'refusal.identity.passkey-address.next': 'Open {{address}} instead.',
  'refusal.identity.totp-there.says': 'One-time codes are set up already.',
  'refusal.identity.totp-there.next': 'Remove them first, then set them up anew.',
  'refusal.identity.totp-absent.says': 'One-time codes are not set up.',
  'refusal.identity.totp-absent.next': 'Set them up first: recovery codes stand in for them.',
  'refusal.identity.external-absent.says': 'There is no such directory account.',
  'refusal.identity.external-absent.next': 'Load the page again.',
  'refusal.identity.not-linked.says':
    'The directory knows you, but the account is linked to nobody here.',
  'refusal.identity.not-linked.next':
    'Ask your administrator for a sign-in link, and link the account on the page Account.',
  'refusal.identity.linked-elsewhere.says':
    'This directory account is linked to another person here.',
  'refusal.identity.linked-elsewhere.next': 'Ask your administrator.',
  'refusal.provider.absent.says': 'There is no such directory.',
  'refusal.provider.absent.next': 'Go back to the sign-in page.',
  'refusal.provider.address.says': 'The address of the directory cannot be used.',
  'refusal.provider.address.next':
    'It must be an https address with a public name. For one in your own network, start Cosmo with --intranet.',
  'refusal.provider.unreachable.says': 'The directory does not answer as one.',
  'refusal.provider.unreachable.next':
    'Try again later or use another way to sign in; your administrator checks its address.',
  'refusal.person.absent.says': 'There is no such person.',
  'refusal.person.absent.next': 'Check the sign-in name; the page People shows it.',
  'refusal.person.several.says': '{{count}} people are called like that.',
  'refusal.person.several.next': 'Give the sign-in name instead; the page People shows it.',
  'refusal.person.login.says': 'This cannot be a sign-in name.',
  'refusal.person.login.next': 'Use letters a to z, digits, dots and hyphens, at most 40.',
  'refusal.person.login-taken.says': 'Another person here has this sign-in name.',
  'refusal.person.login-taken.next': 'Choose another.',
  'refusal.person.email-taken.says': 'Another person here has this e-mail address.',
  'refusal.person.email-taken.next': 'Each person has an address of their own, or none.',
  'refusal.person.role.says': 'This organisation has no role “$t(role.{{role}})”.',
  'refusal.person.role.next': 'Choose among the roles that the page offers.',
  'refusal.person.own-role.says': 'Nobody gives a role to themselves ($t(role.{{role}})).',
  'refusal.person.own-role.next': 'Ask another administrator.',
  'refusal.person.last-administrator.says': 'This is the last active administrator.',
  'refusal.person.last-administrator.next': 'Make another person an administrator first.',
  'refusal.person.inactive.says': 'This person is not active.',
  'refusal.person.inactive.next': 'Activate the person first.',
  'refusal.person.has-ways.says': 'This person already has a way to sign in.',
  'refusal.person.has-ways.next':
    'If it is lost, ask for a reset: another administrator confirms it and gets the link.',
  'refusal.person.reset-alone.says': 'A reset needs two administrators, and there is no other one.',
  'refusal.person.reset-alone.next':
    'On the machine itself, cosmo sign-in --name PERSON prints a link.',
  'refusal.person.reset-absent.says': 'Nobody has asked for this reset, or it has lapsed.',
  'refusal.person.reset-absent.next': 'One administrator asks; another confirms within a day.',
  'refusal.person.reset-same.says': 'A reset needs two other people.',
  'refusal.person.reset-same.next':
    'Who asked cannot confirm, and nobody resets themselves: ask another administrator.',
  'act.person.changed': 'Person changed',
  'act.person.roles-given': 'Roles given',
  'act.person.deactivated': 'Person deactivated',
  'act.person.activated': 'Person activated',
  'act.person.reset-asked': 'Reset of a sign-in asked for',
  'act.person.reset-confirmed': 'Reset of a sign-in confirmed',
  'act.session.refused': 'Sign-in refused',
  'act.session.renewed': 'Proved again who they are',
  'act.passkey.added': 'Passkey added',
  'act.passkey.renamed': 'Passkey renamed',
  'act.passkey.removed': 'Passkey removed',
  'act.password.set': 'Password set',
  'act.password.removed': 'Password removed',
  'act.totp.enrolled': 'One-time codes set up',
  'act.totp.removed': 'One-time codes removed',
  'act.recovery.made': 'Recovery codes made',
  'act.recovery.used': 'Recovery code used',
  'act.provider.added': 'Directory added',
  'act.provider.changed': 'Directory changed',
  'act.external.linked': 'Directory account linked',
  'act.external.unlinked': 'Directory account unlinked',
} as const
