/** What the addresses of the second step answer, and of signing in with a passkey alone. */
import type { Hono } from 'hono'
import { z } from 'zod'
import { localPath } from '#platform/i18n.ts'
import type { Services } from '#platform/services.ts'
import { page, readForm } from '#web/http/answer.server.ts'
import { ownOrigin } from '#web/http/own-origin.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { deviceOf } from '../../rules/device.ts'
import { readPasskeyName } from '../../rules/passkey.ts'
import { safeReturnTo } from '../../rules/return-to.ts'
import { mayFreely } from '../../use-cases/act.server.ts'
import { askForNewPasskey, askForPasskey, placeOf, type Place } from '../../use-cases/passkeys.server.ts'
import { completeWithCode, completeWithNewApp, findPending, type Pending } from '../../use-cases/second-step.server.ts'
import type { Browser, SignedIn } from '../../use-cases/sessions.server.ts'
import { completeWithNewPasskey, signInWithPasskey } from '../../use-cases/sign-in-with-passkey.server.ts'
import {
  ensureAttemptCookie,
  readAttemptCookie,
  readSecondStepCookie,
  readSessionCookie,
  removeSecondStepCookie,
  writeSessionCookie,
} from '../cookies.server.ts'
import { waysInMessages } from './messages.ts'
import { codePage, recoveryCodesPage, secondStepPath, setUpPage, setUpPath } from './second-step-page.ts'

const Code = z.strictObject({ code: z.string().max(200).default(''), naar: z.string().max(1000).optional() })
const Answer = z.strictObject({
  passkey: z.string().min(1).max(60_000),
  naam: z.string().max(200).optional(),
  naar: z.string().max(1000).optional(),
})

/** The browser of this request: its kind, and the session that it still has. */
export function browserOf(c: PageContext): Browser {
  const token = readSessionCookie(c)
  return { device: deviceOf(c.req.header('user-agent')), ...(token === undefined ? {} : { previousToken: token }) }
}

export function passkeyPlace(c: PageContext, { config }: Pick<Services, 'config'>): Place {
  return placeOf(ownOrigin(c, config), c.get('site').name)
}

export function mountSecondStep(app: Hono<PageEnv>, services: Services): void {
  app.get(secondStepPath, (c) => showCode(c, services, null))
  app.post(secondStepPath, (c) => takeCode(c, services))
  app.get(setUpPath, (c) => showSetUp(c, services, null))
  app.post(setUpPath, (c) => takeFirstCode(c, services))
  app.post(`${setUpPath}/uitdaging`, (c) => challengeForFirst(c, services))
  app.post(`${setUpPath}/passkey`, (c) => takeFirstPasskey(c, services))
  app.post('/inloggen/passkey/uitdaging', (c) => challengeToSignIn(c, services))
  app.post('/inloggen/passkey', (c) => takePasskey(c, services))
}

async function pendingOf(c: PageContext, services: Services): Promise<Pending | null> {
  const token = readSecondStepCookie(c)
  mayFreely(c.get('ctx'), 'session.offer')
  return token === undefined ? null : findPending(services, c.get('ctx'), token, c.get('site').name)
}

const returnOf = (asked: string | undefined): string | null => (asked === undefined ? null : safeReturnTo(asked))

function again(c: PageContext): Response {
  removeSecondStepCookie(c)
  return c.redirect(`${localPath(c.get('locale'), '/inloggen')}?reden=verlopen`, 303)
}

type Failed = { readonly text: string; readonly status: 401 | 422 | 429; readonly returnTo: string | null }

async function showCode(c: PageContext, services: Services, failed: Failed | null): Promise<Response> {
  const pending = await pendingOf(c, services)
  if (pending === null) return again(c)
  const returnTo = failed === null ? returnOf(c.req.query('naar')) : failed.returnTo
  if (pending.next === 'set-up') return c.redirect(withReturn(c, setUpPath, returnTo), 303)
  const view = { locale: c.get('locale'), site: c.get('site'), returnTo, error: failed?.text ?? null }
  const shown = codePage({ ...view, asksCode: pending.next === 'code', hasPasskey: pending.factors.passkeys > 0 })
  return page(c, shown, failed?.status ?? 200)
}

export function withReturn(c: PageContext, path: string, returnTo: string | null): string {
  return localPath(c.get('locale'), path) + (returnTo === null ? '' : `?${new URLSearchParams({ naar: returnTo }).toString()}`)
}

export function codeFailure(
  c: PageContext,
  refusal: { readonly kind: 'wrong-code' } | { readonly kind: 'wait'; readonly seconds: number },
): {
  readonly text: string
  readonly status: 401 | 429
} {
  const words = waysInMessages(c.get('locale')).errors
  if (refusal.kind === 'wrong-code') return { text: words.wrongCode, status: 401 }
  c.header('retry-after', String(refusal.seconds))
  return { text: words.wait(refusal.seconds), status: 429 }
}

