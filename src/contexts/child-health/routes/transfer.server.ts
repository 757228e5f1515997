/** Handing records over and taking them over, and whose signatures are believed. They stand behind `requireStaff`. */
import { Hono } from 'hono'
import { z } from 'zod'
import { mayFreely, permits, workplaceFrame } from '#contexts/access/public.ts'
import { html } from '#platform/html.ts'
import { formatNumber } from '#platform/i18n.ts'
import { readId, type Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { canMakePdf, makePdf } from '#platform/pdf.server.ts'
import { ok } from '#platform/result.ts'
import { fingerprintText } from '#platform/signing.server.ts'
import { page, readForm, seeOther } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { readUpload } from '#web/http/upload.server.ts'
import { callout } from '#web/components/callout.ts'
import { vaccineCodes } from '../rules/fhir/codes.ts'
import { mostBundleBytes } from '../rules/transfer/read-form.ts'
import { transferGrounds, transferReasons, undoReasons } from '../rules/transfer/record.ts'
import { handOver, readHandOver, readTransferFiles } from '../use-cases/transfer/hand-over.server.ts'
import { beginTakeOver, takeOver, tryTakeOver, type AcceptRefusal, type Handed } from '../use-cases/transfer/take-over.server.ts'
import { readUndo, undoTakeOver } from '../use-cases/transfer/undo-take-over.server.ts'
import { confirmSender, endSender, proposeSender, readTrust } from '../use-cases/transfer/trust.server.ts'
import { handOverPage, type HandOverPage } from '../pages/transfer/hand-over-page.ts'
import { transferMessages } from '../pages/transfer/messages.ts'
import { handOverPath, sendersPath, takeOverPath, undoPath } from '../pages/transfer/paths.ts'
import { sendersPage, type SendersPage } from '../pages/transfer/senders-page.ts'
import { takeOverPage, type TakeOverPage } from '../pages/transfer/take-over-page.ts'
import { transferPdf } from '../pages/transfer/transfer-pdf.ts'
import { undoPage } from '../pages/transfer/undo-page.ts'

/** The bundle as base64, with room for the choices. */
const mostBodyBytes = Math.ceil((mostBundleBytes * 4) / 3) + 256 * 1024

export function transferRoutes({ keys }: { readonly keys: Keys }): Hono<PageEnv> {
  const app = new Hono<PageEnv>()
  app.get(handOverPath(':id'), (c) => ofChild(c, (id) => showHandOver(c, keys, id)))
  app.post(handOverPath(':id'), (c) => ofChild(c, (id) => make(c, keys, id)))
  for (const kind of ['dossier', 'handtekening', 'leesbaar'] as const)
    app.get(`${handOverPath(':id')}/:transfer/${kind}`, (c) => ofChild(c, (id) => fetchFile(c, keys, id, kind)))
  app.get(takeOverPath(':id'), (c) => ofChild(c, (id) => showTakeOver(c, id)))
  app.post(takeOverPath(':id'), (c) => ofChild(c, (id) => look(c, keys, id)))
  app.post(`${takeOverPath(':id')}/akkoord`, (c) => ofChild(c, (id) => accept(c, keys, id)))
  for (const [method, deed] of [
    ['get', showUndo],
    ['post', undo],
  ] as const)
    app[method](undoPath(':id', ':transfer'), (c) => ofChild(c, (id) => deed(c, id)))
  app.get(sendersPath, (c) => showSenders(c, keys))
  app.post(sendersPath, (c) => propose(c, keys))
  app.post(`${sendersPath}/:sender/vergelijk`, (c) => confirm(c, keys))
  app.post(`${sendersPath}/:sender/einde`, (c) => end(c))
  return app
}

/** Who may not is told before anything large is read. */
async function ofChild(c: PageContext, work: (id: Id<'person'>) => Promise<Response>): Promise<Response> {
  const { actor } = c.get('ctx')
  mayFreely(c.get('ctx'), 'workplace.enter')
  const id = readId<'person'>(c.req.param('id') ?? '')
  return id === null || !permits(actor, 'health.transfer') ? c.notFound() : work(id)
}

type Status = 200 | 409 | 413 | 422
type Shown = Partial<Pick<HandOverPage, 'typed' | 'faults'>> & { readonly status?: Status }

async function showHandOver(
  c: PageContext,
  keys: Keys,
  id: Id<'person'>,
  { typed = {}, faults = {}, status }: Shown = {},
): Promise<Response> {
  const view = await readHandOver(c.get('ctx'), keys, id)
  if (!view.ok) return c.notFound()
  const isAnswerToPost = c.req.method === 'POST'
  const isMade = !isAnswerToPost && c.req.query('gedaan') === 'ja'
  const frame = { ...workplaceFrame(c), now: c.get('ctx').now, canMakePdf: canMakePdf() }
  const removed = isAnswerToPost ? undefined : /^\d{1,5}$/.exec(c.req.query('weg') ?? '')?.[0]
  const undone = removed === undefined ? null : transferMessages(c.get('locale')).undo.done(formatNumber(c.get('locale'), Number(removed)))
  return page(c, handOverPage({ ...frame, view: view.value, typed, faults, isMade, undone, isAnswerToPost }), status)
}

const Wish = z.strictObject({
  ontvanger: z.string().max(500).optional(),
  reden: z.enum(transferReasons).optional(),
  familie: z.enum([...transferGrounds, 'objection']).optional(),
})
const fieldOf: Readonly<Record<string, string>> = {
  receiver: 'ontvanger',
  objection: 'familie',
  'ask-the-family': 'familie',
  'not-18-yet': 'reden',
}

async function make(c: PageContext, keys: Keys, id: Id<'person'>): Promise<Response> {
  const { refusals } = transferMessages(c.get('locale')).out
  const form = await readForm(c, Wish)
  const { ontvanger: receiver = '', reden: reason, familie: ground } = form.ok ? form.value : {}
  const typed = { ontvanger: receiver, reden: reason ?? '', familie: ground ?? '' }
  const missing = {
    ...(receiver.trim() === '' ? { ontvanger: refusals.receiver } : {}),
    ...(reason === undefined ? { reden: refusals.reason } : {}),
    ...(ground === undefined ? { familie: refusals.ground } : {}),
  }
  if (reason === undefined || ground === undefined || receiver.trim() === '')
    return showHandOver(c, keys, id, { typed, faults: missing, status: 422 })
  const made = await handOver(c.get('ctx'), keys, id, { receiver, reason, ground })
  if (made.ok) return seeOther(c, `${handOverPath(id)}?gedaan=ja`)
  if (made.error.kind === 'no-access' || made.error.kind === 'not-permitted') return c.notFound()
  return showHandOver(c, keys, id, { typed, faults: { [fieldOf[made.error.kind] ?? 'form']: refusals[made.error.kind] }, status: 422 })
}

async function fetchFile(c: PageContext, keys: Keys, id: Id<'person'>, kind: 'dossier' | 'handtekening' | 'leesbaar'): Promise<Response> {
  const words = transferMessages(c.get('locale')).out
  const transfer = readId<'transfer'>(c.req.param('transfer') ?? '')
  const files = transfer === null ? null : await readTransferFiles(c.get('ctx'), keys, id, transfer)
  if (files === null || (!files.ok && !('kind' in files.error && ['changed-since', 'no-key'].includes(files.error.kind))))
    return c.notFound()
  if (!files.ok)
    return showHandOver(c, keys, id, { faults: { form: words.refusals[files.error.kind as 'changed-since' | 'no-key'] }, status: 409 })
  const pdf = kind === 'leesbaar' ? makePdf(transferPdf(c.get('locale'), c.get('site'), files.value)) : null
  if (kind === 'leesbaar' && pdf === null) return showHandOver(c, keys, id, { faults: { form: words.refusals['no-pdf'] }, status: 409 })
  const ends = { dossier: 'json', handtekening: 'jws', leesbaar: 'pdf' }[kind]
  c.header('content-disposition', `attachment; filename="${words.fileName}.${ends}"`)
  c.header('content-type', { dossier: 'application/fhir+json', handtekening: 'application/jose', leesbaar: 'application/pdf' }[kind])
  return c.body(pdf ?? new Uint8Array(kind === 'dossier' ? files.value.bundle : Buffer.from(files.value.signature)))
}

async function showTakeOver(
  c: PageContext,
  id: Id<'person'>,
  { error = null, looked = null, status }: Partial<Pick<TakeOverPage, 'error' | 'looked'>> & { readonly status?: Status } = {},
): Promise<Response> {
  const ctx = c.get('ctx')
  const known = looked === null ? await beginTakeOver(ctx, id) : ok(looked.report.child)
  if (!known.ok) return c.notFound()
  const child = known.value
  const isAnswerToPost = c.req.method === 'POST'
  const added = /^\d{1,4}$/.exec(c.req.query('erbij') ?? '')?.[0]
  const done =
    isAnswerToPost || added === undefined ? null : transferMessages(c.get('locale')).in.done(formatNumber(c.get('locale'), Number(added)))
  const mayTrust = permits(ctx.actor, 'health.trust')
  return page(c, takeOverPage({ ...workplaceFrame(c), child, error, done, looked, mayTrust, isAnswerToPost }), status)
}

async function look(c: PageContext, keys: Keys, id: Id<'person'>): Promise<Response> {
  const { refusals } = transferMessages(c.get('locale')).in
  const upload = await readUpload(c, mostBodyBytes)
  const fault = (message: string, status: Status): Promise<Response> => showTakeOver(c, id, { error: { message, field: 'bundel' }, status })
  if (upload === null) return fault(refusals.form, 422)
  const { bundel, handtekening, ...foreign } = upload.files
  if (upload.isTooLarge || (bundel?.length ?? 0) > mostBundleBytes) return fault(refusals['too-large'], 413)
  if (Object.keys(foreign).length + Object.keys(upload.fields).length > 0) return fault(refusals.form, 422)
  if (bundel === undefined || handtekening === undefined || bundel.length === 0) return fault(refusals['no-file'], 422)
  const handed = { bundle: Buffer.from(bundel), signature: Buffer.from(handtekening.subarray(0, 8_192)).toString('utf8') }
  return answerLook(c, keys, id, handed, {}, null)
}

/** The report of what accepting would do, with what was typed before when there was something. */
async function answerLook(
  c: PageContext,
  keys: Keys,
  id: Id<'person'>,
  handed: Handed,
  typed: Readonly<Record<string, string>>,
  error: TakeOverPage['error'],
): Promise<Response> {
  const tried = await tryTakeOver(c.get('ctx'), keys, id, handed)
  if (tried.ok) return showTakeOver(c, id, { looked: { report: tried.value, handed, typed }, error, status: error === null ? 200 : 422 })
  if (tried.error.kind === 'no-access' || tried.error.kind === 'not-permitted') return c.notFound()
  return showTakeOver(c, id, { error: refusedAs(c, tried.error), status: 422 })
}

function refusedAs(c: PageContext, error: AcceptRefusal): NonNullable<TakeOverPage['error']> {
  const { refusals } = transferMessages(c.get('locale')).in
  if (error.kind === 'dose') {
    const { vaccine, givenOn } = error.dose
    return { message: refusals.dose(`${vaccineCodes[vaccine].name} (${givenOn.toString()})`), field: null }
  }
  if (error.kind !== 'unknown-sender') return { message: refusals[error.kind], field: error.kind === 'look-first' ? 'kind' : null }
  const more = callout({
    kind: 'info',
    title: refusals.fingerprint,
    body: html`<p><code dir="ltr">${fingerprintText(error.fingerprint)}</code></p>`,
  })
  return { message: refusals['unknown-sender'], field: null, more }
}

async function accept(c: PageContext, keys: Keys, id: Id<'person'>): Promise<Response> {
  const { refusals } = transferMessages(c.get('locale')).in
  const upload = await readUpload(c, mostBodyBytes)
  const { inhoud = '', teken = '', gezien = '', ...typed } = upload?.fields ?? {}
  const isForm = upload !== null && !upload.isTooLarge && inhoud !== '' && Object.keys(upload.files).length === 0
  const isKnown = Object.keys(typed).every((name) => name === 'kind' || name.startsWith('k.'))
  if (!isForm || !isKnown) return showTakeOver(c, id, { error: { message: refusals.form, field: 'bundel' }, status: 422 })
  const handed = { bundle: Buffer.from(inhoud, 'base64'), signature: teken }
  const choosesTheirs = Object.entries(typed).flatMap(([name, value]) =>
    name.startsWith('k.') && value === 'theirs' ? [name.slice(2)] : [],
  )
  const done = await takeOver(c.get('ctx'), keys, id, handed, { seen: gezien, isThisChild: typed['kind'] === 'ja', choosesTheirs })
  if (done.ok) return seeOther(c, `${takeOverPath(id)}?erbij=${done.value.added}`)
  if (done.error.kind === 'no-access' || done.error.kind === 'not-permitted') return c.notFound()
  const error = refusedAs(c, done.error)
  if (done.error.kind === 'look-first' || done.error.kind === 'changed-meanwhile') return answerLook(c, keys, id, handed, typed, error)
  return showTakeOver(c, id, { error, status: done.error.kind === 'taken-over-before' ? 409 : 422 })
}

async function showUndo(c: PageContext, id: Id<'person'>, fault: string | null = null): Promise<Response> {
  const transfer = readId<'transfer'>(c.req.param('transfer') ?? '')
  const view = transfer === null ? null : await readUndo(c.get('ctx'), id, transfer)
  if (view?.ok !== true) return c.notFound()
  const isAnswerToPost = c.req.method === 'POST'
  const status = !isAnswerToPost ? 200 : view.value.refusal === null ? 422 : 409
  return page(c, undoPage({ ...workplaceFrame(c), view: view.value, now: c.get('ctx').now, fault, isAnswerToPost }), status)
}

async function undo(c: PageContext, id: Id<'person'>): Promise<Response> {
  const transfer = readId<'transfer'>(c.req.param('transfer') ?? '')
  const form = await readForm(c, z.strictObject({ waarom: z.enum(undoReasons) }))
  if (transfer === null) return c.notFound()
  if (!form.ok) return showUndo(c, id, transferMessages(c.get('locale')).undo.refusals.reason)
  const done = await undoTakeOver(c.get('ctx'), id, { id: transfer, why: form.value.waarom })
  return done.ok ? seeOther(c, `${handOverPath(id)}?weg=${done.value.removed}`) : showUndo(c, id)
}

async function showSenders(
  c: PageContext,
  keys: Keys,
  { typed = {}, fault = null }: Partial<Pick<SendersPage, 'typed' | 'fault'>> = {},
): Promise<Response> {
  const trust = await readTrust(c.get('ctx'), keys)
  if (!trust.ok) return c.notFound()
  const isAnswerToPost = c.req.method === 'POST'
  const done = isAnswerToPost ? null : (transferMessages(c.get('locale')).trust.done[c.req.query('gedaan') ?? ''] ?? null)
  return page(c, sendersPage({ ...workplaceFrame(c), trust: trust.value, typed, fault, done, isAnswerToPost }), fault === null ? 200 : 422)
}

async function propose(c: PageContext, keys: Keys): Promise<Response> {
  const { refusals } = transferMessages(c.get('locale')).trust
  if (!permits(c.get('ctx').actor, 'health.trust')) return c.notFound()
  const form = await readForm(c, z.strictObject({ naam: z.string().max(500), sleutel: z.string().max(2_000) }))
  if (!form.ok) return showSenders(c, keys, { fault: { field: null, message: refusals.form } })
  const { naam: name, sleutel: key } = form.value
  const done = await proposeSender(c.get('ctx'), keys, { name, key })
  if (done.ok) return seeOther(c, `${sendersPath}?gedaan=opgeschreven`)
  if (done.error.kind === 'not-permitted') return c.notFound()
  return showSenders(c, keys, {
    typed: form.value,
    fault: { field: done.error.kind === 'name' ? 'naam' : 'sleutel', message: refusals[done.error.kind] },
  })
}

async function confirm(c: PageContext, keys: Keys): Promise<Response> {
  const { refusals } = transferMessages(c.get('locale')).trust
  const id = readId<'trustedSender'>(c.req.param('sender') ?? '')
  if (id === null || !permits(c.get('ctx').actor, 'health.trust')) return c.notFound()
  const name = `vingerafdruk-${id}`
  const form = await readForm(c, z.strictObject({ [name]: z.string().max(500) }))
  if (!form.ok) return showSenders(c, keys, { fault: { field: null, message: refusals.form } })
  const typed = form.value as Readonly<Record<string, string>>
  const done = await confirmSender(c.get('ctx'), id, typed[name] ?? '')
  if (done.ok) return seeOther(c, `${sendersPath}?gedaan=vergeleken`)
  if (done.error.kind === 'not-permitted') return c.notFound()
  const isOfField = done.error.kind === 'not-a-fingerprint' || done.error.kind === 'another-fingerprint'
  return showSenders(c, keys, { typed, fault: { field: isOfField ? name : null, message: refusals[done.error.kind] } })
}

async function end(c: PageContext): Promise<Response> {
  const id = readId<'trustedSender'>(c.req.param('sender') ?? '')
  const done = id === null ? null : await endSender(c.get('ctx'), id)
  return done?.ok === true ? seeOther(c, `${sendersPath}?gedaan=gestopt`) : c.notFound()
}
