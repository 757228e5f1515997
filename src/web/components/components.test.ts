import fc from 'fast-check'
import { HtmlValidate } from 'html-validate'
import { describe, expect, test } from 'vitest'
import { html, type Html } from '#platform/html.ts'
import { dutch, english } from '#platform/i18n.ts'
import { aSite } from '#tests/builders/pages.ts'
import { publicPage } from '../shell.ts'
import { button } from './button.ts'
import { callout } from './callout.ts'
import { checkCards, radioCards } from './choice.ts'
import { dateFields } from './date-fields.ts'
import { errorSummary } from './error-summary.ts'
import { selectField, textArea, textField } from './field.ts'
import { keyCard } from './key-card.ts'
import { letter, typedText } from './letter.ts'
import { filterChip, pagination } from './notices.ts'
import { definitionRows } from './panel.ts'
import { stepList } from './step-list.ts'
import { tag } from './tag.ts'
import { foldOut, heading, row } from './text.ts'
import { tipRows } from './ways.ts'

const locale = dutch
const when = { exact: '2026-11-22T21:40:00+01:00', shown: 'zondag 22 november, 21.40 uur' }
const errors = ['vraag', 'postcode', 'leeftijd', 'hoe', 'datum', 'taal'].map((id) => ({ id, message: `Kijk naar ${id}.` }))
const error = (id: string) => errors.find((one) => one.id === id)?.message

const form = html`${errorSummary(locale, errors)}${heading(1, 'Onderdelen')}${stepList(locale, ['Je vraag', 'Over wie', 'Klaar'], 2)}
  <form method="post" action="/x">
    ${textArea({ locale, name: 'vraag', label: 'Je vraag', hint: 'Kort mag.', max: 2000, value: '\nRegel 1\n  Regel 2', error: error('vraag') })}
    ${textField({ locale, name: 'postcode', label: 'Postcode', optional: true, hint: '4 cijfers', error: error('postcode'), value: '"12' })}
    ${textField({ locale, name: 'code', label: 'Je code', isCode: true, width: 'code' })}
    ${selectField({ locale, name: 'taal', label: 'Taal', options: [{ value: 'nl', label: 'Nederlands' }], empty: 'Kies', error: error('taal') })}
    ${radioCards({
      locale,
      name: 'leeftijd',
      label: 'Leeftijd',
      error: error('leeftijd'),
      value: '1',
      choices: [
        { value: '0', label: 'Baby', hint: 'Tot 1 jaar' },
        { value: '1', label: 'Peuter' },
      ],
    })}
    ${checkCards({ locale, name: 'hoe', label: 'Hoe?', error: error('hoe'), values: ['b'], choices: ['a', 'b'].map((value) => ({ value, label: value })) })}
    ${dateFields({ locale, name: 'datum', label: 'Wanneer?', error: error('datum'), wrongParts: ['day'], value: { day: '31', month: '11', year: '2026' } })}
    ${row(button({ label: 'Verder' }), button({ label: 'Wis', variant: 'danger', icon: 'trash', hiddenLabel: 'je vraag' }))}
  </form>`

const others = html`${(['info', 'warn', 'danger', 'ok', 'note'] as const).map((kind) => callout({ kind, title: 'Zo is het', body: html`<p>Doe dit.</p>` }))}
${tag('ok', 'Klaar', 'check')}${keyCard(locale, ['K7MT', 'R94H', 'WXE2', '6PNB', '3QDA'], 'Bewaar hem.')}
${(['asker', 'centre', 'internal'] as const).map((kind) => letter({ locale, kind, who: 'Sanne', when, text: 'Een.\n\nTwee.' }))}
${definitionRows([{ term: 'Je vraag', detail: 'Hoe?', change: html`<a href="#x">Verander</a>` }])}
${pagination(locale, { page: 2, pages: 3, href: (page) => `?p=${page}` })}${filterChip('Ouders', '/x', true)}${foldOut('Meer', 'Tekst')}
${tipRows([{ href: '/x', icon: 'book', tint: 'sun', title: 'Lees', detail: '4 minuten' }])}`

const inPage = (main: Html): string =>
  publicPage({ locale, site: aSite(), title: 'Onderdelen', path: '/', main, errorTitle: true }).toString()

const attributes = (page: string, name: string): string[] =>
  [...page.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'gu'))].map(([, value]) => value ?? '')

