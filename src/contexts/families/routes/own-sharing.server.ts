/** Consent and sharing for somebody of the family. What is not there and what is not theirs are one answer. */
import type { Hono } from 'hono'
import { readId } from '#platform/id.ts'
import type { Services } from '#platform/services.ts'
import { page, readForm, seeOther } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { answerConsent } from '../../access/public-sharing.ts'
import { sharingMessages } from '../pages/sharing/messages.ts'
import { ownConsentPage } from '../pages/sharing/own-consent-page.ts'
import { ownSharePage, ownSharingPage } from '../pages/sharing/own-pages.ts'
import { ownConsentPath, ownSharePath, ownSharingPath } from '../pages/sharing/paths.ts'
import { readSharingOf, type SharingOverview } from '../use-cases/sharing/overview.server.ts'
import { OwnAnswer } from './sharing-forms.ts'

export function ownSharingRoutes(app: Hono<PageEnv>, services: Services): void {
  const of = (c: PageContext) => overviewOf(c, services)
  app.get(ownSharingPath(':personId'), async (c) => {
    const found = await of(c)
    return found === null ? c.notFound() : page(c, ownSharingPage({ ...frame(c), of: found }))
  })
  const question = ownConsentPath(':personId', ':consentId')
  app.get(question, (c) => ask(c, services, '', null))
  app.post(`${question}/antwoord`, (c) => answer(c, services))
  app.get(ownSharePath(':personId', ':shareId'), async (c) => {
    const found = await of(c)
    const share = found?.shares.find(({ id, standing }) => id === c.req.param('shareId') && standing !== 'dropped')
    return found === null || share === undefined ? c.notFound() : page(c, ownSharePage({ ...frame(c), of: found, share }))
  })
}

function frame(c: PageContext) {
  const locale = c.get('locale')
  return { locale, site: c.get('site'), done: sharingMessages(locale).mijn.done[c.req.query('gedaan') ?? ''] ?? null }
}

async function overviewOf(c: PageContext, { keys }: Services): Promise<SharingOverview | null> {
  const personId = readId<'person'>(c.req.param('personId') ?? '')
  const of = personId === null ? null : await readSharingOf(keys, c.get('ctx'), personId)
  return of?.ok === true ? of.value : null
}

async function ask(c: PageContext, services: Services, typed: string, error: string | null): Promise<Response> {
  const of = await overviewOf(c, services)
  const consent = of?.consents.find(({ id }) => id === c.req.param('consentId'))
  if (of === null || consent === undefined) return c.notFound()
  return page(c, ownConsentPage({ ...frame(c), of, consent, typed, error }), error === null ? 200 : 422)
}

async function answer(c: PageContext, services: Services): Promise<Response> {
  const personId = readId<'person'>(c.req.param('personId') ?? '')
  const consentId = readId<'consent'>(c.req.param('consentId') ?? '')
  if (personId === null || consentId === null) return c.notFound()
  const words = sharingMessages(c.get('locale')).errors
  const form = await readForm(c, OwnAnswer)
  if (!form.ok) return ask(c, services, '', words['no-answer'] ?? '')
  const { antwoord, woorden } = form.value
  const decision = ({ ja: 'yes', nee: 'no', intrekken: 'withdrawn' } as const)[antwoord]
  const answered = await answerConsent(services.keys, c.get('ctx'), { personId, consentId, decision, words: woorden, heard: null })
  if (answered.ok)
    return seeOther(c, `${ownConsentPath(personId, consentId)}?gedaan=${antwoord === 'intrekken' ? 'ingetrokken' : antwoord}`)
  const { error } = answered
  if (error.kind === 'no-access' || error.kind === 'not-permitted') return c.notFound()
  const kind = error.kind === 'no-standing' ? `no-standing-${error.rule}` : error.kind
  return ask(c, services, woorden, words[kind] ?? kind)
}
