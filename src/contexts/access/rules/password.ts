/**
 * Which passwords are good enough: long, and not one of the first that somebody would try. No rules about
 * kinds of signs: length does more, and such rules make people write passwords down.
 */
import { err, ok, type Result } from '#platform/result.ts'

export const shortestPassword = 12
/** Long enough for a sentence; a limit, because hashing costs work. */
export const longestPassword = 200

export type PasswordRefusal = { readonly kind: 'too-short' | 'too-long' | 'too-common' | 'has-name' }

/** Words that stand in nearly every guessing list, or are close to hand here. With only digits and signs around them they do not count. */
const firstGuesses = [
  'wachtwoord',
  'welkom',
  'geheim',
  'password',
  'passw0rd',
  'letmein',
  'iloveyou',
  'qwerty',
  'qwertyuiop',
  'asdfghjkl',
  'azerty',
  'administrator',
  'admin',
  'beheerder',
  'gebruiker',
  'inloggen',
  'login',
  'test',
  'demo',
  'opencjg',
  'cjg',
  'centrumvoorjeugdengezin',
  'jeugdengezin',
  'gemeente',
  'nederland',
  'amsterdam',
  'rotterdam',
  'utrecht',
  'feyenoord',
  'ajax',
  'lente',
  'zomer',
  'herfst',
  'winter',
  'januari',
  'februari',
  'maart',
  'april',
  'mei',
  'juni',
  'juli',
  'augustus',
  'september',
  'oktober',
  'november',
  'december',
]
const rows = ['abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm', '1q2w3e4r5t6y7u8i9o0p']

/** The one form of a password: the same whatever keyboard composed its letters. */
export function normalisePassword(typed: string): string {
  return typed.normalize('NFKC')
}

export function checkPassword(typed: string, owner: { readonly email: string; readonly name: string }): Result<string, PasswordRefusal> {
  const password = normalisePassword(typed)
  const { length } = Array.from(password)
  if (length < shortestPassword) return err({ kind: 'too-short' })
  if (length > longestPassword) return err({ kind: 'too-long' })
  const plain = password.toLowerCase()
  if (isFirstGuess(plain)) return err({ kind: 'too-common' })
  if (namesOf(owner).some((name) => letters(plain.replaceAll(name, '')).length < 6 && plain.includes(name)))
    return err({ kind: 'has-name' })
  return ok(password)
}

function isFirstGuess(plain: string): boolean {
  if (new Set(plain).size < 5 || /^\p{N}+$/u.test(plain)) return true
  if (rows.some((row) => row.includes(plain) || Array.from(row).toReversed().join('').includes(plain))) return true
  // Every known word taken out, longest first: what is left must be more than a year and an exclamation mark.
  let rest = plain
  for (const word of firstGuesses.toSorted((a, b) => b.length - a.length)) rest = rest.replaceAll(word, '')
  return rest !== plain && letters(rest).length < 4
}

function letters(text: string): string {
  return text.replace(/[^\p{L}]/gu, '')
}

function namesOf({ email, name }: { email: string; name: string }): string[] {
  const parts = [email, ...email.split(/[@.]/), ...name.split(' '), name, name.replaceAll(' ', '')]
  return [...new Set(parts.map((part) => part.toLowerCase()))].filter((part) => part.length >= 4).toSorted((a, b) => b.length - a.length)
}
