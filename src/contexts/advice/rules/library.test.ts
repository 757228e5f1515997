import { expect, test } from 'vitest'
import { dutch, english } from '#platform/i18n.ts'
import { aHelpline, aLibrary, anArticle, aPage } from '#tests/builders/library.ts'
import {
  findArticle,
  findHelpline,
  findPage,
  helpBand,
  listArticles,
  listForAudience,
  listForPhase,
  listForTopic,
  listHelplines,
  listRelated,
  listTopQuestions,
  localText,
} from './library.ts'

const sleepDutch = anArticle()
const sleepEnglish = anArticle({ locale: 'en', title: 'Sleep' })
const money = anArticle({
  slug: 'geld',
  title: 'Geld',
  audience: ['youngPeople'],
  ages: ['16-23'],
  topic: 'money',
  topQuestion: { list: 'youngPeople', number: 5, sourceTitle: 'Geld en inkomen' },
  related: ['slapen', 'weg'],
})
const work = anArticle({
  slug: 'werk',
  title: 'Werk',
  audience: ['youngPeople', 'workers'],
  ages: ['16-23'],
  topic: 'work',
  topQuestion: { list: 'youngPeople', number: 2, sourceTitle: 'Werk en bijbaan' },
})
const food = anArticle({ slug: 'eten', title: 'Eten' })
const library = aLibrary({
  articles: [sleepDutch, sleepEnglish, money, work, food],
  pages: [aPage()],
  helplines: [aHelpline(), aHelpline({ id: 'geldfit', inHelpBand: false })],
})

const slugs = (found: readonly { article: { slug: string } }[]): string[] => found.map(({ article }) => article.slug)

test('an article comes in the language that was asked for', () => {
  expect(findArticle(library, english, 'slapen')).toEqual({ article: sleepEnglish, fallback: false })
})

test('an article that is not translated comes in Dutch, and says so', () => {
  expect(findArticle(library, english, 'geld')).toEqual({ article: money, fallback: true })
  expect(findPage(library, english, 'privacy')).toMatchObject({ fallback: true, page: { locale: 'nl' } })
})

test('what is not there is null, also when the name is that of a thing in JavaScript', () => {
  for (const slug of ['onbekend', 'constructor', '__proto__']) {
    expect(findArticle(library, dutch, slug)).toBeNull()
    expect(findPage(library, dutch, slug)).toBeNull()
  }
})

test('top questions go first in their order, then the others by title', () => {
  expect(slugs(listArticles(library, dutch))).toEqual(['werk', 'geld', 'eten', 'slapen'])
})

test('lists by entrance, phase, topic and top five', () => {
  expect(slugs(listForAudience(library, dutch, 'workers'))).toEqual(['werk'])
  expect(slugs(listForPhase(library, dutch, '16-23'))).toEqual(['werk', 'geld'])
  expect(slugs(listForTopic(library, dutch, 'money'))).toEqual(['geld'])
  expect(slugs(listTopQuestions(library, dutch, 'youngPeople'))).toEqual(['werk', 'geld'])
  expect(slugs(listTopQuestions(library, dutch, 'parents'))).toEqual([])
})

test('related articles keep the order of the editors; one that has gone is left out', () => {
  expect(listRelated(library, english, money)).toEqual([{ article: sleepEnglish, fallback: false }])
})

test('helplines of an article, of the band, and by id', () => {
  expect(listHelplines(library, { helplineIds: ['geldfit', '112', 'weg'] }).map(({ id }) => id)).toEqual(['geldfit', '112'])
  expect(helpBand(library).map(({ id }) => id)).toEqual(['112'])
  expect(findHelpline(library, 'weg')).toBeNull()
})

test('a text without the language falls back to Dutch', () => {
  expect(localText({ nl: 'Nu', en: 'Now' }, english)).toBe('Now')
  expect(localText({ nl: 'Nu' }, english)).toBe('Nu')
})
