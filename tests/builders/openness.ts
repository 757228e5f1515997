/** Residents who are signed in, by a cookie as a browser sends it. */
import { createHash, randomBytes } from 'node:crypto'
import { inTransaction, type Database } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { localDate, type Instant } from '#platform/time.ts'
import { keyVersion, sealText } from '#contexts/families/use-cases/sealing.server.ts'
import { aTuesdayMorning } from './centres.ts'
import { aResidentWhoIs } from './families.ts'
import { testKeys } from '../keys.ts'

export type SignedIn = { readonly residentId: Id<'resident'>; readonly sessionId: Id<'residentSession'>; readonly cookie: string }

export const substantial = 'urn:opencjg:assurance:substantial'

/** An account that is nobody yet. */
export async function aResident(db: Database, centreId: Id<'centre'>, now: Instant = aTuesdayMorning): Promise<Id<'resident'>> {
  const id = newId<'resident'>()
  await inTransaction(db, { centreId, actor: 'system', now }, (tx) =>
    tx
      .insertInto('access.resident')
      .values({ centre_id: centreId, id, subject_hash: randomBytes(32), created_at: now })
      .execute(),
  )
  return id
}

/** Signs an account in: `acr` is mail, or how sure a provider was. */
export async function signedIn(
  db: Database,
  centreId: Id<'centre'>,
  residentId: Id<'resident'>,
  acr: string = substantial,
  now: Instant = aTuesdayMorning,
): Promise<SignedIn> {
  const sessionId = newId<'residentSession'>()
  const token = randomBytes(32).toString('base64url')
  await inTransaction(db, { centreId, actor: 'system', now }, (tx) =>
    tx
      .insertInto('access.resident_session')
      .values({
        centre_id: centreId,
        id: sessionId,
        token_hash: createHash('sha256').update(token).digest(),
        resident_id: residentId,
        device: 'other other',
        acr,
        created_at: now,
        last_seen_at: now,
        ends_at: now.add({ hours: 4 }),
      })
      .execute(),
  )
  return { residentId, sessionId, cookie: `__Host-cjg-mijn=${token}` }
}

/** Somebody who is bound to a person, and signed in at a provider that is sure. */
export async function signedInAs(
  db: Database,
  centreId: Id<'centre'>,
  personId: Id<'person'>,
  now: Instant = aTuesdayMorning,
): Promise<SignedIn> {
  const { residentId } = await aResidentWhoIs(db, centreId, personId, now)
  return signedIn(db, centreId, residentId, substantial, now)
}

export type NewPiece = {
  readonly personId: Id<'person'>
  readonly title: string
  readonly body: string
  readonly fields?: 'healthPieces' | 'helpPieces' | 'supportPieces' | 'advicePieces'
  readonly aboutThird?: boolean
  /** Kept from the family for now (PR-22). */
  readonly withheld?: boolean
  readonly compartmentId?: string
  readonly writtenBy?: string
}

/** A piece in a file, straight in the table, sealed as the pages read it. */
export async function aPiece(db: Database, centreId: Id<'centre'>, of: NewPiece, now: Instant = aTuesdayMorning): Promise<Id<'piece'>> {
  const id = newId<'piece'>()
  const title = sealText(testKeys, centreId, 'piece title', id, of.title)
  const body = sealText(testKeys, centreId, 'piece body', id, of.body)
  const withheld =
    of.withheld === true
      ? { withheld_reason: Buffer.from('x'), withheld_consulted: newId(), withheld_until: localDate(now).add({ months: 3 }) }
      : {}
  await inTransaction(db, { centreId, actor: 'system', now }, (tx) =>
    tx
      .insertInto('families.piece')
      .values({
        ...{ centre_id: centreId, id, person_id: of.personId, fields: of.fields ?? 'healthPieces', kind: 'note' },
        ...{ title, body, centre_key_version: keyVersion(testKeys) },
        ...{ about_third_person: of.aboutThird ?? false, compartment_id: of.compartmentId ?? null },
        ...{ written_by: of.writtenBy ?? newId(), written_at: now },
        ...withheld,
      })
      .execute(),
  )
  return id
}
