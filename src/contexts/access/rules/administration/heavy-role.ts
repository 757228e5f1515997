/**
 * The two roles with which somebody can let others in or look at everything that is logged: they are given and taken by two people, and a
 * centre is never without. Source: PR-11 (role and need), design.md "Principles" 4.
 */
import type { Role } from '../permissions.ts'

export const heavyRoles = ['administrator', 'privacyOfficer'] as const satisfies readonly Role[]
export type HeavyRole = (typeof heavyRoles)[number]

export const isHeavy = (role: string): role is HeavyRole => heavyRoles.some((one) => one === role)

/** Somebody who has a heavy role today, as far as it decides. */
export type Holder = { readonly accountId: string; readonly roles: readonly string[] }

/** The heavy roles that nobody would have any more, when this account loses `lost`. */
export function lastOf(holders: readonly Holder[], accountId: string, lost: readonly string[]): readonly HeavyRole[] {
  return heavyRoles.filter((role) => {
    const having = holders.filter(({ roles }) => roles.includes(role))
    return lost.includes(role) && having.length > 0 && having.every((one) => one.accountId === accountId)
  })
}
