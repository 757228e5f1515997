/**
 * The FHIR R4 API: reading and searching the health record of children, for who is signed in. Keys of programs open nothing here, as the policy decides by
 * how a person stands to the child. What is about people is asked by POST, so that no address names anybody.
 */
import { Hono, type MiddlewareHandler } from 'hono'
import { clientKeyOf, findClientActor, mayFreely } from '#contexts/access/public.ts'
import { residentSession, staffSession } from '#contexts/access/public-sessions.ts'
import type { Services } from '#platform/services.ts'
import { ownOrigin } from '#web/http/own-origin.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { fhirBase, fhirType, outcome } from '#web/rest/outcome.ts'
import { fileOfId } from '../rules/fhir/api-ids.ts'
import { capabilityStatement, searchBundle } from '../rules/fhir/answers.ts'
import { findServed, servedResources, type Served, type ServedResource } from '../rules/fhir/resources.ts'
import { readSearch, select, type Search, type Sent } from '../rules/fhir/search.ts'
import { findPatients } from '../use-cases/fhir/find-patients.server.ts'
import { readResources } from '../use-cases/fhir/read-resources.server.ts'

export const fhirVersion = '1.0.0'

export function fhirApi(services: Services): Hono<PageEnv> {
  const api = new Hono<PageEnv>()
  api.use(onlyJson)
  api.get('/metadata', (c) => {
    mayFreely(c.get('ctx'), 'library.read')
    const software = { version: fhirVersion, publisher: c.get('site').name }
    return json(c, capabilityStatement(baseOf(c, services), software, c.get('ctx').now))
  })
  api.use(knownKey, ifUnknown(staffSession(services)), ifUnknown(residentSession(services)), signedIn)
  for (const served of servedResources) {
    api.get(`/${served.type}`, (c) => search(c, services, served, queryOf(c), false))
    api.post(`/${served.type}/_search`, async (c) => searchByPost(c, services, served))
    api.get(`/${served.type}/:id`, (c) => readOne(c, services, served))
  }
  refuseTheRest(api)
  return api
}

const json = (c: PageContext, body: object): Response => c.body(JSON.stringify(body), 200, { 'Content-Type': fhirType })
const baseOf = (c: PageContext, { config }: Services): string => `${ownOrigin(c, config)}${fhirBase}`
const notThere = (c: PageContext): Response =>
  outcome(c, 404, [{ code: 'not-found', text: 'There is no such resource, or none that you may see.' }])
const notAllowed = (c: PageContext): Response => outcome(c, 403, [{ code: 'forbidden', text: 'This is not allowed for who asks.' }])

async function readOne(c: PageContext, { keys }: Services, { type }: ServedResource): Promise<Response> {
  const id = c.req.param('id') ?? ''
  const personId = fileOfId(type, id)
  const found = personId === null ? null : await readResources(c.get('ctx'), keys, personId, type)
  if (found?.ok === false && found.error.kind === 'not-permitted') return notAllowed(c)
  const one = found?.ok === true ? found.value.find((resource) => resource.id === id) : undefined
  return one === undefined ? notThere(c) : json(c, one)
}

async function searchByPost(c: PageContext, services: Services, served: ServedResource): Promise<Response> {
  const [type = ''] = (c.req.header('content-type') ?? '').split(';')
  if (type.trim().toLowerCase() !== 'application/x-www-form-urlencoded')
    return outcome(c, 415, [{ code: 'not-supported', text: 'Send the search as application/x-www-form-urlencoded.' }])
  const body = new URLSearchParams(await c.req.text())
  return search(c, services, served, [...queryOf(c), ...body], true)
}

const queryOf = (c: PageContext): [string, string][] => [...new URL(c.req.url).searchParams]

async function search(
  c: PageContext,
  services: Services,
  served: ServedResource,
  given: Sent['given'],
  byPost: boolean,
): Promise<Response> {
  const lenient = /(?:^|[,;\s])handling=lenient(?:$|[,;\s])/.test(c.req.header('prefer') ?? '')
  const read = readSearch(served, { given, byPost, lenient })
  if (!read.ok)
    return outcome(
      c,
      400,
      read.error.map(({ code, text, parameter }) => ({ code, text, expression: parameter })),
    )
  const found = await find(c, services, served, read.value)
  return found === null ? notAllowed(c) : json(c, searchBundle(baseOf(c, services), served.type, found, read.value))
}

