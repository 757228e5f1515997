/** Checks a resource against FHIR R4: the JSON schema of HL7 (names, kinds, codes), how often each element must be there, and that nothing is empty. */
import { Ajv, type ValidateFunction } from 'ajv'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }
export type JsonObject = { readonly [name: string]: Json }

const read = (file: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8'))
const schema = read('r4-schema.json') as { readonly definitions: JsonObject }
type Rule = readonly [min: number, max: string, types: readonly string[]]
const { types } = read('r4-cardinalities.json') as { readonly types: Readonly<Record<string, Readonly<Record<string, Rule>>>> }

const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false })
ajv.addSchema({ $id: 'r4', definitions: schema.definitions })
const validators = new Map<string, ValidateFunction>()

function validatorOf(type: string): ValidateFunction {
  const known = validators.get(type)
  if (known !== undefined) return known
  const made = ajv.compile({ $ref: `r4#/definitions/${type}` })
  validators.set(type, made)
  return made
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isList = (value: Json): value is readonly Json[] => Array.isArray(value)
export const listOf = (value: Json | undefined): readonly Json[] => (value === undefined ? [] : isList(value) ? value : [value])
export const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '')

/** Everything that is wrong with a resource by R4 itself. */
export function faultsByR4(resource: JsonObject): string[] {
  const type = textOf(resource['resourceType'])
  if (types[type] === undefined) return [`${type} is no resource that is known here`]
  const validate = validatorOf(type)
  const bySchema = validate(resource) ? [] : (validate.errors ?? []).map((one) => `${one.instancePath} ${one.message}`)
  return [...bySchema, ...emptiness(resource, type), ...missing(resource, type, type)]
}

/** ele-1: an element has a value or children; no null but in lists of primitives with extensions. */
function emptiness(value: Json, at: string): string[] {
  if (value === null || value === '') return [`${at} is empty`]
  if (Array.isArray(value))
    return value.length === 0 ? [`${at} is an empty list`] : value.flatMap((one, i) => emptiness(one as Json, `${at}[${i}]`))
  if (!isObject(value)) return []
  const names = Object.entries(value)
  return names.length === 0 ? [`${at} is an empty element`] : names.flatMap(([name, one]) => emptiness(one, `${at}.${name}`))
}

/** `root` is the type in which `path` stands: a resource with its backbone, or a datatype. */
function missing(value: JsonObject, root: string, path: string): string[] {
  const rules = types[root] ?? {}
  return Object.entries(rules).flatMap(([id, [min, max, kinds]]) => {
    const name = id.slice(path.length + 1)
    if (!id.startsWith(`${path}.`) || name.includes('.')) return []
    const found = name.endsWith('[x]')
      ? kinds.flatMap((kind) =>
          listOf(value[name.replace('[x]', `${kind[0]?.toUpperCase()}${kind.slice(1)}`)]).map((one) => [kind, one] as const),
        )
      : listOf(value[name]).map((one) => [kinds[0] ?? '', one] as const)
    const count = Math.max(found.length, listOf(value[`_${name}`]).length)
    const wrong = count < min ? [`${id} is missing`] : max !== '*' && count > Number(max) ? [`${id} is there ${count} times`] : []
    const deeper = found.flatMap(([kind, one]) => {
      if (!isObject(one)) return []
      if (kind === 'BackboneElement' || kind === 'Element') return missing(one, root, id)
      if (kind === 'Resource') return faultsByR4(one)
      return types[kind] === undefined ? [] : missing(one, kind, kind)
    })
    return [...wrong, ...deeper]
  })
}
