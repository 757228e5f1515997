/** The list of sessions and planning one. Behind `requireStaff`. */
import type { Hono } from 'hono'
import { VACCINES } from '#calculators/vaccination/programme.ts'
import { formatNumber, plural } from '#platform/i18n.ts'
import { readId } from '#platform/id.ts'
import { page, seeOther } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { workplaceFrame } from '../../../access/public.ts'
import { dateNames } from '../../pages/fields.ts'
import { sessionPath, sessionsPath } from '../../pages/paths.ts'
import type { Back } from '../../pages/sessions/frame.ts'
import { sessionMessages } from '../../pages/sessions/messages.ts'
import { sessionsPage } from '../../pages/sessions/sessions-page.ts'
import { planSession, type RefusedPlan } from '../../use-cases/sessions/plan.server.ts'
import { readSessions } from '../../use-cases/sessions/read-sessions.server.ts'
import { Reading } from '../typed.ts'
import { typedForm } from './typed-form.server.ts'

export function sessionListRoutes(app: Hono<PageEnv>): void {
  app.get(sessionsPath, (c) => show(c))
  app.post(sessionsPath, (c) => plan(c))
}

async function show(c: PageContext, back: Back | null = null): Promise<Response> {
  const read = await readSessions(c.get('ctx'))
  if (!read.ok) return c.notFound()
  const view = { ...workplaceFrame(c), list: read.value, back, notice: null, isAnswerToPost: back !== null }
  return page(c, sessionsPage(view), back === null ? 200 : 422)
}

const names = ['name', ...dateNames('heldOn'), 'place', 'vaccines', ...dateNames('bornFrom'), ...dateNames('bornUntil'), 'team']

async function plan(c: PageContext): Promise<Response> {
  const locale = c.get('locale')
  const { errors } = sessionMessages(locale)
  const fields = await typedForm(c, names)
  if (fields === null) return show(c, { form: 'plan', fields: {}, errors: { form: errors.form } })
  const read = new Reading(fields)
  const [heldOn, bornFrom, bornUntil] = [read.date('heldOn'), read.date('bornFrom'), read.date('bornUntil')]
  const locationId = read.id<'location'>('place')
  const typed = fields['team'] ?? []
  const team = (typeof typed === 'string' ? [typed] : typed).flatMap((one) => readId<'account'>(one) ?? [])
  if (heldOn === null || bornFrom === null || bornUntil === null || locationId === null) {
    const wrong = Object.fromEntries(Object.entries(read.wrong).map(([field, kind]) => [field, errors[kind]]))
    return show(c, { form: 'plan', fields, errors: wrong })
  }
  const wish = { name: read.text('name'), heldOn, bornFrom, bornUntil, locationId, vaccines: read.some('vaccines', VACCINES), team }
  const done = await planSession(c.get('ctx'), wish)
  if (done.ok) return seeOther(c, `${sessionPath(done.value.id)}?op=${done.value.added}&buiten=${done.value.leftOut}`)
  if (done.error.kind === 'not-permitted') return c.notFound()
  return show(c, { form: 'plan', fields, errors: Object.fromEntries(done.error.refusals.map(({ kind }) => [fieldOf[kind], errors[kind]])) })
}

const fieldOf: Readonly<Record<RefusedPlan['refusals'][number]['kind'], string>> = {
  name: 'name',
  'no-vaccine': 'vaccines',
  'cohort-order': 'bornUntil',
  'cohort-too-wide': 'bornUntil',
  'cohort-not-born': 'bornUntil',
  'in-past': 'heldOn',
  'too-far-ahead': 'heldOn',
  'no-place': 'place',
  'no-team': 'team',
  'team-too-large': 'team',
  'no-colleague': 'team',
  'not-oneself': 'team',
}

/** What planning came to, from its address: numbers alone. */
export function plannedNotice(c: PageContext): string | null {
  const [added, left] = [Number(c.req.query('op')), Number(c.req.query('buiten'))]
  if (!Number.isSafeInteger(added) || !Number.isSafeInteger(left) || c.req.query('op') === undefined) return null
  const locale = c.get('locale')
  const words = sessionMessages(locale)
  const out = left === 0 ? '' : words.leftOut(formatNumber(locale, left))
  return words.planned(plural(locale, added, words.children), out).trim()
}
