/**
 * The id of a resource of the API names the file that it is in: the id of the person and that of the row, 32 hexadecimal signs each (64 is the most that
 * R4 allows). So a read asks for the permit of that file first, and never looks a row up in files that the asker may not see. What is computed has the id
 * of the person and a name.
 */
import type { FhirResource } from 'fhir/r4.js'
import { readId, type Id } from '#platform/id.ts'

const hex = (id: string): string => id.replaceAll('-', '')
const uuid = (text: string): string =>
  [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join('-')

function apiId(personId: Id<'person'>, id: string): string {
  return readId(id) === null || id === personId ? id : hex(personId) + hex(id)
}

/** Whose file a resource with this id is in; null: no id of this API has that shape. */
export function fileOfId(type: string, id: string): Id<'person'> | null {
  if (type === 'Patient') return readId<'person'>(id)
  const made = /^([0-9a-f-]{36})\.[a-z0-9.-]{1,27}$/.exec(id)?.[1]
  if (made !== undefined) return readId<'person'>(made)
  return /^[0-9a-f]{64}$/.test(id) ? readId<'person'>(uuid(id.slice(0, 32))) : null
}

/** The same resource with the ids of the API, in itself and in what it refers to. */
export function withApiIds<R extends FhirResource>(personId: Id<'person'>, resource: R): R {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [name, name === 'reference' && typeof one === 'string' ? referTo(one) : walk(one)]),
    )
  }
  const referTo = (reference: string): string => {
    const [type = '', id = ''] = reference.split('/')
    return `${type}/${apiId(personId, id)}`
  }
  return { ...(walk(resource) as R), id: apiId(personId, resource.id ?? '') }
}
