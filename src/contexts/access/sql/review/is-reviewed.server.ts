/** The rows of the log `e` that are reviewed: of the staff, done, about a person, and never within a hidden part. */
import { sql } from 'kysely'
import { lists, reviewedAreas } from '../../rules/review/reviewed.ts'

/** The first four conditions are those of the index audit_event_for_review, word for word. */
export const isReviewed = sql<boolean>`e.actor_kind = 'staff' and e.outcome = 0 and e.subject_id is not null and e.compartment_id is null
  and e.event_type <> all(${sql.val([...lists])}::text[]) and split_part(e.event_type, '.', 1) = any(${sql.val([...reviewedAreas])}::text[])`
