/** What guessing programs begin with; digits and punctuation around or between them are ignored by the rule. */
export const COMMON_PASSWORDS = [
  'password', 'passwort', 'passw0rd', 'p@ssword', 'p@ssw0rd', 'qwertyuiop', 'qwerty', 'asdfghjkl', 'zxcvbnm',
  'letmein', 'welcome', 'iloveyou', 'sunshine', 'princess', 'football', 'baseball', 'superman', 'batman', 'dragon',
  'monkey', 'shadow', 'master', 'michael', 'jordan', 'trustno', 'starwars', 'whatever', 'computer', 'internet',
  'changeme', 'default', 'secret', 'admin', 'administrator', 'clearshelf', 'recall', 'company', 'summer', 'winter',
  'spring', 'autumn', 'monday', 'january', 'december', 'abcdef', 'abcdefgh', 'abcdefghijkl', 'aaaaaa', 'contraseña',
  'motdepasse', 'bonjour', 'soleil', 'azerty', 'azertyuiop',
] as const
