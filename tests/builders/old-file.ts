/** A file of long ago: youth health care that ended, with a piece, and a mother with authority; and how the two of them let it go. */
import type { Database } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { Temporal, type Instant } from '#platform/time.ts'
import type { Services } from '#platform/services.ts'
import { keepsFamilies } from '#contexts/families/public.ts'
import { confirmProposal } from '#contexts/access/use-cases/retention/confirm.server.ts'
import { proposeDestruction } from '#contexts/access/use-cases/retention/propose.server.ts'
import { listProposals } from '#contexts/access/use-cases/retention/read.server.ts'
import { aColleague, aContext } from './centres.ts'
import { aPerson, hasAuthority, worksWith } from './families.ts'
import { aPiece } from './openness.ts'

export type OldFile = { readonly child: Id<'person'>; readonly mother: Id<'person'>; readonly piece: Id<'piece'> }

export async function anOldFile(
  db: Database,
  centreId: Id<'centre'>,
  of: { readonly accountId: Id<'account'>; readonly until?: string; readonly name?: string },
): Promise<OldFile> {
  const then = Temporal.Instant.from('2001-02-01T09:00:00Z')
  const child = await aPerson(db, centreId, { name: of.name ?? 'Noor Oudman', born: '1999-03-01' }, then)
  const mother = await aPerson(db, centreId, { name: 'Mila Oudman', born: '1970-05-05' }, then)
  await hasAuthority(db, centreId, { holder: mother, child, from: '1999-03-01' }, then)
  const care = {
    accountId: of.accountId,
    personId: child,
    purpose: 'youthHealth',
    from: '2001-02-01',
    until: of.until ?? '2004-03-01',
  } as const
  await worksWith(db, centreId, care, then)
  const piece = await aPiece(db, centreId, { personId: child, title: 'Gesprek', body: 'Lang geleden.' }, then)
  return { child, mother, piece }
}

/** A colleague who just proved to be there. */
export async function aProvedColleague(db: Database, centreId: Id<'centre'>, of: Parameters<typeof aColleague>[2], at: Instant) {
  const colleague = await aColleague(db, centreId, of)
  return { ...colleague, session: { id: newId<'session'>(), provedAt: at } }
}

/** Lets an old file go as people do: a night proposes it, the privacy officer confirms. */
export async function destroyOldFile(
  { db, keys }: Pick<Services, 'db' | 'keys'>,
  centreId: Id<'centre'>,
  officer: Awaited<ReturnType<typeof aProvedColleague>>,
  { child }: OldFile,
  now: Instant,
): Promise<void> {
  const keepers = [keepsFamilies(keys)]
  await proposeDestruction(aContext(db, centreId, { kind: 'system', name: 'retention' }, now), keepers)
  const ctx = aContext(db, centreId, officer, now)
  const found = await listProposals(ctx, { scope: null, state: null, after: null })
  const proposal = found.ok ? found.value.proposals.find(({ personId }) => personId === child) : undefined
  const done = proposal === undefined ? null : await confirmProposal({ keys, keepers }, ctx, proposal.id)
  if (done?.ok !== true || done.value !== 'destroy') throw new Error('The old file did not go')
}
