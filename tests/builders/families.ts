/** Invented people for tests: a child, adults, authority and homes, through the tables and the projection of access. */
import { createHash } from 'node:crypto'
import { inTransaction, type Database } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { Temporal, type Instant, type PlainDate } from '#platform/time.ts'
import { startCare, type CarePurpose } from '#contexts/access/public-files.ts'
import { mailPlace } from '#contexts/access/use-cases/residents.server.ts'
import { sealForCentre } from '#contexts/access/use-cases/sealed.server.ts'
import { insertPerson } from '#contexts/families/sql/persons.server.ts'
import { tellAccess } from '#contexts/families/use-cases/tell-access.server.ts'
import { testKeys } from '../keys.ts'
import { aContext, aTuesdayMorning } from './centres.ts'

const day = (text: string): PlainDate => Temporal.PlainDate.from(text)

/** Somebody of the centre, without any care relation. */
export async function aPerson(
  db: Database,
  centreId: Id<'centre'>,
  of: { readonly name: string; readonly born?: string; readonly sex?: 'female' | 'male' },
  now: Instant = aTuesdayMorning,
): Promise<Id<'person'>> {
  const id = newId<'person'>()
  const [callName = '', ...rest] = of.name.split(' ')
  const familyName = rest.at(-1) ?? 'Testman'
  await inTransaction(db, { centreId, actor: 'system', now }, async (tx) => {
    const person = {
      id,
      givenNames: callName,
      callName,
      prefix: rest.slice(0, -1).join(' '),
      familyName,
      birthDate: day(of.born ?? '2014-02-01'),
      expectedOn: null,
      sex: of.sex ?? ('female' as const),
    }
    await insertPerson(tx, centreId, person, { accountId: null, at: now, keyVersion: 1 })
    await tellAccess(tx, { centreId, now }, id)
  })
  return id
}

/** `holder` is a parent with authority over `child` from a day on. */
export async function hasAuthority(
  db: Database,
  centreId: Id<'centre'>,
  of: { readonly holder: Id<'person'>; readonly child: Id<'person'>; readonly from?: string; readonly until?: string },
  now: Instant = aTuesdayMorning,
): Promise<void> {
  await inTransaction(db, { centreId, actor: 'system', now }, async (tx) => {
    const by = newId()
    await tx
      .insertInto('families.tie')
      .values({
        centre_id: centreId,
        id: newId(),
        person_id: of.child,
        other_id: of.holder,
        kind: 'parent',
        recorded_by: by,
        recorded_at: now,
      })
      .execute()
    await tx
      .insertInto('families.authority')
      .values({
        centre_id: centreId,
        id: newId(),
        child_id: of.child,
        holder_id: of.holder,
        kind: 'parent',
        from_day: day(of.from ?? '2014-02-01'),
        until_day: of.until === undefined ? null : day(of.until),
        source: 'birth-certificate',
        checked_on: day('2026-01-01'),
        checked_by: by,
        recorded_at: now,
      })
      .execute()
    await tellAccess(tx, { centreId, now }, of.child)
  })
}

/** A colleague works with the person, from a day on. */
export async function worksWith(
  db: Database,
  centreId: Id<'centre'>,
  of: {
    readonly accountId: Id<'account'>
    readonly personId: Id<'person'>
    readonly purpose: CarePurpose
    readonly from?: string
    readonly until?: string
  },
  now: Instant = aTuesdayMorning,
): Promise<Id<'careRelation'>> {
  const ctx = aContext(db, centreId, { kind: 'system', name: 'test' }, now)
  return inTransaction(db, { centreId, actor: 'system', now }, (tx) =>
    startCare(
      tx,
      ctx,
      { record: () => {} },
      {
        ...of,
        from: day(of.from ?? '2026-01-01'),
        until: of.until === undefined ? null : day(of.until),
      },
    ),
  )
}

/** An account of a resident that is bound to a person: who it is in Mijn CJG. */
export async function aResidentWhoIs(
  db: Database,
  centreId: Id<'centre'>,
  personId: Id<'person'>,
  now: Instant = aTuesdayMorning,
  /** An address of this account, sealed as it is. */
  mail: string | null = null,
) {
  const residentId = newId<'resident'>()
  await inTransaction(db, { centreId, actor: 'system', now }, async (tx) => {
    await tx
      .insertInto('access.resident')
      .values({
        centre_id: centreId,
        id: residentId,
        subject_hash: Buffer.from(residentId.replaceAll('-', '').padEnd(64, '0'), 'hex'),
        created_at: now,
        ...(mail === null ? {} : mailColumns(centreId, mail)),
      })
      .execute()
    await tx
      .insertInto('access.resident_person')
      .values({ centre_id: centreId, resident_id: residentId, person_id: personId, how: 'key-in-hand', bound_by: newId(), bound_at: now })
      .execute()
  })
  return { kind: 'resident', residentId, sessionId: newId<'residentSession'>(), opensFile: true } as const
}

function mailColumns(centreId: Id<'centre'>, mail: string) {
  const { sealed, version } = sealForCentre(testKeys, centreId, mailPlace, Buffer.from(mail))
  return { mail: sealed, key_version: version, mail_hash: createHash('sha256').update(mail).digest() }
}
