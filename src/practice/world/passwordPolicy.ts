/** Words of the make-believe global banned list; the tenant's own name is added to them. */
const bannedWords = [
  'password',
  'passwort',
  'welcome',
  'qwerty',
  'letmein',
  'admin',
  'microsoft',
  'abcdef',
  '12345',
];

const allowed = /^[A-Za-z0-9@#$%^&*\-_!+=[\]{}|\\:',.?/`~"();<> ]*$/;
const classes = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/];

/** Substitutions that the banned list sees through: `P@$$w0rd` is `password`. */
const lookAlikes: Readonly<Record<string, string>> = { '0': 'o', '1': 'l', $: 's', '@': 'a' };

/** What is left must be worth this many points: one for each banned word in it, one for each other character. */
const pointsNeeded = 5;

/**
 * 8 to 256 characters, three of four classes, no Unicode, no banned word that carries it.
 * Source: Microsoft Learn, concept-sspr-policy and concept-password-ban-bad.
 */
export function isAcceptable(password: string, tenantName: string): boolean {
  return isComplex(password) && !isBanned(password, tenantName);
}

function isComplex(password: string): boolean {
  const present = classes.filter((oneClass) => oneClass.test(password)).length;
  return password.length >= 8 && password.length <= 256 && allowed.test(password) && present >= 3;
}

function isBanned(password: string, tenantName: string): boolean {
  const [ownName = ''] = tenantName.toLowerCase().split(' ');
  const lower = password.toLowerCase();
  const seen = lower.replace(/[01$@]/g, (character) => lookAlikes[character] ?? character);
  return Math.min(points(lower, ownName), points(seen, ownName)) < pointsNeeded;
}

function points(password: string, ownName: string): number {
  const banned = ownName.length < 4 ? bannedWords : [...bannedWords, ownName];
  // One character stands for a whole word, so that it counts once.
  return banned.reduce((rest, word) => rest.replaceAll(word, '\n'), password).length;
}
