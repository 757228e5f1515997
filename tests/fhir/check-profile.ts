/**
 * Checks a resource against the Dutch core profiles that it claims: cardinalities, fixed values and kinds of the differentials, slice by slice. Slices that
 * are told apart by the profile of what they point to cannot be told apart without resolving it, and are passed over; so are value sets.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isObject, listOf, type Json, type JsonObject } from './check-r4.ts'

type Element = {
  readonly id: string
  readonly min?: number
  readonly max?: string
  readonly pattern?: Json
  readonly types?: readonly string[]
  readonly profile?: string
}
type Profile = { readonly base: string; readonly type: string; readonly elements: readonly Element[] }
const { profiles } = JSON.parse(readFileSync(join(import.meta.dirname, 'nl-core.json'), 'utf8')) as {
  readonly profiles: Readonly<Record<string, Profile>>
}

export const isKnownProfile = (url: string): boolean => profiles[url] !== undefined

/** What the profile and those that it builds on say of each element, together. */
function elementsOf(url: string): ReadonlyMap<string, Element> {
  const profile = profiles[url]
  if (profile === undefined) return new Map()
  const all = new Map(elementsOf(profile.base))
  for (const element of profile.elements) all.set(element.id, { ...all.get(element.id), ...element })
  return all
}

/** Everything in which a resource, or a value of a datatype, is not as the profile asks. */
export function faultsByProfile(url: string, value: JsonObject): string[] {
  const profile = profiles[url]
  if (profile === undefined) return [`${url} is not known here`]
  const elements = elementsOf(url)
  return [...elements.values()].flatMap((element) => faultsOf(elements, profile.type, element, value))
}

function faultsOf(all: ReadonlyMap<string, Element>, type: string, element: Element, value: JsonObject): string[] {
  if (element.id === type) return []
  const steps = element.id.slice(type.length + 1).split('.')
  const last = steps.at(-1) ?? ''
  return parents(all, type, steps.slice(0, -1), value).flatMap((parent) => {
    const found = membersOf(all, [type, ...steps.slice(0, -1)].join('.'), last, parent)
    if (found === null) return []
    const { min = 0, max = '*', pattern, profile } = element
    const count =
      found.length < min
        ? [`${element.id} is missing`]
        : max !== '*' && found.length > Number(max)
          ? [`${element.id}: ${found.length} times`]
          : []
    const fixed = pattern === undefined ? [] : found.filter((one) => !fits(pattern, one)).map(() => `${element.id} is not as fixed`)
    const deeper =
      profile !== undefined && profiles[profile] !== undefined ? found.filter(isObject).flatMap((one) => faultsByProfile(profile, one)) : []
    return [...count, ...fixed, ...deeper, ...wrongKind(element, last, parent)]
  })
}

/** The elements in which the last step stands. */
function parents(all: ReadonlyMap<string, Element>, type: string, steps: readonly string[], value: JsonObject): JsonObject[] {
  let found = [value]
  let path = type
  for (const step of steps) {
    found = found.flatMap((one) => (membersOf(all, path, step, one) ?? []).filter(isObject))
    path = `${path}.${step}`
  }
  return found
}

/** The values of `name` or of the slice `name:slice`; null when the slice cannot be told apart. */
function membersOf(all: ReadonlyMap<string, Element>, path: string, step: string, parent: JsonObject): readonly Json[] | null {
  const [name = '', slice] = step.split(':')
  if (name === 'extension') return extensionsOf(all, `${path}.${step}`, slice, parent)
  if (name.endsWith('[x]')) {
    const base = name.slice(0, -3)
    return slice === undefined
      ? Object.entries(parent).flatMap(([key, one]) => (new RegExp(`^${base}[A-Z]`).test(key) ? listOf(one) : []))
      : listOf(parent[slice])
  }
  const values = listOf(parent[name]).map((one, i) => withExtensions(one, listOf(parent[`_${name}`])[i]))
  if (slice === undefined) return values
  const told = discriminator(all, `${path}.${step}`)
  return told === null ? null : values.filter(told)
}

/** A primitive with its extensions, as one element. */
const withExtensions = (value: Json, beside: Json | undefined): Json =>
  isObject(value) ? value : { ...(isObject(beside) ? beside : {}), value }

function extensionsOf(all: ReadonlyMap<string, Element>, id: string, slice: string | undefined, parent: JsonObject): readonly Json[] {
  const found = listOf(parent['extension'])
  if (slice === undefined) return found
  const url = all.get(id)?.profile ?? slice
  return found.filter((one) => isObject(one) && one['url'] === url)
}

/** By its own pattern, by the pattern of a child, or by that of the datatype's profile. */
function discriminator(all: ReadonlyMap<string, Element>, id: string): ((value: Json) => boolean) | null {
  const own = all.get(id)
  if (own?.pattern !== undefined) return (value) => fits(own.pattern ?? null, value)
  const child = [...all.values()].find(
    (one) => one.id.startsWith(`${id}.`) && !one.id.slice(id.length + 1).includes('.') && one.pattern !== undefined,
  )
  if (child !== undefined)
    return (value) => isObject(value) && listOf(value[child.id.slice(id.length + 1)]).some((one) => fits(child.pattern ?? null, one))
  const use = own?.profile === undefined ? undefined : elementsOf(own.profile).get('HumanName.use')?.pattern
  return use === undefined ? null : (value) => isObject(value) && value['use'] === use
}

/** `value[x]` restricted to kinds: another one is wrong. */
function wrongKind({ id, types = [] }: Element, last: string, parent: JsonObject): string[] {
  if (!last.endsWith('[x]') || types.length === 0) return []
  const base = last.slice(0, -3)
  const allowed = types.map((kind) => `${base}${kind[0]?.toUpperCase()}${kind.slice(1)}`)
  return Object.keys(parent)
    .filter((key) => new RegExp(`^${base}[A-Z]`).test(key) && !allowed.includes(key))
    .map((key) => `${id} may not be ${key}`)
}

/** Everything that the pattern has is in the value; of lists, each in some. */
function fits(pattern: Json, value: Json | undefined): boolean {
  if (Array.isArray(pattern)) return pattern.every((one) => listOf(value).some((given) => fits(one as Json, given)))
  if (isObject(pattern)) return isObject(value) && Object.entries(pattern).every(([name, one]) => fits(one, value[name]))
  return isObject(value) ? value['value'] === pattern : value === pattern
}
