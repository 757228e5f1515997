/** What the addresses of who is involved with a person answer. They stand behind `requireStaff`; nobody there and not allowed are alike. */
import type { Hono } from 'hono'
import { z } from 'zod'
import { readId, type Id } from '#platform/id.ts'
import type { Services } from '#platform/services.ts'
import { localDate, type PlainDate } from '#platform/time.ts'
import { page, readForm, seeOther } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { beginCare, beginStandIn, carePurposes, clearCare, endCare, endStandIn, type NoAccess } from '../../../access/public-files.ts'
import { workplaceFrame, type NotPermitted } from '../../../access/public.ts'
import { isEmptyDate, readTypedDate, type DateParts } from '../../rules/typed-date.ts'
import { readCareOf } from '../../use-cases/read-care-of.server.ts'
import { restrictFile, unrestrictFile } from '../../use-cases/restrict-file.server.ts'
import type { CareForm } from './care-forms.ts'
import { carePage } from './care-page.ts'
import { careMessages } from './messages.ts'
import { carePath } from './paths.ts'

const day = z.string().max(10).default('')
const days = { 'van-day': day, 'van-month': day, 'van-year': day, 'tot-day': day, 'tot-month': day, 'tot-year': day }
const Begin = z.strictObject({ wie: z.string().max(60).default(''), waarom: z.string().max(40).default(''), ...days })
const StandIn = z.strictObject({ wie: z.string().max(60).default(''), ...days })
const Restrict = z.strictObject({ waarom: z.string().max(40).default(''), uitleg: z.string().max(20_000).default('') })
const Unrestrict = z.strictObject({ uitleg: z.string().max(20_000).default('') })

type PersonId = Id<'person'>
type Refusal = { readonly kind: string } | NoAccess | NotPermitted

export function mountCare(app: Hono<PageEnv>, services: Pick<Services, 'keys'>): void {
  const base = carePath(':personId')
  const onPerson = (work: (c: PageContext, personId: PersonId) => Promise<Response>) => async (c: PageContext) => {
    const personId = readId<'person'>(c.req.param('personId') ?? '')
    return personId === null ? nobody(c) : work(c, personId)
  }
  const onItem = (work: (c: PageContext, personId: PersonId, item: string) => Promise<Response>) =>
    onPerson(async (c, personId) => {
      const item = readId(c.req.param('id') ?? '')
      return item === null ? nobody(c) : work(c, personId, item)
    })
  app.get(
    base,
    onPerson((c, personId) => show(c, personId, null)),
  )
  app.post(`${base}/begin`, onPerson(begin))
  app.post(
    `${base}/bescherm`,
    onPerson((c, personId) => restrict(c, services, personId)),
  )
  app.post(
    `${base}/bescherm/:id/weg`,
    onItem(async (c, personId, item) => {
      const id = item as Id<'restriction'>
      const form = await readForm(c, Unrestrict)
      const typed = form.ok ? form.value : { uitleg: '' }
      const done = form.ok
        ? await unrestrictFile(services, c.get('ctx'), { personId, id, explanation: typed.uitleg })
        : ({ ok: false, error: { kind: 'form' } } as const)
      const back = { form: `unrestrict-${id}`, typed, dates: {} }
      if (done.ok) return seeOther(c, `${carePath(personId)}?gedaan=niet-beschermd`)
      return refused(c, personId, [[done.error, `uitleg-${id}`]], back)
    }),
  )
  app.post(
    `${base}/overnemen/:id/stop`,
    onItem(async (c, personId, item) =>
      simply(c, personId, await endStandIn(c.get('ctx'), personId, item as Id<'standIn'>), 'overname-gestopt'),
    ),
  )
  app.post(
    `${base}/:id/stop`,
    onItem(async (c, personId, item) => simply(c, personId, await endCare(c.get('ctx'), personId, item as Id<'careRelation'>), 'gestopt')),
  )
  app.post(
    `${base}/:id/akkoord`,
    onItem(async (c, personId, item) =>
      simply(c, personId, await clearCare(c.get('ctx'), personId, item as Id<'careRelation'>), 'akkoord'),
    ),
  )
  app.post(
    `${base}/:id/overnemen`,
    onItem((c, personId, item) => standIn(c, personId, item as Id<'careRelation'>)),
  )
}

function nobody(c: PageContext): Response | Promise<Response> {
  c.get('ctx').asked.push('person.read')
  return c.notFound()
}

async function show(c: PageContext, personId: PersonId, back: CareForm | null, status: 200 | 409 | 422 = 200): Promise<Response> {
  const ctx = c.get('ctx')
  const found = await readCareOf(ctx, personId)
  if (!found.ok) return c.notFound()
  const view = {
    today: localDate(ctx.now),
    care: found.value,
    me: ctx.actor.kind === 'staff' ? ctx.actor.accountId : '',
    back,
    done: careMessages(c.get('locale')).care.done[c.req.query('gedaan') ?? ''] ?? null,
    isAnswerToPost: c.req.method === 'POST',
  }
  return page(c, carePage({ ...workplaceFrame(c), ...view }), status)
}

/** What is wrong, and the id of the field where it is mended. */
type Fault = readonly [refusal: Refusal, field: string]
const dateFault: Refusal = { kind: 'wrong-date' }

