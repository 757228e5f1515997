/** A professional writes down that somebody cannot judge own interests, and that it is over. Who may see and say what follows in the same transaction. */
import type { Context } from '#platform/context.ts'
import { brokenConstraint, withSystemSight, type Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate, type PlainDate } from '#platform/time.ts'
import { actOnFile, type NoAccess } from '../../access/public-files.ts'
import { listColleagues, type NotPermitted } from '../../access/public.ts'
import { endOfIncapacity, judgeIncapable, mayJudge, type EndOfIncapacity, type Judgement } from '../rules/incapacity.ts'
import { refused, type FamilyRefusal } from '../rules/refusals.ts'
import { insertIncapacity, listIncapacities, updateIncapacityEnded } from '../sql/incapacities.server.ts'
import { lockPerson } from '../sql/persons.server.ts'
import { asker } from './asked-by.ts'
import { keyVersion, openText, sealText } from './sealing.server.ts'
import { tellAccess } from './tell-access.server.ts'

export type Incapacity = {
  readonly id: Id<'incapacity'>
  readonly from: PlainDate
  readonly until: PlainDate | null
  readonly reason: string
  readonly consulted: string
  /** Null: an account that is not there any more. */
  readonly by: { readonly name: string; readonly profession: string } | null
  readonly endReason: string | null
}

export type IncapacityRefusal =
  | { readonly kind: 'refused'; readonly refusals: readonly FamilyRefusal[] }
  /** This work does not judge it, or it is over already. */
  | { readonly kind: 'may-not-judge' | 'not-there' }
type Done = Result<null, IncapacityRefusal | NoAccess | NotPermitted>

const writing = { does: 'write', fields: 'identity', actionCode: 'U' } as const

export async function recordIncapacity(ctx: Context, keys: Keys, personId: Id<'person'>, judgement: Judgement): Promise<Done> {
  try {
    return await actOnFile(ctx, 'person.judge', { personId, ...writing }, async (tx, permit): Promise<Result<null, IncapacityRefusal>> => {
      if (!mayJudge(permit)) return err({ kind: 'may-not-judge' })
      const born = (await withSystemSight(tx, () => lockPerson(tx, personId)))?.birthDate ?? null
      const judged = judgeIncapable(judgement, await listIncapacities(tx, personId), born, localDate(ctx.now))
      if (!judged.ok) return err({ kind: 'refused', refusals: judged.error })
      const { from, reason, consulted } = judged.value
      const id = newId<'incapacity'>(ctx.now.epochMilliseconds)
      const by = asker(ctx)
      await insertIncapacity(tx, ctx.centreId, {
        ...{ id, personId, from, keyVersion: keyVersion(keys), by: by.id, at: by.at },
        reason: sealText(keys, ctx.centreId, 'incapable', id, reason),
        consulted: sealText(keys, ctx.centreId, 'incapable consulted', id, consulted),
      })
      await tellAccess(tx, ctx, personId)
      permit.record({ actionCode: 'U', objectType: 'incapacity', objectId: id, fieldGroup: 'identity', detail: 'begins' })
      return ok(null)
    })
  } catch (problem) {
    // Two who judge at once.
    if (brokenConstraint(problem) === 'incapacity_once') return err({ kind: 'refused', refusals: [refused('incapable-already')] })
    throw problem
  }
}

export async function endIncapacity(
  ctx: Context,
  keys: Keys,
  personId: Id<'person'>,
  { id, ...end }: EndOfIncapacity & { readonly id: Id<'incapacity'> },
): Promise<Done> {
  return actOnFile(ctx, 'person.judge', { personId, ...writing }, async (tx, permit): Promise<Result<null, IncapacityRefusal>> => {
    if (!mayJudge(permit)) return err({ kind: 'may-not-judge' })
    const period = (await listIncapacities(tx, personId)).find((one) => one.id === id && one.until === null)
    if (period === undefined) return err({ kind: 'not-there' })
    const checked = endOfIncapacity(end, period, localDate(ctx.now))
    if (!checked.ok) return err({ kind: 'refused', refusals: checked.error })
    const { on, reason } = checked.value
    const sealed = { sealed: sealText(keys, ctx.centreId, 'incapable end', id, reason), version: keyVersion(keys) }
    const by = asker(ctx)
    if (!(await updateIncapacityEnded(tx, { id, personId }, { on, reason: sealed, by: by.id, at: by.at })))
      return err({ kind: 'not-there' })
    await tellAccess(tx, ctx, personId)
    permit.record({ actionCode: 'U', objectType: 'incapacity', objectId: id, fieldGroup: 'identity', detail: 'ends' })
    return ok(null)
  })
}

/** All that was written down, the newest first, for who sees who somebody is. */
export async function readIncapacities(tx: Tx, ctx: Context, keys: Keys, personId: Id<'person'>): Promise<Incapacity[]> {
  const kept = await listIncapacities(tx, personId)
  const colleagues = new Map(kept.length === 0 ? [] : (await listColleagues(tx)).map((one) => [one.id, one] as const))
  return kept.map(({ id, from, until, reason, consulted, keyVersion: version, recordedBy, endReason, endKeyVersion }) => {
    const by = colleagues.get(recordedBy)
    return {
      ...{ id, from, until, by: by === undefined ? null : { name: by.name, profession: by.profession } },
      reason: openText(keys, ctx.centreId, 'incapable', id, reason, version),
      consulted: openText(keys, ctx.centreId, 'incapable consulted', id, consulted, version),
      endReason:
        endReason === null || endKeyVersion === null ? null : openText(keys, ctx.centreId, 'incapable end', id, endReason, endKeyVersion),
    }
  })
}
