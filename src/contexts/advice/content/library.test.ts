/** The library as it is shipped: every promise that our texts make to readers, checked on every text. */
import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse } from 'yaml'
import { describe, expect, test } from 'vitest'
import { dutch, english } from '#platform/i18n.ts'
import { synonymLists } from './front-matter.ts'
import { loadLibrary } from './load-library.server.ts'
import { nameLibrary } from '../rules/centre-name.ts'
import { audiences, phases, topLists, topics, type Article, type ContentPage, type Library } from '../rules/content.ts'
import {
  findArticle,
  findPage,
  helpBand,
  listForAudience,
  listForPhase,
  listForTopic,
  listRelated,
  listTopQuestions,
} from '../rules/library.ts'
import { goodAverage, longestGoodSentence, readingLevel } from '../rules/reading-level.ts'
import { sentencesOf, wordsOf } from '../rules/sentences.ts'
import { expandQuery, fold } from '../rules/synonyms.ts'

const contentDir = resolve(import.meta.dirname, '../../../../content')
/** Loading checks the most already: fields, languages with the same build, known ids and slugs, dates, call and way on, sensitive. */
const library = loadLibrary(contentDir)

const articles: Article[] = [...library.articles.values()].flatMap((translations) => [...translations.values()])
const pages: ContentPage[] = [...library.pages.values()].flatMap((translations) => [...translations.values()])
const everything: [name: string, text: Article | ContentPage][] = [...articles, ...pages].map((text) => [
  `${text.slug} (${text.locale})`,
  text,
])
const everyArticle: [name: string, article: Article][] = articles.map((article) => [`${article.slug} (${article.locale})`, article])

/** All that a reader reads of a text, a line per block. */
function wholeText(text: Article | ContentPage): string {
  return [text.title, ...('summary' in text ? text.summary : [text.description]), text.text].join('\n')
}

const sourceOf = (text: Article | ContentPage): string =>
  readFileSync(join(contentDir, 'summary' in text ? 'articles' : 'pages', text.slug, `${text.locale}.md`), 'utf8')

describe('the name of the centre', () => {
  const all = (of: Library): (Article | ContentPage)[] =>
    [...of.articles.values(), ...of.pages.values()].flatMap((one) => [...one.values()])
  const shown = (text: Article | ContentPage): string =>
    [JSON.stringify(text), text.lead, ...text.sections.flatMap(({ heading, body }) => [heading, body])].join('\n')

  test('is filled in wherever a text has it, ours and that of a centre', () => {
    expect(library.marked.articles.map(({ slug, locale }) => `${slug} (${locale})`)).toEqual([
      'doorverwijzen-naar-het-cjg (en)',
      'doorverwijzen-naar-het-cjg (nl)',
      'wat-mag-ik-delen (nl)',
    ])
    for (const of of [library, nameLibrary(library, { nl: 'Opvoedpunt' })])
      for (const text of all(of)) expect(shown(text), text.slug).not.toMatch(/\{centrum\}|\uE000|%EE%80%80/)
    expect(String(findPage(nameLibrary(library, { nl: 'Opvoedpunt' }), english, 'over-ons')?.page.lead)).toContain(
      'your municipality: Opvoedpunt.',
    )
  })

  test('is nowhere written out as ours, but in names of what is not the centre', () => {
    for (const text of all(nameLibrary(library, { nl: 'Opvoedpunt' }))) {
      const others = shown(text).replaceAll(/(?:Mijn|My) CJG|__Host-cjg|"[^"]*cjg[^"]*"/g, '')
      expect(others, text.slug).not.toMatch(/\bCJG\b/)
    }
  })
})

describe('the two top fives of the source document', () => {
  test.each([
    [
      'parents',
      [
        'Groeit en leert mijn kind goed?',
        'Mijn kind luistert niet of is boos',
        'Hoe geef ik grenzen aan?',
        'Mijn kind is onzeker of bang',
        'Doe ik het wel goed als ouder?',
      ],
    ],
    [
      'youngPeople',
      [
        'Waar kan ik wonen of slapen?',
        'Hoe vind ik werk of een bijbaan?',
        'Seks, liefde en voorbehoedsmiddelen',
        'Mijn lichaam en mijn gezondheid',
        'Ik heb te weinig geld',
      ],
    ],
  ] as const)('%s: all five, in order', (list, titles) => {
    const found = listTopQuestions(library, dutch, list).map(({ article }) => article)
    expect(found.map(({ title }) => title)).toEqual(titles)
    expect(found.map(({ topQuestion }) => topQuestion?.number)).toEqual([1, 2, 3, 4, 5])
    expect(found.every(({ audience }) => audience.includes(list))).toBe(true)
  })
})

test('the ten top questions and all help pages are there in English too; every article is there in Dutch', () => {
  for (const list of topLists) expect(listTopQuestions(library, english, list).filter(({ fallback }) => fallback)).toEqual([])
  for (const translations of library.pages.values()) expect([...translations.keys()].toSorted()).toEqual(['en', 'nl'])
  for (const translations of library.articles.values()) expect(translations.has('nl')).toBe(true)
})

