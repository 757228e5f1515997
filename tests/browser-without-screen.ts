/** A browser without a screen: keeps cookies as a browser does (path, removal, `__Host-`) and follows redirects one by one. */
type Cookie = { readonly name: string; readonly value: string; readonly path: string }

export class Visitor {
  readonly #ask: (request: Request) => Promise<Response>
  /** By name and path: a cookie for one folder stands beside the one of that name for another. */
  readonly #cookies = new Map<string, Cookie>()
  /** Where the last answer came from. */
  url: URL

  constructor(start: string, ask: (request: Request) => Promise<Response>) {
    this.url = new URL(start)
    this.#ask = ask
  }

  cookie(name: string): string | undefined {
    return this.#cookies.get(`${name} /`)?.value
  }

  setCookie(name: string, value: string): void {
    this.#cookies.set(`${name} /`, { name, value, path: '/' })
  }

  /** One request, without following. */
  async step(target: string | URL, init: RequestInit = {}): Promise<Response> {
    this.url = new URL(target, this.url)
    const headers = new Headers(init.headers)
    headers.set('host', this.url.host)
    headers.set('accept', 'text/html')
    const sent = [...this.#cookies.values()]
      .filter(({ path }) => isUnder(this.url.pathname, path))
      .map(({ name, value }) => `${name}=${value}`)
    if (sent.length > 0) headers.set('cookie', sent.join('; '))
    const answer = await this.#ask(new Request(this.url, { ...init, headers, redirect: 'manual' }))
    for (const line of answer.headers.getSetCookie()) this.#keep(line)
    return answer
  }

  async visit(target: string | URL, init: RequestInit = {}): Promise<Response> {
    let answer = await this.step(target, init)
    for (let i = 0; i < 12 && answer.headers.has('location'); i += 1) answer = await this.step(answer.headers.get('location') ?? '')
    return answer
  }

  async send(target: string, fields: Readonly<Record<string, string>>): Promise<Response> {
    return this.visit(target, form(fields))
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split(/;\s*/)
    const name = pair.slice(0, pair.indexOf('='))
    const value = pair.slice(pair.indexOf('=') + 1)
    const of = (key: string): string | undefined =>
      attributes
        .find((one) => one.toLowerCase().split('=')[0] === key)
        ?.split('=')
        .slice(1)
        .join('=')
    const path = of('path') ?? '/'
    const secure = of('secure') !== undefined
    if (name.startsWith('__Host-') && (!secure || path !== '/' || of('domain') !== undefined)) throw new Error(`A browser refuses ${line}`)
    const expires = of('expires')
    if (value === '' || of('max-age') === '0' || (expires !== undefined && Date.parse(expires) < Date.now()))
      this.#cookies.delete(`${name} ${path}`)
    else this.#cookies.set(`${name} ${path}`, { name, value, path })
  }
}

export function form(fields: Readonly<Record<string, string>>): RequestInit {
  return {
    method: 'POST',
    body: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  }
}

function isUnder(path: string, folder: string): boolean {
  return folder === '/' || path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`)
}
