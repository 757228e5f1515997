/** The cookies of signing in. `__Host-`: of this host alone, over a safe connection. Lax: the identity provider sends people back from another site. */
import { randomBytes } from 'node:crypto'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { PageContext } from '#web/http/page-env.ts'

const shared = { prefix: 'host', path: '/', secure: true, httpOnly: true, sameSite: 'Lax' } as const
const shape = /^[\w-]{43}$/

/** Who is signed in. Gone with the browser; the server's limits hold besides. */
const session = 'cjg-werk'
/** Ties the answer of the identity provider to the browser that asked. Kept for its minutes: another window may still be on its way. */
const attempt = 'cjg-inlog'

/** Which resident is signed in at Mijn CJG. */
const resident = 'cjg-mijn'
/** The password was right; opens nothing by itself. */
const secondStep = 'cjg-stap'
const secondStepMinutes = 10
/** With what somebody goes on after signing in at Mijn CJG: a word, for as long as the link by mail is good and some minutes. */
const goingOn = 'cjg-terug'
const goingOnMinutes = 20

export function readSessionCookie(c: PageContext): string | undefined {
  return read(c, session)
}

export function writeSessionCookie(c: PageContext, token: string): void {
  setCookie(c, session, token, shared)
}

export function removeSessionCookie(c: PageContext): void {
  deleteCookie(c, session, shared)
}

export function readAttemptCookie(c: PageContext): string | undefined {
  return read(c, attempt)
}

export function writeAttemptCookie(c: PageContext, browser: string, minutes: number): void {
  setCookie(c, attempt, browser, { ...shared, maxAge: minutes * 60 })
}

/** The secret of this browser; made when it has none yet. */
export function ensureAttemptCookie(c: PageContext): string {
  const browser = readAttemptCookie(c) ?? randomBytes(32).toString('base64url')
  writeAttemptCookie(c, browser, secondStepMinutes)
  return browser
}

export function readSecondStepCookie(c: PageContext): string | undefined {
  return read(c, secondStep)
}

export function writeSecondStepCookie(c: PageContext, token: string): void {
  setCookie(c, secondStep, token, { ...shared, maxAge: secondStepMinutes * 60 })
}

export function removeSecondStepCookie(c: PageContext): void {
  deleteCookie(c, secondStep, shared)
}

export function readResidentCookie(c: PageContext): string | undefined {
  return read(c, resident)
}

export function writeResidentCookie(c: PageContext, token: string): void {
  setCookie(c, resident, token, shared)
}

export function removeResidentCookie(c: PageContext): void {
  deleteCookie(c, resident, shared)
}

export function readGoingOnCookie(c: PageContext): string | undefined {
  return getCookie(c, goingOn, 'host')
}

export function writeGoingOnCookie(c: PageContext, word: string): void {
  setCookie(c, goingOn, word, { ...shared, maxAge: goingOnMinutes * 60 })
}

export function removeGoingOnCookie(c: PageContext): void {
  deleteCookie(c, goingOn, shared)
}

function read(c: PageContext, name: string): string | undefined {
  const value = getCookie(c, name, 'host')
  return value !== undefined && shape.test(value) ? value : undefined
}
