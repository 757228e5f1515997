/** A search as somebody sent it, read strictly: everything that is wrong at once. What is not known is refused, unless the asker prefers leniency. */
import { err, ok, type Result } from '#platform/result.ts'
import { readId, type Id } from '#platform/id.ts'
import { dayOf, fitsDate, readDateWish, type DateWish } from './dates.ts'
import { conceptsOf, dateOf, type SearchParameter, type Served, type ServedResource } from './resources.ts'

export type SearchFault = {
  readonly code: 'invalid' | 'not-supported' | 'required' | 'security'
  readonly text: string
  readonly parameter: string
}

export type Search = {
  readonly personId: Id<'person'> | null
  readonly ids: readonly string[] | null
  readonly tokens: readonly {
    readonly parameter: string
    readonly anyOf: readonly { readonly system: string | null; readonly code: string }[]
  }[]
  readonly dates: readonly DateWish[]
  /** Of a person, by POST: name, birth date and number as they were typed. */
  readonly typed: Readonly<Record<string, string>>
  readonly count: number
  readonly page: number
  /** What was used, for the links of the answer. */
  readonly used: readonly (readonly [name: string, value: string])[]
}

const usualCount = 50
const mostCount = 200
/** Read elsewhere, or of the links that we make ourselves. */
const always = new Set(['_format', '_count', '_page'])

export type Sent = {
  readonly given: readonly (readonly [name: string, value: string])[]
  readonly byPost: boolean
  readonly lenient: boolean
}

export function readSearch(served: ServedResource, { given, byPost, lenient }: Sent): Result<Search, readonly SearchFault[]> {
  const faults: SearchFault[] = []
  const wrong = (parameter: string, code: SearchFault['code'], text: string): void => void faults.push({ code, text, parameter })
  const known = new Map(served.parameters.map((one) => [one.name, one]))
  const used = given.filter(([name, value]) => {
    const parameter = known.get(name)
    if (parameter === undefined && !always.has(name)) {
      if (!lenient) wrong(name.slice(0, 60), 'not-supported', 'This parameter is not known here.')
      return false
    }
    if (parameter?.postOnly === true && !byPost)
      wrong(name, 'security', `Send it by POST to ${served.type}/_search: an address must not name people.`)
    if (value === '') wrong(name, 'invalid', 'It is empty.')
    return true
  })
  for (const name of ['patient', '_id', '_count', '_page', 'name', 'birthdate', 'identifier'])
    if (used.filter(([one]) => one === name).length > 1) wrong(name, 'invalid', 'It may be there once.')
  const search = readValues(served, used, wrong)
  const isAboutOne = search.personId !== null || search.ids !== null || Object.keys(search.typed).length > 0
  if (!isAboutOne && faults.length === 0)
    wrong(served.type === 'Patient' ? '_id' : 'patient', 'required', 'Say whose: there is no search through all files.')
  return faults.length > 0 ? err(faults) : ok(search)
}

type Wrong = (parameter: string, code: SearchFault['code'], text: string) => void

function readValues(served: ServedResource, used: Search['used'], wrong: Wrong): Search {
  const one = (name: string): string | undefined => used.find(([given]) => given === name)?.[1]
  const all = (type: SearchParameter['type']): Search['used'] =>
    used.filter(([name]) => served.parameters.some((known) => known.name === name && known.type === type && known.postOnly !== true))
  const patient = one('patient')
  const personId = patient === undefined ? null : readId<'person'>(patient.replace(/^(?:https?:\/\/\S+\/)?Patient\//, ''))
  if (patient !== undefined && patient !== '' && personId === null) wrong('patient', 'invalid', 'Write Patient/ and its id.')
  const dates = all('date').flatMap(([name, value]) => {
    const wish = readDateWish(value)
    if (wish === null && value !== '')
      wrong(name, 'invalid', 'Write a date as 2026-11-30, with eq, ne, gt, ge, lt or le before it if need be.')
    return wish === null ? [] : [wish]
  })
  const number = (name: '_count' | '_page', byDefault: number, most: number): number => {
    const text = one(name)
    if (text === undefined) return byDefault
    if (/^[1-9]\d{0,4}$/.test(text)) return Math.min(Number(text), most)
    wrong(name, 'invalid', 'Write a whole number from 1.')
    return byDefault
  }
  return {
    ...{ personId, dates, used },
    ids: one('_id')?.split(',') ?? null,
    tokens: all('token')
      .filter(([name]) => name !== '_id')
      .map(([parameter, value]) => ({ parameter, anyOf: value.split(',').map(readToken) })),
    typed: Object.fromEntries(used.filter(([name]) => served.parameters.some((known) => known.name === name && known.postOnly === true))),
    count: number('_count', usualCount, mostCount),
    page: number('_page', 1, 99_999),
  }
}

function readToken(text: string): { readonly system: string | null; readonly code: string } {
  const bar = text.indexOf('|')
  return bar < 0 ? { system: null, code: text } : { system: text.slice(0, bar), code: text.slice(bar + 1) }
}

/** Those of a file that answer to the search, newest first. */
export function select(resources: readonly Served[], { ids, tokens, dates }: Pick<Search, 'ids' | 'tokens' | 'dates'>): Served[] {
  return resources
    .filter(
      (one) =>
        (ids === null || ids.includes(one.id ?? '')) &&
        dates.every((wish) => fitsDate(wish, dateOf(one))) &&
        tokens.every(({ parameter, anyOf }) =>
          conceptsOf(one, parameter).some(({ coding = [] }) =>
            anyOf.some(({ system, code }) =>
              coding.some((has) => (system === null || has.system === system) && (code === '' || has.code === code)),
            ),
          ),
        ),
    )
    .toSorted((a, b) => compare(dayOf(dateOf(b)), dayOf(dateOf(a))) || compare(a.id ?? '', b.id ?? ''))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
