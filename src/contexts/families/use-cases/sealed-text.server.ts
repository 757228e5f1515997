/** Sentences about people, sealed under the centre's key and bound to their place. */
import type { Context } from '#platform/context.ts'
import { centreKey, newestVersion, seal, unseal, type Keys } from '#platform/keys.server.ts'

export type SealedText = { readonly sealed: Buffer; readonly version: number }

export function sealFor(keys: Keys, { centreId }: Pick<Context, 'centreId'>, place: string, text: string): SealedText {
  const version = newestVersion(keys)
  const key = centreKey(keys, centreId, version)
  if (key === null) throw new Error('The newest centre key is missing')
  return { sealed: seal(key, Buffer.from(text), `${centreId} ${place}`), version }
}

export function openFor(keys: Keys, { centreId }: Pick<Context, 'centreId'>, place: string, { sealed, version }: SealedText): string {
  const key = centreKey(keys, centreId, version)
  const text = key === null ? null : unseal(key, sealed, `${centreId} ${place}`)
  if (text === null) throw new Error(`The centre key of version ${version} does not open ${place.split(' ')[0]}`)
  return text.toString()
}
