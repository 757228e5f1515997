/**
 * A dose is written down: given here from our stock, or elsewhere. Within a transaction of a contact or a session (`recordDose`), or as a deed of its
 * own (`giveDose`). The batch is locked first, so that two who take the last dose of a stock meet; the same vaccine on one day is kept once by the
 * database.
 */
import type { Vaccine } from '#calculators/vaccination/programme.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate, type PlainDate } from '#platform/time.ts'
import { actOnFile, type FilePermit, type NoAccess } from '../../access/public-files.ts'
import type { NotPermitted } from '../../access/public.ts'
import { findChild, listTwins } from '../../families/public-child.ts'
import { readBatchNumber } from '../rules/batch.ts'
import { checkDose, type Deviation, type DoseRefusal } from '../rules/check-dose.ts'
import type { Elsewhere, Site, WithdrawnWhy } from '../rules/dose.ts'
import { insertDose, listDoses, lockDose, updateDoseWithdrawn } from '../sql/doses.server.ts'
import { listRefrains } from '../sql/refrains.server.ts'
import { deleteResultOfDose } from '../sql/sessions/children.server.ts'
import { findScheme } from '../sql/schemes.server.ts'
import { countLeft, insertMoves, listLocations, lockBatch, lockBatchToTake } from '../sql/stock.server.ts'
import { byOf } from './by.ts'
import { whatWasSaid } from './what-was-said.server.ts'

export type NewDose = {
  readonly vaccine: Vaccine
  readonly givenOn: PlainDate
  readonly site: Site | null
  readonly contactId?: Id<'contact'> | null
  readonly sessionId?: Id<'session'> | null
  readonly deviates?: Deviation | null
  /** Somebody looked at the name; asked where a twin is known. */
  readonly isThisChild?: boolean
} & (
  | { readonly from: 'stock'; readonly batchId: Id<'batch'>; readonly locationId: Id<'location'> }
  | { readonly from: 'elsewhere'; readonly elsewhere: Elsewhere; readonly batchNumber: string; readonly product: string }
)

export type RefusedDose =
  | { readonly kind: 'refused'; readonly refusals: readonly DoseRefusal[] }
  /** No such child, batch or place. */
  | { readonly kind: 'not-there'; readonly what: 'child' | 'batch' | 'location' }
  /** What was typed of a batch elsewhere is no number of a batch. */
  | { readonly kind: 'batch-number' }

/** What a deed on a file hands in: whose file, and the log. */
export type Recording = Pick<FilePermit, 'personId' | 'record'>

