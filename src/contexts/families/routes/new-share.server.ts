/** What the addresses of a new share answer. Each step goes along in the form; nothing is kept before somebody decides. */
import type { Hono } from 'hono'
import { workplaceFrame } from '#contexts/access/public.ts'
import { readId, type Id } from '#platform/id.ts'
import type { Services } from '#platform/services.ts'
import { page, readForm, seeOther } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { conflictTests, grounds, recipientFunctions, sharePurposes, type Recipient } from '../../access/public-sharing.ts'
import { sharingMessages } from '../pages/sharing/messages.ts'
import { newSharePage, type NewShareView } from '../pages/sharing/new-share-page.ts'
import { newSharePath, sharePath, sharingPath } from '../pages/sharing/paths.ts'
import { readDateParts } from '../rules/typed-date.ts'
import { emptyShare, type Step, type TypedShare } from '../pages/sharing/typed-share.ts'
import { namesOf } from '../pages/sharing/words.ts'
import type { Draft } from '../use-cases/sharing/compose.server.ts'
import { readSharingOf } from '../use-cases/sharing/overview.server.ts'
import { decideToShare, previewShare, readChoices, type Decision } from '../use-cases/sharing/share.server.ts'
import { NewShare } from './sharing-forms.ts'

export function newShareRoutes(app: Hono<PageEnv>, services: Services): void {
  const path = newSharePath(':personId')
  app.get(path, (c) => show(c, services, 1, emptyShare, {}))
  app.post(path, (c) => onward(c, services))
}

type Errors = Readonly<Record<string, string>>
type Back = { readonly status?: 200 | 422; readonly preview?: NewShareView['preview'] }

async function show(c: PageContext, { keys }: Services, step: Step, typed: TypedShare, errors: Errors, back: Back = {}): Promise<Response> {
  const personId = readId<'person'>(c.req.param('personId') ?? '')
  const choices = personId === null ? null : await readChoices(keys, c.get('ctx'), personId)
  if (personId === null || choices === null || !choices.ok) return c.notFound()
  const isAnswerToPost = c.req.method === 'POST'
  const view = { personId, choices: choices.value, step, typed, errors, preview: back.preview ?? null, isAnswerToPost }
  return page(c, newSharePage({ ...workplaceFrame(c), ...view }), back.status ?? 200)
}

async function onward(c: PageContext, services: Services): Promise<Response> {
  const personId = readId<'person'>(c.req.param('personId') ?? '')
  if (personId === null) return c.notFound()
  const form = await readForm(c, NewShare)
  const words = sharingMessages(c.get('locale')).errors
  const mend = (step: Step, typed: TypedShare, errors: Errors) => show(c, services, step, typed, errors, { status: 422 })
  if (!form.ok) return mend(1, emptyShare, { '': words['form'] ?? '' })
  const { stap, ga, ...typed } = form.value
  const step = Number(stap) as Step
  if (ga === 'terug') return show(c, services, Math.max(1, step - 1) as Step, typed, {})
  if (ga === 'niet') return seeOther(c, sharingPath(personId))
  // What was skipped or is not right comes back first, in its own step.
  for (const one of [1, 2, 3] as const) {
    if (one > step) break
    const errors = said(errorsOf(one, typed), words)
    if (Object.keys(errors).length > 0) return mend(one, typed, errors)
  }
  if (step < 3) return show(c, services, (step + 1) as Step, typed, {})
  return step === 3 || ga !== 'deel' ? preview(c, services, personId, typed) : decide(c, services, personId, typed)
}

const said = (kinds: Readonly<Record<string, string>>, words: Errors): Errors =>
  Object.fromEntries(Object.entries(kinds).map(([field, kind]) => [field, words[kind] ?? kind]))

/** By field the kind of what is still to mend in one step. */
function errorsOf(step: 1 | 2 | 3, typed: TypedShare): Record<string, string> {
  if (step === 1) {
    if (typed.stukken.length === 0 && typed.tekst.trim() === '') return { tekst: 'nothing-to-share' }
    return typed.tekst.trim() !== '' && typed.titel.trim() === '' ? { titel: 'words-without-title' } : {}
  }
  if (step === 2) {
    if (typed.ontvanger === 'collega') return readId(typed.collega) === null ? { collega: 'no-colleague' } : {}
    return typed.ontvanger === 'buiten' ? {} : { ontvanger: 'no-recipient' }
  }
  return {
    ...(grounds.some((one) => one === typed.grond) ? {} : { grond: 'no-ground' }),
    ...(sharePurposes.some((one) => one === typed.doel) ? {} : { doel: 'no-purpose' }),
    ...(typed.waarom.trim() === '' ? { waarom: 'no-why' } : {}),
    ...(untilOf(typed) === 'not-a-date' ? { tot: 'wrong-day' } : {}),
  }
}

