/** Everything that is wrong with a resource, or a bundle of them: by R4, and by the Dutch core profiles that it claims. */
import { faultsByProfile } from './check-profile.ts'
import { faultsByR4, isObject, listOf, textOf, type Json, type JsonObject } from './check-r4.ts'

export function faultsOfResource(given: unknown): string[] {
  // As it goes out: what is undefined is not there.
  const resource = JSON.parse(JSON.stringify(given)) as JsonObject
  return [...faultsByR4(resource), ...claims(resource)]
}

function claims(resource: JsonObject): string[] {
  const meta = resource['meta']
  const own = listOf(isObject(meta) ? meta['profile'] : undefined).flatMap((url) => faultsByProfile(textOf(url), resource))
  const inside = listOf(resource['entry']).flatMap((entry) =>
    isObject(entry) && isObject(entry['resource']) ? claims(entry['resource']) : [],
  )
  return [...own, ...inside]
}

export type { Json }