test('there are at least forty articles, and every top question is met in at least three', () => {
  expect(library.articles.size).toBeGreaterThanOrEqual(40)
  for (const list of topLists)
    for (const { article } of listTopQuestions(library, dutch, list))
      expect(listRelated(library, dutch, article).length, article.slug).toBeGreaterThanOrEqual(2)
})

test('articles name each other both ways, and no more of them than a reader can choose from', () => {
  for (const { slug, related } of articles) {
    expect(related.length, slug).toBeLessThanOrEqual(7)
    for (const other of related) expect(findArticle(library, dutch, other)?.article.related, `${other} names ${slug}`).toContain(slug)
  }
})

test('every entrance, phase and topic has something to read', () => {
  for (const audience of audiences) expect(listForAudience(library, dutch, audience).length).toBeGreaterThanOrEqual(9)
  for (const phase of phases) expect(listForPhase(library, dutch, phase).length).toBeGreaterThanOrEqual(9)
  for (const topic of topics) expect(listForTopic(library, dutch, topic)).not.toEqual([])
})

test('the help pages are there', () => {
  expect([...library.pages.keys()].toSorted()).toEqual([
    'contact',
    'cookies',
    'klachten',
    'over-ons',
    'privacy',
    'sleutel',
    'snel-weg',
    'toegankelijkheid',
  ])
})

/** What somebody may not want to be seen reading. */
const heavy = [
  'als-iemand-doodgaat',
  'er-gaat-een-naaktfoto-rond',
  'geld-voor-je-kinderen',
  'geweld-thuis-en-kinderen',
  'het-is-thuis-niet-veilig',
  'ik-heb-schulden',
  'ik-heb-te-weinig-geld',
  'ik-voel-me-somber',
  'ik-word-gepest',
  'iemand-thuis-is-ziek',
  'mijn-kind-wordt-gepest',
  'waar-kan-ik-wonen-of-slapen',
]

describe('every article', () => {
  test.each(everyArticle)('%s: has a length that a tired reader finishes', (_, article) => {
    const words = wordsOf(article.text).length
    expect(words).toBeGreaterThanOrEqual(430)
    expect(words).toBeLessThanOrEqual(700)
  })

  test.each(everyArticle)('%s: gives the answer first, in at most five sentences', (_, article) => {
    expect(sentencesOf(article.text.split('\n')[0] ?? '').length).toBeLessThanOrEqual(5)
  })

  test.each(everyArticle)('%s: has three short lines as summary', (_, { summary }) => {
    for (const line of summary) expect(wordsOf(line).length).toBeLessThanOrEqual(14)
  })

  test.each(everyArticle)('%s: names sources by their front page only, and every source once', (_, { sources }) => {
    expect(new Set(sources.map(({ name }) => name)).size).toBe(sources.length)
    for (const { site } of sources) if (site !== null) expect(new URL(site).pathname).toBe('/')
  })

  test('love, violence, death, debt and shelter are marked sensitive', () => {
    const plain = articles.filter((article) => !article.sensitive).map(({ topic }) => topic)
    expect(plain).not.toContain('sexuality')
    expect(plain).not.toContain('concerns')
    expect(plain).not.toContain('referral')
    for (const slug of heavy) expect(findArticle(library, dutch, slug)?.article.sensitive, slug).toBe(true)
  })
})

