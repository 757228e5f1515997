/** The contact moments that a centre, or an organisation of it, offers. Who never changed one offers the national set. */
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import { nationalMoments, type Moment } from '../../rules/schedule/moments.ts'
import { ownSetOn, type Template } from '../../rules/schedule/templates.ts'

const columns = [
  ...(['id', 'organisation_id as organisationId', 'code', 'name_nl as nameNl', 'name_en as nameEn', 'phase'] as const),
  ...([
    'from_days as fromDays',
    'due_days as dueDays',
    'until_days as untilDays',
    'discipline',
    'form',
    'minutes',
    'parts',
    'doses',
  ] as const),
  ...(['valid_from as validFrom', 'valid_until as validUntil', 'changed_by as changedBy', 'changed_at as changedAt', 'version'] as const),
] as const

/** Every version that ever held, of the centre itself and of its organisations. */
export async function listTemplates(tx: Tx): Promise<Template[]> {
  const rows = await tx
    .selectFrom('child_health.moment_template')
    .select(columns)
    .orderBy('due_days')
    .orderBy('valid_from')
    .$castTo<Template>()
    .execute()
  return rows // the checks of the table keep phases and codes
}

/** What is offered on a day, in the order of age: the set of the organisation, else that of the centre, else the national one. */
export async function listMoments(tx: Tx, on: PlainDate, organisationId: Id<'organisation'> | null = null): Promise<readonly Moment[]> {
  const all = await listTemplates(tx)
  return (organisationId === null ? null : ownSetOn(all, organisationId, on)) ?? ownSetOn(all, null, on) ?? nationalMoments
}

/** False: one of them was there already, so that somebody else wrote meanwhile. */
export async function insertTemplates(tx: Tx, centreId: string, all: readonly Omit<Template, 'version'>[]): Promise<boolean> {
  if (all.length === 0) return true
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('child_health.moment_template')
    .values(
      all.map((one) => ({
        ...{
          centre_id: centreId,
          id: one.id,
          organisation_id: one.organisationId,
          code: one.code,
          name_nl: one.nameNl,
          name_en: one.nameEn,
        },
        ...{ phase: one.phase, from_days: one.fromDays, due_days: one.dueDays, until_days: one.untilDays, discipline: one.discipline },
        ...{ form: one.form, minutes: one.minutes, parts: [...one.parts], doses: [...one.doses], valid_from: one.validFrom },
        ...{ valid_until: one.validUntil, changed_by: one.changedBy, changed_at: one.changedAt },
      })),
    )
    .onConflict((conflict) => conflict.constraint('moment_of_one_day').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === BigInt(all.length)
}

/** From this day on it no longer holds. False: somebody else changed it meanwhile. */
export async function endTemplate(
  tx: Tx,
  { id, version }: Pick<Template, 'id' | 'version'>,
  on: PlainDate,
  by: { readonly changedBy: string; readonly changedAt: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('child_health.moment_template')
    .set({ valid_until: on, version: version + 1, changed_by: by.changedBy, changed_at: by.changedAt })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** A version that never held: it was changed again before it began. */
export async function deleteTemplate(tx: Tx, { id, version }: Pick<Template, 'id' | 'version'>): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('child_health.moment_template')
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numDeletedRows === 1n
}
