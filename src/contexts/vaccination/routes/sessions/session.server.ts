/** What the addresses of one session answer, for the team and for who plans. Behind `requireStaff`. */
import type { Hono } from 'hono'
import { VACCINES } from '#calculators/vaccination/programme.ts'
import { formatNumber, plural } from '#platform/i18n.ts'
import { readId } from '#platform/id.ts'
import type { Jobs } from '#platform/jobs.server.ts'
import type { Result } from '#platform/result.ts'
import { localDate } from '#platform/time.ts'
import { page, seeOther } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { workplaceFrame } from '../../../access/public.ts'
import type { Fields } from '../../pages/fields.ts'
import { sessionPath } from '../../pages/paths.ts'
import type { Back } from '../../pages/sessions/frame.ts'
import { sessionMessages } from '../../pages/sessions/messages.ts'
import type { PlannerExtra } from '../../pages/sessions/planner-panels.ts'
import { sessionPage } from '../../pages/sessions/session-page.ts'
import { longestList } from '../../rules/sessions/class-list.ts'
import { channels } from '../../rules/sessions/requests.ts'
import { removals } from '../../rules/sessions/child.ts'
import { addToTeam, cancelSession, putBack, removeChild, removeFromTeam } from '../../use-cases/sessions/change-plan.server.ts'
import { readSchoolList } from '../../use-cases/sessions/class-list.server.ts'
import { gatherAgain } from '../../use-cases/sessions/plan.server.ts'
import { askFamilies } from '../../use-cases/sessions/prepare.server.ts'
import { readSession, type Look } from '../../use-cases/sessions/read-sessions.server.ts'
import { beginSession, changeBatch, closeSession } from '../../use-cases/sessions/run.server.ts'
import { Reading } from '../typed.ts'
import { plannedNotice } from './list.server.ts'
import { batchText, closeText, plainText } from './problems.ts'
import { idIn, isHidden, typedForm } from './typed-form.server.ts'

export function sessionRoutes(app: Hono<PageEnv>, { tell }: Pick<Jobs, 'tell'>): void {
  const at = sessionPath(':id')
  app.get(at, (c) => show(c))
  app.post(`${at}/zoek`, search)
  app.post(`${at}/vraag`, (c) => ask(c, tell))
  app.post(`${at}/begin`, begin)
  app.post(`${at}/partij/:vaccine`, otherBatch)
  app.post(`${at}/sluit`, (c) =>
    deed(c, closeSession(c.get('ctx'), idIn(c, 'id')), 'form', (problem) =>
      problem.kind === 'some-open' ? closeText(c.get('locale'), problem) : null,
    ),
  )
  app.post(`${at}/niet-door`, (c) => deed(c, cancelSession(c.get('ctx'), idIn(c, 'id')), 'form'))
  app.post(`${at}/zoek-kinderen`, gather)
  app.post(`${at}/lijst/:person/weg`, takeOff)
  app.post(`${at}/lijst/:person/terug`, (c) =>
    deed(c, putBack(c.get('ctx'), idIn(c, 'id'), idIn(c, 'person')), 'form', undefined, { name: 'off-', fields: {} }),
  )
  app.post(`${at}/schoollijst`, schoolList)
  app.post(`${at}/team`, join)
  app.post(`${at}/team/:account/weg`, (c) => deed(c, removeFromTeam(c.get('ctx'), idIn(c, 'id'), idIn(c, 'account')), 'form'))
}

type Shown = { readonly back?: Back; readonly look?: Look; readonly extra?: PlannerExtra; readonly status?: 200 | 409 | 422 }

async function show(c: PageContext, { back, look, extra = {}, status = 200 }: Shown = {}): Promise<Response> {
  const chosen = look ?? { class: c.req.query('klas'), names: c.req.query('namen') === '1' || back?.form.startsWith('off-') === true }
  const read = await readSession(c.get('ctx'), idIn(c, 'id'), chosen)
  if (!read.ok) return c.notFound()
  const known = read.value
  const shown = chosen.search === undefined ? (chosen.class ?? known.classes[0] ?? '') : null
  const view = {
    today: localDate(c.get('ctx').now),
    shown,
    search: chosen.search ?? '',
    recorded: readId<'person'>(c.req.query('klaar') ?? ''),
  }
  const frame = { ...workplaceFrame(c), back: back ?? null, notice: noticeOf(c), isAnswerToPost: c.req.method === 'POST' }
  return page(c, sessionPage({ ...frame, ...view, ...extra, known }), status)
}

function noticeOf(c: PageContext): string | null {
  const locale = c.get('locale')
  const words = sessionMessages(locale)
  const count = (name: string): number | null => (/^\d{1,6}$/u.test(c.req.query(name) ?? '') ? Number(c.req.query(name)) : null)
  const [asked, added] = [count('gevraagd'), count('erbij')]
  if (asked !== null) return words.ask.asked(plural(locale, asked, words.ask.people))
  if (added !== null) return words.planner.gathered(formatNumber(locale, added))
  return c.req.query('gedaan') === undefined ? plannedNotice(c) : words.done
}

type PlainKind = Parameters<typeof plainText>[1]
const plain: readonly string[] = [
  ...['not-in-this-state', 'not-yet-that-day', 'was-given', 'not-a-list', 'no-such-round', 'no-batches', 'changed-meanwhile'],
  ...['no-team', 'team-too-large', 'no-colleague', 'not-oneself'],
]

