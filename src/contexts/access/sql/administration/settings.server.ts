/** The settings of a centre and the story of their changes. The rows of a centre itself are public facts. */
import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import { newId } from '#platform/id.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import type { NewHours } from '../../rules/centre.ts'
import { collegeOf, type Contact } from '../../rules/administration/centre-settings.ts'
import type { Term } from '../../rules/administration/terms.ts'
import type { WaitingAgreement } from '../../rules/administration/waiting.ts'

const termColumns = {
  answerTermWorkingDays: 'answer_term_working_days',
  acuteTermMinutes: 'acute_term_minutes',
  retentionDays: 'retention_days',
} as const satisfies Record<Term, string>

export type KeptSettings = {
  readonly version: number
  /** In words; empty: nobody. */
  readonly objectionBody: string
  readonly municipality: string
  readonly contact: Contact
  readonly terms: Readonly<Record<Term, number>>
  readonly planned: readonly { readonly term: Term; readonly value: number; readonly beginsOn: PlainDate }[]
  readonly hours: readonly NewHours[]
  readonly closedDays: readonly PlainDate[]
  /** As tags. */
  readonly leftOutLanguages: readonly string[]
}

/** Kept until the transaction ends: two who save at once come one after the other. */
export async function lockSettings(tx: Tx, centreId: string): Promise<KeptSettings> {
  await tx.selectFrom('access.centre').select('id').where('id', '=', centreId).forNoKeyUpdate().execute()
  return findSettings(tx, centreId)
}

export async function findSettings(tx: Tx, centreId: string): Promise<KeptSettings> {
  const row = await tx.selectFrom('access.centre').selectAll().where('id', '=', centreId).executeTakeFirstOrThrow()
  const planned = await tx
    .selectFrom('access.planned_term')
    .select(['term', 'value', 'begins_on as beginsOn'])
    .orderBy('begins_on')
    .execute()
  const hours = await tx
    .selectFrom('access.opening_hours')
    .select(['weekday', 'kind', 'opens', 'closes'])
    .orderBy('weekday')
    .orderBy('kind')
    .orderBy('opens')
    .execute()
  const closed = await tx.selectFrom('access.closed_day').select('day').orderBy('day').execute()
  return {
    version: row.version,
    objectionBody: row.objection_body ?? collegeOf(row.municipality),
    municipality: row.municipality,
    contact: {
      name: row.name,
      phone: row.phone,
      dutyPhone: row.duty_phone,
      streetAddress: row.street_address,
      postalCode: row.postal_code,
      town: row.town,
      directions: row.directions,
      pagerAddress: row.notice_pager_address ?? '',
    },
    terms: {
      answerTermWorkingDays: row.answer_term_working_days,
      acuteTermMinutes: row.acute_term_minutes,
      retentionDays: row.retention_days,
    },
    planned: planned.map((one) => ({ ...one, term: one.term as Term })),
    hours: hours.map((one) => ({ ...one, kind: one.kind === 'phone' ? 'phone' : 'walk-in' })),
    closedDays: closed.map(({ day }) => day),
    leftOutLanguages: row.left_out_languages,
  }
}

export async function saveContact(tx: Tx, centreId: string, contact: Contact): Promise<void> {
  await tx
    .updateTable('access.centre')
    .set({
      ...{ name: contact.name, phone: contact.phone, duty_phone: contact.dutyPhone, street_address: contact.streetAddress },
      ...{ postal_code: contact.postalCode, town: contact.town, directions: contact.directions },
      notice_pager_address: contact.pagerAddress === '' ? null : contact.pagerAddress,
      version: sql`version + 1`,
    })
    .where('id', '=', centreId)
    .execute()
}

export async function saveLeftOutLanguages(tx: Tx, centreId: string, leftOut: readonly string[]): Promise<void> {
  await tx
    .updateTable('access.centre')
    .set({ left_out_languages: [...leftOut], version: sql`version + 1` })
    .where('id', '=', centreId)
    .execute()
}

export async function saveObjectionBody(tx: Tx, centreId: string, body: string | null): Promise<void> {
  await tx
    .updateTable('access.centre')
    .set({ objection_body: body, version: sql`version + 1` })
    .where('id', '=', centreId)
    .execute()
}

