/** What the screen of one child of a session answers. Behind `requireStaff`. */
import type { Hono } from 'hono'
import { VACCINES } from '#calculators/vaccination/programme.ts'
import type { Keys } from '#platform/keys.server.ts'
import { localDate } from '#platform/time.ts'
import { page, seeOther } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { workplaceFrame } from '../../../access/public.ts'
import { dateNames, type Fields } from '../../pages/fields.ts'
import { sessionChildPath, sessionPath } from '../../pages/paths.ts'
import { childPage } from '../../pages/sessions/child-page.ts'
import type { Back } from '../../pages/sessions/frame.ts'
import { sessionMessages } from '../../pages/sessions/messages.ts'
import { sites } from '../../rules/dose.ts'
import { refrainKinds } from '../../rules/refrain.ts'
import { absences } from '../../rules/sessions/outcome.ts'
import { triages } from '../../rules/sessions/readiness.ts'
import { setTriage } from '../../use-cases/sessions/prepare.server.ts'
import { readChildOfSession, type ChildPage } from '../../use-cases/sessions/read-sessions.server.ts'
import { recordAtSession, type ChildDeed, type ChildRefusal } from '../../use-cases/sessions/record.server.ts'
import { recordEffect } from '../../use-cases/side-effects.server.ts'
import { Reading } from '../typed.ts'
import { childText } from './problems.ts'
import { idIn, isHidden, typedForm } from './typed-form.server.ts'

/** Each button of the screen: the fields of its form, and what they ask; null: something is not chosen. */
type ButtonOf = { readonly names: readonly string[]; readonly read: (read: Reading) => ChildDeed | null }
const buttons: Readonly<Record<string, ButtonOf>> = {
  geef: {
    names: ['version', 'vaccines', 'site-', 'isThisChild'],
    read: (read) => {
      const doses = read.some('vaccines', VACCINES).flatMap((vaccine) => {
        const site = read.chosen(`site-${vaccine}`, sites)
        return site === null ? [] : [{ vaccine, site }]
      })
      return read.isWrong ? null : { kind: 'give', doses, isThisChild: read.some('isThisChild', ['yes']).length > 0 }
    },
  },
  afwezig: {
    names: ['version', 'where'],
    read: (read) => {
      const where = read.chosen('where', absences)
      return where === null ? null : { kind: 'absent', where }
    },
  },
  'wil-niet': { names: ['version'], read: () => ({ kind: 'refused' }) },
  ongedaan: {
    names: ['version', 'vaccine'],
    read: (read) => {
      const vaccine = read.vaccine('vaccine')
      return vaccine === null ? null : { kind: 'undo', vaccine }
    },
  },
}

export function sessionChildRoutes(app: Hono<PageEnv>, keys: Keys): void {
  const at = sessionChildPath(':id', ':person')
  app.get(at, (c) => show(c))
  for (const [slug, button] of Object.entries(buttons)) app.post(`${at}/${slug}`, (c) => press(c, button))
  app.post(`${at}/flauw`, (c) => fainted(c, keys))
  app.post(`${at}/vooraf`, (c) => triage(c, keys))
}

const pathOf = (c: PageContext): string => sessionChildPath(idIn(c, 'id'), idIn(c, 'person'))

async function load(c: PageContext): Promise<ChildPage | null> {
  const read = await readChildOfSession(c.get('ctx'), idIn(c, 'id'), idIn(c, 'person'))
  return read.ok ? read.value : null
}

async function show(c: PageContext, back: Back | null = null, status: 200 | 409 | 422 = 200): Promise<Response> {
  const known = await load(c)
  if (known === null) return c.notFound()
  const notice = c.req.query('gedaan') === undefined ? null : sessionMessages(c.get('locale')).done
  return page(c, childPage({ ...workplaceFrame(c), known, back, notice, isAnswerToPost: c.req.method === 'POST' }), status)
}

const wrong = (c: PageContext, form: string, fields: Fields): Promise<Response> =>
  show(c, { form, fields, errors: { form: sessionMessages(c.get('locale')).errors.form } }, 422)

