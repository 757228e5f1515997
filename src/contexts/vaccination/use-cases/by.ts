import type { Context } from '#platform/context.ts'

/** Stands for the program itself where it writes something down: the demonstration, or a bundle that came in. */
const theProgram = '00000000-0000-0000-0000-000000000000'

/** Who writes it down: the account of a colleague, or of a resident. */
export function byOf({ actor }: Pick<Context, 'actor'>): string {
  if (actor.kind === 'staff') return actor.accountId
  return actor.kind === 'resident' ? actor.residentId : theProgram
}
