/**
 * The two roles with which somebody can let others in or look at everything that is logged: they are given and taken by two people, and a
 * centre is never without. Source: PR-11 (role and need), design.md "Principles" 4.
 */
import type { Role } from '../permissions.ts'

export const heavyRoles = ['administrator', 'privacyOfficer'] as const satisfies readonly Role[]
export type HeavyRole = (typeof heavyRoles)[number]

export const isHeavy = (role: string): role is HeavyRole => heavyRoles.some((one) => one === role)

/** Somebody who has a heavy role today, as far as it decides. */
export type Holder = {
  readonly accountId: string
  readonly roles: readonly string[]
  /** The heavy roles of these that have no end in sight: no last day of the role, of the person or of the organisation. */
  readonly lasting: readonly string[]
}

/** The heavy roles that nobody would have for good any more, when this account loses `lost`: somebody who leaves soon is no successor. */
export function lastOf(holders: readonly Holder[], accountId: string, lost: readonly string[]): readonly HeavyRole[] {
  return heavyRoles.filter((role) => {
    const has = holders.some((one) => one.accountId === accountId && one.roles.includes(role))
    return (
      lost.includes(role) &&
      has &&
      !hasForGood(
        holders.filter((one) => one.accountId !== accountId),
        role,
      )
    )
  })
}

/** Does anybody have it without an end in sight? */
export const hasForGood = (holders: readonly Holder[], role: HeavyRole): boolean => holders.some(({ lasting }) => lasting.includes(role))