async function takeCode(c: PageContext, services: Services): Promise<Response> {
  const token = readSecondStepCookie(c)
  mayFreely(c.get('ctx'), 'session.offer')
  if (token === undefined) return again(c)
  const form = await readForm(c, Code)
  if (!form.ok) return showCode(c, services, { text: waysInMessages(c.get('locale')).errors.form, status: 422, returnTo: null })
  const returnTo = returnOf(form.value.naar)
  const signedIn = await completeWithCode(services, c.get('ctx'), { token, code: form.value.code, ...browserOf(c) })
  if (signedIn.ok) return enter(c, signedIn.value, returnTo)
  if (signedIn.error.kind === 'expired') return again(c)
  return showCode(c, services, { ...codeFailure(c, signedIn.error), returnTo })
}

function enter(c: PageContext, { token }: SignedIn, returnTo: string | null): Response {
  removeSecondStepCookie(c)
  writeSessionCookie(c, token)
  return c.redirect(returnTo ?? localPath(c.get('locale'), '/werkplek'), 303)
}

async function showSetUp(c: PageContext, services: Services, failed: Failed | null): Promise<Response> {
  const pending = await pendingOf(c, services)
  if (pending === null) return again(c)
  const returnTo = failed === null ? returnOf(c.req.query('naar')) : failed.returnTo
  if (pending.offer === null) return c.redirect(withReturn(c, secondStepPath, returnTo), 303)
  const view = { locale: c.get('locale'), site: c.get('site'), returnTo, error: failed?.text ?? null, offer: pending.offer }
  return page(c, setUpPage(view), failed?.status ?? 200)
}

async function takeFirstCode(c: PageContext, services: Services): Promise<Response> {
  const token = readSecondStepCookie(c)
  mayFreely(c.get('ctx'), 'session.offer')
  if (token === undefined) return again(c)
  const form = await readForm(c, Code)
  if (!form.ok) return showSetUp(c, services, { text: waysInMessages(c.get('locale')).errors.form, status: 422, returnTo: null })
  const returnTo = returnOf(form.value.naar)
  const done = await completeWithNewApp(services, c.get('ctx'), { token, code: form.value.code, ...browserOf(c) })
  if (!done.ok) return done.error.kind === 'expired' ? again(c) : showSetUp(c, services, { ...codeFailure(c, done.error), returnTo })
  removeSecondStepCookie(c)
  writeSessionCookie(c, done.value.token)
  const onward = returnTo ?? localPath(c.get('locale'), '/werkplek')
  return page(c, recoveryCodesPage({ locale: c.get('locale'), site: c.get('site'), codes: done.value.recoveryCodes, onward }))
}

async function challengeForFirst(c: PageContext, services: Services): Promise<Response> {
  const token = readSecondStepCookie(c)
  const pending = await pendingOf(c, services)
  if (pending === null || token === undefined || pending.next !== 'set-up') return c.json({}, 401)
  const account = { id: pending.accountId, email: pending.email, displayName: pending.displayName }
  const options = await askForNewPasskey(c.get('ctx'), passkeyPlace(c, services), { deed: 'add', holder: token }, account, [])
  return c.json({ isNew: true, options })
}

async function takeFirstPasskey(c: PageContext, services: Services): Promise<Response> {
  const token = readSecondStepCookie(c)
  mayFreely(c.get('ctx'), 'session.offer')
  if (token === undefined) return again(c)
  const words = waysInMessages(c.get('locale'))
  const form = await readForm(c, Answer)
  if (!form.ok) return showSetUp(c, services, { text: words.errors.form, status: 422, returnTo: null })
  const { passkey: answer, naam, naar } = form.value
  const name = readPasskeyName(naam ?? '') ?? words.passkey.firstName
  const done = await completeWithNewPasskey(c.get('ctx'), passkeyPlace(c, services), { token, answer, name, ...browserOf(c) })
  if (done.ok) return enter(c, done.value, returnOf(naar))
  return done.error.kind === 'expired'
    ? again(c)
    : showSetUp(c, services, { text: words.errors.passkey, status: 401, returnTo: returnOf(naar) })
}

async function challengeToSignIn(c: PageContext, services: Services): Promise<Response> {
  mayFreely(c.get('ctx'), 'session.offer')
  if (!c.get('secure')) return c.json({}, 403)
  const options = await askForPasskey(c.get('ctx'), passkeyPlace(c, services), { deed: 'sign-in', holder: ensureAttemptCookie(c) })
  return c.json({ isNew: false, options })
}

async function takePasskey(c: PageContext, services: Services): Promise<Response> {
  mayFreely(c.get('ctx'), 'session.offer')
  const form = await readForm(c, Answer)
  const returnTo = form.ok ? returnOf(form.value.naar) : null
  const answer = form.ok ? form.value.passkey : ''
  const holder = readAttemptCookie(c) ?? ''
  const signedIn = await signInWithPasskey(c.get('ctx'), passkeyPlace(c, services), { answer, holder, ...browserOf(c) })
  if (signedIn.ok) return enter(c, signedIn.value, returnTo)
  const query = new URLSearchParams({ passkey: signedIn.error.kind === 'copied' ? 'gekopieerd' : 'past-niet' })
  if (returnTo !== null) query.set('naar', returnTo)
  return c.redirect(`${localPath(c.get('locale'), '/inloggen')}?${query.toString()}`, 303)
}
