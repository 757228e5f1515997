/** What the addresses of one family answer: its page, a page per change, and the small deeds of buttons. They stand behind `requireStaff`. */
import type { Hono } from 'hono'
import { permits, workplaceFrame } from '#contexts/access/public.ts'
import { readId, type Id } from '#platform/id.ts'
import { localDate } from '#platform/time.ts'
import { asset } from '#web/assets.server.ts'
import { page, readForm, seeOther } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { deedPage } from '../pages/workplace/deed-page.ts'
import { familyPage } from '../pages/workplace/family-page.ts'
import { fieldLabel } from '../pages/workplace/field-label.ts'
import type { Fields } from '../pages/workplace/form-fields.ts'
import { familyMessages } from '../pages/workplace/messages.ts'
import { familiesPath, familyPath } from '../pages/workplace/paths.ts'
import { refusalErrors } from '../pages/workplace/refusal-text.ts'
import { fullName, namedInWords } from '../rules/person.ts'
import { showBsn } from '../use-cases/bsn.server.ts'
import { removeContact, setHomeSecret } from '../use-cases/change-family.server.ts'
import type { LookAlike } from '../use-cases/look-alikes.server.ts'
import { readFamily, type Family } from '../use-cases/read-family.server.ts'
import type { Deed, DeedRefusal } from './deed.ts'
import { capacityDeeds } from './capacity-deeds.ts'
import { familyDeeds } from './family-deeds.ts'
import type { FamiliesParts } from './parts.ts'
import { personDeeds } from './person-deeds.ts'
import { Reading, textFields } from './typed.ts'

const deeds: readonly Deed[] = [...personDeeds, ...capacityDeeds, ...familyDeeds]

export function familyRoutes(app: Hono<PageEnv>, parts: FamiliesParts): void {
  const one = `${familiesPath}/:id`
  app.get(one, (c) => show(c, parts))
  app.post(`${one}/geheim`, (c) => show(c, parts, { withSecrets: true }))
  app.post(`${one}/bsn-tonen`, (c) => showNumber(c, parts))
  app.post(`${one}/adres`, (c) => secrecy(c))
  app.post(`${one}/nummer-weg`, (c) => removeNumber(c))
  for (const deed of deeds) {
    const path = `${one}/${deed.slug}${deed.ofRow ? '/:row' : ''}`
    app.get(path, (c) => fill(c, parts, deed))
    app.post(path, (c) => run(c, parts, deed))
  }
}

const idOf = (c: PageContext): Id<'person'> | null => readId<'person'>(c.req.param('id') ?? '')
/** No such person and not allowed are one answer. The permit was asked for, also where the address names nobody. */
const nobody = '01990000-0000-7000-8000-000000000000' as Id<'person'>

async function load(c: PageContext, { services }: FamiliesParts, withSecrets = false): Promise<Family | null> {
  const read = await readFamily(c.get('ctx'), services.keys, idOf(c) ?? nobody, withSecrets)
  if (!read.ok) return null
  const { destroyed } = familyMessages(c.get('locale'))
  return { ...read.value, people: read.value.people.map((one) => namedInWords(one, destroyed)) }
}

async function show(
  c: PageContext,
  parts: FamiliesParts,
  { withSecrets = false, bsn = null }: { readonly withSecrets?: boolean; readonly bsn?: string | null } = {},
): Promise<Response> {
  const family = await load(c, parts, withSecrets)
  if (family === null) return c.notFound()
  const ctx = c.get('ctx')
  const view = {
    family,
    now: ctx.now,
    today: localDate(ctx.now),
    bsn,
    mayMerge: permits(ctx.actor, 'person.merge') && family.person !== null,
    done: c.req.query('gedaan') !== undefined,
    isAnswerToPost: c.req.method === 'POST',
  }
  const frame = workplaceFrame(c)
  const assets = { ...frame.assets, stylesheets: [...frame.assets.stylesheets, asset('family.css')] }
  return page(c, familyPage({ ...frame, assets, ...view }))
}

async function showNumber(c: PageContext, parts: FamiliesParts): Promise<Response> {
  const shown = await showBsn(c.get('ctx'), parts.services.keys, idOf(c) ?? nobody)
  return shown.ok ? show(c, parts, { bsn: shown.value }) : c.notFound()
}

const Secrecy = textFields(['home', 'secret'])
async function secrecy(c: PageContext): Promise<Response> {
  const form = await readForm(c, Secrecy)
  const [id, homeId] = [idOf(c) ?? nobody, readId<'home'>(form.ok ? (form.value['home'] ?? '') : '') ?? (nobody as string as Id<'home'>)]
  const done = await setHomeSecret(c.get('ctx'), id, homeId, form.ok && form.value['secret'] === 'yes')
  return done.ok ? seeOther(c, `${familyPath(id)}?gedaan=1`) : c.notFound()
}

