import { withSystemSight, type Tx } from '#platform/db.server.ts'

/** For taking back people who were written down by mistake: false when somebody works with one of them or is one of them, and nothing is gone then. */
export async function forgetSubjects(tx: Tx, personIds: readonly string[]): Promise<boolean> {
  if (personIds.length === 0) return true
  return withSystemSight(tx, async () => {
    for (const table of ['access.care_relation', 'access.resident_person', 'access.emergency_access'] as const) {
      const used = await tx.selectFrom(table).select('person_id').where('person_id', 'in', personIds).limit(1).execute()
      if (used.length > 0) return false
    }
    await tx.deleteFrom('access.standing').where('person_id', 'in', personIds).execute()
    await tx.deleteFrom('access.subject').where('person_id', 'in', personIds).execute()
    return true
  })
}
