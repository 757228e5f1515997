/**
 * For runs over many children: doses, schemes and what is refrained from, by their ids. A line per child, days as whole numbers since 1970: a run over a
 * city does not make an object of every date.
 */
import { sql } from 'kysely'
import type { CivilDay } from '#calculators/core/civil-date.ts'
import type { Scheme, Vaccine } from '#calculators/vaccination/programme.ts'
import type { Tx } from '#platform/db.server.ts'
import type { PlainDate } from '#platform/time.ts'

export type GivenOn = { readonly vaccine: Vaccine; readonly day: CivilDay }

/** The doses that hold of these children, oldest first; who has none is not in it. */
export async function listDosesOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, readonly GivenOn[]>> {
  const { rows } = await sql<{ id: string; doses: string }>`
    select person_id as id, string_agg(vaccine || ',' || (given_on - date '1970-01-01'), ';' order by given_on, vaccine) as doses
    from vaccination.dose where person_id = any(${ids}::uuid[]) and withdrawn_at is null group by 1`.execute(tx)
  return new Map(rows.map(({ id, doses }) => [id, doses.split(';').map(readDose)]))
}

function readDose(text: string): GivenOn {
  const at = text.indexOf(',')
  return { vaccine: text.slice(0, at) as Vaccine, day: Number(text.slice(at + 1)) }
}

export type SchemeOf = {
  readonly chosen: Scheme | null
  readonly maternalGivenOn: CivilDay | null
  readonly maternalWeeks: number | null
  readonly motherHBsAg: boolean | null
}

/** What was recorded of mother and scheme; most children have nothing. */
export async function listSchemesOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, SchemeOf>> {
  const { rows } = await sql<SchemeOf & { id: string }>`
    select person_id as id, chosen, maternal_given_on - date '1970-01-01' as "maternalGivenOn", maternal_weeks as "maternalWeeks", mother_hbsag as "motherHBsAg"
    from vaccination.scheme where person_id = any(${ids}::uuid[])`.execute(tx)
  return new Map(rows.map(({ id, ...scheme }) => [id, scheme]))
}

/** The vaccines for which nobody is called up on a day: an objection, a contra-indication, declined after a talk, or not before a later day. */
export async function listRefrainsOf(tx: Tx, ids: readonly string[], on: PlainDate): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { rows } = await sql<{ id: string; vaccines: string }>`
    select person_id as id, string_agg(distinct vaccine, ',') as vaccines from vaccination.refrain
    where person_id = any(${ids}::uuid[]) and ended_at is null and (until_day is null or until_day > ${on}::date) group by 1`.execute(tx)
  return new Map(rows.map(({ id, vaccines }) => [id, new Set(vaccines.split(','))]))
}
