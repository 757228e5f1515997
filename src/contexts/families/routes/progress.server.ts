/** The page of long work: its beginning at once, a line now and then while it goes on, and what came of it. Works without script. */
import { html, type Html } from '#platform/html.ts'
import { formatNumber, type Locale } from '#platform/i18n.ts'
import type { Log } from '#platform/log.server.ts'
import type { PageContext } from '#web/http/page-env.ts'
import { callout } from '#web/components/callout.ts'
import { paragraph } from '#web/components/text.ts'
import type { Progress } from '../use-cases/import-families.server.ts'

export type Around = {
  readonly before: string
  readonly after: string
  readonly people: number
  readonly words: { readonly doing: string; readonly progress: (done: string, all: string) => string; readonly trouble: string }
}

type Came = { readonly outcome?: Html | null; readonly error?: { readonly message: string } | null }

const lines = 20

export function answerWithProgress(c: PageContext, log: Log, around: Around, run: (progress: Progress) => Promise<Came>): Response {
  const locale = c.get('locale')
  const traceId = c.get('ctx').traceId
  const encoder = new TextEncoder()
  let isLeft = false
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      // Who closed the page does not stop what was begun.
      const say = (text: string): void => {
        if (!isLeft) controller.enqueue(encoder.encode(text))
      }
      say(`${around.before}${paragraph(around.words.doing).toString()}<ol class="cjg-import__progress" role="log">`)
      const came = await run(sayNowAndThen(locale, around, say)).catch((error: unknown): Came => {
        // The answer has begun, so that the outermost layer cannot tell it any more.
        log.error({ error, traceId }, 'An import failed')
        return { error: { message: around.words.trouble } }
      })
      say(`</ol>${outcomeOf(came).toString()}${around.after}`)
      if (!isLeft) controller.close()
    },
    cancel() {
      isLeft = true
    },
  })
  c.header('content-type', 'text/html; charset=utf-8')
  // A proxy that waits for the whole page would hide how far it is.
  c.header('x-accel-buffering', 'no')
  return c.body(body)
}

function sayNowAndThen(locale: Locale, { people, words }: Around, say: (text: string) => void): Progress {
  let said = 0
  return (done) => {
    const part = Math.floor((done * lines) / people)
    if (part === said) return
    said = part
    say(html`<li>${words.progress(formatNumber(locale, done), formatNumber(locale, people))}</li>`.toString())
  }
}

function outcomeOf({ outcome, error }: Came): Html {
  if (error !== null && error !== undefined) return callout({ kind: 'danger', role: 'alert', title: error.message })
  return outcome ?? html``
}
