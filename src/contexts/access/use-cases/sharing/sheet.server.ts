/** What the recipient sees, sealed under the centre's key and bound to its share: kept as it was decided, opened as it was kept. */
import { z } from 'zod'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { itemKinds, sharePurposes, type ShareSheet, type SheetItem } from '../../rules/sharing/share.ts'
import type { ItemRow } from '../../sql/sharing/shares.server.ts'
import { openForCentre, sealForCentre, type Sealed } from '../sealed.server.ts'

const Head = z.strictObject({
  about: z.string(),
  from: z.strictObject({ name: z.string(), profession: z.string() }),
  to: z.strictObject({ name: z.string(), function: z.string(), organisation: z.string() }),
  purpose: z.enum(sharePurposes),
  why: z.string(),
  until: z.string().nullable(),
})
const Item = z.strictObject({
  item: z.string(),
  kind: z.enum(itemKinds),
  title: z.string(),
  text: z.string(),
  writtenOn: z.string().nullable(),
  writtenBy: z.string().nullable(),
})

export const headPlace = (shareId: string): string => `share ${shareId} sheet`
export const itemPlace = (shareId: string, item: string): string => `share ${shareId} ${item}`

export function sealSheet(
  keys: Keys,
  centreId: Id<'centre'>,
  shareId: Id<'share'>,
  { items, ...head }: ShareSheet,
): { readonly head: Sealed; readonly items: readonly ItemRow[] } {
  const sealed = (place: string, value: object): Sealed => sealForCentre(keys, centreId, place, Buffer.from(JSON.stringify(value)))
  return {
    head: sealed(headPlace(shareId), head),
    items: items.map((one) => ({ item: one.item, snapshot: sealed(itemPlace(shareId, one.item), one) })),
  }
}

export function openSheet(keys: Keys, centreId: Id<'centre'>, shareId: Id<'share'>, head: Sealed, items: readonly ItemRow[]): ShareSheet {
  const opened = (place: string, sealed: Sealed): unknown => JSON.parse(openForCentre(keys, centreId, place, sealed).toString('utf8'))
  const parts: SheetItem[] = items.map(({ item, snapshot }) => Item.parse(opened(itemPlace(shareId, item), snapshot)))
  return { ...Head.parse(opened(headPlace(shareId), head)), items: parts }
}
