/**
 * The day itself: one key for each child. Two colleagues do this at once; they meet only at the same child, where the second hears that something
 * changed. A dose, its outcome and its stock are one transaction, so that they cannot differ after a crash.
 */
import type { Vaccine } from '#calculators/vaccination/programme.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate } from '#platform/time.ts'
import { actOnFile, type FilePermit, type NoAccess } from '../../../access/public-files.ts'
import type { NotPermitted } from '../../../access/public.ts'
import type { Site } from '../../rules/dose.ts'
import { isAbsence, knownBefore, type Absence, type Outcome } from '../../rules/sessions/outcome.ts'
import type { Readiness } from '../../rules/sessions/readiness.ts'
import { checkDeed, type NotNow, type KeptSession } from '../../rules/sessions/session.ts'
import {
  deleteResult,
  insertResult,
  listResultsOf,
  lockSessionChild,
  updateSessionChild,
  type Result as Kept,
} from '../../sql/sessions/children.server.ts'
import type { Attendance } from '../../rules/sessions/child.ts'
import { listSessionBatches } from '../../sql/sessions/sessions.server.ts'
import { byOf } from '../by.ts'
import { recordDose, takeBackDose, type RefusedDose } from '../record-dose.server.ts'
import { sessionOfTeam, type NotThere } from './in-team.server.ts'
import { lookAtChildren, type ListedChild } from './look-at-children.server.ts'

export type ChildDeed =
  | { readonly kind: 'give'; readonly doses: readonly { readonly vaccine: Vaccine; readonly site: Site }[]; readonly isThisChild?: boolean }
  | { readonly kind: 'absent'; readonly where: Absence }
  /** Here, and wants no more: what is not given yet. */
  | { readonly kind: 'refused' }
  /** What was written down of this vaccine was a mistake; of an absence, of all. */
  | { readonly kind: 'undo'; readonly vaccine: Vaccine }

export type ChildRefusal =
  | NotThere
  | NotNow
  | RefusedDose
  /** Somebody else did something with this child since the page was opened. */
  | { readonly kind: 'changed-meanwhile' }
  | { readonly kind: 'nothing-chosen' }
  | { readonly kind: 'may-not'; readonly vaccine: Vaccine; readonly ready: Readiness }
  | { readonly kind: 'has-outcome' }
  | { readonly kind: 'no-batch'; readonly vaccine: Vaccine }

export type AtChild = { readonly sessionId: Id<'session'>; readonly personId: Id<'person'>; readonly version: number }
type Done = Result<null, ChildRefusal>

export async function recordAtSession(
  ctx: Context,
  at: AtChild,
  deed: ChildDeed,
): Promise<Result<null, ChildRefusal | NoAccess | NotPermitted>> {
  const { personId, sessionId, version } = at
  const of = { personId, does: 'write', fields: 'healthPieces', actionCode: 'U', also: ['ownHealth'] } as const
  return actOnFile(ctx, 'vaccination.session', of, async (tx, permit): Promise<Done> => {
    const session = await sessionOfTeam(tx, ctx, sessionId, 'share')
    const child = session === null ? null : await lockSessionChild(tx, sessionId, personId)
    if (session === null || child === null || child.removedWhy !== null) return err({ kind: 'not-there' })
    const wrong = checkDeed(session, 'record', localDate(ctx.now))
    if (wrong !== null) return err(wrong)
    if (child.version !== version) return err({ kind: 'changed-meanwhile' })
    const results = await listResultsOf(tx, sessionId, personId)
    const [one] = await lookAtChildren(tx, session, [child], results)
    if (one === undefined) return err({ kind: 'not-there' })
    return carryOut({ tx, ctx, permit, session, one, results }, deed)
  })
}

type Work = {
  readonly tx: Tx
  readonly ctx: Context
  readonly permit: FilePermit
  readonly session: KeptSession
  readonly one: ListedChild
  readonly results: readonly Kept[]
}

function carryOut(work: Work, deed: ChildDeed): Promise<Done> {
  switch (deed.kind) {
    case 'give':
      return give(work, deed)
    case 'absent':
      return absent(work, deed.where)
    case 'refused':
      return refused(work)
    case 'undo':
      return undo(work, deed.vaccine)
  }
}