/** The page again with all that was wrong; for who may not see the page, the same as for nobody. */
async function refused(c: PageContext, personId: PersonId, faults: readonly Fault[], back: Omit<CareForm, 'errors'>): Promise<Response> {
  const kinds = faults.map(([{ kind }]) => kind)
  if (kinds.includes('no-access') || kinds.includes('not-permitted')) return c.notFound()
  const words = careMessages(c.get('locale'))
  const messageOf = (kind: string): string =>
    kind === 'form' ? words.form : kind === 'wrong-date' ? words.date : (words.care.errors[kind] ?? words.form)
  const errors = Object.fromEntries(faults.map(([{ kind }, field]) => [kind === 'form' ? '' : field, messageOf(kind)]))
  const isConflict = kinds.some((kind) => kind.startsWith('already') || kind.startsWith('not-'))
  return show(c, personId, { ...back, errors }, isConflict ? 409 : 422)
}

async function simply(
  c: PageContext,
  personId: PersonId,
  done: { readonly ok: true } | { readonly ok: false; readonly error: Refusal },
  said: string,
): Promise<Response> {
  if (done.ok) return seeOther(c, `${carePath(personId)}?gedaan=${said}`)
  return refused(c, personId, [[done.error, '']], { form: '', typed: {}, dates: {} })
}

type Days = { readonly [name in keyof typeof days]: string }
type Dates = {
  readonly typed: { readonly van: DateParts; readonly tot: DateParts }
  readonly from: PlainDate | null
  readonly until: PlainDate | null
}

function datesOf(form: Days): Dates {
  const typed = {
    van: { day: form['van-day'], month: form['van-month'], year: form['van-year'] },
    tot: { day: form['tot-day'], month: form['tot-month'], year: form['tot-year'] },
  }
  return { typed, from: readTypedDate(typed.van), until: readTypedDate(typed.tot) }
}

const termFields = ['ends-before-it-begins', 'too-long']
const whoFields = ['no-colleague', 'not-for-oneself', 'own-relation', 'already-there']
const fieldOf = (kind: string): string => (whoFields.includes(kind) ? 'wie' : termFields.includes(kind) ? 'tot' : 'van')

async function begin(c: PageContext, personId: PersonId): Promise<Response> {
  const form = await readForm(c, Begin)
  if (!form.ok) return refused(c, personId, [[{ kind: 'form' }, '']], { form: 'begin', typed: {}, dates: {} })
  const { wie, waarom } = form.value
  const { typed: dates, from, until } = datesOf(form.value)
  const back = { form: 'begin', typed: { wie, waarom }, dates }
  const accountId = readId<'account'>(wie)
  const purpose = carePurposes.find((one) => one === waarom)
  const faults: Fault[] = []
  if (accountId === null) faults.push([{ kind: 'no-colleague' }, 'begin-wie'])
  if (purpose === undefined) faults.push([{ kind: 'no-purpose' }, 'begin-waarom'])
  if (from === null) faults.push([dateFault, 'begin-van'])
  if (until === null && !isEmptyDate(dates.tot)) faults.push([dateFault, 'begin-tot'])
  if (accountId === null || purpose === undefined || from === null || faults.length > 0) return refused(c, personId, faults, back)
  const done = await beginCare(c.get('ctx'), { personId, accountId, purpose, from, until })
  if (done.ok) return seeOther(c, `${carePath(personId)}?gedaan=begonnen`)
  return refused(c, personId, [[done.error, `begin-${fieldOf(done.error.kind)}`]], back)
}

async function standIn(c: PageContext, personId: PersonId, id: Id<'careRelation'>): Promise<Response> {
  const form = await readForm(c, StandIn)
  const which = `stand-in-${id}`
  if (!form.ok) return refused(c, personId, [[{ kind: 'form' }, '']], { form: which, typed: {}, dates: {} })
  const { typed: dates, from, until } = datesOf(form.value)
  const back = { form: which, typed: { wie: form.value.wie }, dates }
  const accountId = readId<'account'>(form.value.wie)
  const faults: Fault[] = []
  if (accountId === null) faults.push([{ kind: 'no-colleague' }, `wie-${id}`])
  if (from === null) faults.push([dateFault, `van-${id}`])
  if (until === null) faults.push([dateFault, `tot-${id}`])
  if (accountId === null || from === null || until === null) return refused(c, personId, faults, back)
  const done = await beginStandIn(c.get('ctx'), { personId, careRelationId: id, accountId, from, until })
  if (done.ok) return seeOther(c, `${carePath(personId)}?gedaan=overgenomen`)
  return refused(c, personId, [[done.error, `${fieldOf(done.error.kind)}-${id}`]], back)
}

async function restrict(c: PageContext, services: Pick<Services, 'keys'>, personId: PersonId): Promise<Response> {
  const form = await readForm(c, Restrict)
  if (!form.ok) return refused(c, personId, [[{ kind: 'form' }, '']], { form: 'restrict', typed: {}, dates: {} })
  const { waarom: reason, uitleg: explanation } = form.value
  const done = await restrictFile(services, c.get('ctx'), { personId, reason, explanation })
  if (done.ok) {
    // Who marked it may have closed it for themselves: then the page is not there any more.
    const still = await readCareOf(c.get('ctx'), personId)
    return seeOther(c, still.ok ? `${carePath(personId)}?gedaan=beschermd` : '/werkplek')
  }
  const field = done.error.kind === 'no-reason' || done.error.kind === 'already-restricted' ? 'bescherm-waarom' : 'bescherm-uitleg'
  return refused(c, personId, [[done.error, field]], { form: 'restrict', typed: form.value, dates: {} })
}
