/** Words, findings and advice of contacts that came in. Where both wrote, ours stays. */
import type { Tx } from '#platform/db.server.ts'
import type { Differences } from '../../rules/transfer/differences.ts'
import { insertAdvice, insertFindings, insertNotes } from '../../sql/transfer/contents.server.ts'
import { chosenOf, freshIds, type Ours, type Writing } from './writing.server.ts'

export async function writeWords(tx: Tx, writing: Writing, differences: Differences, contacts: Ours<'contact'>): Promise<void> {
  const { ctx, permit, seal } = writing
  const here = <T extends { readonly id: string; readonly contactId: string }>(table: string, all: readonly T[]): T[] =>
    freshIds(
      writing,
      table,
      all.flatMap((one) => {
        const contactId = contacts.get(one.contactId)
        return contactId === undefined ? [] : [{ ...one, contactId }]
      }),
    )
  const notes = here('child_health.contact_note', chosenOf(writing, differences.notes)).map(({ words, ...one }) => ({
    ...one,
    ...seal('contact_note', 'words', one.id, words),
  }))
  await insertNotes(tx, ctx.centreId, permit.personId, notes)
  const findings = here('child_health.finding', chosenOf(writing, differences.findings)).map(({ remark, ...one }) => ({
    ...one,
    remark: remark === null ? null : seal('finding', 'remark', one.id, remark),
  }))
  await insertFindings(tx, ctx.centreId, permit.personId, findings)
  await insertAdvice(tx, ctx.centreId, permit.personId, here('child_health.advice', chosenOf(writing, differences.advice)))
}