async function give(work: Work, { doses, isThisChild = false }: ChildDeed & { kind: 'give' }): Promise<Done> {
  const { tx, ctx, permit, session, one } = work
  if (doses.length === 0) return err({ kind: 'nothing-chosen' })
  const batches = await listSessionBatches(tx, session.id)
  for (const { vaccine, site } of doses) {
    const wanted = one.vaccines.find((each) => each.vaccine === vaccine)
    if (wanted === undefined) return err({ kind: 'not-there' })
    if (wanted.outcome !== null) return err({ kind: 'has-outcome' })
    if (wanted.ready.kind !== 'may') return err({ kind: 'may-not', vaccine, ready: wanted.ready })
    const batch = batches.find((each) => each.vaccine === vaccine)
    if (batch === undefined) return err({ kind: 'no-batch', vaccine })
    const given = await recordDose(tx, ctx, permit, {
      ...{ vaccine, site, isThisChild, givenOn: session.heldOn, sessionId: session.id },
      ...{ from: 'stock', batchId: batch.batchId, locationId: session.locationId },
    })
    if (!given.ok) return given
    if (!(await keep(work, vaccine, 'given', given.value))) return err({ kind: 'has-outcome' })
  }
  await touch(work, 'present')
  return ok(null)
}

/** Absent from all that was not written down yet. What could not be given anyhow keeps its own reason, so that the counts say why. */
async function absent(work: Work, where: Absence): Promise<Done> {
  const { one } = work
  if (one.vaccines.some(({ outcome }) => outcome === 'given' || outcome === 'refused-there')) return err({ kind: 'has-outcome' })
  for (const { vaccine, outcome, ready } of one.vaccines) if (outcome === null) await keep(work, vaccine, knownBefore(ready) ?? where, null)
  await touch(work, where)
  return ok(null)
}

async function refused(work: Work): Promise<Done> {
  const open = work.one.vaccines.filter(({ outcome }) => outcome === null)
  if (open.length === 0) return err({ kind: 'has-outcome' })
  for (const { vaccine, ready } of open) await keep(work, vaccine, knownBefore(ready) ?? 'refused-there', null)
  await touch(work, 'present')
  return ok(null)
}

async function undo(work: Work, vaccine: Vaccine): Promise<Done> {
  const { tx, ctx, permit, session, one, results } = work
  const kept = results.find((each) => each.vaccine === vaccine)
  if (kept === undefined) return err({ kind: 'not-there' })
  if (kept.doseId !== null) await takeBackDose(tx, ctx, permit, { id: kept.doseId, why: 'typing' })
  const also = isAbsence(kept.outcome) ? results.filter(({ outcome }) => isAbsence(outcome)) : [kept]
  for (const each of also) await deleteResult(tx, session.id, one.personId, each.vaccine)
  permit.record({
    actionCode: 'U',
    objectType: 'sessionResult',
    objectId: one.personId,
    fieldGroup: 'healthPieces',
    detail: `undone ${vaccine} ${kept.outcome}`,
  })
  const isEmpty = results.every((each) => also.includes(each))
  await touch(work, isEmpty ? 'not-yet' : one.attendance)
  return ok(null)
}

async function keep(
  { tx, ctx, permit, session, one }: Work,
  vaccine: Vaccine,
  outcome: Outcome,
  doseId: Id<'dose'> | null,
): Promise<boolean> {
  const { personId } = one
  permit.record({
    actionCode: 'C',
    objectType: 'sessionResult',
    objectId: personId,
    fieldGroup: 'healthPieces',
    detail: `${vaccine} ${outcome}`,
  })
  return insertResult(tx, ctx.centreId, session.id, { personId, vaccine, outcome, doseId }, { by: byOf(ctx), at: ctx.now })
}

async function touch({ tx, ctx, session, one }: Work, attendance: Attendance): Promise<void> {
  await updateSessionChild(tx, session.id, one.personId, { attendance }, { by: byOf(ctx), at: ctx.now })
}
