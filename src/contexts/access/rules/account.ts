/** Accounts of the staff: the ten professions (source document, key 4), what a name and a mail address may be. */
import { err, ok, type Result } from '#platform/result.ts'
import { roles, type Role } from './permissions.ts'

export const professions = [
  'youthDoctor',
  'youthNurse',
  'clinicAssistant',
  'behaviouralScientist',
  'socialWorker',
  'familyCoach',
  'frontDeskWorker',
  'centreCoordinator',
  'centreManager',
  'policyOfficer',
] as const
export type Profession = (typeof professions)[number]

export type NewAccount = {
  readonly displayName: string
  /** The name that askers see; left out: the first word of the display name. */
  readonly publicName?: string
  readonly email: string
  readonly profession: string
  readonly roles: readonly string[]
}

export type CheckedAccount = {
  readonly displayName: string
  readonly publicName: string
  readonly email: string
  readonly profession: Profession
  readonly roles: readonly Role[]
}

export type AccountRefusal =
  | { readonly kind: 'wrong-name' }
  | { readonly kind: 'wrong-email' }
  | { readonly kind: 'unknown-profession'; readonly profession: string }
  | { readonly kind: 'unknown-role'; readonly role: string }

export function checkAccount(wish: NewAccount): Result<CheckedAccount, AccountRefusal> {
  const displayName = wish.displayName.trim().replace(/\s+/g, ' ')
  const publicName = (wish.publicName ?? displayName.split(' ')[0] ?? '').trim()
  if (!isName(displayName, 120) || !isName(publicName, 60)) return err({ kind: 'wrong-name' })
  const email = normaliseEmail(wish.email)
  if (email === null) return err({ kind: 'wrong-email' })
  const profession = professions.find((known) => known === wish.profession)
  if (profession === undefined) return err({ kind: 'unknown-profession', profession: wish.profession })
  const checked: Role[] = []
  for (const role of new Set(wish.roles)) {
    const known = readRole(role)
    if (known === null) return err({ kind: 'unknown-role', role })
    checked.push(known)
  }
  return ok({ displayName, publicName, email, profession, roles: checked })
}

export function readRole(text: string): Role | null {
  return roles.find((role) => role === text) ?? null
}

/** Lower case, without space around it; null when it cannot be a mail address. Whether it exists only a mail can tell. */
export function normaliseEmail(text: string): string | null {
  const email = text.trim().normalize('NFC').toLowerCase()
  return email.length <= 254 && /^[^\s@"<>(),;:\\[\]]+@[^\s@"<>(),;:\\[\]]+$/.test(email) ? email : null
}

function isName(text: string, longest: number): boolean {
  // No control signs and no direction marks: a name stands in lists beside other names.
  return text.length >= 1 && text.length <= longest && !/[\p{Cc}\p{Bidi_Control}]/u.test(text)
}
