/** What the addresses of the administration of accounts answer, and those of an invitation. */
import type { Hono } from 'hono'
import { z } from 'zod'
import { localPath } from '#platform/i18n.ts'
import { readId } from '#platform/id.ts'
import type { Services } from '#platform/services.ts'
import { page, readForm, seeOther } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { mayFreely, needsProof, type NotPermitted } from '../../use-cases/act.server.ts'
import { listAccounts } from '../../use-cases/accounts.server.ts'
import {
  acceptInvitation,
  invite,
  listInvitations,
  openInvitation,
  resendInvitation,
  revokeInvitation,
} from '../../use-cases/invitations.server.ts'
import { writeSecondStepCookie } from '../cookies.server.ts'
import { proveFirst } from '../ways-in/prove.server.ts'
import { setUpPath } from '../ways-in/second-step-page.ts'
import { workplaceFrame } from '../workplace-frame.server.ts'
import { acceptPage, deadLinkPage } from './invitation-page.ts'
import { staffMessages } from './messages.ts'
import { invitePage, staffPage, staffPath, type InviteView } from './staff-page.ts'

const many = z.union([z.string(), z.array(z.string())]).default([])
const Invite = z.strictObject({ email: z.string().max(300).default(''), beroep: z.string().max(60).default(''), rollen: many })
const Accept = z.strictObject({
  email: z.string().max(300).optional(),
  naam: z.string().max(300).default(''),
  wachtwoord: z.string().max(2000).default(''),
})

const invitePath = `${staffPath}/uitnodigen`

/** They stand behind `requireStaff`. */
export function mountStaff(app: Hono<PageEnv>, services: Services): void {
  app.get(staffPath, (c) => show(c, null))
  app.get(invitePath, (c) => showInvite(c, {}, { email: '', profession: '', roles: [] }))
  app.post(invitePath, (c) => takeInvite(c, services))
  app.post(`${staffPath}/uitnodigingen/:id/opnieuw`, (c) =>
    onInvitation(c, async (id) => after(c, await resendInvitation(services, c.get('ctx'), id), 'opnieuw')),
  )
  app.post(`${staffPath}/uitnodigingen/:id/intrekken`, (c) =>
    onInvitation(c, async (id) => after(c, await revokeInvitation(c.get('ctx'), id), 'ingetrokken')),
  )
}

export function mountInvitation(app: Hono<PageEnv>): void {
  app.get('/uitnodiging/:token', (c) => showInvitation(c, null, {}))
  app.post('/uitnodiging/:token', (c) => takeInvitation(c))
}

type Refusal = NotPermitted | { readonly kind: 'not-open' }

async function show(c: PageContext, error: string | null): Promise<Response> {
  const ctx = c.get('ctx')
  const accounts = await listAccounts(ctx)
  const invitations = await listInvitations(ctx)
  if (!accounts.ok || !invitations.ok || ctx.actor.kind !== 'staff') return c.notFound()
  const done = error === null ? (staffMessages(c.get('locale')).list.done[c.req.query('gedaan') ?? ''] ?? null) : null
  const view = { ...workplaceFrame(c), me: ctx.actor.accountId, accounts: accounts.value, invitations: invitations.value, done, error }
  return page(c, staffPage(view), error === null ? 200 : 409)
}

function after(
  c: PageContext,
  result: { readonly ok: true } | { readonly ok: false; readonly error: Refusal },
  done: string,
): Response | Promise<Response> {
  if (result.ok) return seeOther(c, `${staffPath}?gedaan=${done}`)
  const { error } = result
  if (error.kind !== 'not-permitted') return show(c, staffMessages(c.get('locale')).errors[error.kind])
  return error.needsProof === true ? proveFirst(c, staffPath) : c.notFound()
}

function onInvitation(
  c: PageContext,
  work: (id: Parameters<typeof revokeInvitation>[1]) => Promise<Response>,
): Promise<Response> | Response {
  const id = readId<'invitation'>(c.req.param('id') ?? '')
  return id === null ? c.notFound() : work(id)
}

