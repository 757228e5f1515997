import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant, PlainDate } from '#platform/time.ts'

export type HeldContact = {
  readonly id: Id<'contact'>
  readonly personId: Id<'person'>
  readonly moment: string
  readonly window: { readonly from: PlainDate; readonly due: PlainDate; readonly until: PlainDate }
  readonly form: string
  readonly discipline: string
  readonly heldOn: PlainDate
  readonly heldBy: Id<'account'>
}

/** Contacts of a schedule that took place before they were written down here. */
export async function insertHeld(tx: Tx, centreId: string, all: readonly HeldContact[], at: Instant): Promise<void> {
  if (all.length === 0) return
  await tx
    .insertInto('child_health.contact')
    .values(
      all.map(({ id, personId, moment, window, form, discipline, heldOn, heldBy }) => ({
        ...{ centre_id: centreId, id, person_id: personId, kind: 'planned', moment, form, discipline, created_by: heldBy, created_at: at },
        ...{ due_from: window.from, due_on: window.due, due_until: window.until },
        ...{ status: 'realised', outcome: '01', held_on: heldOn, held_by: heldBy },
      })),
    )
    .execute()
}
