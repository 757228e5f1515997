/** The bundle that answers a search, and the statement of what this API can do. */
import type { Bundle, CapabilityStatement } from 'fhir/r4.js'
import type { Instant } from '#platform/time.ts'
import { servedResources, type Served } from './resources.ts'
import type { Search } from './search.ts'

/** `base` ends before the name of the resource. Links carry what was asked, which is never a name or number of a person. */
export function searchBundle(base: string, type: string, found: readonly Served[], search: Search): Bundle<Served> {
  const { count, page } = search
  const asked = search.used.filter(([name]) => name !== '_page' && name !== '_format')
  const isTyped = Object.keys(search.typed).length > 0
  const address = (number: number): string => {
    if (isTyped) return `${base}/${type}/_search`
    const query = new URLSearchParams([...asked.map(([name, value]): [string, string] => [name, value]), ...pageOf(number)])
    return `${base}/${type}?${query.toString()}`
  }
  const shown = found.slice((page - 1) * count, page * count)
  const hasNext = found.length > page * count
  const links = [
    { relation: 'self', url: address(page) },
    ...(page > 1 && !isTyped ? [{ relation: 'previous', url: address(page - 1) }] : []),
    ...(hasNext && !isTyped ? [{ relation: 'next', url: address(page + 1) }] : []),
  ]
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    total: found.length,
    link: links,
    ...(shown.length === 0
      ? {}
      : { entry: shown.map((one) => ({ fullUrl: `${base}/${type}/${one.id ?? ''}`, resource: one, search: { mode: 'match' as const } })) }),
  }
}

const pageOf = (number: number): [string, string][] => (number === 1 ? [] : [['_page', String(number)]])

export type Software = { readonly version: string; readonly publisher: string }

export function capabilityStatement(base: string, { version, publisher }: Software, date: Instant): CapabilityStatement {
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: date.toString({ fractionalSecondDigits: 0 }),
    publisher,
    kind: 'instance',
    software: { name: 'OpenCJG', version },
    implementation: { description: `The health record of children at ${publisher}`, url: base },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json', 'json'],
    rest: [
      {
        mode: 'server',
        documentation:
          'Reading only. Who is signed in sees what the policy of the centre lets them see of a file; keys of programs open nothing about a person. Every answer is written down in the log that the family reads.',
        security: { cors: false, description: 'The session of a colleague, or of a resident for the own files, as a cookie of this site.' },
        resource: servedResources.map(({ type, supportedProfiles, parameters }) => ({
          type,
          ...(supportedProfiles.length === 0 ? {} : { supportedProfile: [...supportedProfiles] }),
          interaction: [{ code: 'read' as const }, { code: 'search-type' as const }],
          versioning: 'no-version' as const,
          readHistory: false,
          searchParam: parameters.map(({ name, type: kind, documentation }) => ({ name, type: kind, documentation })),
        })),
      },
    ],
  }
}
