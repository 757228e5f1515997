import { expect, test } from 'vitest'
import { dutch, english } from '#platform/i18n.ts'
import { aHelpline } from '#tests/builders/library.ts'
import { withMarks } from '../rules/centre-name.ts'
import { readBody, type BodyContext } from './markdown.ts'

const helplines = [aHelpline(), aHelpline({ id: 'veilig-thuis', number: '0800 2000', tel: 'tel:08002000' })]
const links = {
  article: (locale: { tag: string }, slug: string) => `/${locale.tag}/a/${slug}`,
  page: (locale: { tag: string }, slug: string) => `/${locale.tag}/p/${slug}`,
  way: (locale: { tag: string }, way: string) => `/${locale.tag}/w/${way}`,
}
const context: BodyContext = { locale: dutch, helplines, links }
const leadOf = (markdown: string): string => String(readBody(markdown, context).body.lead)
const problemsOf = (markdown: string): readonly string[] => readBody(markdown, context).problems

test('the answer comes first, then sections with their kind', () => {
  const { body, problems } = readBody(
    'Het antwoord.\n\n## Waarom?\n\nDaarom.\n\n### Meer\n\n- een\n- twee\n\n## Bel ons als {call}\n\n1. nu\n\n## Verder {way-on}\n\n[Vraag](way:ask)',
    context,
  )
  expect(problems).toEqual([])
  expect(String(body.lead)).toBe('<p>Het antwoord.</p>')
  expect(body.sections.map(({ kind, anchor, heading, body: html }) => [kind, anchor, heading, String(html)])).toEqual([
    ['text', 'waarom', 'Waarom?', '<p>Daarom.</p>\n<h3>Meer</h3>\n<ul>\n<li>een</li>\n<li>twee</li>\n</ul>'],
    ['call', 'bel-ons-als', 'Bel ons als', '<ol>\n<li>nu</li>\n</ol>'],
    ['wayOn', 'verder', 'Verder', '<p><a href="/nl/w/ask">Vraag</a></p>'],
  ])
  expect(body.text).toBe('Het antwoord.\nWaarom?\nDaarom.\nMeer\neen\ntwee\nBel ons als\nnu\nVerder\nVraag')
  expect(body.ways).toEqual(['ask'])
})

test('a helpline link dials and shows the number, which keeps together', () => {
  const { body } = readBody('Bel [](helpline:112) of [Veilig Thuis](helpline:veilig-thuis).', context)
  expect(String(body.lead)).toBe('<p>Bel <a href="tel:112">112</a> of <a href="tel:08002000">Veilig Thuis (0800\u00A02000)</a>.</p>')
  expect(body.text).toBe('Bel 112 of Veilig Thuis (0800 2000).')
  expect(body.helplines).toEqual(['112', 'veilig-thuis'])
})

test('links follow the language, and are told for checking', () => {
  const { body } = readBody('[geld](article:geld) en [privacy](page:privacy)', { ...context, locale: english })
  expect(String(body.lead)).toBe('<p><a href="/en/a/geld">geld</a> en <a href="/en/p/privacy">privacy</a></p>')
  expect(body.links).toEqual([
    { kind: 'article', slug: 'geld' },
    { kind: 'page', slug: 'privacy' },
  ])
})

test('a link elsewhere does not tell where the reader came from', () => {
  expect(leadOf('[Nibud](https://www.nibud.nl)')).toBe('<p><a href="https://www.nibud.nl" rel="noreferrer">Nibud</a></p>')
})

test('a line break in the file is a space; strong and quotes are kept', () => {
  expect(leadOf('Een **sterke**\nzin.\n\n> Een woord.')).toBe(
    '<p>Een <strong>sterke</strong>\nzin.</p>\n<blockquote>\n<p>Een woord.</p>\n</blockquote>',
  )
  expect(readBody('Een **sterke**\nzin.', context).body.text).toBe('Een sterke zin.')
})

test('markup in the text is shown, never run', () => {
  expect(leadOf('Kijk: <script>alert(1)</script> & "zo"')).toBe('<p>Kijk: &lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;zo&quot;</p>')
})

test.each([
  ['# Titel\n\nTekst.', '<h1> is not used in our texts'],
  ['Tekst.\n\n#### Klein', '<h4> is not used in our texts'],
  ['Dit is *schuin*.', '<em> is not used in our texts'],
  ['Kijk <b>hier</b>.', 'this does not become what was meant: Kijk <b>hier</b>.'],
  ['[x](javascript:alert(1))', 'this does not become what was meant: [x](javascript:alert(1))'],
  ['[x](mailto:a@b.nl)', 'the link mailto:a@b.nl leads nowhere'],
  ['[x](http://www.nibud.nl)', 'the link http://www.nibud.nl leads nowhere'],
  ['[x](/vraag)', 'the link /vraag leads nowhere'],
  ['[x](helpline:onbekend)', 'the link helpline:onbekend leads nowhere'],
  ['[x](way:home)', 'the link way:home leads nowhere'],
  ['## Meteen een kop', 'the text does not begin with the answer'],
  ['Tekst.\n\n### Te vroeg\n\nNog wat.', 'a h3 stands before the first h2'],
  ['Tekst.\n\n## Kop\n\nA.\n\n## Kop\n\nB.', 'two sections have the same heading'],
  ['Tekst.\n\n## Bel als {bel}\n\nA.', '{bel} is no mark we know'],
])('%j is refused', (markdown, problem) => {
  expect(problemsOf(markdown)).toContain(problem)
})

test('reading time is rounded, and never nothing', () => {
  expect(readBody('Kort.', context).body.minutesToRead).toBe(1)
  expect(readBody('woord '.repeat(540), context).body.minutesToRead).toBe(3)
})

test('the name of the centre is no mark of a section; every other mark in braces is told, wherever it stands', () => {
  const { body, problems } = readBody(withMarks('Wij zijn {centrum}.\n\n## Wat doet {centrum}? {call}\n\n- **{centrum}**'), context)
  expect(problems).toEqual([])
  expect(body.sections.map(({ kind, anchor }) => [kind, anchor])).toEqual([['call', 'wat-doet-cjg']])
  expect(problemsOf('Wij {centre} en {Centrum}.')).toEqual(['{centre} is no mark we know', '{Centrum} is no mark we know'])
  expect(problemsOf(withMarks('[x](https://www.nji.nl/{centrum})'))).toEqual(['the link https://www.nji.nl/%EE%80%80 leads nowhere'])
})
