/** What the addresses of consent answer, for who works with a person: asking, and writing down what was heard. */
import type { Hono } from 'hono'
import { workplaceFrame } from '#contexts/access/public.ts'
import { readId, type Id } from '#platform/id.ts'
import type { Services } from '#platform/services.ts'
import { localDate } from '#platform/time.ts'
import { page, readForm, seeOther } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import {
  answerConsent,
  askConsent,
  closeConsent,
  consentExceptions,
  exceptConsent,
  frameworksWithoutConsent,
  helpItems,
  type ConsentWish,
  type Recipient,
} from '../../access/public-sharing.ts'
import { askPage, emptyAsk, type TypedAsk } from '../pages/sharing/ask-page.ts'
import { consentPage, nothingTyped, type ConsentView } from '../pages/sharing/consent-page.ts'
import { sharingMessages } from '../pages/sharing/messages.ts'
import { askPath, consentPath, sharingPath } from '../pages/sharing/paths.ts'
import { readDateParts } from '../rules/typed-date.ts'
import { readSharingOf } from '../use-cases/sharing/overview.server.ts'
import { readChoices } from '../use-cases/sharing/share.server.ts'
import { Ask, Exception, Heard } from './sharing-forms.ts'

type Errors = Readonly<Record<string, string>>
type Ids = { readonly personId: Id<'person'>; readonly consentId: Id<'consent'> }

export function consentRoutes(app: Hono<PageEnv>, services: Services): void {
  app.get(askPath(':personId'), (c) => askForm(c, services, emptyAsk, {}))
  app.post(askPath(':personId'), (c) => ask(c, services))
  const one = consentPath(':personId', ':consentId')
  app.get(one, (c) => show(c, services, {}))
  app.post(`${one}/antwoord`, (c) => heard(c, services))
  app.post(`${one}/uitzondering`, (c) => except(c, services))
  app.post(`${one}/sluit`, async (c) => {
    const ids = idsOf(c)
    const closed = ids === null ? null : await closeConsent(c.get('ctx'), ids.personId, ids.consentId)
    if (ids === null || closed === null || (!closed.ok && closed.error.kind !== 'not-asked')) return c.notFound()
    return closed.ok ? seeOther(c, `${sharingPath(ids.personId)}?gedaan=gesloten`) : again(c, services, { '': 'not-asked' })
  })
}

function idsOf(c: PageContext): Ids | null {
  const personId = readId<'person'>(c.req.param('personId') ?? '')
  const consentId = readId<'consent'>(c.req.param('consentId') ?? '')
  return personId === null || consentId === null ? null : { personId, consentId }
}

const said = (c: PageContext, kinds: Errors): Errors => {
  const words = sharingMessages(c.get('locale')).errors
  return Object.fromEntries(Object.entries(kinds).map(([field, kind]) => [field, words[kind] ?? kind]))
}

async function askForm(c: PageContext, { keys }: Services, typed: TypedAsk, errors: Errors): Promise<Response> {
  const personId = readId<'person'>(c.req.param('personId') ?? '')
  const choices = personId === null ? null : await readChoices(keys, c.get('ctx'), personId)
  if (personId === null || choices === null || !choices.ok) return c.notFound()
  const view = { personId, choices: choices.value, typed, errors: said(c, errors), isAnswerToPost: c.req.method === 'POST' }
  return page(c, askPage({ ...workplaceFrame(c), ...view }), Object.keys(errors).length === 0 ? 200 : 422)
}

const askFields: Readonly<Record<string, string>> = {
  'no-about': 'over',
  'no-items': 'hulp',
  'no-recipients': 'collegas',
  'no-colleague': 'collegas',
  'wrong-recipient': 'naam',
  'ends-in-past': 'tot',
}

async function ask(c: PageContext, services: Services): Promise<Response> {
  const personId = readId<'person'>(c.req.param('personId') ?? '')
  if (personId === null) return c.notFound()
  const form = await readForm(c, Ask)
  if (!form.ok) return askForm(c, services, emptyAsk, { '': 'form' })
  const typed = form.value
  const until = readDateParts({ day: typed['tot-day'], month: typed['tot-month'], year: typed['tot-year'] })
  if (until === 'not-a-date') return askForm(c, services, typed, { tot: 'wrong-day' })
  if (typed.soort !== 'hulp' && typed.soort !== 'overleg') return askForm(c, services, typed, { soort: 'no-kind' })
  const wish: ConsentWish =
    typed.soort === 'hulp'
      ? {
          ...{ personId, about: typed.over, until, kind: 'help' },
          help: helpItems.filter((one) => typed.hulp.includes(one)),
          framework: frameworksWithoutConsent.find((one) => one === typed.kader) ?? null,
        }
      : { ...{ personId, about: typed.over, until, kind: 'conference' }, recipients: attendees(typed) }
  const asked = await askConsent(services.keys, c.get('ctx'), wish)
  if (asked.ok) return seeOther(c, `${sharingPath(personId)}?gedaan=vraag`)
  const { kind } = asked.error
  if (kind === 'no-access' || kind === 'not-permitted') return c.notFound()
  return askForm(c, services, typed, { [askFields[kind] ?? '']: kind })
}

