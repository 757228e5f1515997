/** Two worlds for the difference test: the same family, colleagues and clock, with and without a hidden part in the file of the child. */
import { createHash, randomBytes } from 'node:crypto'
import type { Actor, Context } from '#platform/context.ts'
import { inTransaction } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { addCompartmentMember, openCompartment, type Within } from '#contexts/access/public-files.ts'
import { listHiddenPieces, writeHiddenPiece } from '#contexts/families/use-cases/hidden-pieces.server.ts'
import { insertResidentSession } from '../../src/contexts/access/sql/residents.server.ts'
import { beginSession } from '../../src/contexts/access/use-cases/sessions.server.ts'
import { anApp } from '../app.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { testKeys } from '../keys.ts'
import type { Onlooker, World } from '../without-a-trace.ts'
import { aColleague, aContext, aRegionWithTwoCentres, aTuesdayMorning } from './centres.ts'
import { aPerson, aResidentWhoIs, hasAuthority, worksWith } from './families.ts'
import { aContact } from './health-contact.ts'

type Colleague = Actor & { readonly kind: 'staff' }
export type HiddenWorld = World & { readonly member: Colleague; readonly within: Within | null; readonly close: () => Promise<void> }

/** `hidden`: with the trail. */
export async function aWorld(hidden: boolean): Promise<HiddenWorld> {
  const database = await freshDatabase()
  const { here } = await aRegionWithTwoCentres(database.db)
  const app = await anApp(database, { unbraked: true })
  const { db } = database
  const as = (actor: Colleague): Context => aContext(db, here, actor)
  const child = await aPerson(db, here, { name: 'Noor Testman', born: '2013-02-01' })
  const mother = await aPerson(db, here, { name: 'Mila de Groot', born: '1985-05-05' })
  await hasAuthority(db, here, { holder: mother, child, from: '2013-02-01' })
  const colleague = (name: string, roles: readonly string[]) => aColleague(db, here, { name, profession: 'youthNurse', roles })
  const member = await colleague('Maud Melder', ['professional'])
  const second = await colleague('Karim Kijkt', ['professional'])
  const involved = await colleague('Ineke Involved', ['professional'])
  const standingIn = await colleague('Tom Tijdelijk', ['professional'])
  const uninvolved = await colleague('Olaf Onwetend', ['professional'])
  const others = await Promise.all([
    colleague('Balie Medewerker', ['frontDesk']),
    colleague('Cora Coördinator', ['coordinator']),
    colleague('Minh Beheerder', ['administrator']),
    colleague('Mieke Baas', ['manager']),
  ])
  for (const one of [member, second, involved])
    await worksWith(db, here, { accountId: one.accountId, personId: child, purpose: 'youthHealth' })
  const within = hidden ? await leaveTrail(child, as(member), as(second), second.accountId) : null
  const contact = await aContact(db, here, child)
  const staff = await Promise.all([involved, uninvolved, standingIn, ...others].map((actor) => signedIn(actor)))
  const family: Onlooker[] = []
  for (const [name, personId] of [
    ['the child', child],
    ['the mother', mother],
  ] as const)
    family.push(await inMijn(database, here, name, await aResidentWhoIs(db, here, personId)))

  async function signedIn(actor: Colleague): Promise<Onlooker> {
    const begun = await beginSession(aContext(db, here, { kind: 'visitor' }), { accountId: actor.accountId, acr: 'test' })
    if (!begun.ok) throw new Error('No session')
    return { name: actor.name, actor, cookie: `__Host-cjg-werk=${begun.value.token}` }
  }
  return {
    ...{ database, app, centreId: here, now: aTuesdayMorning, onlookers: [...staff, ...family], ids: { child, mother, contact } },
    ...{ member, within, close: () => database.close() },
  }
}

/** A resident with a session of a browser. */
async function inMijn(
  { db }: TestDatabase,
  centreId: Id<'centre'>,
  name: string,
  actor: Actor & { readonly kind: 'resident' },
): Promise<Onlooker> {
  const token = randomBytes(32).toString('base64url')
  const tokenHash = createHash('sha256').update(token).digest()
  const { residentId, sessionId: id } = actor
  const times = { lastSeenAt: aTuesdayMorning, endsAt: aTuesdayMorning.add({ hours: 2 }) }
  await inTransaction(db, { centreId, actor: 'resident', actorId: residentId, now: aTuesdayMorning }, (tx) =>
    insertResidentSession(tx, centreId, { id, tokenHash, residentId, device: '', acr: 'test', ...times }),
  )
  return { name, actor, cookie: `__Host-cjg-mijn=${token}` }
}

/** Opened by one, with another in it, two pieces, and read. */
async function leaveTrail(personId: Id<'person'>, one: Context, other: Context, otherId: Id<'account'>): Promise<Within> {
  const opened = await openCompartment(one, personId)
  if (!opened.ok) throw new Error('The hidden part was not opened')
  const within = { personId, compartmentId: opened.value }
  const needs = { keys: testKeys }
  const note = { ...within, fields: 'healthPieces', kind: 'note', title: 'Zorg', text: 'Blauwe plek op de arm.' } as const
  const done = [
    await addCompartmentMember(one, within, otherId),
    await writeHiddenPiece(needs, one, note),
    await writeHiddenPiece(needs, other, { ...note, kind: 'report', title: 'Overleg', text: 'Afgesproken: bellen.' }),
    await listHiddenPieces(needs, other, { ...within, fields: 'healthPieces' }),
  ]
  if (done.some(({ ok }) => !ok)) throw new Error('The hidden trail is not whole')
  return within
}
