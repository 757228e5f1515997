/** Many invented children at once, straight in the tables: with contacts, doses and nothing else. For runs over a centre. */
import type pg from 'pg'
import type { Id } from '#platform/id.ts'

export type CityWish = {
  readonly children: number
  /** Spread evenly over this many years back from `today`. */
  readonly years: number
  readonly today: string
  /** One in so many has the contacts and doses of its age behind it; the others have nothing. */
  readonly heldOneIn?: number
}

/** Children of all ages, the first born today, the last so many years ago. */
export async function aCity(
  owner: pg.Pool | pg.Client,
  centreId: Id<'centre'>,
  { children, years, today, heldOneIn = 0 }: CityWish,
): Promise<void> {
  await owner.query(
    `insert into families.person (centre_id, id, given_names, call_name, family_name, search_name, sound, birth_date, sex, created_at)
      select $1, gen_random_uuid(), 'Noor', 'Noor', 'Kind' || n, 'noor kind' || n, 'NRKN', $2::date - ((n - 1)::bigint * $4 / $3)::int,
        case when n % 2 = 0 then 'female' else 'male' end, now() from generate_series(1, $3::int) n`,
    [centreId, today, children, years * 365],
  )
  await owner.query(
    `insert into access.subject (centre_id, person_id, birth_date) select centre_id, id, birth_date from families.person where centre_id = $1 on conflict do nothing`,
    [centreId],
  )
  if (heldOneIn > 0) await holdContacts(owner, centreId, today, heldOneIn)
}

/** For one in so many: every contact up to now realised and the doses of these ages given. */
async function holdContacts(owner: pg.Pool | pg.Client, centreId: Id<'centre'>, today: string, oneIn: number): Promise<void> {
  const held = `families.person p cross join (values ('4w', 28, ''), ('8w', 56, 'ROTA'), ('3m', 91, 'HEX,PNEU,ROTA'), ('5m', 152, 'HEX,PNEU'), ('9m', 274, ''),
    ('12m', 365, 'HEX,PNEU'), ('14m', 426, 'BMR,MENACWY'), ('18m', 548, ''), ('2y', 731, ''), ('3y', 1096, 'BMR'), ('3.9y', 1370, 'DKTP_BOOSTER'), ('5y', 1826, 'DKT'),
    ('10y', 3835, 'HPV')) as m (code, days, vaccines)
    where p.centre_id = $1 and p.birth_date + m.days <= $2::date and ('x' || substr(md5(p.id::text), 1, 7))::bit(28)::int % $3 <> 0`
  await owner.query(
    `insert into child_health.contact (centre_id, id, person_id, kind, moment, due_from, due_on, due_until, status, outcome, form, discipline, held_on, held_by, created_at)
      select $1, gen_random_uuid(), p.id, 'planned', m.code, p.birth_date + m.days - 7, p.birth_date + m.days, p.birth_date + m.days + 30, 'realised', '01', '03', '02',
        p.birth_date + m.days, gen_random_uuid(), now() from ${held}`,
    [centreId, today, oneIn],
  )
  await owner.query(
    `insert into vaccination.dose (centre_id, id, person_id, vaccine, given_on, elsewhere, recorded_by, recorded_at)
      select $1, gen_random_uuid(), p.id, v, p.birth_date + m.days, 'register', gen_random_uuid(), now() from ${held.replace('where', "cross join unnest(string_to_array(m.vaccines, ',')) v where")}`,
    [centreId, today, oneIn],
  )
}