function attendees({ collegas, naam, organisatie, functie }: TypedAsk): Recipient<Id<'account'>>[] {
  const colleagues = collegas.flatMap((one): Recipient<Id<'account'>>[] => {
    const accountId = readId<'account'>(one)
    return accountId === null ? [] : [{ kind: 'colleague', accountId }]
  })
  if ([naam, organisatie, functie].every((part) => part.trim() === '')) return colleagues
  return [...colleagues, { kind: 'outside', name: naam, organisation: organisatie, function: functie, role: null }]
}

type Back = Partial<Pick<ConsentView, 'typed' | 'typedException'>>

async function show(c: PageContext, { keys }: Services, errors: Errors, back: Back = {}): Promise<Response> {
  const ids = idsOf(c)
  const of = ids === null ? null : await readSharingOf(keys, c.get('ctx'), ids.personId)
  const consent = of?.ok === true ? of.value.consents.find(({ id }) => id === ids?.consentId) : undefined
  if (of === null || !of.ok || consent === undefined) return c.notFound()
  const typed = { typed: nothingTyped, typedException: { reden: '', uitleg: '' }, ...back }
  const view = { of: of.value, consent, errors: said(c, errors), isAnswerToPost: c.req.method === 'POST', ...typed }
  return page(c, consentPage({ ...workplaceFrame(c), ...view }), Object.keys(errors).length === 0 ? 200 : 422)
}

const again = show

async function heard(c: PageContext, services: Services): Promise<Response> {
  const ids = idsOf(c)
  if (ids === null) return c.notFound()
  const form = await readForm(c, Heard)
  if (!form.ok) return again(c, services, { '': 'form' })
  const { wie, hoe, woorden, antwoord } = form.value
  const dag = { day: form.value['dag-day'], month: form.value['dag-month'], year: form.value['dag-year'] }
  const back = { typed: { wie, hoe, dag, woorden } }
  const on = readDateParts(dag)
  const how = (['spoken', 'written'] as const).find((one) => one === hoe)
  const from = wie === 'youth' ? ids.personId : readId<'person'>(wie)
  if (from === null || how === undefined || on === 'not-a-date')
    return again(
      c,
      services,
      {
        ...(from === null ? { wie: 'say-from-whom' } : {}),
        ...(how === undefined ? { hoe: 'say-how' } : {}),
        ...(on === 'not-a-date' ? { dag: 'wrong-day' } : {}),
      },
      back,
    )
  const ctx = c.get('ctx')
  const answer = {
    ...ids,
    decision: antwoord === 'ja' ? 'yes' : 'no',
    words: woorden,
    heard: { from, how, on: on ?? localDate(ctx.now) },
  } as const
  const answered = await answerConsent(services.keys, ctx, answer)
  if (answered.ok) return seeOther(c, `${sharingPath(ids.personId)}?gedaan=opgeschreven`)
  const { error } = answered
  if (error.kind === 'no-access' || error.kind === 'not-permitted') return c.notFound()
  if (error.kind === 'no-standing') return again(c, services, { wie: `no-standing-${error.rule}` }, back)
  const field = error.kind === 'given-in-future' || error.kind === 'ends-before-given' ? 'dag' : error.kind === 'say-from-whom' ? 'wie' : ''
  return again(c, services, { [field]: error.kind }, back)
}

async function except(c: PageContext, services: Services): Promise<Response> {
  const ids = idsOf(c)
  if (ids === null) return c.notFound()
  const form = await readForm(c, Exception)
  if (!form.ok) return again(c, services, { '': 'form' })
  const back = { typedException: form.value }
  const reason = consentExceptions.find((one) => one === form.value.reden)
  if (reason === undefined) return again(c, services, { reden: 'no-reason' }, back)
  const done = await exceptConsent(services.keys, c.get('ctx'), { ...ids, reason, explanation: form.value.uitleg })
  if (done.ok) return seeOther(c, `${sharingPath(ids.personId)}?gedaan=uitzondering`)
  const { kind } = done.error
  if (kind === 'no-access' || kind === 'not-permitted') return c.notFound()
  return again(c, services, { [kind === 'no-explanation' ? 'uitleg' : '']: kind }, back)
}
