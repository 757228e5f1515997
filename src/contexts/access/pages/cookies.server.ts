/** The two cookies of signing in. `__Host-`: of this host alone, over a safe connection. Lax: the identity provider sends people back from another site. */
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { PageContext } from '#web/http/page-env.ts'

const shared = { prefix: 'host', path: '/', secure: true, httpOnly: true, sameSite: 'Lax' } as const
const shape = /^[\w-]{43}$/

/** Who is signed in. Gone with the browser; the server's limits hold besides. */
const session = 'cjg-werk'
/** Ties the answer of the identity provider to the browser that asked. Kept for its minutes: another window may still be on its way. */
const attempt = 'cjg-inlog'

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

function read(c: PageContext, name: string): string | undefined {
  const value = getCookie(c, name, 'host')
  return value !== undefined && shape.test(value) ? value : undefined
}
