import { HtmlValidate } from 'html-validate'
import { describe, expect, test } from 'vitest'
import { dayOf } from '#calculators/core/civil-date.ts'
import { locales, type Locale } from '#platform/i18n.ts'
import { aSite } from '#tests/builders/pages.ts'
import type { Typed } from '../rules/typed.ts'
import { ageText, type Aid } from './aid.ts'
import { curveChart, spread } from './curve-chart.ts'
import { developmentAid } from './development-aid.ts'
import { developmentMessages } from './development-messages.ts'
import { aidPage, startPage, type AidPage } from './frame.ts'
import { growthAid } from './growth-aid.ts'
import { growthMessages } from './growth-messages.ts'
import { vaccinationAid } from './vaccination-aid.ts'
import { vaccinationMessages } from './vaccination-messages.ts'

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    'void-style': 'off',
    'no-trailing-whitespace': 'off',
    'tel-non-breaking': 'off',
    // A chart names its two drawings by ids of their own.
    'doctype-style': ['error', { style: 'lowercase' }],
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'submit'] }],
  },
})

const today = dayOf(2026, 11, 29)
const own = { stylesheet: '/assets/charts.css', module: { src: '/assets/modules.0/a.js', preload: ['/assets/modules.0/b.js'] } }
const aids: readonly (readonly [AidPage['name'], Aid, (locale: Locale) => AidPage['words']])[] = [
  ['growth', growthAid, growthMessages],
  ['development', developmentAid, developmentMessages],
  ['vaccination', vaccinationAid, vaccinationMessages],
]
const states: readonly (readonly [name: string, typed: Typed])[] = [
  ['empty', {}],
  ['one row more', { go: 'more' }],
  ['the example', { go: 'example' }],
  ['faults', { go: 'compute' }],
  ['a foreign field', { bsn: '123456782', go: 'compute' }],
]

describe.each(locales.map((locale) => [locale.tag, locale] as const))('in %s', (_, locale) => {
  const whole = async (name: AidPage['name'], aid: Aid, words: (locale: Locale) => AidPage['words'], typed: Typed): Promise<string> => {
    const drawn = await aid.draw({ locale, typed, today })
    return aidPage({ locale, site: aSite(), own, name, words: words(locale), drawn }).toString()
  }
  const every = aids.flatMap(([name, aid, words]) =>
    states.map(([state, typed]) => [`${name}, ${state}`, () => whole(name, aid, words, typed)] as const),
  )

  test.each([...every, ['start', () => Promise.resolve(startPage({ locale, site: aSite(), own }).toString())] as const])(
    '%s is valid, in order, and without inline script or style',
    async (_name, make) => {
      const page = await make()
      const { results } = await validator.validateString(page)
      expect(results.flatMap(({ messages }) => messages.map(({ ruleId, message, line }) => `${ruleId} ${line}: ${message}`))).toEqual([])
      expect(page).not.toMatch(/<style|\sstyle="|\son[a-z]+="|javascript:|<script(?![^>]*\ssrc=)/iu)
      const levels = [...(page.split('<main')[1] ?? '').matchAll(/<h([1-6])[\s>]/gu)].map(([, level]) => Number(level))
      expect(levels.filter((level) => level === 1)).toHaveLength(1)
    },
  )

  test.each(aids)('%s shows what was typed as text, whatever it holds', async (name, aid, words) => {
    const attack = `"><script>alert(1)</script>`
    const field = name === 'vaccination' ? 'd1-date' : name === 'growth' ? 'v1-when' : 'when'
    const page = await whole(name, aid, words, { [field]: attack, go: 'compute' })
    expect(page).not.toContain('<script>alert')
    expect(page).toContain('&quot;&gt;&lt;script&gt;')
  })

  test.each(aids)('the example of %s gives an answer with what it was computed by, and is no verdict', async (name, aid, words) => {
    const page = await whole(name, aid, words, { go: 'example' })
    expect(page).toContain('id="answer"')
    expect(page).toContain('OpenCJG 0.')
    expect(page).not.toContain('error-summary')
  })
})

test.each([
  [0, '0 dagen'],
  [1, '1 dag'],
  [13.9, '13 dagen'],
  [28, '4 weken'],
  [14 * 30.4375, '14 maanden'],
  [23.99 * 30.4375, '23 maanden'],
  [24 * 30.4375, '2 jaar'],
  [27 * 30.4375, '2 jaar en 3 maanden'],
])('%d days are "%s"', (days, words) => {
  const [dutch] = locales
  expect(dutch && ageText(dutch, days)).toBe(words)
})

test('labels that would cover each other move outwards from the middle', () => {
  expect(spread([100, 95, 60, 20, 15], 14)).toEqual([109, 95, 60, 20, 6])
  expect(spread([], 14)).toEqual([])
})

test('a chart says its conclusion, and names each of its two drawings apart', () => {
  const axis = { range: [0, 10] as const, step: 5, label: 'x', shown: String }
  const chart = curveChart({
    id: 'c',
    title: 'Lengte',
    description: 'Gemiddeld.',
    x: axis,
    y: axis,
    lines: [],
    points: [{ x: 3, y: 4 }],
    lastLabel: '4 cm',
  }).toString()
  expect(chart.match(/role="img"/g)).toHaveLength(2)
  expect(chart).toContain('aria-labelledby="c-small-title c-small-text"')
  expect(chart.match(/Gemiddeld\./g)).toHaveLength(2)
  expect(chart).toContain('dir="ltr"')
})
