/** Who works here today, and which roles hold today: the same words in every query, so that a leaver and a role that is over end on the day itself. */
import { sql, type RawBuilder } from 'kysely'

/** For `access.account` under this alias. */
export const worksNow = (account: string): RawBuilder<boolean> => {
  const of = (column: string): RawBuilder<unknown> => sql.ref(`${account}.${column}`)
  return sql<boolean>`access.works_now(${of('state')}, ${of('leaves_on')}, ${of('organisation_id')})`
}

/** For `access.account_role` under this alias; the last day counts. */
export const isRoleNow = (role: string): RawBuilder<boolean> => {
  const of = (column: string): RawBuilder<unknown> => sql.ref(`${role}.${column}`)
  return sql<boolean>`(${of('from_day')} is null or ${of('from_day')} <= access.today()) and (${of('until_day')} is null or ${of('until_day')} >= access.today())`
}