async function press(c: PageContext, { names, read: readDeed }: ButtonOf): Promise<Response> {
  const fields = await typedForm(c, names)
  if (fields === null) return wrong(c, 'none', {})
  const read = new Reading(fields)
  const [version, deed] = [read.whole('version'), readDeed(read)]
  if (deed === null || Number.isNaN(version)) return wrong(c, deed?.kind ?? 'none', fields)
  const at = { sessionId: idIn<'session'>(c, 'id'), personId: idIn<'person'>(c, 'person'), version }
  const done = await recordAtSession(c.get('ctx'), at, deed)
  if (done.ok) return deed.kind === 'undo' ? seeOther(c, `${pathOf(c)}?gedaan=1`) : backToList(c)
  if (done.error.kind === 'not-permitted' || done.error.kind === 'no-access') return c.notFound()
  return refusedAt(c, deed, fields, done.error)
}

/** The list of the same class, with who was just done on top. */
async function backToList(c: PageContext): Promise<Response> {
  const known = await load(c)
  const of = known === null ? '' : `klas=${encodeURIComponent(known.one.class)}&`
  return seeOther(c, `${sessionPath(idIn(c, 'id'))}?${of}klaar=${idIn(c, 'person')}`)
}

async function refusedAt(c: PageContext, deed: ChildDeed, fields: Fields, refusal: ChildRefusal): Promise<Response> {
  const known = await load(c)
  if (known === null) return c.notFound()
  const text = childText(c.get('locale'), { child: known.one.child, names: known.names }, refusal)
  const asksWho = refusal.kind === 'refused' && refusal.refusals.some(({ kind }) => kind === 'asks-which-child')
  return show(c, { form: deed.kind, fields, errors: { [asksWho ? 'isThisChild' : 'form']: text } }, 409)
}

async function fainted(c: PageContext, keys: Keys): Promise<Response> {
  const fields = await typedForm(c, ['dose'])
  const doseId = new Reading(fields ?? {}).id<'dose'>('dose')
  if (fields === null || doseId === null) return wrong(c, 'none', {})
  const today = localDate(c.get('ctx').now)
  const effect = { doseId, kinds: ['fainting'] as const, beganOn: today, endedOn: today, reportedOn: null, words: '' }
  const done = await recordEffect(c.get('ctx'), keys, idIn(c, 'person'), effect)
  if (done.ok) return seeOther(c, `${pathOf(c)}?gedaan=1`)
  return isHidden(done.error) ? c.notFound() : wrong(c, 'none', {})
}

const triageNames = ['version', 'triage', 'kind', 'held', ...dateNames('until'), 'reason']

async function triage(c: PageContext, keys: Keys): Promise<Response> {
  const locale = c.get('locale')
  const { errors } = sessionMessages(locale)
  const fields = await typedForm(c, triageNames)
  if (fields === null) return wrong(c, 'triage', {})
  const read = new Reading(fields)
  const [version, chosen, kind] = [read.whole('version'), read.chosen('triage', triages), read.maybe('kind', refrainKinds)]
  const untilDay = read.maybeDate('until')
  const vaccines = read.some('held', VACCINES)
  if (chosen === null || Number.isNaN(version) || read.isWrong)
    return show(c, { form: 'triage', fields, errors: { until: errors.date } }, 422)
  if (kind !== null && vaccines.length === 0) return show(c, { form: 'triage', fields, errors: { held: errors.choose } }, 422)
  const held = kind === null ? null : { kind, vaccines, untilDay, reason: read.text('reason') }
  const at = { sessionId: idIn<'session'>(c, 'id'), personId: idIn<'person'>(c, 'person'), version }
  const done = await setTriage(c.get('ctx'), keys, at, { triage: chosen, held })
  if (done.ok) return seeOther(c, `${pathOf(c)}?gedaan=1`)
  if (isHidden(done.error)) return c.notFound()
  const text = done.error.kind === 'refused' ? errors.refrain : errors[done.error.kind as 'changed-meanwhile' | 'not-in-this-state']
  return show(c, { form: 'triage', fields, errors: { [done.error.kind === 'refused' ? 'reason' : 'form']: text } }, 409)
}