/** Null: the asker may not ask at all. A file that may not be seen holds nothing. */
async function find(c: PageContext, { keys }: Services, { type }: ServedResource, wish: Search): Promise<Served[] | null> {
  const ctx = c.get('ctx')
  if (Object.keys(wish.typed).length > 0) {
    const people = await findPatients(ctx, keys, wish.typed)
    return people.ok ? select(people.value, wish) : null
  }
  const files =
    wish.personId !== null ? [wish.personId] : [...new Set((wish.ids ?? []).flatMap((id) => fileOfId(type, id) ?? []))].slice(0, mostFiles)
  const found: Served[] = []
  for (const personId of files) {
    const read = await readResources(ctx, keys, personId, type)
    if (!read.ok && read.error.kind === 'not-permitted') return null
    if (read.ok) found.push(...read.value)
  }
  if (files.length === 0) mayFreely(ctx, 'library.read') // ids of no shape of ours: nothing is looked up
  return select(found, wish)
}

/** More files than this in one search are work for a run, not for a reader. */
const mostFiles = 20

/** Who asks for a form that is not served is told which one is. */
const onlyJson: MiddlewareHandler<PageEnv> = async (c, next) => {
  const format = c.req.query('_format')
  const accepted = format ?? c.req.header('accept') ?? '*/*'
  const wanted = accepted.split(',').map((one) => (one.split(';')[0] ?? '').trim().toLowerCase().replace(' ', '+'))
  const others = /fhirversion=(?!4\.0)/i.test(c.req.header('accept') ?? '')
  const served = ['application/fhir+json', 'application/json', 'json', '*/*', 'application/*']
  if (!others && wanted.some((one) => served.includes(one))) return next()
  return outcome(c, 406, [{ code: 'not-supported', text: 'This is served as application/fhir+json of FHIR R4 alone.' }])
}

/** A key of a program that opens something acts as that program, and is refused as such; one that opens nothing is told. */
const knownKey: MiddlewareHandler<PageEnv> = async (c, next) => {
  const authorization = c.req.header('authorization')
  if (authorization === undefined) return next()
  const ctx = c.get('ctx')
  const key = clientKeyOf(authorization)
  const actor = key === null ? null : await findClientActor(ctx.db, ctx.centreId, key, ctx.now)
  if (actor === null)
    return outcome(c, 401, [{ code: 'login', text: 'This key is wrong, over or taken back.' }], {
      'WWW-Authenticate': 'Bearer error="invalid_token"',
    })
  c.set('ctx', { ...ctx, actor })
  return next()
}

/** Who was known by something before stays who it is: a colleague with an own account besides acts as a colleague here. */
const ifUnknown =
  (session: MiddlewareHandler<PageEnv>): MiddlewareHandler<PageEnv> =>
  async (c, next) =>
    c.get('ctx').actor.kind === 'visitor' ? session(c, next) : next()

const signedIn: MiddlewareHandler<PageEnv> = async (c, next) => {
  if (c.get('ctx').actor.kind !== 'visitor') return next()
  return outcome(c, 401, [{ code: 'login', text: 'Sign in first, at the workplace or in Mijn CJG.' }])
}

function refuseTheRest(api: Hono<PageEnv>): void {
  api.all('/:type/*', (c) => refuse(c, c.req.param('type')))
  api.all('/:type', (c) => refuse(c, c.req.param('type')))
  api.all('/', (c) => outcome(c, 405, [{ code: 'not-supported', text: 'There is nothing at the root but /metadata.' }], { Allow: '' }))
}

function refuse(c: PageContext, type: string): Response {
  if (findServed(type) === null) return outcome(c, 404, [{ code: 'not-supported', text: 'This kind of resource is not served here.' }])
  return outcome(c, 405, [{ code: 'not-supported', text: 'This API reads and searches, and changes nothing.' }], { Allow: 'GET, HEAD' })
}
