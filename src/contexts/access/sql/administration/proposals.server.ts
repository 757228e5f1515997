import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { Instant } from '#platform/time.ts'
import type { Change, Proposal, ProposalState } from '../../rules/administration/proposal.ts'
import type { HeavyRole, Holder } from '../../rules/administration/heavy-role.ts'
import { heavyRoles } from '../../rules/administration/heavy-role.ts'
import type { Term } from '../../rules/administration/terms.ts'
import { isRoleNow, worksNow } from '../working-now.ts'

const columns = [
  ...(['id', 'kind', 'account_id', 'role', 'from_day', 'until_day', 'term', 'value_was', 'value_becomes', 'why'] as const),
  ...(['proposed_by', 'proposed_at', 'expires_at', 'state', 'decided_by', 'decided_at'] as const),
] as const

const proposals = (tx: Tx) => tx.selectFrom('access.proposal').select(columns)
type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof proposals>['executeTakeFirst']>>>

export type KeptProposal = Proposal & { readonly decidedBy: string | null; readonly decidedAt: Instant | null }

function toProposal(row: Row): KeptProposal {
  return {
    id: row.id,
    change: toChange(row),
    why: row.why,
    proposedBy: row.proposed_by,
    proposedAt: row.proposed_at,
    expiresAt: row.expires_at,
    state: row.state as ProposalState,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
  }
}

/** The constraint `proposal_has_its_subject` promises what is claimed here. */
function toChange(row: Row): Change {
  const [accountId, role] = [row.account_id ?? '', row.role as HeavyRole]
  switch (row.kind as Change['kind']) {
    case 'give-role':
      return { kind: 'give-role', accountId, role, from: row.from_day, until: row.until_day }
    case 'take-role':
      return { kind: 'take-role', accountId, role }
    case 'reset-factors':
      return { kind: 'reset-factors', accountId }
    case 'unbind':
      return { kind: 'unbind', accountId }
    case 'change-term': {
      const [was, becomes, from] = [row.value_was ?? 0, row.value_becomes ?? 0, row.from_day]
      if (from === null) throw new Error('A term begins on a day')
      return { kind: 'change-term', term: row.term as Term, was, becomes, from }
    }
  }
}

/** False when the same thing was proposed already and is open. */
export async function insertProposal(tx: Tx, centreId: string, one: Omit<Proposal, 'state'>): Promise<boolean> {
  const { change } = one
  const done = await tx
    .insertInto('access.proposal')
    .values({
      centre_id: centreId,
      id: one.id,
      kind: change.kind,
      account_id: 'accountId' in change ? change.accountId : null,
      role: 'role' in change ? change.role : null,
      from_day: 'from' in change ? change.from : null,
      until_day: 'until' in change ? change.until : null,
      term: 'term' in change ? change.term : null,
      value_was: 'was' in change ? change.was : null,
      value_becomes: 'becomes' in change ? change.becomes : null,
      why: one.why,
      proposed_by: one.proposedBy,
      proposed_at: one.proposedAt,
      expires_at: one.expiresAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** The oldest first. */
export async function listOpenProposals(tx: Tx): Promise<KeptProposal[]> {
  return (await proposals(tx).where('state', '=', 'open').orderBy('proposed_at').execute()).map(toProposal)
}

/** Open ones and the newest that were decided. */
export async function listProposals(tx: Tx): Promise<KeptProposal[]> {
  const over = await proposals(tx).where('state', '<>', 'open').orderBy('proposed_at', 'desc').limit(20).execute()
  return [...(await listOpenProposals(tx)), ...over.map(toProposal)]
}

export async function findProposal(tx: Tx, id: string): Promise<KeptProposal | null> {
  const row = await proposals(tx).where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : toProposal(row)
}

/** Two who decide at once come one after the other. */
export async function lockProposal(tx: Tx, id: string): Promise<KeptProposal | null> {
  const row = await proposals(tx).where('id', '=', id).forUpdate().executeTakeFirst()
  return row === undefined ? null : toProposal(row)
}

export async function endProposal(
  tx: Tx,
  id: string,
  end: { readonly state: Exclude<ProposalState, 'open'>; readonly by: string | null; readonly at: Instant },
): Promise<void> {
  await tx.updateTable('access.proposal').set({ state: end.state, decided_by: end.by, decided_at: end.at }).where('id', '=', id).execute()
}

/** Those whose days are over; answers their ids. */
export async function expireProposals(tx: Tx, now: Instant): Promise<string[]> {
  const rows = await tx
    .updateTable('access.proposal')
    .set({ state: 'expired', decided_at: now })
    .where('state', '=', 'open')
    .where('expires_at', '<=', now)
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Everybody who works here today with a heavy role, and with which ones. */
export async function listHolders(tx: Tx): Promise<(Holder & { readonly email: string })[]> {
  const rows = await tx
    .selectFrom('access.account_role as r')
    .innerJoin('access.account as a', (join) => join.onRef('a.centre_id', '=', 'r.centre_id').onRef('a.id', '=', 'r.account_id'))
    .leftJoin('access.organisation as o', (join) => join.onRef('o.centre_id', '=', 'a.centre_id').onRef('o.id', '=', 'a.organisation_id'))
    .select(['a.id', 'a.email', 'r.role'])
    .select(sql<boolean>`num_nonnulls(r.until_day, a.leaves_on, o.active_until) = 0`.as('lasts'))
    .where('r.role', 'in', heavyRoles)
    .where(isRoleNow('r'))
    .where(worksNow('a'))
    .orderBy('a.id')
    .execute()
  const ids = [...new Set(rows.map(({ id }) => id))]
  return ids.map((accountId) => {
    const own = rows.filter(({ id }) => id === accountId)
    const lasting = own.filter(({ lasts }) => lasts).map(({ role }) => role)
    return { accountId, email: own[0]?.email ?? '', roles: own.map(({ role }) => role), lasting }
  })
}

/** Changes of who may what come one after the other in a centre, so that two who take a role from each other do not leave it without. */
export async function lockTeam(tx: Tx, centreId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`team ${centreId}`}, 0))`.execute(tx)
}

/** Open and not yet told by mail. */
export async function listUntold(tx: Tx): Promise<KeptProposal[]> {
  return (await proposals(tx).where('state', '=', 'open').where('told_at', 'is', null).orderBy('proposed_at').execute()).map(toProposal)
}

export async function markTold(tx: Tx, id: string, at: Instant): Promise<void> {
  await tx.updateTable('access.proposal').set({ told_at: at }).where('id', '=', id).execute()
}
