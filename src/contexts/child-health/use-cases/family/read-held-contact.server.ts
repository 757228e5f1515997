/** One contact that took place, as the family reads it back: what was measured, looked at, given and advised, and the words of the talk and the conclusion. */
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { actOnFile, type NoAccess } from '../../../access/public-files.ts'
import { listColleagues, openColumn, type NotPermitted } from '../../../access/public.ts'
import { findChild, type Child } from '../../../families/public-child.ts'
import { listDoses, type Dose } from '../../../vaccination/public.ts'
import { milestonesToTell, type ToldMilestones } from '../../rules/family/milestones-told.ts'
import type { Contact, Measurement } from '../../rules/record/record.ts'
import { listAdvice, listFindings, listNotes } from '../../sql/contact/contents.server.ts'
import { findContact } from '../../sql/record/contacts.server.ts'
import { listMeasurements } from '../../sql/record/measurements.server.ts'
import { listMilestones } from '../../sql/record/milestones.server.ts'
import { momentsOf } from '../schedule/offered.server.ts'
import type { Moment } from '../../rules/schedule/moments.ts'
import { localDate } from '#platform/time.ts'

export type HeldContact = {
  readonly child: Child
  readonly isOwn: boolean
  readonly contact: Contact
  readonly moments: readonly Moment[]
  /** Null: an account that is not there any more. */
  readonly by: { readonly name: string; readonly profession: string } | null
  readonly measurements: readonly Measurement[]
  readonly milestones: ToldMilestones
  readonly findings: readonly { readonly topic: string; readonly result: 'fine' | 'attention'; readonly remark: string }[]
  readonly doses: readonly Dose[]
  readonly advice: readonly { readonly topic: string; readonly advice: string }[]
  /** What the screen tells the professional that the family reads back. */
  readonly words: readonly string[]
}

const readBack = ['talk', 'conclusion'] as const

export async function readHeldContact(
  ctx: Context,
  keys: Keys,
  personId: Id<'person'>,
  contactId: Id<'contact'>,
): Promise<Result<HeldContact, { readonly kind: 'not-there' } | NoAccess | NotPermitted>> {
  const of = { personId, does: 'read', fields: 'healthPieces', also: ['index'] } as const
  return actOnFile(ctx, 'health.read', of, async (tx, permit): Promise<Result<HeldContact, { readonly kind: 'not-there' }>> => {
    const [child, contact] = [await findChild(tx, personId), await findContact(tx, contactId)]
    // One that is being filled in is not there yet.
    if (child === null || contact === null || contact.personId !== personId || contact.status !== 'realised')
      return err({ kind: 'not-there' })
    permit.record({ actionCode: 'R', objectType: 'contact', objectId: contactId, fieldGroup: 'healthPieces' })
    const open = (table: string, column: string, id: string, sealed: { readonly sealed: Buffer; readonly version: number }): string =>
      openColumn(keys, ctx.centreId, `child_health.${table}`, column, id, sealed)
    const mine = <T extends { readonly contactId: Id<'contact'> | string | null }>(all: readonly T[]): readonly T[] =>
      all.filter((one) => one.contactId === contactId)
    const notes = await listNotes(tx, contactId)
    const by = (await listColleagues(tx)).find(({ id }) => id === contact.heldBy)
    return ok({
      ...{ child, contact, isOwn: permit.by.relation === 'self', moments: (await momentsOf(tx, child.id, localDate(ctx.now))).known },
      by: by === undefined ? null : { name: by.name, profession: by.profession },
      measurements: mine(await listMeasurements(tx, personId)),
      milestones: milestonesToTell(mine(await listMilestones(tx, personId))),
      findings: (await listFindings(tx, contactId)).map(({ id, topic, result, remark }) => ({
        ...{ topic, result, remark: remark === null ? '' : open('finding', 'remark', id, remark) },
      })),
      doses: mine(await listDoses(tx, personId)),
      advice: await listAdvice(tx, contactId),
      words: readBack
        .flatMap((part) => notes.filter((note) => note.part === part))
        .map(({ id, words }) => open('contact_note', 'words', id, words)),
    })
  })
}
