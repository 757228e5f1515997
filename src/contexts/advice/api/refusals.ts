/** Why a code does not open, as a problem. */
import type { PageContext } from '#web/http/page-env.ts'
import { problem } from '#web/rest/problem.ts'
import type { OpenRefusal } from '../use-cases/open-with-code.server.ts'

export function refusalOfCode(c: PageContext, refusal: OpenRefusal | { readonly kind: 'not-permitted' }) {
  const cannotBe = (code: string, message: string) =>
    problem(c, 422, { code, detail: `${message} This did not count as a try.`, errors: [{ in: 'body', path: '/code', message }] })
  switch (refusal.kind) {
    case 'wrong-length':
      return cannotBe('wrong-length', `A code has 20 signs; these are ${refusal.length}.`)
    case 'unknown-sign':
      return cannotBe('unknown-sign', `These signs are never in a code: ${refusal.signs.join(' ')}`)
    case 'typing-error':
      return cannotBe('typing-error', 'There is a typing error in this code.')
    case 'unknown-code':
      return problem(c, 404, {
        ...{ code: 'unknown-code', detail: 'No conversation opens with this code: it is wrong, or its time is over.' },
        ...(refusal.seconds > 0 ? { retryAfterSeconds: refusal.seconds } : {}),
      })
    case 'wait':
      return problem(c, 429, {
        ...{ code: 'wait', detail: `Too many wrong codes. Try again after ${refusal.seconds} seconds.` },
        retryAfterSeconds: refusal.seconds,
      })
    case 'not-permitted':
      return problem(c, 403, { code: 'forbidden', detail: 'This is not allowed.' })
  }
}
