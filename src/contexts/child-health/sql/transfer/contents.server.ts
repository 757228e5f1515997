/** What a record has besides measurements: words, findings and advice of contacts; and writing down what came from elsewhere. */
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'
import type { Advice, Finding } from '../../rules/fhir/finding.ts'
import type { ContactNote } from '../../rules/fhir/note.ts'
import type { Contact } from '../../rules/record/record.ts'

export type SealedWords = { readonly sealed: Buffer; readonly version: number }
export type SealedNote = Omit<ContactNote, 'words'> & SealedWords
export type SealedFinding = Omit<Finding, 'remark'> & { readonly remark: SealedWords | null }

export async function listNotes(tx: Tx, personId: Id<'person'>): Promise<SealedNote[]> {
  const rows = await tx
    .selectFrom('child_health.contact_note')
    .select(['id', 'contact_id as contactId', 'part', 'words as sealed', 'centre_key_version as version'])
    .where('person_id', '=', personId)
    .orderBy('id')
    .execute()
  return rows as SealedNote[] // the checks of the table keep the parts
}

export async function listFindings(tx: Tx, personId: Id<'person'>): Promise<SealedFinding[]> {
  const rows = await tx
    .selectFrom('child_health.finding')
    .select(['id', 'contact_id as contactId', 'topic', 'result', 'remark', 'centre_key_version as version'])
    .where('person_id', '=', personId)
    .orderBy('id')
    .execute()
  return rows.map(({ remark, version, ...one }) => ({
    ...(one as Omit<Finding, 'remark'>), // the checks of the table keep results
    remark: remark === null || version === null ? null : { sealed: remark, version },
  }))
}

export async function listAdvice(tx: Tx, personId: Id<'person'>): Promise<Advice[]> {
  return tx
    .selectFrom('child_health.advice')
    .select(['id', 'contact_id as contactId', 'topic', 'advice'])
    .where('person_id', '=', personId)
    .orderBy('id')
    .execute()
}

/** A contact that was held, or not, elsewhere. `heldBy`: of a contact that came in, the transfer with which it came. */
export async function insertContact(
  tx: Tx,
  centreId: string,
  personId: Id<'person'>,
  contact: Contact,
  { heldBy, at, indication }: { readonly heldBy: string; readonly at: Instant; readonly indication: SealedWords | null },
): Promise<void> {
  await tx
    .insertInto('child_health.contact')
    .values({
      ...{ centre_id: centreId, id: contact.id, person_id: personId, kind: contact.kind, moment: contact.moment },
      ...{ due_from: contact.dueFrom, due_on: contact.dueOn, due_until: contact.dueUntil, ...over(contact, heldBy), created_at: at },
      ...{ indication: indication?.sealed ?? null, centre_key_version: indication?.version ?? null },
    })
    .execute()
}

const over = ({ status, outcome, form, discipline, heldOn, companion }: Contact, heldBy: string) => ({
  ...{ status, outcome, form, discipline, held_on: heldOn, held_by: heldOn === null ? null : heldBy, companion },
})

/** A contact of our schedule that turned out to be held elsewhere. */
export async function updateContactOver(tx: Tx, id: Id<'contact'>, contact: Contact, heldBy: string): Promise<void> {
  await tx
    .updateTable('child_health.contact')
    .set((eb) => ({ ...over(contact, heldBy), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export async function insertNotes(tx: Tx, centreId: string, personId: Id<'person'>, all: readonly SealedNote[]): Promise<void> {
  if (all.length === 0) return
  await tx
    .insertInto('child_health.contact_note')
    .values(
      all.map(({ id, contactId, part, sealed, version }) => ({
        ...{ centre_id: centreId, id, person_id: personId, contact_id: contactId, part, words: sealed, centre_key_version: version },
      })),
    )
    .onConflict((conflict) => conflict.constraint('note_of_part_once').doNothing())
    .execute()
}

export async function insertFindings(tx: Tx, centreId: string, personId: Id<'person'>, all: readonly SealedFinding[]): Promise<void> {
  if (all.length === 0) return
  await tx
    .insertInto('child_health.finding')
    .values(
      all.map(({ id, contactId, topic, result, remark }) => ({
        ...{ centre_id: centreId, id, person_id: personId, contact_id: contactId, topic, result },
        ...{ remark: remark?.sealed ?? null, centre_key_version: remark?.version ?? null },
      })),
    )
    .onConflict((conflict) => conflict.constraint('finding_once').doNothing())
    .execute()
}

export async function insertAdvice(tx: Tx, centreId: string, personId: Id<'person'>, all: readonly Advice[]): Promise<void> {
  if (all.length === 0) return
  await tx
    .insertInto('child_health.advice')
    .values(
      all.map(({ id, contactId, topic, advice }) => ({
        centre_id: centreId,
        id,
        person_id: personId,
        contact_id: contactId,
        topic,
        advice,
      })),
    )
    .onConflict((conflict) => conflict.constraint('advice_once').doNothing())
    .execute()
}

export async function withdrawForTransfer(
  tx: Tx,
  table: 'measurement' | 'milestone' | 'screening',
  id: string,
  by: string,
  at: Instant,
): Promise<void> {
  await tx
    .updateTable(`child_health.${table}`)
    .set({ withdrawn_at: at, withdrawn_by: by, withdrawn_why: 'transfer' })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .execute()
}

export async function findBackgroundId(tx: Tx, personId: Id<'person'>): Promise<string | null> {
  const row = await tx.selectFrom('child_health.background').select('id').where('person_id', '=', personId).executeTakeFirst()
  return row?.id ?? null
}
