/** Consent and sharing in the workplace and in Mijn CJG. The workplace part stands behind `requireStaff`, the other behind `residentsOnly`. */
import { Hono } from 'hono'
import { residentsOnly, workplaceFrame } from '#contexts/access/public.ts'
import { readId, type Id } from '#platform/id.ts'
import type { Services } from '#platform/services.ts'
import { localDate } from '#platform/time.ts'
import { page, readForm, seeOther } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { giveShare, listSharedWithMe, printShare, readSharedWithMe, recordHandedOver, stopShare } from '../../access/public-sharing.ts'
import { nothingTyped } from '../pages/sharing/consent-page.ts'
import { sharingMessages } from '../pages/sharing/messages.ts'
import { overviewPage } from '../pages/sharing/overview-page.ts'
import { sharePath, sharedWithMePath, sharingPath } from '../pages/sharing/paths.ts'
import { letterPage, sharePage, type ShareView } from '../pages/sharing/share-page.ts'
import { readDateParts } from '../rules/typed-date.ts'
import { sharedPage, sharedWithMePage } from '../pages/sharing/with-me-pages.ts'
import { readSharingOf } from '../use-cases/sharing/overview.server.ts'
import { consentRoutes } from './consents.server.ts'
import { newShareRoutes } from './new-share.server.ts'
import { ownSharingRoutes } from './own-sharing.server.ts'
import { Give, Handed } from './sharing-forms.ts'

export function sharingRoutes(services: Services): Hono<PageEnv> {
  const app = new Hono<PageEnv>()
  app.get(sharedWithMePath, (c) => sharedWithMe(c, services))
  app.get(`${sharedWithMePath}/:shareId`, (c) => sharedOne(c, services))
  app.get(sharingPath(':personId'), (c) => overview(c, services))
  newShareRoutes(app, services)
  consentRoutes(app, services)
  const one = sharePath(':personId', ':shareId')
  app.get(one, (c) => show(c, services, {}))
  app.get(`${one}/brief`, (c) => letter(c, services))
  app.post(`${one}/geef`, (c) => give(c, services))
  app.post(`${one}/stop`, (c) => stop(c, services))
  app.post(`${one}/overhandigd`, (c) => handed(c, services))
  app.use('/mijn/dossier/*', residentsOnly)
  ownSharingRoutes(app, services)
  return app
}

type Ids = { readonly personId: Id<'person'>; readonly shareId: Id<'share'> }

function idsOf(c: PageContext): Ids | null {
  const personId = readId<'person'>(c.req.param('personId') ?? '')
  const shareId = readId<'share'>(c.req.param('shareId') ?? '')
  return personId === null || shareId === null ? null : { personId, shareId }
}

const doneOf = (c: PageContext): string | null => sharingMessages(c.get('locale')).work.done[c.req.query('gedaan') ?? ''] ?? null

async function overview(c: PageContext, { keys }: Services): Promise<Response> {
  const personId = readId<'person'>(c.req.param('personId') ?? '')
  const of = personId === null ? null : await readSharingOf(keys, c.get('ctx'), personId)
  if (of === null || !of.ok) return c.notFound()
  return page(c, overviewPage({ ...workplaceFrame(c), of: of.value, done: doneOf(c) }))
}

async function show(
  c: PageContext,
  { keys }: Services,
  errors: Readonly<Record<string, string>>,
  typed?: ShareView['typed'],
): Promise<Response> {
  const ids = idsOf(c)
  const of = ids === null ? null : await readSharingOf(keys, c.get('ctx'), ids.personId)
  const share = of?.ok === true ? of.value.shares.find(({ id }) => id === ids?.shareId) : undefined
  if (of === null || !of.ok || share === undefined) return c.notFound()
  const words = sharingMessages(c.get('locale')).errors
  const said = Object.fromEntries(Object.entries(errors).map(([field, kind]) => [field, words[kind] ?? kind]))
  const isAnswerToPost = c.req.method === 'POST'
  const view = { of: of.value, share, errors: said, typed: typed ?? nothingTyped, done: doneOf(c), isAnswerToPost }
  return page(c, sharePage({ ...workplaceFrame(c), ...view }), Object.keys(errors).length === 0 ? 200 : 409)
}

async function letter(c: PageContext, { keys }: Services): Promise<Response> {
  const ids = idsOf(c)
  const printed = ids === null ? null : await printShare(keys, c.get('ctx'), ids)
  if (ids === null || printed === null || !printed.ok) return c.notFound()
  return page(c, letterPage({ ...workplaceFrame(c), personId: ids.personId, share: printed.value }))
}

/** A refusal of a deed: the same page with words, or as if nothing were there. */
function refused(c: PageContext, services: Services, kind: string): Response | Promise<Response> {
  const nothing = kind === 'no-access' || kind === 'not-permitted' || kind === 'no-share'
  return nothing ? c.notFound() : show(c, services, { '': kind })
}

async function give(c: PageContext, services: Services): Promise<Response> {
  const ids = idsOf(c)
  if (ids === null) return c.notFound()
  const form = await readForm(c, Give)
  if (!form.ok) return show(c, services, { '': 'no-answer' })
  if (form.value.antwoord === 'nee') return stop(c, services)
  const given = await giveShare(services.keys, c.get('ctx'), ids)
  return given.ok ? seeOther(c, `${sharePath(ids.personId, ids.shareId)}?gedaan=gedeeld`) : refused(c, services, given.error.kind)
}

async function stop(c: PageContext, services: Services): Promise<Response> {
  const ids = idsOf(c)
  if (ids === null) return c.notFound()
  const stopped = await stopShare(c.get('ctx'), ids)
  return stopped.ok ? seeOther(c, `${sharingPath(ids.personId)}?gedaan=gestopt`) : refused(c, services, stopped.error.kind)
}

async function handed(c: PageContext, services: Services): Promise<Response> {
  const ids = idsOf(c)
  if (ids === null) return c.notFound()
  const form = await readForm(c, Handed)
  if (!form.ok) return show(c, services, { '': 'form' })
  const dag = { day: form.value['dag-day'], month: form.value['dag-month'], year: form.value['dag-year'] }
  const typed = { hoe: form.value.hoe, dag }
  const how = (['hand', 'post'] as const).find((one) => one === form.value.hoe)
  if (how === undefined) return show(c, services, { hoe: 'say-how' }, typed)
  const on = readDateParts(dag)
  if (on === 'not-a-date') return show(c, services, { dag: 'wrong-day' }, typed)
  const ctx = c.get('ctx')
  const done = await recordHandedOver(services.keys, ctx, { ...ids, how, on: on ?? localDate(ctx.now) })
  if (done.ok) return seeOther(c, `${sharePath(ids.personId, ids.shareId)}?gedaan=overhandigd`)
  return done.error.kind === 'not-that-day' ? show(c, services, { dag: 'not-that-day' }, typed) : refused(c, services, done.error.kind)
}

async function sharedWithMe(c: PageContext, { keys }: Services): Promise<Response> {
  const listed = await listSharedWithMe(keys, c.get('ctx'))
  return listed.ok ? page(c, sharedWithMePage({ ...workplaceFrame(c), shares: listed.value })) : c.notFound()
}

async function sharedOne(c: PageContext, { keys }: Services): Promise<Response> {
  const shareId = readId<'share'>(c.req.param('shareId') ?? '')
  const read = shareId === null ? null : await readSharedWithMe(keys, c.get('ctx'), shareId)
  if (read === null || !read.ok) return c.notFound()
  return page(c, sharedPage({ ...workplaceFrame(c), share: read.value }))
}
