/**
 * What people put into passwords first, here and everywhere. With the names of the product, of
 * the organisation and of the person they are taken out before a password's length is counted.
 */
export const FORBIDDEN_WORDS: readonly string[] = [
  ...['password', 'passwort', 'passe', 'motdepasse', 'passphrase', 'secret', 'geheim', 'pass'],
  ...['admin', 'administrator', 'administrateur', 'root', 'user', 'login', 'signin', 'access'],
  ...['welcome', 'bienvenue', 'bonjour', 'hello', 'letmein', 'changeme', 'default', 'test'],
  ...['customs', 'douane', 'douanes', 'officer', 'officier', 'targeting', 'strategic', 'dualuse'],
  ...['cosmo', 'wco', 'omd', 'stce', 'aces', 'exercise', 'exercice', 'border', 'frontiere'],
  ...['qwerty', 'qwertz', 'azerty', 'asdf', 'yxcv', 'zxcv', 'qaz', 'wsx', 'iloveyou', 'jetaime'],
  ...['monkey', 'dragon', 'sunshine', 'princess', 'football', 'baseball', 'master', 'shadow'],
  ...['january', 'february', 'march', 'april', 'june', 'july', 'august', 'september'],
  ...['october', 'november', 'december', 'janvier', 'fevrier', 'mars', 'avril', 'juin', 'juillet'],
  ...['aout', 'septembre', 'octobre', 'novembre', 'decembre', 'monday', 'friday', 'sunday'],
  ...['lundi', 'vendredi', 'dimanche', 'spring', 'summer', 'autumn', 'winter', 'printemps'],
  ...['automne', 'hiver', 'abcdef', 'abc', 'correcthorsebatterystaple', 'trustno'],
]
