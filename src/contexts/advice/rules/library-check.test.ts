import { expect, test } from 'vitest'
import { trusted } from '#platform/html.ts'
import { Temporal } from '#platform/time.ts'
import { aHelpline, aLibrary, anArticle, aPage } from '#tests/builders/library.ts'
import type { Article } from './content.ts'
import { libraryProblems, outline } from './library-check.ts'

const problemsOf = (...articles: Article[]): readonly string[] =>
  libraryProblems(aLibrary({ articles, helplines: [aHelpline(), aHelpline({ id: 'veilig-thuis' })] }))

test('a library in order has no problems', () => {
  expect(
    problemsOf(
      anArticle({ related: ['eten'], helplineIds: ['112'], helplines: ['112'] }),
      anArticle({ locale: 'en', related: ['eten'], helplineIds: ['112'] }),
      anArticle({ slug: 'eten' }),
    ),
  ).toEqual([])
})

test.each<[string, Partial<Article>, string]>([
  ['a helpline that is not in the list', { helplineIds: ['999'] }, 'articles/slapen/nl.md: helplines: "999" is not in helplines.yaml'],
  [
    'a helpline in the text that the head does not name',
    { helplines: ['112'] },
    'articles/slapen/nl.md: helplines: the text names "112", the list does not',
  ],
  ['a related article that is not there', { related: ['weg'] }, 'articles/slapen/nl.md: related: "weg" is no other article'],
  ['itself as related', { related: ['slapen'] }, 'articles/slapen/nl.md: related: "slapen" is no other article'],
  [
    'a link to an article that is not there',
    { links: [{ kind: 'article', slug: 'weg' }] },
    'articles/slapen/nl.md: links to article:weg, which does not exist',
  ],
  [
    'a link to a page that is not there',
    { links: [{ kind: 'page', slug: 'weg' }] },
    'articles/slapen/nl.md: links to page:weg, which does not exist',
  ],
  ['no link in the way on', { ways: [] }, 'articles/slapen/nl.md: does not end with a way on ({way-on} with a link way:...)'],
  [
    'violence that is not marked sensitive',
    { helplineIds: ['veilig-thuis'] },
    'articles/slapen/nl.md: sensitive: must be true with these helplines',
  ],
  [
    'a review that is due before it was done',
    { reviewBefore: Temporal.PlainDate.from('2026-11-24') },
    'articles/slapen/nl.md: reviewBefore: must be later than reviewedOn',
  ],
  [
    'a review after more than two years',
    { reviewBefore: Temporal.PlainDate.from('2028-11-25') },
    'articles/slapen/nl.md: reviewBefore: is more than two years after reviewedOn',
  ],
])('it names %s', (_, changes, problem) => {
  expect(problemsOf(anArticle(changes))).toContain(problem)
})

test('a review after exactly two years is fine', () => {
  expect(problemsOf(anArticle({ reviewBefore: Temporal.PlainDate.from('2028-11-24') }))).toEqual([])
})

test('it names an article that does not say when to call, or goes on after the way on', () => {
  const [why, call, wayOn] = anArticle().sections
  if (!why || !call || !wayOn) throw new Error('the builder lost a section')
  expect(problemsOf(anArticle({ sections: [why, wayOn] }))).toEqual(['articles/slapen/nl.md: no section says when to call ({call})'])
  expect(problemsOf(anArticle({ sections: [call, wayOn, why] }))).toEqual([
    'articles/slapen/nl.md: does not end with a way on ({way-on} with a link way:...)',
  ])
})

test('it names a language without Dutch, and what differs between languages', () => {
  expect(problemsOf(anArticle({ locale: 'en' }))).toContain(
    'articles/slapen: there is no nl.md; Dutch is what the other languages fall back on',
  )
  expect(problemsOf(anArticle(), anArticle({ locale: 'en', ages: ['0-1'] }))).toEqual(['articles/slapen/en.md: ages: differs from nl.md'])
  expect(problemsOf(anArticle(), anArticle({ locale: 'en', lead: trusted('<p>One.</p><p>Two.</p>') }))).toEqual([
    'articles/slapen/en.md: the sections differ from nl.md: lead(2p) text(1p) call(1p) wayOn(1p) instead of lead(1p) text(1p) call(1p) wayOn(1p)',
  ])
})

test('it names two articles in one place of a top five, and a helpline that stands there twice', () => {
  const topQuestion = { list: 'parents', number: 1, sourceTitle: 'Ontwikkeling' } as const
  expect(problemsOf(anArticle({ topQuestion }), anArticle({ slug: 'eten', topQuestion }))).toEqual([
    'articles: topQuestion: two articles have place parents 1',
  ])
  expect(libraryProblems(aLibrary({ helplines: [aHelpline(), aHelpline()] }))).toEqual(['helplines.yaml: id: "112" stands there twice'])
})

test('pages are checked for their links, dates and languages', () => {
  expect(libraryProblems(aLibrary({ pages: [aPage({ links: [{ kind: 'page', slug: 'weg' }] })] }))).toEqual([
    'pages/privacy/nl.md: links to page:weg, which does not exist',
  ])
})

test('the outline counts what a reader sees', () => {
  const sections = [{ kind: 'text', anchor: 'a', heading: 'A', body: trusted('<h3>B</h3><ul><li>c</li><li>d</li></ul>') }] as const
  expect(outline({ lead: trusted('<p>Een.</p>'), sections })).toBe('lead(1p) text(1h3 2li)')
})
