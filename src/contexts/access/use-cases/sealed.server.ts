/** Small secrets of accounts, sealed under the centre's key and bound to their place: a copy of the database alone opens none. */
import type { Id } from '#platform/id.ts'
import { centreKey, newestVersion, seal, unseal, type Keys } from '#platform/keys.server.ts'

export type Sealed = { readonly sealed: Buffer; readonly version: number }

export function sealForCentre(keys: Keys, centreId: Id<'centre'>, place: string, plain: Buffer): Sealed {
  const version = newestVersion(keys)
  const key = centreKey(keys, centreId, version)
  if (key === null) throw new Error('The newest centre key is missing')
  return { sealed: seal(key, plain, place), version }
}

/** Throws when the key version is not there: the installation lost a key, which no page can mend. */
export function openForCentre(keys: Keys, centreId: Id<'centre'>, place: string, { sealed, version }: Sealed): Buffer {
  const key = centreKey(keys, centreId, version)
  const plain = key === null ? null : unseal(key, sealed, place)
  if (plain === null) throw new Error(`The centre key of version ${version} does not open ${place.split(' ')[0]}`)
  return plain
}