export async function replaceHours(tx: Tx, centreId: string, hours: readonly NewHours[]): Promise<void> {
  await tx.deleteFrom('access.opening_hours').execute()
  if (hours.length > 0)
    await tx
      .insertInto('access.opening_hours')
      .values(hours.map((one) => ({ centre_id: centreId, ...one })))
      .execute()
  await tx
    .updateTable('access.centre')
    .set({ version: sql`version + 1` })
    .where('id', '=', centreId)
    .execute()
}

/** False when it was closed that day already. */
export async function insertClosedDay(tx: Tx, centreId: string, day: PlainDate): Promise<boolean> {
  const done = await tx
    .insertInto('access.closed_day')
    .values({ centre_id: centreId, day })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function deleteClosedDay(tx: Tx, day: PlainDate): Promise<boolean> {
  const done = await tx.deleteFrom('access.closed_day').where('day', '=', day).executeTakeFirst()
  return done.numDeletedRows > 0n
}

export async function findTerm(tx: Tx, term: Term): Promise<number> {
  const row = await tx
    .selectFrom('access.centre')
    .select(termColumns[term])
    .where('id', '=', sql<string>`access.current_centre()`)
    .executeTakeFirstOrThrow()
  return Number(Object.values(row)[0])
}

export async function saveTerm(tx: Tx, centreId: string, term: Term, value: number): Promise<void> {
  await tx
    .updateTable('access.centre')
    .set({ [termColumns[term]]: value, version: sql`version + 1` })
    .where('id', '=', centreId)
    .execute()
}

export async function planTerm(tx: Tx, centreId: string, term: Term, value: number, beginsOn: PlainDate): Promise<void> {
  await tx
    .insertInto('access.planned_term')
    .values({ centre_id: centreId, term, value, begins_on: beginsOn })
    .onConflict((conflict) => conflict.columns(['centre_id', 'term']).doUpdateSet({ value, begins_on: beginsOn }))
    .execute()
}

/** Those whose day has come; they stand there no more. */
export async function takeDueTerms(tx: Tx): Promise<{ readonly term: Term; readonly value: number }[]> {
  const rows = await tx
    .deleteFrom('access.planned_term')
    .where('begins_on', '<=', sql<PlainDate>`access.today()`)
    .returning(['term', 'value'])
    .execute()
  return rows.map(({ term, value }) => ({ term: term as Term, value }))
}

export type SettingChange = {
  readonly setting: string
  readonly was: string
  readonly becomes: string
  readonly by: string | null
  readonly at: Instant
  readonly validFrom: PlainDate
}

export async function insertSettingChanges(tx: Tx, centreId: string, changes: readonly SettingChange[]): Promise<void> {
  if (changes.length === 0) return
  await tx
    .insertInto('access.setting_change')
    .values(
      changes.map(({ setting, was, becomes, by, at, validFrom }) => ({
        ...{ centre_id: centreId, id: newId(at.epochMilliseconds), setting, was, becomes },
        ...{ changed_by: by, changed_at: at, valid_from: validFrom },
      })),
    )
    .execute()
}

/** The newest changes with the name of who made them; null: the command line. */
export async function listSettingChanges(tx: Tx, most: number): Promise<SettingChange[]> {
  return tx
    .selectFrom('access.setting_change as s')
    .leftJoin('access.account as a', (join) => join.onRef('a.centre_id', '=', 's.centre_id').onRef('a.id', '=', 's.changed_by'))
    .select(['s.setting', 's.was', 's.becomes', 'a.display_name as by', 's.changed_at as at', 's.valid_from as validFrom'])
    .orderBy('s.changed_at', 'desc')
    .orderBy('s.id', 'desc')
    .limit(most)
    .execute()
}

export async function listWaiting(tx: Tx): Promise<(WaitingAgreement & { readonly id: string })[]> {
  const rows = await tx
    .selectFrom('access.waiting_agreement')
    .select(['id', 'help', 'most_days as mostDays', 'since', 'until_day as until'])
    .orderBy('help')
    .orderBy('since')
    .execute()
  return rows as (WaitingAgreement & { id: string })[]
}

export async function insertWaiting(tx: Tx, centreId: string, id: string, one: WaitingAgreement): Promise<void> {
  await tx
    .insertInto('access.waiting_agreement')
    .values({ centre_id: centreId, id, help: one.help, most_days: one.mostDays, since: one.since, until_day: one.until })
    .execute()
}

export async function setWaitingUntil(tx: Tx, id: string, until: PlainDate): Promise<void> {
  await tx.updateTable('access.waiting_agreement').set({ until_day: until }).where('id', '=', id).execute()
}
