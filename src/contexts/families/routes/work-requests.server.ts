/** What the addresses of handling requests answer. They stand behind `requireStaff`. */
import type { Hono } from 'hono'
import { z } from 'zod'
import {
  decisions,
  extendRequest,
  holdGrounds,
  liftHolds,
  listPersonRequests,
  placeHold,
  refusalGrounds,
} from '#contexts/access/public-openness.ts'
import { needsProof, permits, proveFirst, workplaceFrame } from '#contexts/access/public.ts'
import { readId, type Id } from '#platform/id.ts'
import { canMakePdf } from '#platform/pdf.server.ts'
import { localDate } from '#platform/time.ts'
import { page, readForm, seeOther } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { missingWorkPage } from '../pages/hand-key/hand-key-page.ts'
import { workRequestPath, workRequestsPath } from '../pages/openness/paths.ts'
import { requestMessages } from '../pages/requests/messages.ts'
import { workRequestPage, workRequestsPage, type WorkRequestView } from '../pages/requests/work-requests-page.ts'
import { handOver } from './requests-by-hand.server.ts'
import { decideAboutFile, readRequestToHandle, type RequestServices } from '../use-cases/handle-requests.server.ts'
import { readTypedDate } from '../rules/typed-date.ts'

const text = z.string().max(20_000).default('')
const part = z.string().max(10).default('')
const Decide = z.strictObject({
  besluit: z.enum(decisions).exactOptional(),
  grond: z.union([z.enum(refusalGrounds), z.literal('')]).default(''),
  blijft: z.union([z.string(), z.array(z.string())]).default([]),
  weg: z.union([z.string(), z.array(z.string())]).default([]),
  wat: z.enum(['pieces', 'whole']).default('pieces'),
  antwoord: text,
})
const Extend = z.strictObject({ reden: text })
const Hold = z.strictObject({ wat: z.enum(holdGrounds), 'tot-day': part, 'tot-month': part, 'tot-year': part })

export function mountWorkRequests(app: Hono<PageEnv>, services: RequestServices): void {
  const path = workRequestPath(':id')
  app.get(workRequestsPath, (c) => list(c, services))
  app.get(path, (c) => show(c, services, {}))
  app.post(`${path}/beslis`, (c) => decide(c, services))
  app.post(`${path}/verleng`, (c) => prolong(c, services))
  app.post(`${path}/bewaarplicht`, (c) => hold(c, services))
  app.post(`${path}/overhandigd`, (c) => handOver(c, (errors, handed, status) => show(c, services, { errors, typed: { handed } }, status)))
  app.post(`${path}/bewaarplicht/einde`, async (c) => {
    const id = idOf(c)
    const lifted = id === null ? null : await liftHolds(c.get('ctx'), id)
    if (lifted?.ok === true) return seen(c, 'opgeheven')
    return lifted?.error.kind === 'not-yours' ? show(c, services, { errors: { form: errorsOf(c)['not-yours'] ?? '' } }, 409) : missing(c)
  })
}

const idOf = (c: PageContext): Id<'personRequest'> | null => readId<'personRequest'>(c.req.param('id') ?? '')
const missing = (c: PageContext): Response => page(c, missingWorkPage(workplaceFrame(c)), 404)
const seen = (c: PageContext, done: string): Response => seeOther(c, `${workRequestPath(c.req.param('id') ?? '')}?gedaan=${done}`)

const doneText = (c: PageContext): string | null => requestMessages(c.get('locale')).work.done1[c.req.query('gedaan') ?? ''] ?? null

async function list(c: PageContext, { keys }: RequestServices): Promise<Response> {
  const requests = await listPersonRequests(keys, c.get('ctx'), 'request.handle')
  if (!requests.ok) return missing(c)
  return page(
    c,
    workRequestsPage({ ...workplaceFrame(c), requests: requests.value, today: localDate(c.get('ctx').now), done: doneText(c) }),
  )
}

type Back = Partial<Pick<WorkRequestView, 'errors' | 'typed'>>

async function show(c: PageContext, needs: RequestServices, back: Back, status: 200 | 409 | 422 = 200): Promise<Response> {
  const id = idOf(c)
  const read = id === null ? null : await readRequestToHandle(needs, c.get('ctx'), id)
  if (read?.ok !== true) return missing(c)
  const view = {
    today: localDate(c.get('ctx').now),
    done: doneText(c),
    isAnswerToPost: c.req.method === 'POST',
    // The same verb as opening a file in the workplace.
    opensFile: permits(c.get('ctx').actor, 'person.list'),
    provesFirst: needsProof(c.get('ctx'), 'request.eraseWhole'),
    files: canMakePdf() ? (['pdf', 'json'] as const) : (['json'] as const),
    ...{ errors: {}, typed: {} },
  }
  return page(c, workRequestPage({ ...workplaceFrame(c), ...read.value, ...view, ...back }), status)
}

