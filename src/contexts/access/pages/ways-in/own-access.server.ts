/** What the addresses of "Inloggen en apparaten" answer. They stand behind `requireStaff`. */
import type { Hono } from 'hono'
import { z } from 'zod'
import { readId } from '#platform/id.ts'
import type { Services } from '#platform/services.ts'
import { page, readForm, seeOther } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { needsProof, type NotPermitted } from '../../use-cases/act.server.ts'
import {
  addPasskey,
  beginAddPasskey,
  endOwnSessions,
  offerOwnApp,
  readOwnAccess,
  removePasskey,
  renamePasskey,
  renewRecoveryCodes,
  replaceOwnApp,
} from '../../use-cases/own-access.server.ts'
import { changePassword } from '../../use-cases/change-password.server.ts'
import { mayFreely } from '../../use-cases/act.server.ts'
import { workplaceFrame } from '../workplace-frame.server.ts'
import { waysInMessages } from './messages.ts'
import { newAppPage, newCodesPage, newPasskeyPage, newPasswordPage, ownAccessPage, ownAccessPath, passwordPath } from './own-access-page.ts'
import { proveFirst } from './prove.server.ts'
import { codeFailure, passkeyPlace } from './second-step.server.ts'

const Code = z.strictObject({ code: z.string().max(200).default('') })
const NewPassword = z.strictObject({ wachtwoord: z.string().max(2000).default(''), nogeens: z.string().max(2000).default('') })
const Named = z.strictObject({ naam: z.string().max(300).default('') })
const NewKey = z.strictObject({ passkey: z.string().min(1).max(60_000), naam: z.string().max(300).default('') })
const Which = z.strictObject({ id: z.string().max(60) })

const appPath = `${ownAccessPath}/app`
const passkeysPath = `${ownAccessPath}/passkeys`

export function mountOwnAccess(app: Hono<PageEnv>, services: Services): void {
  app.get(ownAccessPath, (c) => show(c, null))
  app.get(appPath, (c) => showApp(c, services, null))
  app.post(appPath, (c) => takeApp(c, services))
  app.get(passwordPath, (c) => showNewPassword(c, {}))
  app.post(passwordPath, (c) => takePassword(c, services))
  app.post(`${ownAccessPath}/herstelcodes`, (c) => renew(c, services))
  app.get(passkeysPath, (c) => showNewPasskey(c, '', null))
  app.post(`${passkeysPath}/uitdaging`, (c) => challenge(c, services))
  app.post(passkeysPath, (c) => takePasskey(c, services))
  app.post(`${passkeysPath}/:id/naam`, (c) => rename(c))
  app.post(`${passkeysPath}/:id/weg`, (c) => remove(c))
  app.post(`${ownAccessPath}/apparaat`, (c) => signOutOne(c))
  app.post(`${ownAccessPath}/andere`, async (c) => {
    await endOwnSessions(c.get('ctx'), 'others')
    return seeOther(c, `${ownAccessPath}?gedaan=overal`)
  })
}

type Failed = { readonly text: string; readonly status: 401 | 409 | 422 | 429 }

async function show(c: PageContext, failed: Failed | null): Promise<Response> {
  const read = await readOwnAccess(c.get('ctx'))
  if (!read.ok) return c.notFound()
  const done = waysInMessages(c.get('locale')).own.done[c.req.query('gedaan') ?? ''] ?? null
  return page(c, ownAccessPage({ ...workplaceFrame(c), access: read.value, done, error: failed?.text ?? null }), failed?.status ?? 200)
}

type Refusal =
  | NotPermitted
  | { readonly kind: 'not-local' | 'wrong-name' | 'last-way-in' | 'too-many' | 'passkey-taken' | 'copied' }
  | { readonly kind: 'unreadable' | 'challenge-unknown' | 'not-verified' | 'unknown-passkey' }

function wordsOf(c: PageContext, refusal: Exclude<Refusal, NotPermitted>): string {
  const words = waysInMessages(c.get('locale')).errors
  switch (refusal.kind) {
    case 'not-local':
      return words.notLocal
    case 'wrong-name':
      return words.name
    case 'last-way-in':
      return words.lastWayIn
    case 'too-many':
      return words.tooMany
    case 'passkey-taken':
      return words.taken
    case 'copied':
      return words.copied
    case 'unreadable':
    case 'challenge-unknown':
    case 'not-verified':
    case 'unknown-passkey':
      return words.passkey
  }
}

/** A deed that was refused: first the proof when that is what lacks, otherwise the page with the reason. */
function refused(c: PageContext, refusal: Refusal, backTo: string = ownAccessPath): Promise<Response> | Response {
  if (refusal.kind === 'not-permitted') return refusal.needsProof === true ? proveFirst(c, backTo) : c.notFound()
  return show(c, { text: wordsOf(c, refusal), status: 409 })
}

