/**
 * Finished public pages, kept whole: made once, compressed once per form that browsers ask for, with an
 * ETag. A page says what is open now, so it lives until the minute is over, or until its centre looks different;
 * the same address, language and centre give the same bytes.
 */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Html } from '#platform/html.ts'
import type { Site } from '../site.ts'
import type { PageContext } from './page-env.ts'

type Encoding = 'br' | 'gzip'

type Finished = {
  readonly minute: number
  /** What the shell showed of the centre; the same object as long as nothing of it changed. */
  readonly site: Site
  readonly etag: string
  readonly plain: Buffer
  /** Made at the first request that wants it. */
  readonly encoded: Map<Encoding, Promise<Buffer>>
}

const mostPages = 2_000
const compress: Readonly<Record<Encoding, (plain: Buffer) => Promise<Buffer>>> = {
  br: (plain) => promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (plain) => promisify(gzip)(plain, { level: 6 }),
}

export class FinishedPages {
  readonly #pages = new Map<string, Finished>()
  readonly #keep: boolean
  readonly #queries: readonly string[]

  /** `queries` are the parts of the address that change a page; `keep` false makes every page anew: for benchmarks. */
  constructor(queries: readonly string[] = [], keep = true) {
    this.#queries = queries
    this.#keep = keep
  }

  /** The page of this request, from the kept ones or made now; null when there is no such page. */
  async answer(c: PageContext, make: () => Promise<Html | null> | Html | null): Promise<Response | null> {
    const { centreId, now } = c.get('ctx')
    const minute = Math.floor(now.epochMilliseconds / 60_000)
    const key = `${centreId} ${c.req.path}${this.#queries.map((name) => ` ${c.req.query(name) ?? ''}`).join('')}`
    const kept = this.#pages.get(key)
    const site = c.get('site')
    if (kept?.minute === minute && kept.site === site) return send(c, kept)
    const body = await make()
    if (body === null) return null
    const made = finish(body, minute, site)
    if (this.#keep) {
      if (this.#pages.size >= mostPages) this.#pages.clear()
      this.#pages.set(key, made)
    }
    return send(c, made)
  }
}

function finish(body: Html, minute: number, site: Site): Finished {
  const plain = Buffer.from(body.toString(), 'utf8')
  return { minute, site, etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`, plain, encoded: new Map() }
}

async function send(c: PageContext, page: Finished): Promise<Response> {
  const headers = {
    ...c.get('strict'),
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'public, max-age=60',
    etag: page.etag,
    vary: 'accept-encoding',
  }
  c.set('dressed', true)
  if (c.req.header('if-none-match') === page.etag) return new Response(null, { status: 304, headers })
  const accepted = c.req.header('accept-encoding') ?? ''
  const encoding: Encoding | null = accepted.includes('br') ? 'br' : accepted.includes('gzip') ? 'gzip' : null
  if (encoding === null) return new Response(bytes(page.plain), { headers })
  const made = page.encoded.get(encoding) ?? compress[encoding](page.plain)
  page.encoded.set(encoding, made)
  return new Response(bytes(await made), { headers: { ...headers, 'content-encoding': encoding } })
}

const bytes = (buffer: Buffer): Uint8Array<ArrayBuffer> => buffer as Uint8Array<ArrayBuffer> // a Buffer of ours never stands on shared memory