/** Within the transaction of a deed that may write health pieces of this child (or of a run with the sight of the system). */
export async function recordDose(tx: Tx, ctx: Context, permit: Recording, dose: NewDose): Promise<Result<Id<'dose'>, RefusedDose>> {
  const { personId } = permit
  const child = await findChild(tx, personId)
  if (child === null) return err({ kind: 'not-there', what: 'child' })
  const batch = dose.from === 'stock' ? await lockBatchToTake(tx, dose.batchId, dose.locationId) : null
  if (dose.from === 'stock') {
    if (batch === null) return err({ kind: 'not-there', what: 'batch' })
    const isOpen = (await listLocations(tx)).some(({ id, closedOn }) => id === dose.locationId && closedOn === null)
    if (!isOpen) return err({ kind: 'not-there', what: 'location' })
  }
  const number = dose.from === 'elsewhere' && dose.batchNumber.trim() !== '' ? readBatchNumber(dose.batchNumber) : null
  if (dose.from === 'elsewhere' && dose.batchNumber.trim() !== '' && number === null) return err({ kind: 'batch-number' })
  const { vaccine, givenOn, site, deviates = null } = dose
  const outcome = (await whatWasSaid(tx, personId, givenOn)).outcome(vaccine)
  const refusals = checkDose(
    { vaccine, givenOn, batch, deviates, isThisChild: dose.isThisChild === true },
    {
      ...{ born: child.birthDate, deceasedOn: child.deceasedOn, today: localDate(ctx.now) },
      ...{ scheme: await findScheme(tx, personId), doses: await listDoses(tx, personId) },
      outcome,
      refrains: await listRefrains(tx, personId),
      left: dose.from === 'stock' ? await countLeft(tx, dose.batchId, dose.locationId) : 0,
      hasTwin: (await listTwins(tx, child)).length > 0,
    },
  )
  if (refusals.length > 0) return err({ kind: 'refused', refusals })
  const by = byOf(ctx)
  const id = newId<'dose'>(ctx.now.epochMilliseconds)
  const isOurs = dose.from === 'stock'
  const isKept = await insertDose(tx, ctx.centreId, {
    ...{ id, personId, vaccine, givenOn, site, deviates, contactId: dose.contactId ?? null, sessionId: dose.sessionId ?? null },
    ...{ batchId: isOurs ? dose.batchId : null, locationId: isOurs ? dose.locationId : null, givenBy: isOurs ? by : null },
    ...{ batchNumber: number, product: isOurs ? null : dose.product.trim().slice(0, 60) || null },
    ...{ elsewhere: isOurs ? null : dose.elsewhere, recordedBy: by, recordedAt: ctx.now },
  })
  if (!isKept) return err({ kind: 'refused', refusals: [{ kind: 'same-day' }] })
  if (isOurs) {
    const { batchId, locationId } = dose
    await insertMoves(tx, ctx.centreId, [{ batchId, locationId, change: -1, why: 'given', doseId: id, by, at: ctx.now }])
  }
  // On whose silence it rests is kept with the deed.
  const ground = outcome.kind === 'presumed' ? `, yes presumed of ${outcome.of.join(' ')}` : ''
  const detail = isOurs ? `${vaccine} given${ground}` : `${vaccine} ${dose.elsewhere}`
  permit.record({ actionCode: 'C', objectType: 'dose', objectId: id, fieldGroup: 'healthPieces', detail })
  return ok(id)
}

/** The same as a deed of its own. */
export async function giveDose(
  ctx: Context,
  personId: Id<'person'>,
  dose: NewDose,
): Promise<Result<Id<'dose'>, RefusedDose | NoAccess | NotPermitted>> {
  const of = { personId, does: 'write', fields: 'healthPieces', actionCode: 'C', also: ['ownHealth'] } as const
  return actOnFile(ctx, 'vaccination.write', of, async (tx, permit) => recordDose(tx, ctx, permit, dose))
}

export type WithdrawRefusal = { readonly kind: 'not-there' }

/** A dose that was written down wrong is withdrawn with a reason; ours comes back to the stock from which it came, as the vial was never used. */
export async function withdrawDose(
  ctx: Context,
  personId: Id<'person'>,
  { id, why }: { readonly id: Id<'dose'>; readonly why: WithdrawnWhy },
): Promise<Result<null, WithdrawRefusal | NoAccess | NotPermitted>> {
  const of = { personId, does: 'write', fields: 'healthPieces', actionCode: 'U' } as const
  return actOnFile(ctx, 'vaccination.write', of, async (tx, permit) => takeBackDose(tx, ctx, permit, { id, why }))
}

/** Within the transaction of a deed on this file. What a session counted of it is open again. */
export async function takeBackDose(
  tx: Tx,
  ctx: Context,
  { personId, record }: Recording,
  { id, why }: { readonly id: Id<'dose'>; readonly why: WithdrawnWhy },
): Promise<Result<null, WithdrawRefusal>> {
  const dose = await lockDose(tx, personId, id)
  if (dose === null) return err({ kind: 'not-there' })
  const by = byOf(ctx)
  await updateDoseWithdrawn(tx, id, { why, by, at: ctx.now })
  await deleteResultOfDose(tx, personId, id)
  const { batchId, locationId } = dose
  if (batchId !== null && locationId !== null) {
    await lockBatch(tx, batchId)
    await insertMoves(tx, ctx.centreId, [{ batchId, locationId, change: 1, why: 'given-undone', doseId: id, by, at: ctx.now }])
  }
  record({ actionCode: 'U', objectType: 'dose', objectId: id, fieldGroup: 'healthPieces', detail: `withdrawn ${why}` })
  return ok(null)
}
