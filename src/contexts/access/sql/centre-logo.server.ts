/** Reading and keeping the logo of a centre; row-level security shows the own centre's only. */
import type { Tx } from '#platform/db.server.ts'
import type { Instant } from '#platform/time.ts'
import type { Logo, LogoAlt, PlainImage } from '../rules/logo-image.ts'

export type SetBy = { readonly accountId: string | null; readonly at: Instant }

/** All but the bytes, which only their own address needs. */
export async function findLogo(tx: Tx): Promise<Logo | null> {
  const row = await tx
    .selectFrom('access.centre_logo')
    .select(['hash', 'media_type', 'width', 'height', 'alt_nl', 'alt_en'])
    .executeTakeFirst()
  if (row === undefined) return null
  const { hash, width, height } = row
  return { hash, mediaType: mediaTypeOf(row.media_type), width, height, alt: { nl: row.alt_nl, en: row.alt_en } }
}

export async function findLogoBytes(tx: Tx, hash: string): Promise<(Pick<PlainImage, 'mediaType'> & { readonly bytes: Buffer }) | null> {
  const row = await tx.selectFrom('access.centre_logo').select(['media_type', 'bytes']).where('hash', '=', hash).executeTakeFirst()
  return row === undefined ? null : { mediaType: mediaTypeOf(row.media_type), bytes: row.bytes }
}

export async function saveLogo(
  tx: Tx,
  centreId: string,
  image: PlainImage & { readonly hash: string },
  alt: LogoAlt,
  by: SetBy,
): Promise<void> {
  const { hash, width, height } = image
  const picture = { hash, media_type: image.mediaType, width, height, bytes: Buffer.from(image.bytes) }
  const values = { ...picture, alt_nl: alt.nl, alt_en: alt.en, set_by: by.accountId, set_at: by.at }
  await tx
    .insertInto('access.centre_logo')
    .values({ centre_id: centreId, ...values })
    .onConflict((conflict) => conflict.column('centre_id').doUpdateSet(values))
    .execute()
}

export async function saveLogoAlt(tx: Tx, centreId: string, alt: LogoAlt, by: SetBy): Promise<void> {
  await tx
    .updateTable('access.centre_logo')
    .set({ alt_nl: alt.nl, alt_en: alt.en, set_by: by.accountId, set_at: by.at })
    .where('centre_id', '=', centreId)
    .execute()
}

export async function deleteLogo(tx: Tx, centreId: string): Promise<void> {
  await tx.deleteFrom('access.centre_logo').where('centre_id', '=', centreId).execute()
}

const mediaTypeOf = (text: string): PlainImage['mediaType'] => (text === 'image/webp' ? text : 'image/png')
