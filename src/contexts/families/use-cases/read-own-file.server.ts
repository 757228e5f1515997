/** The file itself, for the family: all that the reader may see of it today, opened, with own statements beside the pieces. */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { hasReached } from '#platform/age.ts'
import { localDate, type Instant, type PlainDate } from '#platform/time.ts'
import { actOnFile, fieldGroups, listCareRelations, type FieldGroup, type FilePermit, type NoAccess } from '../../access/public-files.ts'
import { findOwnPerson } from '../../access/public-openness.ts'
import { listColleagues, type NotPermitted } from '../../access/public.ts'
import { isDisclosed, maskedBsn, seesAddress } from '../rules/disclosure.ts'
import { fullName, type Person } from '../rules/person.ts'
import { listAuthority } from '../sql/authority.server.ts'
import { findBsn } from '../sql/bsn.server.ts'
import { listContacts } from '../sql/contact-points.server.ts'
import { findDetail } from '../sql/details.server.ts'
import { listErased, listHomes, listStatements, listTies } from '../sql/file-contents.server.ts'
import { listPieces } from '../sql/pieces.server.ts'
import { findPerson, listPersons } from '../sql/persons.server.ts'
import type { Address } from '../rules/homes.ts'
import { readIncapacities, type Incapacity } from './incapacity.server.ts'
import { openText, type Place } from './sealing.server.ts'
import type { FilePart, TellsFile } from './tells-file.ts'

export type Statement = {
  readonly id: string
  readonly text: string
  readonly at: Instant
  readonly isMine: boolean
  /** Null: not known to the reader. */
  readonly author: string | null
}
export type Piece = {
  readonly id: Id<'piece'>
  readonly fields: FieldGroup
  readonly kind: string
  readonly title: string
  readonly body: string
  readonly at: Instant
  /** Null: an account that is not there any more. */
  readonly writer: { readonly name: string; readonly profession: string } | null
  readonly statements: readonly Statement[]
}

export type OwnFileContents = {
  readonly person: Person
  readonly relation: string
  /** Is there a health record that the reader may see? */
  readonly hasHealth: boolean
  readonly detail: { readonly language: string; readonly needsInterpreter: boolean; readonly accessibility: readonly string[] } | null
  readonly bsn: string | null
  readonly contacts: readonly { readonly kind: string; readonly value: string }[]
  readonly homes: readonly { readonly address: string | null; readonly part: string }[]
  readonly ties: readonly { readonly name: string; readonly kind: string; readonly note: string }[]
  readonly authority: readonly {
    readonly name: string
    readonly kind: string
    readonly from: PlainDate
    readonly until: PlainDate | null
  }[]
  readonly care: readonly {
    readonly name: string
    readonly profession: string
    readonly purpose: string
    readonly from: PlainDate
    readonly until: PlainDate | null
  }[]
  readonly pieces: readonly Piece[]
  /** That the person could not decide for themselves, the newest first; what never held is left out. */
  readonly incapacities: readonly Incapacity[]
  readonly erased: readonly { readonly fields: string; readonly on: PlainDate }[]
  /** What other contexts keep: of a file that is kept or handed over. Reading has pages of its own there. */
  readonly parts: readonly FilePart[]
}

type Refused = NoAccess | NotPermitted

export async function readOwnFile(
  keys: Keys,
  ctx: Context,
  personId: Id<'person'>,
  as: 'read' | 'export' = 'read',
  tellers: readonly TellsFile[] = [],
): Promise<Result<OwnFileContents, Refused>> {
  const verb = as === 'export' ? 'person.export' : 'person.read'
  const also = fieldGroups.filter((group) => group !== 'log')
  return actOnFile(
    ctx,
    verb,
    { personId, does: as, fields: 'index', also },
    async (tx, permit): Promise<Result<OwnFileContents, Refused>> => {
      const person = await findPerson(tx, personId)
      if (person === null) return err({ kind: 'no-access', why: 'no-such-person' })
      return ok({
        person,
        relation: permit.by.relation,
        hasHealth: permit.sees('healthPieces') && mayHaveHealthRecord(person, localDate(ctx.now)),
        ...(await around(tx, keys, ctx, permit)),
        pieces: await openPieces(tx, keys, ctx, personId),
        parts: await tellParts(tx, ctx, keys, personId, tellers),
      })
    },
  )
}