describe('the components together', () => {
  const page = inPage(html`${form}${others}`)

  test('are valid HTML', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:recommended'],
      rules: {
        'void-style': 'off',
        'no-trailing-whitespace': 'off',
        'tel-non-breaking': 'off',
        'doctype-style': ['error', { style: 'lowercase' }],
        'form-dup-name': ['error', { shared: ['radio', 'checkbox'] }],
      },
    })
    const { results } = await validator.validateString(page)
    expect(results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`))).toEqual([])
  })

  test('every id is used once, and every reference leads to one', () => {
    const ids = attributes(page, 'id')
    expect(new Set(ids).size).toBe(ids.length)
    const named = ['for', 'aria-describedby', 'aria-labelledby', 'data-remaining-for'].flatMap((name) => attributes(page, name))
    for (const id of named.flatMap((value) => value.split(' '))) expect(ids).toContain(id)
    for (const { id } of errors) expect(ids).toContain(id)
  })

  test('the title says first that something is wrong', () => {
    expect(page).toContain('<title>Fout: Onderdelen - CJG Lindewaard</title>')
  })

  test('the countdown goes along where there is something to count, and only there', () => {
    expect(page).toContain('src="/assets/remaining.js"')
    expect(inPage(heading(1, 'Zonder'))).not.toContain('remaining.js')
  })
})

describe('fields', () => {
  test('what was typed comes back as it was', () => {
    expect(form.toString()).toContain('>\n\nRegel 1\n  Regel 2</textarea')
    expect(form.toString()).toContain('value="&quot;12"')
  })

  test('a field with an error is invalid and described by hint and error; one without is not', () => {
    const wrong = textField({ locale, name: 'a', label: 'A', hint: 'Hint', error: 'Fout' }).toString()
    expect(wrong).toContain('aria-invalid="true"')
    expect(wrong).toContain('aria-describedby="a-hint a-error"')
    expect(textField({ locale, name: 'a', label: 'A' }).toString()).not.toMatch(/aria-/u)
  })

  test('exactly the chosen cards are checked', () =>
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd')), (values) => {
        const cards = checkCards({
          locale,
          name: 'x',
          label: 'X',
          values,
          choices: ['a', 'b', 'c', 'd'].map((value) => ({ value, label: value })),
        })
        const checked = [...cards.toString().matchAll(/value="(.)"\s+checked/gu)].map(([, value]) => value)
        expect(checked).toEqual(values.toSorted())
      }),
    ))

  test('nothing is chosen beforehand', () => {
    expect(
      radioCards({
        locale,
        name: 'x',
        label: 'X',
        choices: [
          { value: '', label: 'Leeg' },
          { value: 'a', label: 'A' },
        ],
      }).toString(),
    ).not.toContain('checked')
  })
})

test('the step list says which step is now, once, and its state to who hears it', () => {
  const list = stepList(english, ['One', 'Two', 'Three'], 2).toString()
  expect(list.match(/aria-current="step"/gu)).toHaveLength(1)
  expect(['(done)', '(now)', '(to come)'].every((state) => list.includes(state))).toBe(true)
})

test('no errors, no summary; one error reads as one', () => {
  expect(errorSummary(dutch, []).toString()).toBe('')
  expect(errorSummary(dutch, [{ message: 'X' }]).toString()).toContain('Nog 1 ding<')
})

test('a letter shows what was typed and nothing else', () =>
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('<', '&', '"', 'a', ' ', '\n', '\r\n') }), (text) => {
      const shown = typedText(text).toString()
      expect(shown.replaceAll(/<p class="cjg-typed" dir="auto">|<\/p>/gu, '')).not.toContain('<')
      const words = (value: string) => value.replaceAll(/\s+/gu, '')
      const read = shown
        .replaceAll(/<[^>]*>/gu, '')
        .replaceAll('&lt;', '<')
        .replaceAll('&quot;', '"')
        .replaceAll('&amp;', '&')
      expect(words(read)).toBe(words(text))
    }),
  ))

test('the first and the last page have one way to go', () => {
  const at = (page: number) => pagination(locale, { page, pages: 3, href: (to) => `?p=${to}` }).toString()
  expect([1, 2, 3].map((page) => attributes(at(page), 'rel').join())).toEqual(['next', 'prev,next', 'prev'])
  expect(pagination(locale, { page: 1, pages: 1, href: String }).toString()).toBe('')
})
