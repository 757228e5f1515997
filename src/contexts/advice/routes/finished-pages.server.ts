/**
 * Finished public pages, kept whole: made once, compressed once, with an ETag. A page says what is open
 * now, so it lives until the minute is over; the same address, language and centre give the same bytes.
 */
import { createHash } from 'node:crypto'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { promisify } from 'node:util'
import type { Html } from '#platform/html.ts'
import type { PageContext } from '#web/http/page-env.ts'

type Finished = { readonly minute: number; readonly etag: string; readonly plain: Buffer; readonly brotli: Buffer; readonly gzip: Buffer }

const mostPages = 2_000
const toBrotli = promisify(brotliCompress)
const toGzip = promisify(gzip)

export class FinishedPages {
  readonly #pages = new Map<string, Finished>()

  /** The page of this request, from the kept ones or made now; null when there is no such page. */
  async answer(c: PageContext, make: () => Promise<Html | null> | Html | null): Promise<Response | null> {
    const { centreId, now } = c.get('ctx')
    const minute = Math.floor(now.epochMilliseconds / 60_000)
    const key = `${centreId} ${new URL(c.req.url).pathname} ${c.get('locale').tag} ${c.req.query('voor') ?? ''} ${c.req.query('leeftijd') ?? ''}`
    const kept = this.#pages.get(key)
    if (kept?.minute === minute) return send(c, kept)
    const body = await make()
    if (body === null) return null
    const made = await finish(body, minute)
    if (this.#pages.size >= mostPages) this.#pages.clear()
    this.#pages.set(key, made)
    return send(c, made)
  }
}

async function finish(body: Html, minute: number): Promise<Finished> {
  const plain = Buffer.from(body.toString(), 'utf8')
  const [brotli, zipped] = await Promise.all([
    toBrotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
    toGzip(plain, { level: 6 }),
  ])
  return { minute, etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`, plain, brotli, gzip: zipped }
}

function send(c: PageContext, { etag, plain, brotli, gzip: zipped }: Finished): Response {
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'public, max-age=60', etag, vary: 'accept-encoding' }
  if (c.req.header('if-none-match') === etag) return c.body(null, 304, headers)
  const accepted = c.req.header('accept-encoding') ?? ''
  if (accepted.includes('br')) return c.body(bytes(brotli), 200, { ...headers, 'content-encoding': 'br' })
  if (accepted.includes('gzip')) return c.body(bytes(zipped), 200, { ...headers, 'content-encoding': 'gzip' })
  return c.body(bytes(plain), 200, headers)
}

const bytes = (buffer: Buffer): Uint8Array<ArrayBuffer> => buffer as Uint8Array<ArrayBuffer> // a Buffer of ours never stands on shared memory
