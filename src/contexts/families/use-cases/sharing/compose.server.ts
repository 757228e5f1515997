/**
 * Makes of what was chosen exactly what the recipient will see: the pieces as they stand, and words that were written for this. About somebody else
 * nothing goes along by default (PR-17), of a hidden part and of what is kept from the family never, and no address or number of the family (PR-10).
 */
import { z } from 'zod'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import { idFor, type Id } from '#platform/id.ts'
import { lastingPseudonym, type Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate, type PlainDate } from '#platform/time.ts'
import { listColleagues, openForCentre, type Colleague } from '../../../access/public.ts'
import type { Recipient, SharePurpose, ShareSheet, SheetItem } from '../../../access/public-sharing.ts'
import { fullName } from '../../rules/person.ts'
import { holdsGuarded, type Guarded } from '../../rules/sharing/guarded.ts'
import { listGuardedRows, listShareablePieces } from '../../sql/sharing/shareable.server.ts'
import { findPerson } from '../../sql/persons.server.ts'

/** What stands in the form, step by step. */
export type Draft = {
  readonly pieces: readonly string[]
  readonly wordsTitle: string
  readonly words: string
  readonly recipient: Recipient<Id<'account'>> | null
  readonly purpose: SharePurpose | null
  readonly why: string
  readonly until: PlainDate | null
}

export type ListedPiece = {
  readonly id: Id<'piece'>
  readonly kind: SheetItem['kind']
  readonly title: string
  readonly text: string
  readonly writtenOn: PlainDate
  readonly writtenBy: string
  /** About somebody else too: it does not go along; what is about the young person can be told in own words. */
  readonly aboutThirdPerson: boolean
}

export type ComposeRefusal = {
  readonly kind: 'no-such-piece' | 'third-person' | 'guarded' | 'no-purpose' | 'no-recipient' | 'words-without-title' | 'too-long'
}

export const longestWords = 4_000

export async function listedPieces(tx: Tx, keys: Keys, ctx: Context, personId: Id<'person'>): Promise<ListedPiece[]> {
  const colleagues = await listColleagues(tx)
  const opened = (place: string, sealed: Buffer, version: number): string =>
    openForCentre(keys, ctx.centreId, place, { sealed, version }).toString('utf8')
  return (await listShareablePieces(tx, personId)).map(({ title, body, version, writtenAt, writtenBy, ...piece }) => ({
    ...piece,
    title: opened(`piece title ${piece.id}`, title, version),
    text: opened(`piece body ${piece.id}`, body, version),
    writtenOn: localDate(writtenAt),
    writtenBy: colleagues.find(({ id }) => id === writtenBy)?.name ?? '',
  }))
}

export async function composeSheet(
  tx: Tx,
  keys: Keys,
  ctx: Context,
  personId: Id<'person'>,
  draft: Draft,
): Promise<Result<ShareSheet, ComposeRefusal>> {
  if (draft.purpose === null) return err({ kind: 'no-purpose' })
  if (draft.recipient === null) return err({ kind: 'no-recipient' })
  const items = await chosenItems(tx, keys, ctx, personId, draft)
  if (!items.ok) return items
  const guarded = await guardedOf(tx, keys, ctx, personId)
  const text = [draft.why, ...items.value.flatMap((item) => [item.title, item.text])].join('\n')
  if (holdsGuarded(text, guarded)) return err({ kind: 'guarded' })
  const person = await findPerson(tx, personId)
  const colleagues = await listColleagues(tx)
  const { actor } = ctx
  return ok({
    about: person === null ? '' : fullName(person),
    from: actor.kind === 'staff' ? { name: actor.name, profession: actor.profession } : { name: '', profession: '' },
    to: namedRecipient(draft.recipient, colleagues),
    purpose: draft.purpose,
    why: draft.why.trim(),
    until: draft.until?.toString() ?? null,
    items: items.value,
  })
}

function namedRecipient(recipient: Recipient<Id<'account'>>, colleagues: readonly Colleague[]): ShareSheet['to'] {
  if (recipient.kind === 'outside')
    return { name: recipient.name.trim(), function: recipient.function.trim(), organisation: recipient.organisation.trim() }
  const colleague = colleagues.find(({ id }) => id === recipient.accountId)
  return { name: colleague?.name ?? '', function: colleague?.profession ?? '', organisation: '' }
}

async function chosenItems(
  tx: Tx,
  keys: Keys,
  ctx: Context,
  personId: Id<'person'>,
  draft: Draft,
): Promise<Result<readonly SheetItem[], ComposeRefusal>> {
  const known = draft.pieces.length === 0 ? [] : await listedPieces(tx, keys, ctx, personId)
  const items: SheetItem[] = []
  for (const id of new Set(draft.pieces)) {
    const piece = known.find((one) => one.id === id)
    if (piece === undefined) return err({ kind: 'no-such-piece' })
    if (piece.aboutThirdPerson) return err({ kind: 'third-person' })
    const { kind, title, text, writtenOn, writtenBy } = piece
    items.push({ item: `piece:${id}`, kind, title, text, writtenOn: writtenOn.toString(), writtenBy })
  }
  const [title, text] = [draft.wordsTitle.trim(), draft.words.trim()]
  if (title.length > 120 || text.length > longestWords || draft.why.length > 500) return err({ kind: 'too-long' })
  if (text === '') return ok(items)
  if (title === '') return err({ kind: 'words-without-title' })
  // The same words are the same thing, so that a consent for them covers them again; the mark says nothing of what they are.
  const item = `words:${idFor(lastingPseudonym(keys, 'share words', `${personId} ${title} ${text}`).toString('hex'))}`
  return ok([...items, { item, kind: 'words', title, text, writtenOn: null, writtenBy: null }])
}

/** Within a deed that may share: does an address or number of the family stand in it (PR-10)? */
export async function holdsGuardedOf(tx: Tx, keys: Keys, ctx: Context, personId: Id<'person'>, text: string): Promise<boolean> {
  return holdsGuarded(text, await guardedOf(tx, keys, ctx, personId))
}

const Address = z.looseObject({ street: z.string(), houseNumber: z.string(), postalCode: z.string() })

async function guardedOf(tx: Tx, keys: Keys, ctx: Context, personId: Id<'person'>): Promise<Guarded[]> {
  const { contacts, homes } = await listGuardedRows(tx, personId)
  const opened = (place: string, sealed: Buffer, version: number): string =>
    openForCentre(keys, ctx.centreId, place, { sealed, version }).toString('utf8')
  const ways = contacts.map(({ id, kind, value, version }): Guarded => ({
    kind: kind === 'mail' ? 'mail' : 'phone',
    value: opened(`contact ${id}`, value, version),
  }))
  const addresses = homes.flatMap(({ id, address, version }): Guarded[] => {
    const { street, houseNumber, postalCode } = Address.parse(JSON.parse(opened(`address ${id}`, address, version)))
    return [`${street} ${houseNumber}`, `${postalCode} ${houseNumber}`].map((value) => ({ kind: 'address', value }))
  })
  return [...ways, ...addresses]
}
