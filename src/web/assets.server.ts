/**
 * Style sheets, browser modules and fonts, made once at start from what is in the packages and here.
 * Every address carries the hash of its content, so that a browser may keep it for ever.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { forEver } from './assets/caching.ts'
import { plainScript, plainStyle } from './assets/plain.server.ts'
import { fonts, licenceTexts, packageStyles } from './assets/sources.server.ts'
import { iconFile } from './drawings/logo.ts'
import type { PageAssets } from './site.ts'
import { readTokens, type Tokens } from './theme/contrast.ts'

export type Asset = {
  readonly url: string
  readonly contentType: string
  readonly bytes: Buffer
  /** Compressed once at the highest level; null where the content is compressed already. */
  readonly brotli: Buffer | null
  readonly gzip: Buffer | null
  readonly headers: Readonly<Record<string, string>>
}

export type Assets = {
  /** The address of an asset by its plain name, such as `public.css`. Throws for a name that does not exist. */
  url(name: string): string
  find(url: string): Asset | null
  /** What stands under that name now, for an address of another release; null for a name that does not exist. */
  findByName(url: string): Asset | null
  readonly page: PageAssets
  /** The same for the pages of the team. */
  readonly workplace: PageAssets
  all(): readonly Asset[]
}

const resolve = createRequire(import.meta.url).resolve
const own = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8')

const ownStyles = ['tokens', 'nlds', 'base', 'drawings', 'shell', 'components', 'forms', 'home', 'article', 'ask', 'sharing', 'print']
/** The workplace shares the ground, the components and the forms with the public pages. */
const workplaceStyles = ['tokens', 'nlds', 'base', 'drawings', 'shell', 'components', 'forms', 'sharing', 'print', 'workplace']
const modules = ['quick-exit', 'remaining', 'copy-code', 'passkey', 'workplace']
const types = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  woff2: 'font/woff2',
} as const

/** Something to serve for ever at an address with its hash. */
export function makeAsset(name: string, bytes: Buffer): Asset {
  const dot = name.lastIndexOf('.')
  const stem = name.slice(0, dot)
  const extension = name.slice(dot + 1)
  if (!(extension in types)) throw new Error(`No content type for asset ${name}`)
  // `as`: tested on the line above.
  const contentType = types[extension as keyof typeof types]
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12)
  const text = extension !== 'woff2'
  return {
    url: `/assets/${stem}.${hash}.${extension}`,
    contentType,
    bytes,
    brotli: text ? brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }) : null,
    gzip: text ? gzipSync(bytes, { level: 9 }) : null,
    headers: { 'content-type': contentType, 'cache-control': forEver, etag: `"${hash}"`, ...(text ? { vary: 'accept-encoding' } : {}) },
  }
}

function bundle(styles: readonly string[], fontUrl: (name: string) => string): string {
  const notice = '/*! Holds style sheets of the NL Design System (EUPL-1.2) and OpenCJG (EUPL-1.2); see licences.txt. */'
  const packages = packageStyles.map((path) => readFileSync(resolve(path), 'utf8'))
  const fontFaces = own('./theme/fonts.css').replaceAll(/font:([a-z-]+)/gu, (_, name: string) => fontUrl(`${name}.woff2`))
  const sheets = [...packages, fontFaces, ...styles.map((name) => own(`./theme/${name}.css`))]
  return `${notice}\n${sheets.map(plainStyle).join('\n')}\n`
}

function build(): Assets {
  const byName = new Map<string, Asset>()
  const add = (name: string, content: string | Buffer): void => {
    byName.set(name, makeAsset(name, Buffer.isBuffer(content) ? content : Buffer.from(content, 'utf8')))
  }
  const url = (name: string): string => {
    const found = byName.get(name)
    if (!found) throw new Error(`No asset ${name}`)
    return found.url
  }
  for (const { name, path } of fonts) add(`${name}.woff2`, readFileSync(resolve(path)))
  add('public.css', bundle(ownStyles, url))
  add('workplace.css', bundle(workplaceStyles, url))
  add('charts.css', plainStyle(own('./theme/charts.css')))
  add('family-health.css', plainStyle(own('./theme/charts.css') + own('./theme/family-health.css')))
  add('contact.css', plainStyle(own('./theme/contact.css')))
  add('family.css', plainStyle(own('./theme/family.css')))
  add('figures.css', plainStyle(own('./theme/figures.css')))
  add('openness.css', plainStyle(own('./theme/openness.css')))
  add('dark.css', plainStyle(own('./theme/dark.css')))
  for (const name of modules) add(`${name}.js`, plainScript(own(`./browser/${name}.ts`)))
  add('icon.svg', iconFile)
  add(
    'licences.txt',
    licenceTexts((path) => readFileSync(resolve(path), 'utf8')),
  )
  const shared = { preloadFonts: [url('bricolage-latin.woff2'), url('atkinson-latin.woff2')], icon: url('icon.svg') }
  const byUrl = new Map([...byName.values()].map((asset) => [asset.url, asset]))
  return {
    url,
    find: (path) => byUrl.get(path) ?? null,
    findByName: (path) => byName.get(path.replace(/^\/assets\/([a-z0-9-]+)\.[0-9a-f]{12}\.([a-z0-9]+)$/u, '$1.$2')) ?? null,
    all: () => [...byUrl.values()],
    page: {
      ...shared,
      stylesheets: [url('public.css')],
      scripts: [url('quick-exit.js')],
      scriptsFor: [
        { mark: 'data-remaining-for=', src: url('remaining.js') },
        { mark: 'data-copy=', src: url('copy-code.js') },
        { mark: 'data-passkey=', src: url('passkey.js') },
      ],
    },
    workplace: {
      ...shared,
      stylesheets: [url('workplace.css')],
      scripts: [url('workplace.js')],
      scriptsFor: [
        { mark: 'data-remaining-for=', src: url('remaining.js') },
        { mark: 'data-passkey=', src: url('passkey.js') },
      ],
    },
  }
}

/** The values of our own style sheet: what a theme of a centre is checked against. */
export const ownTokens = (): Tokens => readTokens(own('./theme/tokens.css'))

let built: Assets | null = null

/** All assets; made at the first call. */
export function loadAssets(): Assets {
  built ??= build()
  return built
}

/** The address of one asset by its plain name: `asset('remaining.js')`. */
export function asset(name: string): string {
  return loadAssets().url(name)
}

/** The answer to a request for an asset: the smallest form that the browser understands. */
export function assetAnswer(
  found: Asset,
  acceptEncoding: string | undefined,
): { readonly body: Buffer; readonly headers: Record<string, string> } {
  const accepts = new Set(
    (acceptEncoding ?? '')
      .split(',')
      .filter((one) => !/;\s*q=0(?:\.0*)?\s*$/u.test(one))
      .map((one) => one.split(';')[0]?.trim()),
  )
  if (found.brotli && accepts.has('br')) return { body: found.brotli, headers: { ...found.headers, 'content-encoding': 'br' } }
  if (found.gzip && accepts.has('gzip')) return { body: found.gzip, headers: { ...found.headers, 'content-encoding': 'gzip' } }
  return { body: found.bytes, headers: { ...found.headers } }
}
