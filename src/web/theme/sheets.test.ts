import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const folder = new URL('./', import.meta.url)
const sheets = readdirSync(folder)
  .filter((name) => name.endsWith('.css'))
  .map((name) => ({ name, css: readFileSync(new URL(name, folder), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//gu, '') }))
const sources = ['tokens.css', 'dark.css']

describe.each(sheets)('$name', ({ name, css }) => {
  test('colours stand in the source only', () => {
    if (sources.includes(name)) return expect(css).toMatch(/#[0-9a-f]{6}/u)
    return expect(css.match(/#[0-9a-f]{3,8}\b|\b(?:rgb|hsl)a?\(/giu) ?? []).toEqual([])
  })

  test('nothing is left or right: every writing direction gets the same page', () => {
    const physical =
      /(?:^|[\s{;])(?:(?:margin|padding|border|inset)-(?:left|right|top|bottom)|left|right|top|bottom|width|height|(?:min|max)-(?:width|height))\s*:/gmu
    const found = css.replaceAll(/@(?:media|page)[^{]*\{/gu, '{').match(physical) ?? []
    expect(found).toEqual([])
    expect(css).not.toMatch(/(?:text-align|float|clear)\s*:\s*(?:left|right)/u)
  })

  test('every name of ours that is used is set', () => {
    const set = new Set(sheets.flatMap((sheet) => [...sheet.css.matchAll(/(--cjg-[a-z0-9-]+)\s*:/gu)].map(([, one]) => one)))
    const used = [...css.matchAll(/var\(\s*(--cjg-[a-z0-9-]+)/gu)].map(([, one]) => one)
    expect(used.filter((one) => !set.has(one))).toEqual([])
  })

  test('nothing comes from elsewhere', () => {
    expect(css).not.toMatch(/@import|https?:|url\((?!'font:)/u)
  })
})