const errorsOf = (c: PageContext): Readonly<Record<string, string>> => requestMessages(c.get('locale')).work.errors

/** Which field a refusal is about; what is about none stands on top. */
const fields: ReadonlyMap<string, string> = new Map([
  ['empty', 'antwoord'],
  ['too-long', 'antwoord'],
  ['wrong-decision', 'besluit'],
  ['no-ground', 'grond'],
  ['no-hold', 'grond'],
  ['keep-some', 'blijft'],
  ['choose-all', 'weg'],
  ['not-offered', 'weg'],
  ['not-all-yours', 'besluit'],
  ['must-stay', 'besluit'],
  ['nothing-stays', 'besluit'],
  ['young-person-decides', 'besluit'],
  ['too-young', 'besluit'],
  ['not-capable', 'besluit'],
  ['settle-first', 'wat'],
  ['piece-only', 'wat'],
  ['own-file', 'grond'],
])

async function decide(c: PageContext, services: RequestServices): Promise<Response> {
  const id = idOf(c)
  const form = await readForm(c, Decide)
  const words = errorsOf(c)
  if (id === null) return missing(c)
  if (!form.ok) return show(c, services, { errors: { form: words['form'] ?? '' } }, 422)
  const { besluit, grond, blijft, weg, wat, antwoord } = form.value
  const keep = typeof blijft === 'string' ? [blijft] : blijft
  const go = typeof weg === 'string' ? [weg] : weg
  const typed = { ...(besluit === undefined ? {} : { decision: besluit }), ground: grond, keep, go, amount: wat, reasons: antwoord }
  const noAnswer = antwoord.trim() === '' ? { antwoord: words['empty'] ?? '' } : {}
  if (besluit === undefined) return show(c, services, { typed, errors: { besluit: words['wrong-decision'] ?? '', ...noAnswer } }, 422)
  const verdict = { decision: besluit, ground: grond === '' ? null : grond, reasons: antwoord, keep, go, whole: wat === 'whole' }
  const done = await decideAboutFile(services, c.get('ctx'), id, verdict)
  if (done.ok) return seen(c, 'beslist')
  if (done.error.kind === 'not-permitted' && 'needsProof' in done.error) return proveFirst(c, workRequestPath(id))
  const message = words[done.error.kind]
  if (message === undefined) return missing(c)
  const field = fields.get(done.error.kind) ?? 'form'
  return show(c, services, { typed, errors: { [field]: message } }, field === 'form' ? 409 : 422)
}

async function prolong(c: PageContext, services: RequestServices): Promise<Response> {
  const id = idOf(c)
  const form = await readForm(c, Extend)
  const words = errorsOf(c)
  if (id === null) return missing(c)
  if (!form.ok) return show(c, services, { errors: { form: words['form'] ?? '' } }, 422)
  const extended = await extendRequest(services, c.get('ctx'), id, form.value.reden)
  if (extended.ok) return seen(c, 'verlengd')
  const message = words[extended.error.kind]
  if (message === undefined) return missing(c)
  const isField = extended.error.kind === 'empty' || extended.error.kind === 'too-long'
  return show(
    c,
    services,
    { typed: { extension: form.value.reden }, errors: { [isField ? 'reden' : 'form']: message } },
    isField ? 422 : 409,
  )
}

async function hold(c: PageContext, services: RequestServices): Promise<Response> {
  const id = idOf(c)
  const form = await readForm(c, Hold)
  const words = errorsOf(c)
  if (id === null) return missing(c)
  if (!form.ok) return show(c, services, { errors: { form: words['form'] ?? '' } }, 422)
  const { wat, 'tot-day': day, 'tot-month': month, 'tot-year': year } = form.value
  const isEmpty = [day, month, year].every((one) => one.trim() === '')
  const until = isEmpty ? null : readTypedDate({ day, month, year })
  const typed = { holdGround: wat, holdUntil: { day, month, year } }
  if (!isEmpty && until === null) return show(c, services, { typed, errors: { tot: words['until'] ?? '' } }, 422)
  const placed = await placeHold(c.get('ctx'), id, { ground: wat, until })
  if (placed.ok) return seen(c, 'bewaarplicht')
  return placed.error.kind === 'too-early' ? show(c, services, { typed, errors: { tot: words['too-early'] ?? '' } }, 422) : missing(c)
}