const listOf = (given: string | readonly string[]): readonly string[] => (typeof given === 'string' ? [given] : given)

function showInvite(c: PageContext, errors: InviteView['errors'], typed: InviteView['typed']): Response | Promise<Response> {
  mayFreely(c.get('ctx'), 'workplace.enter')
  if (!workplaceFrame(c).entries.includes('staff')) return c.notFound()
  if (needsProof(c.get('ctx'), 'account.manage')) return proveFirst(c, invitePath)
  return page(c, invitePage({ ...workplaceFrame(c), errors, typed }), Object.keys(errors).length === 0 ? 200 : 422)
}

const fieldOf = {
  'wrong-email': 'email',
  'email-taken': 'email',
  'invited-already': 'email',
  'wrong-name': 'email',
  'unknown-profession': 'beroep',
  'unknown-role': 'rollen',
  'role-needs-two': 'rollen',
} as const

async function takeInvite(c: PageContext, services: Services): Promise<Response> {
  const words = staffMessages(c.get('locale')).errors
  const form = await readForm(c, Invite)
  if (!form.ok) return showInvite(c, { form: words.form }, { email: '', profession: '', roles: [] })
  const { email, beroep: profession, rollen } = form.value
  const typed = { email, profession, roles: listOf(rollen) }
  const invited = await invite(services, c.get('ctx'), { ...typed, language: c.get('locale').tag })
  if (invited.ok) return seeOther(c, `${staffPath}?gedaan=uitgenodigd`)
  const { error } = invited
  if (error.kind === 'not-permitted') return error.needsProof === true ? proveFirst(c, invitePath) : c.notFound()
  return showInvite(c, { [fieldOf[error.kind]]: error.kind === 'wrong-name' ? words['wrong-email'] : words[error.kind] }, typed)
}

async function showInvitation(c: PageContext, typed: string | null, errors: Readonly<Record<string, string>>): Promise<Response> {
  const token = c.req.param('token') ?? ''
  const plain = { locale: c.get('locale'), site: c.get('site') }
  const shown = await openInvitation(c.get('ctx'), token)
  const state = shown.ok ? (shown.value?.state ?? 'unknown') : 'unknown'
  if (!shown.ok || shown.value === null || state !== 'open')
    return page(c, deadLinkPage(plain, state === 'open' ? 'unknown' : state), state === 'unknown' ? 404 : 403)
  const view = { ...plain, path: `/uitnodiging/${token}`, email: shown.value.email, name: typed ?? shown.value.name, errors }
  return page(c, acceptPage(view), Object.keys(errors).length === 0 ? 200 : 422)
}

async function takeInvitation(c: PageContext): Promise<Response> {
  const words = staffMessages(c.get('locale')).errors
  const form = await readForm(c, Accept)
  if (!form.ok) return showInvitation(c, '', { naam: words.form })
  const { naam: name, wachtwoord: password } = form.value
  const accepted = await acceptInvitation(c.get('ctx'), { token: c.req.param('token') ?? '', name, password })
  if (accepted.ok) {
    writeSecondStepCookie(c, accepted.value)
    return c.redirect(localPath(c.get('locale'), setUpPath), 303)
  }
  switch (accepted.error.kind) {
    case 'too-short':
    case 'too-long':
    case 'too-common':
    case 'has-name':
      return showInvitation(c, name, { wachtwoord: words[accepted.error.kind] })
    case 'wrong-name':
    case 'email-taken':
      return showInvitation(c, name, { naam: words[accepted.error.kind] })
    case 'unknown':
    case 'used':
    case 'revoked':
    case 'expired':
    case 'not-permitted':
    case 'wrong-email':
    case 'unknown-profession':
    case 'unknown-role':
      return showInvitation(c, name, {})
  }
}
