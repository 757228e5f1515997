import fc from 'fast-check'
import { expect, test } from 'vitest'
import { escapeHtml, trusted } from '#platform/html.ts'
import { aLibrary, anArticle, aPage } from '#tests/builders/library.ts'
import { fillArticle, fillPage, hasMark, nameLibrary, ourName, withMarks } from './centre-name.ts'
import type { Article, ContentPage, Library } from './content.ts'

const section = { kind: 'text', anchor: 'wat-doet-cjg', heading: withMarks('Wat doet {centrum}?') } as const
const body = {
  lead: trusted(withMarks('<p>Wij zijn {centrum}.</p>')),
  sections: [{ ...section, body: trusted(withMarks('<p><strong>{centrum}</strong> en {centrum}</p>')) }],
  text: withMarks('Wij zijn {centrum}.'),
}
const article = anArticle({ ...body, title: withMarks('Naar {centrum}'), summary: ['Een.', withMarks('Bij {centrum}.'), 'Drie.'] })
const page = aPage({ ...body, slug: 'over-ons', title: withMarks('{centrum}'), description: withMarks('Wie is {centrum}?') })
const other = anArticle({ slug: 'anders' })
const library: Library = {
  ...aLibrary({ articles: [fillArticle(article, ourName), other], pages: [fillPage(page, ourName)] }),
  marked: { articles: [article], pages: [page] },
}
const articleOf = (of: Library): Article | undefined => of.articles.get('slapen')?.get('nl')
const pageOf = (of: Library): ContentPage | undefined => of.pages.get('over-ons')?.get('nl')

/** Everything that is shown of a text. */
const shown = (text: Article | ContentPage | undefined): string =>
  text === undefined
    ? ''
    : [JSON.stringify(text), text.lead, ...text.sections.map(({ heading, body: html }) => heading + html.toString())].join('')

test('without a name of its own a centre has ours', () => {
  expect(nameLibrary(library, undefined)).toBe(library)
  expect([articleOf(library)?.title, pageOf(library)?.description, String(articleOf(library)?.lead)]).toEqual([
    'Naar CJG',
    'Wie is CJG?',
    '<p>Wij zijn CJG.</p>',
  ])
})

test('its own name stands wherever the text names the centre; anchors and other texts stay', () => {
  const named = nameLibrary(library, { nl: 'Opvoedpunt', en: 'Parenting point' })
  expect(articleOf(named)).toMatchObject({
    title: 'Naar Opvoedpunt',
    summary: ['Een.', 'Bij Opvoedpunt.', 'Drie.'],
    text: 'Wij zijn Opvoedpunt.',
  })
  expect(articleOf(named)?.sections.map(({ anchor, heading, body: html }) => [anchor, heading, String(html)])).toEqual([
    ['wat-doet-cjg', 'Wat doet Opvoedpunt?', '<p><strong>Opvoedpunt</strong> en Opvoedpunt</p>'],
  ])
  expect([pageOf(named)?.title, pageOf(named)?.description]).toEqual(['Opvoedpunt', 'Wie is Opvoedpunt?'])
  expect(named.articles.get('anders')).toBe(library.articles.get('anders'))
})

test('a text has the name of its own language, and the Dutch one where there is no other', () => {
  const english = { ...article, locale: 'en' }
  const both: Library = { ...aLibrary({ articles: [article, english] }), marked: { articles: [article, english], pages: [] } }
  const titles = (of: Library) => ['nl', 'en'].map((tag) => of.articles.get('slapen')?.get(tag)?.title)
  expect(titles(nameLibrary(both, { nl: 'Opvoedpunt', en: 'Parenting point' }))).toEqual(['Naar Opvoedpunt', 'Naar Parenting point'])
  expect(titles(nameLibrary(both, { nl: 'Opvoedpunt' }))).toEqual(['Naar Opvoedpunt', 'Naar Opvoedpunt'])
})

test('the same name gives the same library', () => {
  expect(nameLibrary(library, { nl: 'Opvoedpunt' })).toBe(nameLibrary(library, { nl: 'Opvoedpunt' }))
})

test('whatever signs a name has, it is text and no markup, and no mark is left', () => {
  const nasty = fc.constantFrom('<b>x</b>', '*O_p*', '[a](b)', '$&', "$'", '&amp;', '"><script>', '{call}', '`')
  fc.assert(
    fc.property(fc.oneof(nasty, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 32 })), (name) => {
      fc.pre(!hasMark(name))
      const named = nameLibrary(library, { nl: name })
      expect([articleOf(named)?.title, String(articleOf(named)?.lead)]).toEqual([`Naar ${name}`, `<p>Wij zijn ${escapeHtml(name)}.</p>`])
      for (const text of [articleOf(named), pageOf(named)]) expect(hasMark(shown(text))).toBe(false)
    }),
  )
})
