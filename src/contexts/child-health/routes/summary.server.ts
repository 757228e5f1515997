/** What the address of a summary of the health record answers. Behind `requireStaff`. */
import { z } from 'zod'
import { readId, type Id } from '#platform/id.ts'
import { page, readForm, seeOther } from '#web/http/answer.server.ts'
import type { PageContext } from '#web/http/page-env.ts'
import type { Recipient, ShareSheet } from '../../access/public-sharing.ts'
import { readDateParts } from '../../families/public-child.ts'
import { sharePath } from '../../families/public-sharing.ts'
import { summaryMessages } from '../pages/summary/messages.ts'
import { summaryPage, writeSummary, type TypedSummary } from '../pages/summary/summary-page.ts'
import { summaryParts } from '../rules/summary/summary.ts'
import { previewSummary, readSummaryChoices, shareSummary, type SummaryWish } from '../use-cases/summary/share-summary.server.ts'
import { personOf, viewOf, type RecordParts } from './record-view.server.ts'

const text = z.string().max(200).default('')
const day = {
  'tot-day': z.string().max(10).default(''),
  'tot-month': z.string().max(10).default(''),
  'tot-year': z.string().max(10).default(''),
}
const Form = z.strictObject({
  delen: z
    .union([z.string().max(20), z.array(z.string().max(20)).max(10)])
    .default([])
    .transform((one) => [one].flat()),
  ...{ ontvanger: text, collega: text, naam: text, organisatie: text, functie: text, doel: text, ...day },
  ...{ waarom: z.string().max(5_000).default(''), ga: z.enum(['bekijk', 'deel']).default('bekijk') },
})
const empty: TypedSummary = {
  ...{ delen: [], ontvanger: '', collega: '', naam: '', organisatie: '', functie: '', doel: 'treatment', waarom: '' },
  ...{ 'tot-day': '', 'tot-month': '', 'tot-year': '' },
}

type Back = { readonly errors?: Readonly<Record<string, string>>; readonly preview?: ShareSheet }

export async function showSummary(c: PageContext, parts: RecordParts, typed: TypedSummary = empty, back: Back = {}): Promise<Response> {
  const choices = await readSummaryChoices(c.get('ctx'), personOf(c))
  const view = choices.ok ? await viewOf(c, parts) : null
  if (view === null || !choices.ok) return c.notFound()
  const { errors = {}, preview = null } = back
  const shown = { ...view, colleagues: choices.value.colleagues, typed, errors, preview, isAnswerToPost: c.req.method === 'POST' }
  return page(c, summaryPage(shown), Object.keys(errors).length === 0 ? 200 : 422)
}

export async function saveSummary(c: PageContext, parts: RecordParts): Promise<Response> {
  const form = await readForm(c, Form)
  const { errors } = summaryMessages(c.get('locale'))
  if (!form.ok) return showSummary(c, parts, empty, { errors: { form: errors.form } })
  const { ga, ...typed } = form.value
  const wish = wishOf(c, typed)
  if ('errors' in wish) return showSummary(c, parts, typed, wish)
  const [ctx, write] = [c.get('ctx'), writeSummary(c.get('locale'))]
  const made =
    ga === 'bekijk'
      ? await previewSummary(ctx, parts.services.keys, personOf(c), wish, write)
      : await shareSummary(ctx, parts.services.keys, personOf(c), wish, write)
  if (made.ok) {
    if ('shareId' in made.value) return seeOther(c, sharePath(personOf(c), made.value.shareId))
    return showSummary(c, parts, typed, { preview: made.value })
  }
  const { kind } = made.error
  if (kind === 'no-access' || kind === 'not-permitted') return c.notFound()
  const known = Object.entries(errors).find(([one]) => one === kind)?.[1]
  return showSummary(c, parts, typed, { errors: { [fieldOf(kind)]: known ?? errors.other } })
}

const fieldOf = (kind: string): string =>
  ({
    'no-parts': 'delen',
    'nothing-known': 'delen',
    'no-colleague': 'collega',
    'to-oneself': 'collega',
    'wrong-recipient': 'naam',
    'ends-in-past': 'tot',
  })[kind] ?? 'form'

/** What was typed as a wish, or what is to be mended by field. */
function wishOf(c: PageContext, typed: TypedSummary): SummaryWish | { readonly errors: Readonly<Record<string, string>> } {
  const { errors: words, purposes } = summaryMessages(c.get('locale'))
  const until = readDateParts({ day: typed['tot-day'], month: typed['tot-month'], year: typed['tot-year'] })
  const purpose = (Object.keys(purposes) as (keyof typeof purposes)[]).find((one) => one === typed.doel)
  const recipient = recipientOf(typed)
  const parts = summaryParts.filter((one) => typed.delen.includes(one))
  const errors = {
    ...(parts.length === 0 ? { delen: words['no-parts'] } : {}),
    ...(recipient === null
      ? typed.ontvanger === 'colleague'
        ? { collega: words['no-colleague'] }
        : { ontvanger: words['no-recipient'] }
      : {}),
    ...(purpose === undefined ? { doel: words['no-purpose'] } : {}),
    ...(typed.waarom.trim() === '' || typed.waarom.length > 500 ? { waarom: words['no-why'] } : {}),
    ...(until === 'not-a-date' ? { tot: words['wrong-day'] } : {}),
  }
  if (Object.keys(errors).length > 0 || recipient === null || purpose === undefined || until === 'not-a-date') return { errors }
  return { parts, recipient, purpose, why: typed.waarom, until }
}

function recipientOf({ ontvanger, collega, naam, organisatie, functie }: TypedSummary): Recipient<Id<'account'>> | null {
  const accountId = readId<'account'>(collega)
  if (ontvanger === 'colleague') return accountId === null ? null : { kind: 'colleague', accountId }
  return ontvanger === 'outside' ? { kind: 'outside', name: naam, organisation: organisatie, function: functie, role: null } : null
}