const untilOf = (typed: TypedShare) => readDateParts({ day: typed['tot-day'], month: typed['tot-month'], year: typed['tot-year'] })

function draftOf(typed: TypedShare): Draft {
  const until = untilOf(typed)
  return {
    pieces: typed.stukken,
    wordsTitle: typed.titel,
    words: typed.tekst,
    recipient: recipientOf(typed),
    purpose: sharePurposes.find((one) => one === typed.doel) ?? null,
    why: typed.waarom,
    until: until === 'not-a-date' ? null : until,
  }
}

function recipientOf(typed: TypedShare): Recipient<Id<'account'>> | null {
  const accountId = readId<'account'>(typed.collega)
  if (typed.ontvanger === 'collega') return accountId === null ? null : { kind: 'colleague', accountId }
  const { naam: name, organisatie: organisation, functie } = typed
  const role = recipientFunctions.find((one) => one === typed.rol) ?? null
  return { kind: 'outside', name, organisation, function: functie, role }
}

function decisionOf(typed: TypedShare, consentId: Id<'consent'> | null): Decision {
  return {
    ground: grounds.find((one) => one === typed.grond) ?? null,
    necessary: typed.kijk.includes('nodig'),
    objection: typed.kijk.includes('bezwaar'),
    goodCareOpposes: typed.kijk.includes('zorg'),
    conflict: Object.fromEntries(conflictTests.map((test) => [test, typed[test]])),
    informed: typed.ingelicht === 'ja',
    notInformedBecause: typed['niet-ingelicht'],
    consentId,
  }
}

/** Where a refusal of the last step is mended. */
function placeOf(kind: string): readonly [step: Step, field: string] {
  switch (kind) {
    case 'nothing-to-share':
    case 'no-such-piece':
    case 'third-person':
    case 'words-without-title':
    case 'too-long':
    case 'guarded':
      return [1, kind === 'no-such-piece' || kind === 'third-person' ? 'stukken' : 'tekst']
    case 'no-recipient':
      return [2, 'ontvanger']
    case 'wrong-recipient':
      return [2, 'naam']
    case 'no-colleague':
    case 'to-oneself':
      return [2, 'collega']
    case 'no-purpose':
      return [3, 'doel']
    case 'no-why':
      return [3, 'waarom']
    case 'ends-in-past':
      return [3, 'tot']
    case 'say-why-not-informed':
      return [3, 'niet-ingelicht']
    case 'not-necessary':
    case 'objection':
    case 'good-care-opposes':
      return [3, 'kijk']
    default:
      return [3, 'grond']
  }
}

async function preview(c: PageContext, services: Services, personId: Id<'person'>, typed: TypedShare): Promise<Response> {
  const [ctx, locale] = [c.get('ctx'), c.get('locale')]
  const made = await previewShare(services.keys, ctx, personId, draftOf(typed))
  if (!made.ok) return mend(c, services, typed, made.error)
  const of = await readSharingOf(services.keys, ctx, personId)
  const asked = of.ok ? namesOf(locale, of.value, of.value.sayers) : ''
  return show(c, services, 4, typed, {}, { preview: { ...made.value, asked } })
}

async function decide(c: PageContext, services: Services, personId: Id<'person'>, typed: TypedShare): Promise<Response> {
  const ctx = c.get('ctx')
  const draft = draftOf(typed)
  const covered = typed.grond === 'consent' ? await previewShare(services.keys, ctx, personId, draft) : null
  const decision = decisionOf(typed, covered?.ok === true ? covered.value.coveredBy : null)
  const decided = await decideToShare(services.keys, ctx, personId, draft, decision)
  if (!decided.ok) return mend(c, services, typed, decided.error)
  return seeOther(c, `${sharePath(personId, decided.value.shareId)}?gedaan=${decided.value.given ? 'gedeeld' : 'gevraagd'}`)
}

type Refused = { readonly kind: string; readonly missingTests?: readonly string[] }

function mend(c: PageContext, services: Services, typed: TypedShare, refused: Refused): Response | Promise<Response> {
  if (refused.kind === 'no-access' || refused.kind === 'not-permitted') return c.notFound()
  const words = sharingMessages(c.get('locale')).errors
  const [step, field] = placeOf(refused.kind)
  const message = words[refused.kind] ?? refused.kind
  const missing = (refused.missingTests ?? []).map((test) => [test, message] as const)
  return show(c, services, step, typed, missing.length > 0 ? Object.fromEntries(missing) : { [field]: message }, { status: 422 })
}