async function showApp(c: PageContext, services: Services, failed: Failed | null): Promise<Response> {
  mayFreely(c.get('ctx'), 'account.readOwn')
  if (needsProof(c.get('ctx'), 'account.changeOwn')) return proveFirst(c, appPath)
  const offer = await offerOwnApp(services, c.get('ctx'), c.get('site').name)
  if (!offer.ok) return refused(c, offer.error, appPath)
  return page(c, newAppPage(workplaceFrame(c), offer.value, failed?.text ?? null), failed?.status ?? 200)
}

async function takeApp(c: PageContext, services: Services): Promise<Response> {
  const form = await readForm(c, Code)
  const done = await replaceOwnApp(services, c.get('ctx'), form.ok ? form.value.code : '')
  if (done.ok) return page(c, newCodesPage(workplaceFrame(c), done.value))
  if (done.error.kind === 'wrong-code' || done.error.kind === 'wait') return showApp(c, services, codeFailure(c, done.error))
  return refused(c, done.error, appPath)
}

function showNewPassword(c: PageContext, errors: { readonly password?: string; readonly again?: string }): Response {
  mayFreely(c.get('ctx'), 'account.readOwn')
  if (needsProof(c.get('ctx'), 'account.changeOwn')) return proveFirst(c, passwordPath)
  return page(c, newPasswordPage(workplaceFrame(c), errors), Object.keys(errors).length === 0 ? 200 : 422)
}

async function takePassword(c: PageContext, services: Services): Promise<Response> {
  const form = await readForm(c, NewPassword)
  const words = waysInMessages(c.get('locale'))
  if (!form.ok) return showNewPassword(c, { password: words.errors.form })
  const changed = await changePassword(services, c.get('ctx'), { password: form.value.wachtwoord, again: form.value.nogeens })
  if (changed.ok) return seeOther(c, `${ownAccessPath}?gedaan=wachtwoord`)
  const { error } = changed
  if (error.kind === 'not-permitted' || error.kind === 'not-local') return refused(c, error, passwordPath)
  const text = words.password.errors[error.kind]
  return showNewPassword(c, error.kind === 'not-repeated' ? { again: text } : { password: text })
}

async function renew(c: PageContext, services: Services): Promise<Response> {
  const done = await renewRecoveryCodes(services, c.get('ctx'))
  return done.ok ? page(c, newCodesPage(workplaceFrame(c), done.value)) : refused(c, done.error)
}

function showNewPasskey(c: PageContext, name: string, failed: Failed | null): Response {
  mayFreely(c.get('ctx'), 'account.readOwn')
  if (needsProof(c.get('ctx'), 'account.changeOwn')) return proveFirst(c, passkeysPath)
  return page(c, newPasskeyPage(workplaceFrame(c), name, failed?.text ?? null), failed?.status ?? 200)
}

async function challenge(c: PageContext, services: Services): Promise<Response> {
  const begun = await beginAddPasskey(c.get('ctx'), passkeyPlace(c, services))
  return begun.ok ? c.json({ isNew: true, options: begun.value }) : c.json({}, 403)
}

async function takePasskey(c: PageContext, services: Services): Promise<Response> {
  const form = await readForm(c, NewKey)
  if (!form.ok) return showNewPasskey(c, '', { text: waysInMessages(c.get('locale')).errors.form, status: 422 })
  const { passkey: answer, naam: name } = form.value
  const added = await addPasskey(c.get('ctx'), passkeyPlace(c, services), { answer, name })
  if (added.ok) return seeOther(c, `${ownAccessPath}?gedaan=passkey-erbij`)
  if (added.error.kind === 'not-permitted') return refused(c, added.error, passkeysPath)
  return showNewPasskey(c, name, { text: wordsOf(c, added.error), status: 422 })
}

async function rename(c: PageContext): Promise<Response> {
  const id = readId<'passkey'>(c.req.param('id') ?? '')
  const form = await readForm(c, Named)
  if (id === null) return refused(c, { kind: 'unknown-passkey' })
  const done = await renamePasskey(c.get('ctx'), id, form.ok ? form.value.naam : '')
  return done.ok ? seeOther(c, `${ownAccessPath}?gedaan=naam`) : refused(c, done.error)
}

async function remove(c: PageContext): Promise<Response> {
  const id = readId<'passkey'>(c.req.param('id') ?? '')
  if (id === null) return refused(c, { kind: 'unknown-passkey' })
  const done = await removePasskey(c.get('ctx'), id)
  return done.ok ? seeOther(c, `${ownAccessPath}?gedaan=passkey-weg`) : refused(c, done.error)
}

async function signOutOne(c: PageContext): Promise<Response> {
  const form = await readForm(c, Which)
  const id = form.ok ? readId<'session'>(form.value.id) : null
  if (id !== null) await endOwnSessions(c.get('ctx'), id)
  else mayFreely(c.get('ctx'), 'account.readOwn')
  return seeOther(c, `${ownAccessPath}?gedaan=uitgelogd`)
}