/** Of who is or was a child of youth health care: for five years after the eighteenth birthday the way there is shown. */
const SHOWN_UNTIL_YEARS = 23
const mayHaveHealthRecord = ({ birthDate }: Person, today: PlainDate): boolean =>
  birthDate === null || !hasReached(birthDate, SHOWN_UNTIL_YEARS, today)

export async function around(
  tx: Tx,
  keys: Keys,
  ctx: Context,
  { personId, by: { relation } }: Pick<FilePermit, 'personId'> & { readonly by: { readonly relation: string } },
): Promise<Omit<OwnFileContents, 'person' | 'relation' | 'hasHealth' | 'pieces' | 'parts'>> {
  const { centreId } = ctx
  const today = localDate(ctx.now)
  const [bsn, detail, authority] = [await findBsn(tx, personId), await findDetail(tx, personId), await listAuthority(tx, [personId])]
  const holders = await listPersons(
    tx,
    authority.map(({ holderId }) => holderId),
  )
  const names = new Map(holders.map((one) => [one.id as string, fullName(one)]))
  const homes = await listHomes(tx, personId, await findOwnPerson(tx), today)
  return {
    detail:
      detail === null
        ? null
        : { language: detail.language, needsInterpreter: detail.needsInterpreter, accessibility: detail.accessibility },
    bsn: bsn === null ? null : maskedBsn(openText(keys, centreId, 'bsn', personId, bsn.bsn, bsn.keyVersion)),
    contacts: (await listContacts(tx, [personId])).map((one) => ({
      kind: one.kind,
      value: openText(keys, centreId, 'contact', one.id, one.value, one.keyVersion),
    })),
    homes: homes.map((one) => ({
      address: seesAddress(relation, one) ? addressLine(openText(keys, centreId, 'address', one.id, one.sealed, one.version)) : null,
      part: one.part,
    })),
    ties: (await listTies(tx, personId)).map((one) => ({ name: fullName(one), kind: one.kind, note: one.note })),
    authority: authority.flatMap(({ holderId, kind, from, until }) => {
      const name = names.get(holderId)
      return name === undefined ? [] : [{ name, kind, from, until }]
    }),
    care: await listCareRelations(tx, personId),
    incapacities: (await readIncapacities(tx, ctx, keys, personId)).filter(({ from, until }) => until?.equals(from) !== true),
    erased: await listErased(tx, personId),
  }
}

/** Those that may be disclosed, each with the own statements that the reader may see (PR-20). */
export async function openPieces(tx: Tx, keys: Keys, ctx: Context, personId: Id<'person'>): Promise<Piece[]> {
  const { centreId } = ctx
  const me = await findOwnPerson(tx)
  const colleagues = new Map((await listColleagues(tx)).map((one) => [one.id as string, one]))
  const statements = await listStatements(tx, personId)
  const names = new Map<string, string | null>()
  for (const { authorId } of statements) {
    const author = authorId === me || names.has(authorId) ? null : await findPerson(tx, authorId)
    if (author !== null) names.set(authorId, fullName(author))
  }
  return (await listPieces(tx, personId, null)).filter(isDisclosed).map((one) => {
    const writer = colleagues.get(one.writtenBy)
    const open = (place: Place, sealed: Buffer): string => openText(keys, centreId, place, one.id, sealed, one.keyVersion)
    return {
      ...{ id: one.id, fields: one.fields, kind: one.kind, at: one.writtenAt },
      title: open('piece title', one.title),
      body: open('piece body', one.body),
      writer: writer === undefined ? null : { name: writer.name, profession: writer.profession },
      statements: statements
        .filter(({ pieceId }) => pieceId === one.id)
        .map((statement) => ({
          ...{ id: statement.id, at: statement.writtenAt },
          ...{ isMine: statement.authorId === me, author: names.get(statement.authorId) ?? null },
          text: openText(keys, centreId, 'statement', statement.id, statement.sealed, statement.version),
        })),
    }
  })
}

export async function tellParts(
  tx: Tx,
  ctx: Context,
  keys: Keys,
  personId: Id<'person'>,
  tellers: readonly TellsFile[],
): Promise<FilePart[]> {
  const parts: FilePart[] = []
  for (const tell of tellers) parts.push(await tell(tx, ctx, keys, personId))
  return parts
}

/** An address is sealed as its parts, as `homeAt` writes them. */
function addressLine(sealed: string): string {
  const { street, houseNumber, postalCode, town } = JSON.parse(sealed) as Address
  return `${street} ${houseNumber}, ${postalCode} ${town}`
}
