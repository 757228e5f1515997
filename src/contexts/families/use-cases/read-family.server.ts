/**
 * The file of one person, as far as the reader may see it: the family around it, homes, who works with them, pieces. One row of the log names every
 * group that was seen. Row-level security leaves out what may not be seen; secret addresses are asked for one by one (PR-10).
 */
import type { Context } from '#platform/context.ts'
import { withSystemSight, type Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { ok, type Result } from '#platform/result.ts'
import { localDate, type PlainDate } from '#platform/time.ts'
import { actOnFile, listCareRelations, type FieldGroup, type FilePermit, type FileState, type NoAccess } from '../../access/public-files.ts'
import { listColleagues, type NotPermitted } from '../../access/public.ts'
import { maskBsn, type Bsn, type BsnSource } from '../rules/bsn.ts'
import type { Address } from '../rules/homes.ts'
import { mayJudge } from '../rules/incapacity.ts'
import type { Person } from '../rules/person.ts'
import { pieceFields, type PieceFields, type PieceKind } from '../rules/piece.ts'
import { listAuthority, type KeptAuthority } from '../sql/authority.server.ts'
import { findBsn } from '../sql/bsn.server.ts'
import { listContacts, type KeptContact } from '../sql/contact-points.server.ts'
import { findDetail, listDetails, type KeptDetail } from '../sql/details.server.ts'
import { listHomes, listStays, type KeptStay } from '../sql/homes.server.ts'
import { findPerson, listDeceased, listOpenable, listPersons } from '../sql/persons.server.ts'
import { listInReach } from '../sql/in-reach.server.ts'
import { listPieces } from '../sql/pieces.server.ts'
import { listTies, type KeptTie } from '../sql/ties.server.ts'
import { readIncapacities, type Incapacity } from './incapacity.server.ts'
import { openText } from './sealing.server.ts'

export type FamilyMember = Person & { readonly deceasedOn: PlainDate | null; readonly mayOpen: boolean }

export type Home = {
  readonly id: Id<'home'>
  readonly secret: boolean
  /** Null: secret, and not asked for. */
  readonly address: Address | null
  readonly members: readonly KeptStay[]
}

export type Contact = Omit<KeptContact, 'value' | 'keyVersion'> & { readonly value: string | null }

export type Piece = {
  readonly id: Id<'piece'>
  readonly fields: PieceFields
  readonly kind: PieceKind
  readonly title: string
  readonly body: string
  readonly aboutThirdPerson: boolean
  readonly author: string
  readonly writtenAt: Context['now']
}

export type Talking = Pick<KeptDetail, 'language' | 'needsInterpreter' | 'accessibility' | 'version'> & { readonly wishes: string | null }

export type Family = {
  readonly personId: Id<'person'>
  readonly state: FileState
  /** Null: only who works with them may be known. */
  readonly person: Person | null
  readonly sees: ReadonlySet<FieldGroup>
  readonly writes: ReadonlySet<FieldGroup>
  /** Which pages beside this one open for the reader: nothing of them is read here. */
  readonly opens: { readonly care: boolean; readonly vaccinations: boolean; readonly sharing: boolean; readonly keys: boolean }
  readonly detail: (Omit<KeptDetail, 'wishes' | 'keyVersion'> & { readonly wishes: string | null }) | null
  readonly people: readonly FamilyMember[]
  readonly ties: readonly KeptTie[]
  readonly authority: readonly KeptAuthority[]
  readonly homes: readonly Home[]
  readonly contacts: readonly Contact[]
  readonly bsn: {
    readonly masked: string
    readonly status: 'claimed' | 'verified'
    readonly source: BsnSource | null
    readonly on: PlainDate | null
  } | null
  readonly care: Awaited<ReturnType<typeof listCareRelations>>
  readonly pieces: readonly Piece[]
  /** In what language and how to talk with the adults around the person, by their id. */
  readonly talking: ReadonlyMap<string, Talking>
  /** For whom of the family the reader may write down how to reach them, and in what language. */
  readonly inReach: { readonly contact: ReadonlySet<string>; readonly identity: ReadonlySet<string> }
  /** That the person cannot judge own interests, or could not; the newest first. */
  readonly incapacities: readonly Incapacity[]
  /** Whether the reader may write that down. */
  readonly mayJudge: boolean
}

const groups: readonly FieldGroup[] = ['index', 'identity', 'contact', 'bsn', 'family', 'care', ...pieceFields]
const mostPieces = 100

export async function readFamily(
  ctx: Context,
  keys: Keys,
  personId: Id<'person'>,
  /** Secret addresses and numbers too: a deed of its own, and written down as such. */
  withSecrets = false,
): Promise<Result<Family, NoAccess | NotPermitted>> {
  const of = { personId, does: 'read', fields: withSecrets ? 'secretAddress' : 'care', also: groups } as const
  return actOnFile(ctx, 'person.read', of, async (tx, permit) => ok(await load(tx, ctx, keys, permit, withSecrets)))
}

async function load(tx: Tx, ctx: Context, keys: Keys, permit: FilePermit, withSecrets: boolean): Promise<Family> {
  const { personId } = permit
  const today = localDate(ctx.now)
  const sees = new Set(groups.filter((group) => permit.sees(group)))
  const ties = sees.has('family') ? await listTies(tx, [personId], today) : []
  const ring = [...new Set([personId, ...ties.flatMap((tie) => [tie.personId, tie.otherId])])]
  const among = ring.length > 1 ? await listTies(tx, ring, today) : []
  const authority = (await listAuthority(tx, ring)).filter(({ until }) => until === null || until.since(today).sign > 0)
  const stays = sees.has('family') ? await listStays(tx, [personId], today) : []
  const ids = [...new Set([...ring, ...stays.map((stay) => stay.personId), ...authority.map(({ holderId }) => holderId)])]
  return {
    ...{ personId, state: permit.state, sees, writes: writable(permit), opens: opensOf(permit), person: await findPerson(tx, personId) },
    detail: await readDetail(tx, ctx, keys, personId),
    people: await readPeople(tx, personId, ids),
    ties: [...new Map([...ties, ...among].map((tie) => [tie.id, tie])).values()].filter(
      (tie) => ids.includes(tie.personId) && ids.includes(tie.otherId),
    ),
    ...{ authority, homes: await readHomes(tx, ctx, keys, stays, withSecrets) },
    contacts: await readContacts(tx, ctx, keys, ids, withSecrets),
    bsn: await readMaskedBsn(tx, ctx, keys, personId),
    care: await listCareRelations(tx, personId),
    pieces: await readPieces(tx, ctx, keys, personId),
    talking: await readTalking(
      tx,
      ctx,
      keys,
      ids.filter((id) => id !== personId),
    ),
    inReach: {
      contact: await listInReach(tx, personId, ids, 'contact', today),
      identity: await listInReach(tx, personId, ids, 'identity', today),
    },
    incapacities: sees.has('identity') ? await readIncapacities(tx, ctx, keys, personId) : [],
    mayJudge: permit.may('write', 'identity') && mayJudge(permit),
  }
}

function opensOf({ sees, may }: FilePermit): Family['opens'] {
  return { care: sees('care'), vaccinations: sees('healthPieces'), sharing: sees('sharing'), keys: may('share', 'sharing') }
}

function writable({ may }: FilePermit): ReadonlySet<FieldGroup> {
  const all: readonly FieldGroup[] = [...groups, 'secretAddress']
  return new Set(all.filter((group) => may('write', group)))
}

async function readPeople(tx: Tx, personId: string, ids: readonly string[]): Promise<FamilyMember[]> {
  const people = (await listPersons(tx, ids)).filter(({ id }) => id !== personId)
  const seen = people.map(({ id }) => id as string)
  const [deceased, openable] = [await withSystemSight(tx, () => listDeceased(tx, seen)), await listOpenable(tx, seen)]
  return people.map((one) => ({ ...one, deceasedOn: deceased.get(one.id) ?? null, mayOpen: openable.has(one.id) }))
}

async function readDetail(tx: Tx, ctx: Context, keys: Keys, personId: Id<'person'>): Promise<Family['detail']> {
  const detail = await findDetail(tx, personId)
  if (detail === null) return null
  const { wishes, keyVersion, ...rest } = detail
  return { ...rest, wishes: wishes === null ? null : openText(keys, ctx.centreId, 'wishes', personId, wishes, keyVersion) }
}

async function readTalking(tx: Tx, ctx: Context, keys: Keys, ids: readonly string[]): Promise<ReadonlyMap<string, Talking>> {
  const details = await listDetails(tx, ids)
  return new Map(
    details.map(({ personId, language, needsInterpreter, accessibility, version, wishes, keyVersion }) => [
      personId as string,
      {
        ...{ language, needsInterpreter, accessibility, version },
        wishes: wishes === null ? null : openText(keys, ctx.centreId, 'wishes', personId, wishes, keyVersion),
      },
    ]),
  )
}

async function readHomes(tx: Tx, ctx: Context, keys: Keys, stays: readonly KeptStay[], withSecrets: boolean): Promise<Home[]> {
  const homes = await listHomes(tx, [...new Set(stays.map(({ homeId }) => homeId))])
  return homes.map(({ id, address, keyVersion, secret }) => ({
    ...{ id, secret, members: stays.filter(({ homeId }) => homeId === id) },
    // Written by ourselves from an Address.
    address: secret && !withSecrets ? null : (JSON.parse(openText(keys, ctx.centreId, 'address', id, address, keyVersion)) as Address),
  }))
}

async function readContacts(tx: Tx, ctx: Context, keys: Keys, ids: readonly string[], withSecrets: boolean): Promise<Contact[]> {
  return (await listContacts(tx, ids)).map(({ value, keyVersion, ...contact }) => ({
    ...contact,
    value: contact.secret && !withSecrets ? null : openText(keys, ctx.centreId, 'contact', contact.id, value, keyVersion),
  }))
}

async function readMaskedBsn(tx: Tx, ctx: Context, keys: Keys, personId: Id<'person'>): Promise<Family['bsn']> {
  const kept = await findBsn(tx, personId)
  if (kept === null) return null
  const bsn = openText(keys, ctx.centreId, 'bsn', personId, kept.bsn, kept.keyVersion) as Bsn
  return { masked: maskBsn(bsn), status: kept.status, source: kept.source, on: kept.verifiedOn }
}

async function readPieces(tx: Tx, ctx: Context, keys: Keys, personId: Id<'person'>): Promise<Piece[]> {
  const pieces = await listPieces(tx, personId, mostPieces)
  const names = new Map(pieces.length === 0 ? [] : (await listColleagues(tx)).map(({ id, name }) => [id as string, name]))
  return pieces.map(({ id, title, body, keyVersion, writtenBy, writtenAt, fields, kind, aboutThirdPerson }) => ({
    ...{ id, fields, kind, aboutThirdPerson, writtenAt, author: names.get(writtenBy) ?? '' },
    title: openText(keys, ctx.centreId, 'piece title', id, title, keyVersion),
    body: openText(keys, ctx.centreId, 'piece body', id, body, keyVersion),
  }))
}