describe('every text', () => {
  test.each(everything)('%s: types no telephone number; numbers stand in helplines.yaml', (_, text) => {
    expect(
      sourceOf(text).replace(
        /^(?:reviewedOn|reviewBefore|helplines):.*$|\(helpline:[^)]*\)|113 Zelfmoordpreventie|https:\/\/www\.113\.nl/gm,
        '',
      ),
    ).not.toMatch(/\b11[23]\b|\b0\d{2,3}[ -]?\d{3,}|\b0\d[ -]?\d{8}\b|\+31/)
  })

  test.each(everything)('%s: has no exclamation mark, dash in running text, emoji or straight quote', (_, text) => {
    expect(wholeText(text)).not.toMatch(/!|\s[–—]\s|\p{Extended_Pictographic}|["']/u)
  })

  test.each(everything)('%s: ends with a way on', (_, text) => {
    expect(text.sections.at(-1)?.kind).toBe('wayOn')
    expect(text.ways).toContain('ask')
  })

  test.each(everything)('%s: links elsewhere without saying where the reader came from', (_, text) => {
    const html = [text.lead, ...text.sections.map(({ body }) => body)].join('')
    for (const [link] of html.matchAll(/<a [^>]*href="https?:[^>]*>/g)) expect(link).toContain('rel="noreferrer"')
    expect(html.match(/<(?!\/?(?:h3|p|ul|ol|li|a|strong|blockquote)\b)[^>]*>/g)).toBeNull()
  })
})

describe('Dutch at B1', () => {
  test.each(everything.filter(([, { locale }]) => locale === 'nl'))('%s', (_, text) => {
    const level = readingLevel(wholeText(text))
    expect(level.longestSentence).toBeLessThanOrEqual(longestGoodSentence)
    expect(level.averageSentence).toBeLessThanOrEqual(goodAverage)
    expect(level.hint).toBe('B1')
    expect(level.hard.filter(({ reasons }) => reasons.some(({ kind }) => kind === 'office-word'))).toEqual([])
  })

  test.each(everything.filter(([, { locale }]) => locale === 'nl'))('%s: says je and wij, never u, helaas or gelieve', (_, text) => {
    expect(wholeText(text)).not.toMatch(/\b(?:u|uw|helaas|gelieve)\b/i)
  })
})

describe('helplines', () => {
  test('the band has the four numbers of every public page, in their order', () => {
    expect(helpBand(library).map(({ number }) => number)).toEqual(['112', '0800 2000', '113', '0800 0432'])
    expect(helpBand(library).map(({ tel }) => tel)).toEqual(['tel:112', 'tel:08002000', 'tel:113', 'tel:08000432'])
  })

  test('every helpline says in both languages when to call and at what hours', () => {
    for (const { name, need, when, hours } of library.helplines) {
      for (const text of [name, need, when, hours]) expect([text.nl, text['en']]).not.toContain(undefined)
    }
  })

  test('young people who read of home, love, health or money find somebody of their age to talk to', () => {
    for (const { article } of listTopQuestions(library, dutch, 'youngPeople'))
      expect(article.helplineIds).toEqual(expect.arrayContaining(['kindertelefoon', 'alles-oke']))
  })
})

describe('synonyms', () => {
  const lists = synonymLists.parse(parse(readFileSync(join(contentDir, 'synonyms.yaml'), 'utf8')))

  test('there are at least 120 Dutch groups, and an English list', () => {
    expect(lists['nl']?.length).toBeGreaterThanOrEqual(120)
    expect(lists['en']?.length).toBeGreaterThanOrEqual(60)
  })

  test('no group says the same twice, and no group is a word alone', () => {
    for (const group of Object.values(lists).flat()) {
      const entries = [...group.words, ...group.typed].map(fold)
      expect(new Set(entries).size, entries.join(', ')).toBe(entries.length)
      expect(entries.length).toBeGreaterThanOrEqual(2)
    }
  })

  test('no word is the first of two groups: then they were one', () => {
    for (const groups of Object.values(lists)) {
      const firsts = groups.map(({ words }) => fold(words[0] ?? ''))
      expect(firsts.filter((first, at) => firsts.indexOf(first) !== at)).toEqual([])
    }
  })

  /** What somebody types, and the article that must be found by one of the words it leads to. */
  test.each([
    ['kinderen', 'groeit-en-leert-mijn-kind-goed'],
    ['gepst', 'mijn-kind-is-onzeker-of-bang'],
    ['driftbui', 'mijn-kind-luistert-niet-of-is-boos'],
    ['anticonseptie', 'seks-liefde-en-voorbehoedsmiddelen'],
    ['skeer', 'ik-heb-te-weinig-geld'],
    ['bankslaper', 'waar-kan-ik-wonen-of-slapen'],
    ['baantje', 'hoe-vind-ik-werk-of-een-bijbaan'],
    ['ongi', 'mijn-lichaam-en-mijn-gezondheid'],
    ['tiktok', 'hoe-geef-ik-grenzen-aan'],
    ['slechte moeder', 'doe-ik-het-wel-goed-als-ouder'],
    ['kindcheck', 'ik-maak-mij-zorgen-over-een-kind'],
  ])('"%s" leads to %s', (typed, slug) => {
    const words = expandQuery(library.synonyms, 'nl', typed).flatMap(({ alternatives }) => alternatives)
    const article = findArticle(library, dutch, slug)?.article
    const text = fold(`${article?.title} ${article?.keywords.join(' ')} ${article?.text}`).split(' ')
    expect(
      words.some((word) =>
        fold(word)
          .split(' ')
          .every((part) => text.includes(part)),
      ),
    ).toBe(true)
  })
})

test('an article can be read in a language that is not there yet: in Dutch, and it says so', () => {
  const turkish = { tag: 'tr', name: 'Türkçe', direction: 'ltr', format: 'tr-TR' } as const
  expect(findArticle(library, turkish, 'ik-heb-te-weinig-geld')).toMatchObject({ fallback: true, article: { locale: 'nl' } })
  expect(findArticle(library, english, 'ik-heb-te-weinig-geld')).toMatchObject({ fallback: false, article: { locale: 'en' } })
})

test('nothing else lies in the folder', () => {
  expect(readdirSync(contentDir).toSorted()).toEqual(['accessibility', 'articles', 'helplines.yaml', 'pages', 'synonyms.yaml'])
})
