/** What the addresses of the contact moments of a centre answer. They stand behind `requireStaff`. */
import type { Hono } from 'hono'
import { z } from 'zod'
import { readId } from '#platform/id.ts'
import { page, readForm, seeOther } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { momentName, type Errors, type Typed } from '../pages/calls/frame.ts'
import { momentPath, momentsPath, newMomentPath } from '../pages/calls/paths.ts'
import { scheduleMessages } from '../pages/schedule/messages.ts'
import { momentPage, momentsPage, placeField } from '../pages/schedule/moments-page.ts'
import { wordOf } from '../pages/schedule/words.ts'
import { disciplines, forms, parts, phases, type Moment, type Part } from '../rules/schedule/moments.ts'
import { changeMoment, endMoment, readSetUp, type SetUp, type Whose } from '../use-cases/schedule/set-up-moments.server.ts'
import { dayIn, healthFrame } from './health-frame.server.ts'

export function mountMoments(app: Hono<PageEnv>): void {
  app.get(momentsPath, (c) => list(c))
  app.get(newMomentPath, (c) => one(c, null, {}))
  app.post(newMomentPath, (c) => save(c, null))
  app.get(momentPath(':code'), (c) => one(c, codeOf(c), {}))
  app.post(momentPath(':code'), (c) => save(c, codeOf(c)))
  app.post(`${momentPath(':code')}/einde`, (c) => end(c, codeOf(c)))
}

const codeOf = (c: PageContext): string => c.req.param('code') ?? ''
const whoseOf = (text: string | undefined): Whose => readId<'organisation'>(text ?? '')
const wordsOf = (c: PageContext) => scheduleMessages(c.get('locale')).setUp
const withWhose = (whose: Whose, done: string): string => `${momentsPath}?gedaan=${done}${whose === null ? '' : `&organisatie=${whose}`}`

/** The set of the centre, or of an organisation that takes part; null for who may not, or an organisation that is not there. */
async function load(c: PageContext, whose: Whose): Promise<SetUp | null> {
  const read = await readSetUp(c.get('ctx'), whose)
  if (!read.ok) return null
  return whose === null || read.value.organisations.some(({ id }) => id === whose) ? read.value : null
}

async function list(c: PageContext): Promise<Response> {
  const whose = whoseOf(c.req.query('organisatie'))
  const setUp = await load(c, whose)
  return setUp === null ? c.notFound() : page(c, momentsPage({ ...healthFrame(c, wordsOf(c).done), setUp, whose }))
}

type Back = { readonly whose?: Whose; readonly typed?: Typed; readonly errors?: Errors }

async function one(c: PageContext, code: string | null, back: Back, status: 200 | 422 | 409 = 200): Promise<Response> {
  const whose = back.whose ?? whoseOf(c.req.query('organisatie'))
  const setUp = await load(c, whose)
  const moment = setUp?.moments.find((each) => each.code === code)
  if (setUp === null || (code !== null && moment === undefined)) return c.notFound()
  const name = moment === undefined ? '' : momentName(c.get('locale'), moment)
  const view = {
    whose,
    code,
    name,
    version: moment?.version ?? null,
    typed: typedOf(moment, setUp),
    errors: {},
  }
  return page(c, momentPage({ ...healthFrame(c, {}), ...view, ...back }), status)
}

/** A change holds from today unless somebody says otherwise. */
function typedOf(moment: Moment | undefined, { today }: SetUp): Typed {
  const day = { 'from-day': String(today.day), 'from-month': String(today.month), 'from-year': String(today.year) }
  if (moment === undefined) return { ...day, phase: '1-4-years', discipline: '02', form: '03', minutes: '20' }
  const { nameNl, nameEn, phase, fromDays, dueDays, untilDays, discipline, form, minutes, doses, parts: inIt } = moment
  const numbers = { fromDays: String(fromDays), dueDays: String(dueDays), untilDays: String(untilDays), minutes: String(minutes) }
  const places = Object.fromEntries(inIt.map((part, i) => [placeField(part), String(i + 1)]))
  return { ...day, ...numbers, ...places, nameNl, nameEn, phase, discipline, form, doses: doses.join(', ') }
}

const text = z.string().max(200).default('')
const fields = ['code', 'nameNl', 'nameEn', 'phase', 'fromDays', 'dueDays', 'untilDays', 'discipline', 'form', 'minutes', 'doses'] as const
const days = ['from-day', 'from-month', 'from-year', 'einde-day', 'einde-month', 'einde-year'] as const
const Form = z.strictObject({
  ...Object.fromEntries([...fields, ...days, ...parts.map(placeField), 'organisatie', 'versie'].map((name) => [name, text])),
})

