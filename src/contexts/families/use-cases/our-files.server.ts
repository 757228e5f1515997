/** Whose files somebody of the family may see today, and those that begin or end later, with the names that belong to them. */
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { isBefore, localDate, type PlainDate } from '#platform/time.ts'
import { act, type NotPermitted } from '../../access/public.ts'
import { groupsSeen, listOwnFiles, nextBirthday, whySeen, type WhySeen } from '../../access/public-openness.ts'
import type { FieldGroup } from '../../access/public-files.ts'
import { fullName } from '../rules/person.ts'
import { findPerson } from '../sql/persons.server.ts'

export type OurFile = {
  readonly personId: Id<'person'>
  readonly name: string
  readonly birthDate: PlainDate
  readonly why: WhySeen
  readonly sees: readonly FieldGroup[]
  readonly next: { readonly age: 12 | 16; readonly on: PlainDate } | null
}

export type OurFiles = {
  readonly files: readonly OurFile[]
  /** Not yet: before the own twelfth birthday. */
  readonly later: readonly PlainDate[]
}

/** `not-open`: signed in in a way that opens no file. */
export async function listOurFiles(ctx: Context): Promise<Result<OurFiles, { readonly kind: 'not-open' } | NotPermitted>> {
  return act(ctx, 'person.list', async (tx, permit) => {
    if (ctx.actor.kind !== 'resident' || ctx.actor.opensFile !== true) return err({ kind: 'not-open' })
    const all = await listOwnFiles(tx, ctx.now)
    const today = localDate(ctx.now)
    const files: OurFile[] = []
    for (const one of all.filter(({ from }) => !isBefore(ctx.now, from))) {
      const person = await findPerson(tx, one.personId)
      if (person === null) continue
      files.push({
        ...{ personId: one.personId, name: fullName(person), birthDate: one.birthDate },
        ...{ why: whySeen(one, one.birthDate), sees: groupsSeen(one, one.state), next: nextBirthday(one.birthDate, today) },
      })
      permit.record({
        actionCode: 'R',
        objectType: 'person',
        objectId: one.personId,
        subjectId: one.personId,
        fieldGroup: 'index',
        basis: one.relation,
      })
    }
    permit.record({ actionCode: 'R', eventType: 'person.listOwn', detail: `selected ${files.length}` })
    return ok({ files, later: all.filter(({ from }) => isBefore(ctx.now, from)).map(({ from }) => localDate(from)) })
  })
}