/** Done: back to the page. Else the page with what is wrong, at `field`. */
async function deed<E extends { readonly kind: string }>(
  c: PageContext,
  work: Promise<Result<unknown, E>>,
  field: string,
  say: (problem: E) => string | null = () => null,
  form: { readonly name: string; readonly fields: Fields } = { name: 'none', fields: {} },
): Promise<Response> {
  const done = await work
  // Who works in the list of names goes on in it.
  if (done.ok) return seeOther(c, `${sessionPath(idIn(c, 'id'))}?gedaan=1${form.name.startsWith('off-') ? '&namen=1#list' : ''}`)
  if (isHidden(done.error)) return c.notFound()
  const locale = c.get('locale')
  const { kind } = done.error
  const text = say(done.error) ?? (plain.includes(kind) ? plainText(locale, kind as PlainKind) : sessionMessages(locale).errors.form)
  return show(c, { back: { form: form.name, fields: form.fields, errors: { [field]: text } }, status: 409 })
}

async function search(c: PageContext): Promise<Response> {
  const fields = await typedForm(c, ['search'], 100)
  return show(c, { look: { search: fields === null ? '' : new Reading(fields).text('search') } })
}

async function ask(c: PageContext, tell: Jobs['tell']): Promise<Response> {
  const fields = await typedForm(c, ['attempt', 'channel'])
  const read = new Reading(fields ?? {})
  const [attempt, channel] = [read.whole('attempt'), read.chosen('channel', channels)]
  if (fields === null || channel === null) return wrongForm(c, 'ask', fields, { channel: sessionMessages(c.get('locale')).errors.choose })
  const done = await askFamilies(c.get('ctx'), tell, idIn(c, 'id'), { attempt, channel })
  if (done.ok) return seeOther(c, `${sessionPath(idIn(c, 'id'))}?gevraagd=${done.value}`)
  return deed(c, Promise.resolve(done), 'attempt', undefined, { name: 'ask', fields })
}

/** The page of the session again; for who may not see it, as for nobody. */
const wrongForm = (c: PageContext, form: string, fields: Fields | null, errors: Back['errors']): Promise<Response> =>
  show(c, {
    back: { form, fields: fields ?? {}, errors: fields === null ? { form: sessionMessages(c.get('locale')).errors.form } : errors },
    status: 422,
  })

async function begin(c: PageContext): Promise<Response> {
  const fields = await typedForm(c, ['batch-'])
  if (fields === null) return wrongForm(c, 'begin', null, {})
  const read = new Reading(fields)
  const batches = VACCINES.flatMap((vaccine) => {
    const batchId = readId<'batch'>(read.text(`batch-${vaccine}`))
    return batchId === null ? [] : [{ vaccine, batchId }]
  })
  const done = await beginSession(c.get('ctx'), idIn(c, 'id'), batches)
  const field = done.ok || !('vaccine' in done.error) ? 'form' : `batch-${done.error.vaccine}`
  return deed(c, Promise.resolve(done), field, (problem) => ('vaccine' in problem ? batchText(c.get('locale'), problem) : null), {
    name: 'begin',
    fields,
  })
}

async function otherBatch(c: PageContext): Promise<Response> {
  const vaccine = VACCINES.find((one) => one === c.req.param('vaccine'))
  if (vaccine === undefined) return show(c, { status: 422 })
  const fields = await typedForm(c, ['batch-'])
  const read = new Reading(fields ?? {})
  const batchId = read.id<'batch'>(`batch-${vaccine}`)
  const name = `batch-${vaccine}`
  if (fields === null || batchId === null) return wrongForm(c, name, fields, { [name]: sessionMessages(c.get('locale')).errors.choose })
  const work = changeBatch(c.get('ctx'), idIn(c, 'id'), { vaccine, batchId })
  return deed(c, work, name, (problem) => ('vaccine' in problem ? batchText(c.get('locale'), problem) : null), { name, fields })
}

async function gather(c: PageContext): Promise<Response> {
  const done = await gatherAgain(c.get('ctx'), idIn(c, 'id'))
  return done.ok ? seeOther(c, `${sessionPath(idIn(c, 'id'))}?erbij=${done.value.added}`) : deed(c, Promise.resolve(done), 'form')
}

async function takeOff(c: PageContext): Promise<Response> {
  const person = idIn<'person'>(c, 'person')
  const [name, form] = [`why-${person}`, `off-${person}`]
  const fields = await typedForm(c, ['why-'])
  const why = new Reading(fields ?? {}).chosen(name, removals)
  if (fields === null || why === null) return wrongForm(c, form, fields, { [name]: sessionMessages(c.get('locale')).errors.choose })
  return deed(c, removeChild(c.get('ctx'), idIn(c, 'id'), person, why), name, undefined, { name: form, fields })
}

async function join(c: PageContext): Promise<Response> {
  const fields = await typedForm(c, ['colleague'])
  const account = new Reading(fields ?? {}).id<'account'>('colleague')
  if (fields === null || account === null)
    return wrongForm(c, 'team', fields, { colleague: sessionMessages(c.get('locale')).errors.choose })
  return deed(c, addToTeam(c.get('ctx'), idIn(c, 'id'), account), 'colleague', undefined, { name: 'team', fields })
}

/** First looked at; the same list is then put on it. What was typed stays in the form, and nowhere else. */
async function schoolList(c: PageContext): Promise<Response> {
  const fields = await typedForm(c, ['list', 'deed'], longestList + 1)
  if (fields === null) return wrongForm(c, 'school', null, {})
  const read = new Reading(fields)
  const dryRun = read.text('deed') !== 'put'
  const done = await readSchoolList(c.get('ctx'), idIn(c, 'id'), read.text('list'), { dryRun })
  if (done.ok && dryRun) return show(c, { back: { form: 'school', fields, errors: {} }, extra: { looked: done.value } })
  return deed(c, Promise.resolve(done), 'list', undefined, { name: 'school', fields })
}
