/** A term that was decided begins: today, or on its day. */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import { Temporal, type PlainDate } from '#platform/time.ts'
import type { Term } from '../../rules/administration/terms.ts'
import { insertSettingChanges, planTerm, saveTerm } from '../../sql/administration/settings.server.ts'
import type { Permit } from '../act.server.ts'

/** It begins today, or waits for its day. The story of the settings tells it now either way. */
export async function beginTerm(
  tx: Tx,
  ctx: Context,
  permit: Pick<Permit, 'record'>,
  change: {
    readonly term: Term
    readonly was: number
    readonly becomes: number
    readonly from: PlainDate
    readonly today: PlainDate
    readonly by: string | null
  },
): Promise<void> {
  const { term, was, becomes, from, today, by } = change
  const isNow = Temporal.PlainDate.compare(from, today) <= 0
  if (isNow) await saveTerm(tx, ctx.centreId, term, becomes)
  else await planTerm(tx, ctx.centreId, term, becomes, from)
  await insertSettingChanges(tx, ctx.centreId, [
    { setting: term, was: String(was), becomes: String(becomes), by, at: ctx.now, validFrom: isNow ? today : from },
  ])
  permit.record({
    actionCode: 'U',
    eventType: 'centre.setTerm',
    objectType: 'centre',
    objectId: ctx.centreId,
    detail: `${term} ${was} ${becomes} ${from.toString()}`,
  })
}
