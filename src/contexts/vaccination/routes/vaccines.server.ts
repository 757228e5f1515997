/** What the addresses of stock, batches and recalls answer. They stand behind `requireStaff`. */
import type { Hono } from 'hono'
import { z } from 'zod'
import { VACCINES } from '#calculators/vaccination/programme.ts'
import { readId, type Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { page, readForm, seeOther } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { permits, workplaceFrame } from '../../access/public.ts'
import { consentSettingPage } from '../pages/consent-setting-page.ts'
import { batchesCsv, batchesPage } from '../pages/batches-page.ts'
import { batchesPath, consentSettingPath, reachPath, recallPath, stockPath } from '../pages/paths.ts'
import { reachPage } from '../pages/reach-page.ts'
import { recallCsv, recallLetters, recallPage } from '../pages/recall-page.ts'
import { stockMessages, type StockMessages } from '../pages/stock-messages.ts'
import { stockPage } from '../pages/stock-page.ts'
import type { Back } from '../pages/vaccine-frame.ts'
import type { StockDeed } from '../rules/batch.ts'
import { consentSettings } from '../rules/presumed.ts'
import { reachOutcomes } from '../rules/recall-reach.ts'
import { readConsentSetting, setConsentSetting } from '../use-cases/consent-setting.server.ts'
import { noteReach, readReach } from '../use-cases/recall-reach.server.ts'
import { searchRecall, type Recall } from '../use-cases/search-recall.server.ts'
import { addBatch, changeStock, closeLocation, openLocation, readStock, recallBatch, undoRecall } from '../use-cases/stock.server.ts'
import { Reading } from './typed.ts'

const text = z.string().max(300).default('')
const Change = z.strictObject({ at: text, deed: text, amount: text, to: text })
const Place = z.strictObject({ name: text })
const day = { 'expiresOn-day': text, 'expiresOn-month': text, 'expiresOn-year': text }
const NewBatchForm = z.strictObject({ vaccine: text, product: text, number: text, ...day, place: text, amount: text })
const Search = z.strictObject({ number: text })

type Kind = keyof StockMessages['errors']
type Show = (c: PageContext, back?: Back) => Promise<Response>

export function vaccineRoutes(app: Hono<PageEnv>, keys: Keys): void {
  app.get(stockPath, (c) => showStock(c))
  app.post(stockPath, (c) => change(c))
  app.post(`${stockPath}/plek`, (c) => place(c))
  app.post(`${stockPath}/plek/:id/dicht`, close)
  app.get(batchesPath, (c) => showBatches(c))
  app.post(batchesPath, (c) => add(c))
  app.get(`${batchesPath}/partijen.csv`, download)
  app.post(`${batchesPath}/:id/terugroepen`, recall)
  app.post(`${batchesPath}/:id/toch-goed`, undo)
  app.get(consentSettingPath, (c) => showSilence(c))
  app.post(consentSettingPath, (c) => setSilence(c))
  app.get(recallPath, (c) => showRecall(c))
  app.post(recallPath, (c) => search(c, (found) => showRecall(c, undefined, found)))
  app.post(reachPath, (c) => reach(c, keys))
  app.post(`${reachPath}/uitkomst`, (c) => noteOutcome(c, keys))
  app.post(`${recallPath}/lijst.csv`, (c) => search(c, (found) => csv(c, recallCsv(c.get('locale'), found), 'terugroepen.csv')))
  app.post(`${recallPath}/brieven`, (c) => search(c, (found) => page(c, recallLetters({ ...workplaceFrame(c), found }))))
}

const nowhere = '01990000-0000-7000-8000-000000000000'
const idIn = <K extends string>(c: PageContext): Id<K> => readId<K>(c.req.param('id') ?? '') ?? (nowhere as Id<K>)

function viewOf(c: PageContext, back: Back | undefined) {
  const maySetUp = permits(c.get('ctx').actor, 'vaccination.setUp')
  return {
    ...workplaceFrame(c),
    maySetUp,
    done: c.req.query('gedaan') !== undefined,
    back: back ?? null,
    isAnswerToPost: c.req.method === 'POST',
  }
}

async function showStock(c: PageContext, back?: Back): Promise<Response> {
  const read = await readStock(c.get('ctx'))
  return read.ok ? page(c, stockPage({ ...viewOf(c, back), stock: read.value }), back === undefined ? 200 : 422) : c.notFound()
}

async function showBatches(c: PageContext, back?: Back): Promise<Response> {
  const read = await readStock(c.get('ctx'))
  if (!read.ok) return c.notFound()
  const mayRecall = permits(c.get('ctx').actor, 'vaccination.recall')
  return page(c, batchesPage({ ...viewOf(c, back), stock: read.value, mayRecall }), back === undefined ? 200 : 422)
}

/** The form again with what is wrong by field; the same as for nobody to who may not. */
async function again(
  c: PageContext,
  show: Show,
  form: string,
  fields: Back['fields'],
  wrong: Readonly<Record<string, string>>,
): Promise<Response> {
  if (Object.values(wrong).includes('not-permitted')) return c.notFound()
  const { errors } = stockMessages(c.get('locale'))
  return show(c, { form, fields, errors: Object.fromEntries(Object.entries(wrong).map(([field, kind]) => [field, errors[kind as Kind]])) })
}

function deedOf(kind: string, amount: number): StockDeed | null {
  if (kind === 'count') return { kind, counted: amount }
  return kind === 'receive' || kind === 'waste' || kind === 'move' ? { kind, amount } : null
}

async function change(c: PageContext): Promise<Response> {
  const form = await readForm(c, Change)
  if (!form.ok) return again(c, showStock, 'change', {}, { form: 'form' })
  const read = new Reading(form.value)
  const [batch = '', place = ''] = read.text('at').split(' ')
  const [batchId, at, to] = [readId<'batch'>(batch), readId<'location'>(place), readId<'location'>(read.text('to'))]
  const deed = deedOf(read.text('deed'), read.whole('amount'))
  const wrong = { ...(batchId === null || at === null ? { at: 'choose' } : {}), ...(deed === null ? { deed: 'choose' } : {}) }
  if (batchId === null || at === null || deed === null) return again(c, showStock, 'change', form.value, wrong)
  const done = await changeStock(c.get('ctx'), { batchId, at, deed, ...(to === null ? {} : { to }) })
  if (done.ok) return seeOther(c, `${stockPath}?gedaan=1`)
  const { kind } = done.error
  const field =
    kind === 'amount' || kind === 'more-than-there-is'
      ? 'amount'
      : kind === 'same-place' || (kind === 'not-there' && deed.kind === 'move')
        ? 'to'
        : 'at'
  return again(c, showStock, 'change', form.value, { [field]: kind })
}

async function place(c: PageContext): Promise<Response> {
  const form = await readForm(c, Place)
  if (!form.ok) return again(c, showStock, 'place', {}, { form: 'form' })
  const done = await openLocation(c.get('ctx'), form.value.name)
  return done.ok ? seeOther(c, `${stockPath}?gedaan=1`) : again(c, showStock, 'place', form.value, { name: done.error.kind })
}

async function close(c: PageContext): Promise<Response> {
  const done = await closeLocation(c.get('ctx'), idIn<'location'>(c))
  return done.ok ? seeOther(c, `${stockPath}?gedaan=1`) : again(c, showStock, '', {}, { form: done.error.kind })
}

async function add(c: PageContext): Promise<Response> {
  const form = await readForm(c, NewBatchForm)
  if (!form.ok) return again(c, showBatches, 'add', {}, { form: 'form' })
  const read = new Reading(form.value)
  const vaccine = read.chosen('vaccine', VACCINES)
  const expiresOn = read.maybeDate('expiresOn')
  const locationId = read.id<'location'>('place')
  if (vaccine === null || locationId === null || read.isWrong) return again(c, showBatches, 'add', form.value, read.wrong)
  const wish = { vaccine, product: read.text('product'), number: read.text('number'), expiresOn, locationId, amount: read.whole('amount') }
  const done = await addBatch(c.get('ctx'), wish)
  if (done.ok) return seeOther(c, `${batchesPath}?gedaan=1`)
  const { error } = done
  if (error.kind !== 'refused')
    return again(c, showBatches, 'add', form.value, { [error.kind === 'amount' ? 'amount' : 'place']: error.kind })
  const fieldOf = {
    number: 'number',
    'known-already': 'number',
    product: 'product',
    'expires-missing': 'expiresOn',
    expired: 'expiresOn',
    'too-far': 'expiresOn',
  } as const
  return again(c, showBatches, 'add', form.value, Object.fromEntries(error.refusals.map(({ kind }) => [fieldOf[kind], kind])))
}

async function recall(c: PageContext): Promise<Response> {
  const id = idIn<'batch'>(c)
  const name = `reason-${id}`
  const form = await readForm(c, z.strictObject({ [name]: text }))
  if (!form.ok) return again(c, showBatches, `recall-${id}`, {}, { form: 'form' })
  const done = await recallBatch(c.get('ctx'), id, form.value[name] ?? '')
  if (done.ok) return seeOther(c, `${batchesPath}?gedaan=1`)
  return again(c, showBatches, `recall-${id}`, form.value, { [done.error.kind === 'reason-missing' ? name : 'form']: done.error.kind })
}

async function undo(c: PageContext): Promise<Response> {
  const done = await undoRecall(c.get('ctx'), idIn<'batch'>(c))
  return done.ok ? seeOther(c, `${batchesPath}?gedaan=1`) : again(c, showBatches, '', {}, { form: done.error.kind })
}

async function download(c: PageContext): Promise<Response> {
  const read = await readStock(c.get('ctx'))
  return read.ok ? csv(c, batchesCsv(c.get('locale'), read.value), 'partijen.csv') : c.notFound()
}

function csv(c: PageContext, body: string, name: string): Response {
  c.header('content-type', 'text/csv; charset=utf-8')
  c.header('content-disposition', `attachment; filename="${name}"`)
  return c.body(body)
}

const ReachForm = z.strictObject({ number: text, child: text })

/** Whom one may not reach is not told apart from who is not there. */
async function reach(c: PageContext, keys: Keys): Promise<Response> {
  const form = await readForm(c, ReachForm)
  return form.ok ? showReach(c, keys, form.value) : again(c, showRecall, 'search', {}, { form: 'form' })
}

async function showReach(c: PageContext, keys: Keys, of: z.infer<typeof ReachForm>, done = false): Promise<Response> {
  const ctx = c.get('ctx')
  const read = await readReach(ctx, keys, readId<'person'>(of.child) ?? (nowhere as Id<'person'>), of.number)
  return read.ok ? page(c, reachPage({ ...workplaceFrame(c), reach: read.value, now: ctx.now, done })) : c.notFound()
}

async function noteOutcome(c: PageContext, keys: Keys): Promise<Response> {
  const form = await readForm(c, ReachForm.extend({ outcome: text }))
  const outcome = reachOutcomes.find((one) => form.ok && one === form.value.outcome)
  if (!form.ok || outcome === undefined) return again(c, showRecall, 'search', {}, { form: 'form' })
  const { child, number } = form.value
  const noted = await noteReach(c.get('ctx'), readId<'person'>(child) ?? (nowhere as Id<'person'>), { number, outcome })
  return noted.ok ? showReach(c, keys, { child, number }, true) : c.notFound()
}

async function showSilence(c: PageContext, back?: Back): Promise<Response> {
  const read = await readConsentSetting(c.get('ctx'))
  if (!read.ok) return c.notFound()
  return page(c, consentSettingPage({ ...viewOf(c, back), setting: read.value }), back === undefined ? 200 : 422)
}

async function setSilence(c: PageContext): Promise<Response> {
  const form = await readForm(c, z.strictObject({ kind: text }))
  const kind = consentSettings.find((one) => form.ok && one === form.value.kind)
  if (kind === undefined) return again(c, showSilence, 'silence', {}, { kind: 'choose' })
  const done = await setConsentSetting(c.get('ctx'), kind)
  if (done.ok) return seeOther(c, `${consentSettingPath}?gedaan=1`)
  return again(c, showSilence, 'silence', {}, { kind: done.error.kind })
}

function showRecall(c: PageContext, back?: Back, found: Recall | null = null): Promise<Response> {
  if (!permits(c.get('ctx').actor, 'vaccination.recall')) return Promise.resolve(c.notFound())
  c.get('ctx').asked.push('vaccination.recall')
  return Promise.resolve(page(c, recallPage({ ...viewOf(c, back), found }), back === undefined ? 200 : 422))
}

async function search(c: PageContext, answer: (found: Recall) => Response | Promise<Response>): Promise<Response> {
  const form = await readForm(c, Search)
  if (!form.ok) return again(c, showRecall, 'search', {}, { form: 'form' })
  const found = await searchRecall(c.get('ctx'), form.value.number)
  return found.ok ? answer(found.value) : again(c, showRecall, 'search', form.value, { number: found.error.kind })
}
