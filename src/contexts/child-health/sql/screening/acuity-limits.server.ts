/** Limits of acuity of a centre: about nobody. */
import type { Tx } from '#platform/db.server.ts'
import type { Instant } from '#platform/time.ts'
import type { AcuityLimit } from '../../rules/screening/acuity-limits.ts'

export async function listAcuityLimits(tx: Tx): Promise<AcuityLimit[]> {
  const rows = await tx
    .selectFrom('child_health.acuity_limit')
    .select(['from_months as fromMonths', 'sufficient_from as sufficientFrom', 'doubtful_from as doubtfulFrom', 'source'])
    .orderBy('from_months')
    .execute()
  return rows as AcuityLimit[] // the check of the table keeps the ages
}

/** All of them at once: the form has them all. */
export async function replaceAcuityLimits(
  tx: Tx,
  centreId: string,
  limits: readonly AcuityLimit[],
  { by, at }: { readonly by: string; readonly at: Instant },
): Promise<void> {
  await tx.deleteFrom('child_health.acuity_limit').where('centre_id', '=', centreId).execute()
  if (limits.length === 0) return
  await tx
    .insertInto('child_health.acuity_limit')
    .values(
      limits.map(({ fromMonths, sufficientFrom, doubtfulFrom, source }) => ({
        ...{ centre_id: centreId, from_months: fromMonths, sufficient_from: sufficientFrom, doubtful_from: doubtfulFrom, source },
        ...{ changed_by: by, changed_at: at },
      })),
    )
    .execute()
}