/** Which field a refusal is about; what is about none stands on top. */
const fieldOf: ReadonlyMap<string, string> = new Map([
  ['wrong-code', 'code'],
  ['wrong-name', 'nameNl'],
  ['window-order', 'dueDays'],
  ['window-out-of-range', 'untilDays'],
  ['window-not-of-phase', 'phase'],
  ['wrong-minutes', 'minutes'],
  ['no-parts', 'parts'],
  ['begins-in-past', 'from'],
])

async function save(c: PageContext, code: string | null): Promise<Response> {
  const form = await readForm(c, Form)
  if (!form.ok) return one(c, code, { errors: { form: wordsOf(c).errors.form } }, 422)
  const typed: Typed = form.value
  const whose = whoseOf(typed['organisatie'])
  const back = { whose, typed }
  const from = dayIn(typed, 'from')
  const moment = momentOf(code ?? typed['code'] ?? '', typed)
  if (from === null || from === 'empty') return one(c, code, { ...back, errors: { from: wordsOf(c).errors['not-a-day'] } }, 422)
  if (moment === null) return one(c, code, { ...back, errors: { form: wordsOf(c).errors.form } }, 422)
  const done = await changeMoment(c.get('ctx'), { whose, from, moment, version: versionOf(typed) })
  if (done.ok) return seeOther(c, withWhose(whose, 'bewaard'))
  if (done.error.kind === 'not-permitted') return c.notFound()
  const message = wordOf(wordsOf(c).errors, done.error.kind)
  return one(
    c,
    code,
    { ...back, errors: { [fieldOf.get(done.error.kind) ?? 'form']: message } },
    done.error.kind === 'changed-meanwhile' ? 409 : 422,
  )
}

const versionOf = (typed: Typed): number | null => (/^\d{1,6}$/u.test(typed['versie'] ?? '') ? Number(typed['versie']) : null)

/** Null: a code that no list has. Numbers that are none are refused by the rule. */
function momentOf(code: string, typed: Typed): Moment | null {
  const [phase, discipline, form] = [
    phases.find((each) => each === typed['phase']),
    disciplines.find((each) => each === typed['discipline']),
    forms.find((each) => each === typed['form']),
  ]
  const number = (name: string): number => (/^-?\d{1,5}$/u.test((typed[name] ?? '').trim()) ? Number(typed[name]) : Number.NaN)
  const inIt = partsOf(typed)
  if (phase === undefined || discipline === undefined || form === undefined || inIt === null) return null
  const doses = (typed['doses'] ?? '')
    .split(',')
    .map((dose) => dose.trim())
    .filter((dose) => dose !== '')
  if (!doses.every((dose) => /^[A-Z0-9-]{2,20}$/u.test(dose))) return null
  return {
    ...{
      code,
      nameNl: (typed['nameNl'] ?? '').trim(),
      nameEn: (typed['nameEn'] ?? '').trim(),
      phase,
      discipline,
      form,
      parts: inIt,
      doses,
    },
    ...{ fromDays: number('fromDays'), dueDays: number('dueDays'), untilDays: number('untilDays'), minutes: number('minutes') },
  }
}

/** By the place that was chosen; two on the same place stay in the usual order. Null: a place that there is not. */
function partsOf(typed: Typed): Part[] | null {
  const placed = parts.map((part) => ({ part, place: typed[placeField(part)] ?? '' })).filter(({ place }) => place !== '')
  if (!placed.every(({ place }) => parts.some((_, i) => String(i + 1) === place))) return null
  return placed.toSorted((a, b) => Number(a.place) - Number(b.place)).map(({ part }) => part)
}

async function end(c: PageContext, code: string): Promise<Response> {
  const form = await readForm(c, Form)
  const typed: Typed = form.ok ? form.value : {}
  const whose = whoseOf(typed['organisatie'])
  const from = dayIn(typed, 'einde')
  if (from === null || from === 'empty') return one(c, code, { whose, errors: { einde: wordsOf(c).errors['not-a-day'] } }, 422)
  const done = await endMoment(c.get('ctx'), { whose, from, code, version: versionOf(typed) })
  if (done.ok) return seeOther(c, withWhose(whose, 'gestopt'))
  if (done.error.kind === 'not-permitted' || done.error.kind === 'no-such-moment') return c.notFound()
  const field = done.error.kind === 'begins-in-past' ? 'einde' : 'form'
  return one(
    c,
    code,
    { whose, errors: { [field]: wordOf(wordsOf(c).errors, done.error.kind) } },
    done.error.kind === 'changed-meanwhile' ? 409 : 422,
  )
}
