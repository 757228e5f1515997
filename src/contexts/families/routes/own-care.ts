/** For what the signed-in colleague works with this person: the purpose of the own relation. */
import type { Context } from '#platform/context.ts'
import type { CarePurpose } from '#contexts/access/public-files.ts'
import type { Family } from '../use-cases/read-family.server.ts'

export function careOf({ actor }: Context, { care }: Family): CarePurpose | null {
  if (actor.kind !== 'staff') return null
  return care.find(({ accountId, endedAt }) => accountId === actor.accountId && endedAt === null)?.purpose ?? null
}
