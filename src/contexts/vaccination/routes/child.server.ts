/** What the addresses of one child's vaccinations answer: the page, a page per change, and the small deeds of buttons. They stand behind `requireStaff`. */
import type { Hono } from 'hono'
import { readId, type Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { localDate } from '#platform/time.ts'
import { page, seeOther } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { workplaceFrame } from '../../access/public.ts'
import { deedPage } from '../pages/deed-page.ts'
import type { Errors, Fields } from '../pages/fields.ts'
import { vaccinationMessages } from '../pages/messages.ts'
import { deedPath, vaccinationsPath } from '../pages/paths.ts'
import { vaccinationsPage } from '../pages/vaccinations-page.ts'
import { endWish } from '../use-cases/answers.server.ts'
import { readVaccinations, type Vaccinations } from '../use-cases/read-vaccinations.server.ts'
import { endRefrain } from '../use-cases/refrains.server.ts'
import { reportEffect } from '../use-cases/side-effects.server.ts'
import type { Deed } from './deed.ts'
import { elsewhere, give, withdraw } from './dose-deeds.ts'
import { effect, scheme } from './other-deeds.ts'
import { answer, refrain, wish } from './said-deeds.ts'
import { Reading } from './typed.ts'

const deeds: readonly Deed[] = [give, elsewhere, withdraw, answer, wish, refrain, scheme, effect]
/** Longer than any field asks; what is too long for its own field, the use case says. */
const longest = 3_000

type Done = { readonly ok: true } | { readonly ok: false; readonly error: { readonly kind: string } }
type Small = (c: PageContext, personId: Id<'person'>, row: string) => Promise<Done>
/** What buttons in the page do to one row. */
const small: Readonly<Record<string, Small>> = {
  'wens/:row/stop': (c, personId, row) => endWish(c.get('ctx'), personId, row as Id<'consideredWish'>),
  'niet-prikken/:row/stop': (c, personId, row) => endRefrain(c.get('ctx'), personId, row as Id<'refrain'>),
  'bijwerking/:row/gemeld': (c, personId, row) => reportEffect(c.get('ctx'), personId, row as Id<'sideEffect'>),
}

export function childRoutes(app: Hono<PageEnv>, keys: Keys): void {
  app.get(vaccinationsPath(':id'), (c) => show(c, keys))
  for (const [path, run] of Object.entries(small)) app.post(deedPath(':id', path), (c) => runSmall(c, keys, run))
  for (const deed of deeds) {
    const path = deedPath(':id', `${deed.slug}${deed.ofRow ? '/:row' : ''}`)
    app.get(path, (c) => fill(c, keys, deed))
    app.post(path, (c) => run(c, keys, deed))
  }
}

/** No such person and not allowed are one answer. The permit was asked for, also where the address names nobody. */
const nobody = '01990000-0000-7000-8000-000000000000' as Id<'person'>
const idOf = (c: PageContext): Id<'person'> => readId<'person'>(c.req.param('id') ?? '') ?? nobody

async function load(c: PageContext, keys: Keys): Promise<Vaccinations | null> {
  const read = await readVaccinations(c.get('ctx'), keys, idOf(c))
  return read.ok ? read.value : null
}

async function show(c: PageContext, keys: Keys, problem: string | null = null): Promise<Response> {
  const known = await load(c, keys)
  if (known === null) return c.notFound()
  const { now } = c.get('ctx')
  const view = { known, today: localDate(now), done: c.req.query('gedaan') !== undefined, problem, isAnswerToPost: c.req.method === 'POST' }
  return page(c, vaccinationsPage({ ...workplaceFrame(c), ...view }), problem === null ? 200 : 409)
}

async function runSmall(c: PageContext, keys: Keys, work: Small): Promise<Response> {
  const row = readId(c.req.param('row') ?? '') ?? nobody
  const done = await work(c, idOf(c), row)
  if (done.ok) return seeOther(c, `${vaccinationsPath(idOf(c))}?gedaan=1`)
  if (done.error.kind === 'not-permitted' || done.error.kind === 'no-access') return c.notFound()
  return show(c, keys, vaccinationMessages(c.get('locale')).errors['not-there'])
}

type Back = { readonly fields: Fields; readonly errors: Errors; readonly status: 409 | 422 }

async function fill(c: PageContext, keys: Keys, deed: Deed, back?: Back): Promise<Response> {
  const known = await load(c, keys)
  const row = c.req.param('row') ?? ''
  if (known === null || !known.may[deed.needs] || !isThere(deed, known, row)) return c.notFound()
  const locale = c.get('locale')
  const words = vaccinationMessages(locale)
  const { fields = deed.start(known, localDate(c.get('ctx').now)), errors = {}, status = 200 } = back ?? {}
  // What somebody else saved meanwhile counts from now on: sent again, the form is about that.
  const current = status === 409 && 'version' in fields ? { ...fields, version: String(known.scheme.version) } : fields
  const view = {
    known,
    deed: deed.ofRow ? `${deed.slug}/${row}` : deed.slug,
    title: deed.title(words),
    errors,
    labels: deed.labels(words),
    canSave: deed.canBeDone?.(known) ?? true,
  }
  const body = deed.form({ locale, fields: current, errors, known, words })
  return page(c, deedPage({ ...workplaceFrame(c), ...view, body, isAnswerToPost: back !== undefined }), status)
}

const isThere = ({ ofRow }: Deed, { doses }: Vaccinations, row: string): boolean => ofRow !== true || doses.some(({ id }) => id === row)

async function run(c: PageContext, keys: Keys, deed: Deed): Promise<Response> {
  const known = await load(c, keys)
  if (known === null || !known.may[deed.needs]) return c.notFound()
  const locale = c.get('locale')
  const fields = await typedIn(c, deed.names)
  const words = vaccinationMessages(locale)
  if (fields === null) return fill(c, keys, deed, { fields: {}, errors: { form: words.errors.form }, status: 422 })
  const read = new Reading(fields)
  const done = await deed.run({ ctx: c.get('ctx'), keys, known, read, locale, row: c.req.param('row') ?? '' })
  if (done === null) return seeOther(c, `${vaccinationsPath(known.child.id)}?gedaan=1`)
  return done === 'hidden' ? c.notFound() : fill(c, keys, deed, { fields, ...done })
}

/** Null: fields that no form of ours has, or more than anybody types. */
async function typedIn(c: PageContext, names: readonly string[]): Promise<Fields | null> {
  const body = await c.req.parseBody({ all: true })
  const typed: Record<string, string | readonly string[]> = {}
  for (const [name, value] of Object.entries(body)) {
    const all = (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string')
    if (!names.includes(name) || all.length > 20 || all.some(({ length }) => length > longest)) return null
    typed[name] = all.length === 1 ? (all[0] ?? '') : all
  }
  return typed
}
