/** What the addresses of the proof register and of the terms answer. */
import type { Hono } from 'hono'
import { z } from 'zod'
import { readId } from '#platform/id.ts'
import { localDate, Temporal } from '#platform/time.ts'
import { page, readForm, seeOther } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { permits } from '../../rules/permissions.ts'
import { lengthenedTerms } from '../../rules/retention/regimes.ts'
import type { RetentionNeeds } from '../../use-cases/retention/confirm.server.ts'
import { lengthenTerm } from '../../use-cases/retention/keep.server.ts'
import { listOwnTerms, listProofsOfCentre } from '../../use-cases/retention/read.server.ts'
import { proveFirst } from '../ways-in/prove.server.ts'
import { frameOf, readYears } from './answers.server.ts'
import { proofsPath, termsPath } from './frame.ts'
import { retentionMessages } from './messages.ts'
import { proofsPage, type ProofsView } from './proofs-page.ts'
import { termsPage, type TermsView } from './terms-page.ts'

const Search = z.strictObject({ nummer: z.string().max(60).default('') })
const Lengthen = z.strictObject({
  wat: z.string().max(40).default(''),
  jaren: z.string().max(10).default(''),
  reden: z.string().max(20_000).default(''),
})

export function mountProofsAndTerms(app: Hono<PageEnv>, needs: RetentionNeeds): void {
  app.get(proofsPath, (c) => showProofs(c, needs, null, {}))
  app.post(proofsPath, (c) => search(c, needs))
  app.get(termsPath, (c) => showTerms(c, {}))
  app.post(termsPath, (c) => lengthen(c))
}

async function showProofs(
  c: PageContext,
  needs: RetentionNeeds,
  personId: string | null,
  back: Partial<Pick<ProofsView, 'errors' | 'searched'>>,
  status: 200 | 422 = 200,
): Promise<Response> {
  const before = placeOf(c)
  const found = await listProofsOfCentre(needs, c.get('ctx'), { personId, before })
  if (!found.ok) return c.notFound()
  return page(c, proofsPage({ ...frameOf(c), ...found.value, isFirstPage: before === null, searched: null, ...back }), status)
}

function placeOf(c: PageContext): { readonly at: Temporal.Instant; readonly id: string } | null {
  const [, at = '', text = ''] = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)_(.+)$/.exec(c.req.query('na') ?? '') ?? []
  const id = readId<string>(text)
  try {
    return id === null ? null : { at: Temporal.Instant.from(at), id }
  } catch {
    return null
  }
}

/** By a number in the form: it never stands in an address. */
async function search(c: PageContext, needs: RetentionNeeds): Promise<Response> {
  c.get('ctx').asked.push('retention.read')
  const form = await readForm(c, Search)
  const typed = form.ok ? form.value.nummer.trim() : ''
  const number = readId<'person'>(typed)
  const words = retentionMessages(c.get('locale')).errors
  return number === null
    ? showProofs(c, needs, null, { searched: typed, errors: { nummer: words['no-number'] ?? '' } }, 422)
    : showProofs(c, needs, number, { searched: number })
}

async function showTerms(c: PageContext, back: Partial<Pick<TermsView, 'errors' | 'typed'>>, status: 200 | 422 = 200): Promise<Response> {
  const found = await listOwnTerms(c.get('ctx'))
  if (!found.ok) return c.notFound()
  return page(c, termsPage({ ...frameOf(c), today: localDate(c.get('ctx').now), longer: found.value, typed: {}, ...back }), status)
}

async function lengthen(c: PageContext): Promise<Response> {
  const ctx = c.get('ctx')
  ctx.asked.push('retention.lengthen')
  if (!permits(ctx.actor, 'retention.lengthen')) return c.notFound()
  const form = await readForm(c, Lengthen)
  const words = retentionMessages(c.get('locale')).errors
  if (!form.ok) return showTerms(c, { errors: { form: words['form'] ?? '' } }, 422)
  const { wat, jaren, reden: reason } = form.value
  const failed = (field: string, kind: string): Promise<Response> =>
    showTerms(c, { typed: form.value, errors: { [field]: words[kind] ?? '' } }, 422)
  const regime = lengthenedTerms.find((one) => one === wat)
  if (regime === undefined) return failed('wat', 'no-regime')
  const done = await lengthenTerm(ctx, { regime, years: readYears(jaren) ?? Number.NaN, reason })
  if (done.ok) return seeOther(c, `${termsPath}?gedaan=termijn`)
  const { error } = done
  if (error.kind === 'not-permitted') return error.needsProof === true ? proveFirst(c, termsPath) : c.notFound()
  return failed(error.kind === 'wrong-years' ? 'jaren' : 'reden', error.kind)
}