const NumberForm = textFields(['contact'])
async function removeNumber(c: PageContext): Promise<Response> {
  const form = await readForm(c, NumberForm)
  const [id, contactId] = [
    idOf(c) ?? nobody,
    readId<'contactPoint'>(form.ok ? (form.value['contact'] ?? '') : '') ?? (nobody as string as Id<'contactPoint'>),
  ]
  const done = await removeContact(c.get('ctx'), id, contactId)
  return done.ok ? seeOther(c, `${familyPath(id)}?gedaan=1`) : c.notFound()
}

function mayDo({ needs, may = () => true }: Deed, family: Family, row: string): boolean {
  return needs.some((group) => family.writes.has(group)) && may(family, row)
}

type Back = { readonly fields: Fields; readonly errors: Fields; readonly alike?: readonly LookAlike[]; readonly status: 200 | 409 | 422 }

async function fill(c: PageContext, parts: FamiliesParts, deed: Deed, back?: Back): Promise<Response> {
  const family = await load(c, parts)
  if (family === null || !mayDo(deed, family, c.req.param('row') ?? '')) return c.notFound()
  const locale = c.get('locale')
  const today = localDate(c.get('ctx').now)
  const words = familyMessages(locale)
  const row = c.req.param('row') ?? ''
  const { fields = deed.start(family, today, row), errors = {}, alike = [], status = 200 } = back ?? {}
  // What is there now, for who begins anew after somebody else saved.
  const current = status === 409 ? { ...fields, version: deed.start(family, today, row)['version'] ?? '' } : fields
  const body = deed.form({ locale, fields: current, errors, family, words, today, alike, row })
  const about = family.person === null ? '' : fullName(family.person)
  const labelOf = (field: string): string | undefined => fieldLabel(locale, field, about, deed.labels?.(words))
  const name = deed.ofRow ? `${deed.slug}/${row}` : deed.slug
  return page(
    c,
    deedPage({
      ...workplaceFrame(c),
      family,
      deed: name,
      title: deed.title(words),
      body,
      errors,
      labelOf,
      isAnswerToPost: back !== undefined,
    }),
    status,
  )
}

async function run(c: PageContext, parts: FamiliesParts, deed: Deed): Promise<Response> {
  const family = await load(c, parts)
  if (family === null || !mayDo(deed, family, c.req.param('row') ?? '')) return c.notFound()
  const locale = c.get('locale')
  const words = familyMessages(locale)
  const typed = await c.req.parseBody({ all: true })
  const fields = Object.fromEntries(
    Object.entries(typed).map(([name, value]) => [
      name,
      (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string').join(' '),
    ]),
  )
  const form = textFields(deed.names, deed.longest).safeParse(fields)
  if (!form.success) return fill(c, parts, deed, { fields: known(fields, deed), errors: { form: words.other.form }, status: 422 })
  const read = new Reading(form.data)
  const done = await deed.run({ ctx: c.get('ctx'), keys: parts.services.keys, family, read, locale, row: c.req.param('row') ?? '' })
  if (done.ok) return seeOther(c, `${familyPath(family.personId)}?gedaan=1`)
  const { error } = done
  if (error.kind === 'not-permitted' || error.kind === 'no-access') return c.notFound()
  const alike = error.kind === 'maybe-known' ? error.alike : []
  const status = error.kind === 'changed-meanwhile' ? 409 : 422
  return fill(c, parts, deed, { fields: form.data, errors: { ...errorsOf(c, error, form.data), ...wrongIn(c, read) }, alike, status })
}

const known = (fields: Fields, deed: Deed): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => deed.names.includes(name)))

/** What the form itself is short of, all at once. */
function wrongIn(c: PageContext, { refusals, gaps }: Reading): Fields {
  const locale = c.get('locale')
  const { other } = familyMessages(locale)
  return { ...Object.fromEntries(gaps.map(({ kind, field }) => [field, other[kind]])), ...refusalErrors(locale, refusals) }
}

function errorsOf(c: PageContext, error: DeedRefusal, fields: Fields): Fields {
  const locale = c.get('locale')
  const { other, known: alike, incapacity } = familyMessages(locale)
  switch (error.kind) {
    case 'refused':
      return refusalErrors(locale, error.refusals)
    case 'maybe-known':
      return { decision: fields['decision'] === 'ask' ? alike.sameAskText : alike.chooseError }
    case 'empty':
    case 'too-long':
    case 'choose':
      return { [error.field]: other[error.kind] }
    case 'changed-meanwhile':
    case 'not-there':
      return { form: other[error.kind] }
    case 'may-not-judge':
      return { form: incapacity.mayNotJudge }
    case 'wrong-form':
    case 'not-permitted':
    case 'no-access':
      return {}
  }
}
