import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attribute, escapeHtml, html, trusted } from './html.ts'

const decode = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')

/** Text with many of the signs that matter. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('<', '>', '&', '"', "'", '/', '=', ' ', 'a', ';', '#', '`', '\n') }),
)

test('escaped text holds no sign that ends an element or an attribute, and reads back as it was', () =>
  fc.assert(
    fc.property(hostile, (text) => {
      const escaped = escapeHtml(text)
      expect(escaped).not.toMatch(/[<>"']/u)
      expect(escaped).not.toMatch(/&(?!amp;|lt;|gt;|quot;|#39;)/u)
      expect(decode(escaped)).toBe(text)
    }),
  ))

test('text put in a template never adds a tag, in content or in an attribute', () =>
  fc.assert(
    fc.property(hostile, hostile, (inside, value) => {
      const page = html`<p class="${value}" ${attribute('title', value)}>${inside}</p>`.toString()
      expect(page.match(/</gu)).toHaveLength(2)
      expect(page.match(/"/gu)).toHaveLength(4)
    }),
  ))

test('a list prints its parts in order and escapes each once', () =>
  fc.assert(
    fc.property(fc.array(hostile), (parts) => {
      expect(html`${parts}`.toString()).toBe(parts.map(escapeHtml).join(''))
      expect(html`${parts.map((part) => html`${part}`)}`.toString()).toBe(parts.map(escapeHtml).join(''))
    }),
  ))

test('nothing, false and true print nothing; numbers, zero too, print as they are', () => {
  expect(html`${null}${undefined}${false}${true}${0}${-1.5}`.toString()).toBe('0-1.5')
})

test('markup of ours passes as it is; a text that looks like it does not', () => {
  expect(html`${trusted('<b>x</b>')}${'<b>x</b>'}`.toString()).toBe('<b>x</b>&lt;b&gt;x&lt;/b&gt;')
})

test('an attribute is left out, bare or quoted', () => {
  expect(['a', '', 0, true, false, null, undefined].map((value) => attribute('x', value).toString())).toEqual([
    ' x="a"',
    ' x=""',
    ' x="0"',
    ' x',
    '',
    '',
    '',
  ])
})
