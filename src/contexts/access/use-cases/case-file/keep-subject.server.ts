/**
 * What `families` tells of a person, in the transaction in which it changed: the facts that decide who may see what, and nothing that tells who it is.
 * The standings of the person and of who has authority follow from it at once.
 */
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { familyStandings, type SubjectFacts } from '../../rules/case-file/standings.ts'
import { replaceStandings } from '../../sql/case-file/standings.server.ts'
import { putMergedInto, putSubject } from '../../sql/case-file/subjects.server.ts'

export async function keepSubject(
  tx: Tx,
  centreId: Id<'centre'>,
  facts: SubjectFacts & { readonly mergedInto?: Id<'person'> | null },
): Promise<void> {
  await putSubject(tx, centreId, facts)
  await putMergedInto(tx, centreId, facts.personId, facts.mergedInto ?? null)
  const { birthDate, personId } = facts
  const standings = birthDate === null ? [] : familyStandings({ ...facts, birthDate })
  await replaceStandings(
    tx,
    centreId,
    personId,
    standings.map((one) => ({ ...one, personId, purpose: 'own', sourceId: personId })),
  )
}
