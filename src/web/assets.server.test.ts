import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { asset, assetAnswer, loadAssets } from './assets.server.ts'
import { plainScript, plainStyle } from './assets/plain.server.ts'

const assets = loadAssets()
const found = (name: string) => {
  const one = assets.find(asset(name))
  if (!one) throw new Error(name)
  return one
}

describe('what a first visit costs', () => {
  test('the style sheet is at most 25 kB compressed', () => {
    const { gzip, brotli } = found('public.css')
    expect(gzip?.length).toBeLessThan(25_000)
    expect(brotli?.length).toBeLessThan(gzip?.length ?? 0)
  })

  test('the quick exit is at most 2 kB, all scripts together at most 5 kB', () => {
    expect(found('quick-exit.js').bytes.length).toBeLessThanOrEqual(2_000)
    const all = ['quick-exit.js', 'remaining.js', 'copy-code.js'].map((name) => found(name).bytes.length)
    expect(all.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(5_000)
  })

  test('the two fonts that are fetched at once are at most 70 kB', () => {
    const sizes = assets.page.preloadFonts.map((url) => assets.find(url)?.bytes.length ?? Infinity)
    expect(sizes).toHaveLength(2)
    expect(sizes.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(70_000)
  })
})

describe('addresses', () => {
  test('carry the hash of the content and may be kept for ever', () => {
    for (const one of assets.all()) {
      expect(one.url).toMatch(/^\/assets\/[a-z-]+\.[0-9a-f]{12}\.(?:css|js|svg|txt|woff2)$/u)
      expect(one.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    }
    expect(assets.find('/assets/public.css')).toBeNull()
    expect(() => asset('nothing.css')).toThrow('No asset nothing.css')
  })

  test('of fonts in the style sheet all exist', () => {
    const urls = [
      ...found('public.css')
        .bytes.toString()
        .matchAll(/url\('([^']+)'\)/gu),
    ].map(([, url]) => url ?? '')
    expect(urls).toHaveLength(7)
    for (const url of urls) expect(assets.find(url)?.contentType).toBe('font/woff2')
  })

  test('licences travel along', () => {
    const text = found('licences.txt').bytes.toString()
    for (const name of ['Bricolage Grotesque', 'Atkinson Hyperlegible Next', 'Vazirmatn', 'Source Sans 3', 'EUROPEAN UNION PUBLIC LICENCE'])
      expect(text.toLowerCase()).toContain(name.toLowerCase())
  })
})

test.each([
  ['br, gzip', 'br'],
  ['gzip, deflate', 'gzip'],
  ['gzip;q=1.0, br;q=0.5', 'br'],
  ['br;q=0, gzip', 'gzip'],
  ['identity', undefined],
  [undefined, undefined],
])('a browser that accepts %s gets %s', (accepted, encoding) => {
  const { body, headers } = assetAnswer(found('public.css'), accepted)
  expect(headers['content-encoding']).toBe(encoding)
  const plain = encoding === 'br' ? brotliDecompressSync(body) : encoding === 'gzip' ? gunzipSync(body) : body
  expect(plain.equals(found('public.css').bytes)).toBe(true)
})

describe('making smaller', () => {
  test('a style sheet keeps its strings and the spaces that mean something', () => {
    expect(
      plainStyle(
        `/* a */ .a :hover > b::before {\n  content: ' ; /* x */ ';\n  margin: 0 auto ;\n}\n@media (min-width: 1px) and (x) { a { b: c } }`,
      ),
    ).toBe(".a :hover > b::before{content: ' ; /* x */ ';margin: 0 auto}@media (min-width: 1px) and (x){a{b: c}}")
  })

  test('a module loses types and comments, not its strings', () => {
    expect(plainScript("// why\nconst a: string = 'http://x' // end\n/* more */\nlet b = `// ${a}`\n")).toMatch(
      /^const a {9}= 'http:\/\/x'\nlet b = `\/\/ \$\{a\}`$/u,
    )
  })
})

test('an address of another release leads to what stands under that name now; one of no name to nothing', () => {
  const now = assets.find(asset('public.css'))
  expect(assets.findByName('/assets/public.0123456789ab.css')).toBe(now)
  for (const url of [
    '/assets/public.css',
    '/assets/public.0123456789ab.js',
    '/assets/none.0123456789ab.css',
    '/assets/../public.0123456789ab.css',
  ])
    expect(assets.findByName(url)).toBeNull()
})
