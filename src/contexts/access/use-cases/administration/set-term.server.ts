/** A term of the centre: an administrator proposes it within its bounds, another decides, and it begins on its day. */
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import { err, type Result } from '#platform/result.ts'
import { Temporal, localDate, type PlainDate } from '#platform/time.ts'
import { isWithinBounds, termBounds, type Term } from '../../rules/administration/terms.ts'
import { findTerm } from '../../sql/administration/settings.server.ts'
import { lockCentre } from '../../sql/centre-look.server.ts'
import { act, type NotPermitted } from '../act.server.ts'
import { propose, type ProposeRefusal } from './proposals.server.ts'

export type TermWish = {
  readonly term: Term
  readonly value: number
  readonly from: PlainDate
  readonly why: string
  readonly seen: number
}

export type TermRefusal =
  | ProposeRefusal
  | { readonly kind: 'out-of-bounds'; readonly least: number; readonly most: number }
  | { readonly kind: 'begins-in-past' | 'no-change' }
  | { readonly kind: 'changed-meanwhile' }

export async function proposeTerm(
  ctx: Context,
  { term, value, from, why, seen }: TermWish,
): Promise<Result<Id<'proposal'>, TermRefusal | NotPermitted>> {
  return act(ctx, 'proposal.make', async (tx, permit): Promise<Result<Id<'proposal'>, TermRefusal>> => {
    const { least, most } = termBounds[term]
    if (!isWithinBounds(term, value)) return err({ kind: 'out-of-bounds', least, most })
    if (Temporal.PlainDate.compare(from, localDate(ctx.now)) < 0) return err({ kind: 'begins-in-past' })
    await lockCentre(tx, ctx.centreId)
    const was = await findTerm(tx, term)
    if (was !== seen) return err({ kind: 'changed-meanwhile' })
    if (was === value) return err({ kind: 'no-change' })
    return propose(tx, ctx, permit, { kind: 'change-term', term, was, becomes: value, from }, why)
  })
}
