/**
 * The count of the figures over a whole centre, out of the database: its time as a ratio to a bare count of the same rows by the owner of the database in the
 * same run, per child against a small centre, its memory; and the page of figures.
 */
import pg from 'pg'
import { countYear } from '#contexts/child-health/use-cases/collective/count-year.server.ts'
import { readFigures } from '#contexts/child-health/use-cases/collective/read-figures.server.ts'
import { sealText } from '#contexts/families/use-cases/sealing.server.ts'
import type { Context } from '#platform/context.ts'
import { newId } from '#platform/id.ts'
import { aColleague } from '#tests/builders/centres.ts'
import { aCity } from '#tests/builders/health-calls.ts'
import { median } from './measure.ts'
import type { Place } from './place.ts'

export type CollectiveFigures = {
  readonly children: number
  readonly figures: number
  readonly seconds: number
  readonly bareSeconds: number
  readonly heapMb: number
  readonly pageMs: number
}
const homes = 2000

export async function benchCollective(place: Place, children: number): Promise<CollectiveFigures> {
  const owner = new pg.Client({ connectionString: place.ownerUrl })
  await owner.connect()
  const { here } = place.centres
  const { db, clock, keys } = place.parts.services
  await aCity(owner, here, { children, years: 18, today: clock().toString().slice(0, 10), heldOneIn: 12 })
  await settle(owner, place)
  await owner.query('analyze')
  const manager = await aColleague(db, here, { name: 'Mara Vos', profession: 'policyOfficer', roles: ['policyOfficer'] })
  const ctx = (actor: Context['actor']): Context => ({ db, centreId: here, actor, now: clock(), traceId: 'bench', asked: [] })
  const bareSeconds = await timed(() => countBare(owner, here))
  let peak = 0
  let figures = 0
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().heapUsed)), 20)
  const seconds = await timed(async () => {
    const run = await countYear(ctx({ kind: 'system', name: 'figures' }), keys)
    if (!run.ok || run.value === null) throw new Error('The year was not counted')
    figures = run.value.figures
  })
  clearInterval(watch)
  const reads: number[] = []
  for (let i = 0; i < 30; i += 1) reads.push(await timed(async () => void (await readFigures(ctx(manager), null))))
  await owner.end()
  return { children, figures, seconds, bareSeconds, heapMb: peak / 2 ** 20, pageMs: median(reads) * 1000 }
}

/** Everybody lives in one of so many homes over a hundred postal codes, sealed as the product does. */
async function settle(owner: pg.Client, place: Place): Promise<void> {
  const { here } = place.centres
  const ids = Array.from({ length: homes }, () => newId<'home'>())
  const sealed = ids.map((id, at) => {
    const address = { street: 'Dorpsplein', houseNumber: String(at + 1), postalCode: `${1000 + (at % 100)} AB`, town: 'Dorp' }
    return sealText(place.parts.services.keys, here, 'address', id, JSON.stringify(address))
  })
  await owner.query(
    `insert into families.home (centre_id, id, address, mark, mark_key, centre_key_version, secret, created_at)
      select $1, id, address, decode(md5(random()::text) || md5(random()::text), 'hex'), '\\x0102030405060708', 1, false, now() from unnest($2::uuid[], $3::bytea[]) t (id, address)`,
    [here, ids, sealed],
  )
  await owner.query(
    `insert into families.home_member (centre_id, id, home_id, person_id, from_day, part)
      select $1, gen_random_uuid(), ($2::uuid[])[1 + (row_number() over ()) % ${homes}], id, '2000-01-01', 'always' from families.person where centre_id = $1`,
    [here, ids],
  )
}

/** The rows that the run goes by, counted by the owner: past row-level security, without a rule and without opening an address. */
async function countBare(owner: pg.Client, centreId: string): Promise<void> {
  for (const text of [
    `select extract(year from p.birth_date), count(*) from families.person p join families.home_member m on m.centre_id = p.centre_id and m.person_id = p.id where p.centre_id = $1 group by 1`,
    `select moment, count(distinct person_id) from child_health.contact where centre_id = $1 and status = 'realised' group by 1`,
    `select vaccine, count(distinct person_id) from vaccination.dose where centre_id = $1 and withdrawn_at is null group by 1`,
  ])
    await owner.query(text, [centreId])
}

async function timed(work: () => Promise<void>): Promise<number> {
  const begun = performance.now()
  await work()
  return (performance.now() - begun) / 1000
}

export function printCollective({ children, figures, seconds, bareSeconds, heapMb, pageMs }: CollectiveFigures): void {
  console.log(`\nfigures over ${children} children: ${figures} told, in ${seconds.toFixed(1)} s`)
  console.log(
    `  ${(seconds / bareSeconds).toFixed(1)} x a bare count of the same rows [${bareSeconds.toFixed(1)} s]; largest heap ${heapMb.toFixed(0)} MB; read for the page in ${pageMs.toFixed(1)} ms`,
  )
}

/** Flat: a child of a large centre takes as long as one of a small. */
export function printCollectivePerChild(small: CollectiveFigures, large: CollectiveFigures): void {
  const each = large.seconds / large.children / (small.seconds / small.children)
  console.log(`each child of ${large.children} takes ${each.toFixed(2)} x that of ${small.children}`)
}
