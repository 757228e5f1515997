/**
 * What a scenario about access happens in: a centre of its own, so that every case begins with nothing, with people and colleagues as the case tells of
 * them. The clock is an argument: what was so for longer was done then, by the use cases of then.
 */
import { sql } from 'kysely'
import { beginCare, keepSubject, type CarePurpose, type FieldGroup, type SubjectFacts } from '#contexts/access/public-files.ts'
import { foundCentre, type Role } from '#contexts/access/public.ts'
import { insertBinding } from '#contexts/access/sql/case-file/file-keys.server.ts'
import { insertAccount, insertRole } from '#contexts/access/sql/accounts.server.ts'
import { insertResident } from '#contexts/access/sql/residents.server.ts'
import type { Actor, Context } from '#platform/context.ts'
import { inTransaction } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import type { Result } from '#platform/result.ts'
import { Temporal, timeZone, type Instant, type PlainDate } from '#platform/time.ts'
import type { Scratch } from '../scratch.ts'

export type Staff = Actor & { readonly kind: 'staff' }
export type Resident = Actor & { readonly kind: 'resident' }

export type World = Scratch & { readonly centreId: Id<'centre'> }

/** Midday in the Netherlands, and so many minutes later: what happens on one day happens in an order. */
export function middayOf(day: PlainDate, minutes = 0): Instant {
  return day.toZonedDateTime({ timeZone, plainTime: '12:00' }).add({ minutes }).toInstant()
}

export function earliest(...days: readonly PlainDate[]): PlainDate {
  const [first] = days.toSorted((a, b) => Temporal.PlainDate.compare(a, b))
  if (first === undefined) throw new Error('The earliest of no days')
  return first
}

export const isAfter = (a: PlainDate, b: PlainDate): boolean => Temporal.PlainDate.compare(a, b) > 0

export async function aWorld(scratch: Scratch, now: Instant): Promise<World> {
  const slug = `scenario-${newId().slice(-12)}`
  const founded = await foundCentre(
    { db: scratch.db, actor: { kind: 'system', name: 'scenario' }, now, traceId: slug, asked: [] },
    {
      ...{ region: { slug: 'scenarios', name: 'Scenarios' }, slug, name: 'Scenario', municipality: 'Scenario' },
      ...{ hosts: [`${slug}.localhost`], isDefault: false, demonstration: false, phone: '0000 123 456', dutyPhone: '0000 123 457' },
      ...{ streetAddress: 'Dorpsplein 4', postalCode: '1234 AB', town: 'Scenario', directions: '', retentionDays: 90 },
      ...{ pagerAddress: null, openingHours: [], closedDays: [] },
    },
  )
  return { ...scratch, centreId: must(founded) }
}

/** The value of a deed that a world needs; a refusal here is a bug of the player and not an answer. */
export function must<T>(done: Result<T, { readonly kind: string }>): T {
  if (!done.ok) throw new Error(`A scenario could not be set up: ${done.error.kind}`)
  return done.value
}

/** The same where the case itself may ask for what is refused: then it is simply not there. */
export function unlessRefused<T>(done: Result<T, { readonly kind: string }>, ...kinds: readonly string[]): T | null {
  if (!done.ok && kinds.includes(done.error.kind)) return null
  return must(done)
}

let traces = 0
export function as({ db, centreId }: World, actor: Actor, now: Instant): Context {
  traces += 1
  return { db, centreId, actor, now, traceId: `scenario ${traces}`, asked: [] }
}

const asSystem = <T>({ db, centreId }: World, now: Instant, work: Parameters<typeof inTransaction<T>>[2]): Promise<T> =>
  inTransaction(db, { centreId, actor: 'system', now }, work)

/** Who just proved to be there, as a page asks before a deed that wants it. */
export const justProved = (actor: Staff, provedAt: Instant): Staff => ({ ...actor, session: { id: newId<'session'>(), provedAt } })

export async function aColleague(world: World, name: string, roles: readonly Role[], now: Instant): Promise<Staff> {
  const accountId = newId<'account'>()
  await asSystem(world, now, async (tx) => {
    await insertAccount(tx, {
      ...{ centreId: world.centreId, id: accountId, displayName: name, publicName: name, email: `${accountId}@voorbeeld.example` },
      ...{ profession: 'familyCoach', passwordHash: null, now },
    })
    for (const role of roles) await insertRole(tx, world.centreId, accountId, role)
  })
  return { kind: 'staff', accountId, roles, profession: 'familyCoach', name }
}

/** What `families` tells access of a person, and nothing else of them. */
export async function aPerson(world: World, now: Instant, facts: Partial<SubjectFacts> = {}): Promise<Id<'person'>> {
  const personId = newId<'person'>()
  const nothing = { birthDate: null, deceasedOn: null, incapable: null, authority: [], state: 'open' as const }
  await asSystem(world, now, (tx) => keepSubject(tx, world.centreId, { personId, ...nothing, ...facts }))
  return personId
}

/** Somebody's account in Mijn CJG, bound to who they are. */
export async function aResidentWhoIs(world: World, personId: Id<'person'>, now: Instant): Promise<Resident> {
  const residentId = newId<'resident'>()
  await asSystem(world, now, async (tx) => {
    const hash = Buffer.from(residentId.replaceAll('-', '').repeat(2), 'hex')
    await insertResident(tx, world.centreId, { id: residentId, mailHash: null, mail: null, subjectHash: hash, now })
    await insertBinding(tx, world.centreId, { residentId, personId, ownKey: null, boundBy: newId(), boundAt: now })
  })
  return { kind: 'resident', residentId, sessionId: newId<'residentSession'>(), opensFile: true }
}

export type Care = {
  readonly personId: Id<'person'>
  readonly of: Staff
  readonly purpose: CarePurpose
  readonly from: PlainDate
  readonly until: PlainDate | null
}

/** Assigned by a coordinator on its first day, or on the day of the case when that comes first. Null: it can be no relation. */
export async function careBy(world: World, coordinator: Staff, on: PlainDate, { of, ...care }: Care) {
  const ctx = as(world, coordinator, middayOf(earliest(care.from, on)))
  return unlessRefused(await beginCare(ctx, { ...care, accountId: of.accountId }), 'ends-before-it-begins', 'too-far-ahead')
}

/** What row-level security stands on, asked by itself: it must say what the use case said. */
export async function databaseLets(
  { db, centreId }: World,
  { actor, now }: Context,
  personId: Id<'person'>,
  fields: FieldGroup,
): Promise<boolean> {
  const who =
    actor.kind === 'staff'
      ? { actorId: actor.accountId, roles: actor.roles }
      : actor.kind === 'resident'
        ? { actorId: actor.residentId, roles: ['family'] }
        : {}
  return inTransaction(db, { centreId, actor: actor.kind, now, ...who }, async (tx) => {
    const { rows } = await sql<{ may: boolean }>`select access.may('read', ${fields}, ${personId}::uuid) as may`.execute(tx)
    return rows[0]?.may === true
  })
}

/** The rows of the audit log that a request left, by its trace. */
export async function rowsOf(
  world: World,
  { traceId, now }: Context,
): Promise<readonly { readonly event: string; readonly outcome: number }[]> {
  return asSystem(world, now, async (tx) =>
    tx.selectFrom('access.audit_event').select(['event_type as event', 'outcome']).where('trace_id', '=', traceId).execute(),
  )
}
