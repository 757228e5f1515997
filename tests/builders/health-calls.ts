/** Many invented children at once, straight in the tables: with contacts, doses and nothing else. For runs over a centre. */
import type pg from 'pg'
import type { Id } from '#platform/id.ts'

export type CityWish = {
  readonly children: number
  /** Spread evenly over this many years back from `today`. */
  readonly years: number
  readonly today: string
  /** All but one in so many have the contacts and doses of their age behind them; that one has nothing. Left out: nobody has anything. */
  readonly heldOneIn?: number
}

/** Children of all ages, the first born today, the last so many years ago. */
export async function aCity(
  owner: pg.Pool | pg.Client,
  centreId: Id<'centre'>,
  { children, years, today, heldOneIn = 0 }: CityWish,
): Promise<void> {
  // Ids in the order of birth, as UUIDv7 are that are made at registration: who is looked at together lies together.
  await owner.query(
    `insert into families.person (centre_id, id, given_names, call_name, family_name, search_name, sound, birth_date, sex, created_at)
      select $1, (substr(ms, 1, 8) || '-' || substr(ms, 9, 4) || '-7' || substr(gen_random_uuid()::text, 16))::uuid, 'Noor', 'Noor', 'Kind' || n, 'noor kind' || n, 'NRKN', born,
        case when n % 2 = 0 then 'female' else 'male' end, now()
      from generate_series(1, $3::int) n, lateral (select $2::date - ((n - 1)::bigint * $4 / $3)::int as born) b,
        lateral (select lpad(to_hex((extract(epoch from born) * 1000)::bigint), 12, '0') as ms) m order by born`,
    [centreId, today, children, years * 365],
  )
  await owner.query(
    `insert into access.subject (centre_id, person_id, birth_date) select centre_id, id, birth_date from families.person where centre_id = $1 on conflict do nothing`,
    [centreId],
  )
  if (heldOneIn > 0) await holdContacts(owner, centreId, today, heldOneIn)
}

/** Contacts of the ages at which nearly all children come. */
const moments = `(values ('4w', 28), ('8w', 56), ('3m', 91), ('5m', 152), ('9m', 274), ('12m', 365), ('14m', 426), ('18m', 548), ('2y', 731), ('3y', 1096),
  ('3.9y', 1370), ('5y', 1826), ('10y', 3835), ('13-14y', 4931), ('15-17y', 5844)) as m (code, days)`
/** The doses of the programme at the days on which it offers them, by the year of birth. */
const doses = `(values ('RSV', 7, 2024, 2100), ('HEX', 42, 0, 2100), ('ROTA', 42, 2024, 2100), ('HEX', 91, 0, 2100), ('PNEU', 91, 0, 2100), ('ROTA', 91, 2024, 2100),
  ('HEX', 154, 0, 2100), ('PNEU', 154, 0, 2100), ('HEX', 371, 0, 2100), ('PNEU', 371, 0, 2100), ('BMR', 427, 0, 2100), ('MENACWY', 427, 0, 2100), ('BMR', 1100, 2022, 2100),
  ('DKTP_BOOSTER', 1281, 0, 2020), ('DKT', 1827, 2021, 2100), ('BMR', 1827, 2020, 2021), ('BMR', 2900, 2017, 2019), ('BMR', 3290, 0, 2016), ('DTP', 3290, 0, 2016),
  ('HPV', 3600, 0, 2100), ('HPV', 3800, 0, 2100), ('MENACWY', 5035, 0, 2100)) as d (vaccine, days, born_from, born_until)`

/** For all but one in so many: every contact up to now realised and every dose given; that one has nothing. */
async function holdContacts(owner: pg.Pool | pg.Client, centreId: Id<'centre'>, today: string, oneIn: number): Promise<void> {
  const kept = `where p.centre_id = $1 and p.birth_date + days <= $2::date and ('x' || substr(md5(p.id::text), 1, 7))::bit(28)::int % $3 <> 0`
  await owner.query(
    `insert into child_health.contact (centre_id, id, person_id, kind, moment, due_from, due_on, due_until, status, outcome, form, discipline, held_on, held_by, created_at)
      select $1, gen_random_uuid(), p.id, 'planned', m.code, p.birth_date + m.days - 7, p.birth_date + m.days, p.birth_date + m.days + 30, 'realised', '01', '03', '02',
        p.birth_date + m.days, gen_random_uuid(), now() from families.person p cross join ${moments} ${kept} order by p.birth_date + m.days`,
    [centreId, today, oneIn],
  )
  await owner.query(
    `insert into vaccination.dose (centre_id, id, person_id, vaccine, given_on, elsewhere, recorded_by, recorded_at)
      select $1, gen_random_uuid(), p.id, d.vaccine, p.birth_date + d.days, 'register', gen_random_uuid(), now() from families.person p cross join ${doses}
      ${kept} and extract(year from p.birth_date) between d.born_from and d.born_until order by p.birth_date + d.days on conflict do nothing`,
    [centreId, today, oneIn],
  )
}
