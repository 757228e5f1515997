/**
 * Who reads a text of a contact that was closed: kept back with its reason and term, looked at again, labelled as about somebody else, or opened for the family
 * (PR-17, PR-22). Keeping back is a verb of its own, which the family does not see in the list of who looked; opening is writing, which it does see.
 */
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate } from '#platform/time.ts'
import { actOnFile, type NoAccess } from '../../../access/public-files.ts'
import { sealColumn, type NotPermitted } from '../../../access/public.ts'
import {
  lookedAtBefore,
  readKeeping,
  type KeepingFault,
  type ReaderChoice,
  type TextKind,
  type TypedKeeping,
} from '../../rules/contact/readers.ts'
import { listTexts, updateDisclosure, type KeptDisclosure } from '../../sql/contact/disclosure.server.ts'
import { listConsulted } from '../contact/consulted.server.ts'
import { tableOf } from '../contact/disclosure.server.ts'
import { actorIdOf } from '../record/actor-id.ts'

export type ReadersWish = TypedKeeping & { readonly kind: TextKind; readonly id: string; readonly readers: ReaderChoice }
export type ReadersRefusal = { readonly kind: 'not-there' } | { readonly kind: 'faults'; readonly faults: readonly KeepingFault[] }

export async function changeReaders(
  ctx: Context,
  keys: Keys,
  personId: Id<'person'>,
  wish: ReadersWish,
): Promise<Result<null, ReadersRefusal | NoAccess | NotPermitted>> {
  const { kind, id, readers } = wish
  const verb = readers === 'family' ? 'health.write' : 'health.keepBack'
  const of = { personId, does: 'write', fields: 'healthPieces', actionCode: 'U' } as const
  return actOnFile(ctx, verb, of, async (tx, permit): Promise<Result<null, ReadersRefusal>> => {
    const [text] = await listTexts(tx, personId, { kind, id })
    if (text === undefined) return err({ kind: 'not-there' })
    const mayConsult = (await listConsulted(tx, ctx)).map((one) => one.id as string)
    const keeping = readers === 'kept' ? readKeeping(wish, mayConsult) : null
    if (keeping?.ok === false) return err({ kind: 'faults', faults: keeping.error })
    await updateDisclosure(tx, { kind, id, personId }, disclosureOf(ctx, keys, wish, keeping?.ok === true ? keeping.value : null))
    permit.record({ actionCode: 'U', objectType: kind, objectId: id, fieldGroup: 'healthPieces', detail: `readers ${readers}` })
    return ok(null)
  })
}

type Decided = Parameters<typeof lookedAtBefore>[1] | null

function disclosureOf(ctx: Context, keys: Keys, { kind, id, readers }: ReadersWish, keeping: Decided): KeptDisclosure {
  if (readers === 'family') return { aboutWhom: null, withheld: null }
  if (readers !== 'kept') return { aboutWhom: readers, withheld: null }
  if (keeping === null) throw new Error('A text is kept back without a reason')
  const on = localDate(ctx.now)
  const reason = sealColumn(keys, ctx.centreId, tableOf[kind], 'withheld_reason', id, keeping.why)
  return {
    aboutWhom: null,
    withheld: { reason, consulted: keeping.consulted, until: lookedAtBefore(on, keeping), by: actorIdOf(ctx), on },
  }
}
