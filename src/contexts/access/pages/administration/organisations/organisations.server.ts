/** What the addresses of partner organisations answer. They stand behind `requireStaff`. */
import type { Hono } from 'hono'
import { z } from 'zod'
import { readId, type Id } from '#platform/id.ts'
import { localDate, Temporal } from '#platform/time.ts'
import { page, readForm, seeOther } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { categories, checkOrganisation, type Organisation } from '../../../rules/administration/organisation.ts'
import { readDay } from '../../../rules/administration/typed-day.ts'
import { addOrganisation, changeOrganisation, listOrganisations } from '../../../use-cases/administration/organisations.server.ts'
import { proveFirst } from '../../ways-in/prove.server.ts'
import { workplaceFrame } from '../../workplace-frame.server.ts'
import { organisationMessages } from './messages.ts'
import { fieldsFor, organisationPage, organisationsPage, organisationsPath, type OrganisationFields } from './organisations-page.ts'

const text = z.string().max(400).default('')
const Form = z.strictObject({
  ...{ naam: text, soort: text, afspraak: text, dagen: text, van: text, tot: text, versie: text },
  meer: z.union([z.string(), z.array(z.string())]).default([]),
})

export function mountOrganisations(app: Hono<PageEnv>): void {
  app.get(organisationsPath, (c) => showAll(c))
  app.post(organisationsPath, (c) => add(c))
  app.get(`${organisationsPath}/:id`, (c) => onOrganisation(c, (id) => showOne(c, id)))
  app.post(`${organisationsPath}/:id`, (c) => onOrganisation(c, (id) => change(c, id)))
}

type Back = { readonly fields?: OrganisationFields; readonly errors: Readonly<Record<string, string>> }
type Status = 200 | 409 | 422

function onOrganisation(c: PageContext, work: (id: Id<'organisation'>) => Promise<Response>): Promise<Response> | Response {
  const id = readId<'organisation'>(c.req.param('id') ?? '')
  return id === null ? c.notFound() : work(id)
}

async function showAll(c: PageContext, back: Back = { errors: {} }, status: Status = 200): Promise<Response> {
  const ctx = c.get('ctx')
  const found = await listOrganisations(ctx)
  if (!found.ok) return c.notFound()
  const done = status === 200 ? (organisationMessages(c.get('locale')).done[c.req.query('gedaan') ?? ''] ?? null) : null
  const view = { ...workplaceFrame(c), today: localDate(ctx.now), organisations: found.value, done, fields: fieldsFor(null), ...back }
  return page(c, organisationsPage(view), status)
}

async function showOne(c: PageContext, id: Id<'organisation'>, back: Back = { errors: {} }, status: Status = 200): Promise<Response> {
  const found = await listOrganisations(c.get('ctx'))
  const one = found.ok ? found.value.find((each) => each.id === id) : undefined
  if (one === undefined) return c.notFound()
  return page(c, organisationPage({ ...workplaceFrame(c), one, fields: fieldsFor(one), ...back }), status)
}

const fieldOf: Readonly<Record<string, string>> = {
  'wrong-name': 'naam',
  'name-taken': 'naam',
  'wrong-covenant': 'afspraak',
  'wrong-agreement-days': 'dagen',
  'ends-before-it-begins': 'tot',
  'core-task-does-not-fit': 'meer',
}

type Fault = readonly [field: string, kind: string]
type Read = { readonly fields: OrganisationFields; readonly wish: Organisation | null; readonly faults: readonly Fault[] }

async function readFields(c: PageContext): Promise<Read> {
  const form = await readForm(c, Form)
  if (!form.ok) return { fields: fieldsFor(null), wish: null, faults: [['form', 'form']] }
  const { meer, ...rest } = form.value
  const fields: OrganisationFields = { ...rest, meer: typeof meer === 'string' ? [meer] : meer }
  const category = categories.find((one) => one === fields.soort)
  const [from, until] = [readDay(fields.van), readDay(fields.tot)]
  const agreementDays = fields.dagen.trim() === '' ? null : Number(fields.dagen)
  const marks = { bsnEntitled: fields.meer.includes('bsn'), helpIsCoreTask: fields.meer.includes('hulp') }
  const others = { name: fields.naam, covenant: fields.afspraak, agreementDays, ...marks }
  if (category !== undefined && from instanceof Temporal.PlainDate && until !== 'not-a-day')
    return { fields, wish: { ...others, category, from, until }, faults: [] }
  // What cannot be read is told together with what is wrong in the other fields.
  const otherwise = checkOrganisation({ ...others, category: category ?? 'other', from: localDate(c.get('ctx').now), until: null })
  const faults: readonly (Fault | null)[] = [
    otherwise.ok ? null : [fieldOf[otherwise.error.kind] ?? 'form', otherwise.error.kind],
    category === undefined ? ['soort', 'wrong-category'] : null,
    from === null ? ['van', 'no-day'] : null,
    from === 'not-a-day' ? ['van', 'wrong-day'] : null,
    until === 'not-a-day' ? ['tot', 'wrong-day'] : null,
  ]
  return { fields, wish: null, faults: faults.filter((one) => one !== null) }
}

type Refusal = { readonly kind: string; readonly needsProof?: true }

function errorsOf(c: PageContext, faults: readonly Fault[]): Readonly<Record<string, string>> {
  const words = organisationMessages(c.get('locale')).errors
  return Object.fromEntries(faults.map(([field, kind]) => [field, words[kind] ?? words['form'] ?? '']))
}

async function add(c: PageContext): Promise<Response> {
  const { fields, wish, faults } = await readFields(c)
  if (wish === null) return showAll(c, { fields, errors: errorsOf(c, faults) }, 422)
  const added = await addOrganisation(c.get('ctx'), wish)
  if (added.ok) return seeOther(c, `${organisationsPath}?gedaan=nieuw`)
  const { kind, needsProof }: Refusal = added.error
  if (kind === 'not-permitted') return needsProof === true ? proveFirst(c, organisationsPath) : c.notFound()
  return showAll(c, { fields, errors: errorsOf(c, [[fieldOf[kind] ?? 'form', kind]]) }, 422)
}

async function change(c: PageContext, id: Id<'organisation'>): Promise<Response> {
  const { fields, wish, faults } = await readFields(c)
  if (wish === null) return showOne(c, id, { fields, errors: errorsOf(c, faults) }, 422)
  const saved = await changeOrganisation(c.get('ctx'), id, wish, Number(fields.versie))
  if (saved.ok) return seeOther(c, `${organisationsPath}?gedaan=bewaard`)
  const refusal: Refusal & { readonly version?: number } = saved.error
  const { kind, needsProof, version } = refusal
  if (kind === 'not-permitted') return needsProof === true ? proveFirst(c, `${organisationsPath}/${id}`) : c.notFound()
  if (kind === 'no-organisation') return c.notFound()
  // What was typed stays, on the version that is there now: whoever saves again has seen it.
  const seen = version === undefined ? fields : { ...fields, versie: String(version) }
  return showOne(c, id, { fields: seen, errors: errorsOf(c, [[fieldOf[kind] ?? 'form', kind]]) }, kind === 'changed-meanwhile' ? 409 : 422)
}
