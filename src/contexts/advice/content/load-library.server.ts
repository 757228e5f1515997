/**
 * Reads the whole library once, when the process starts. A mistake in any file stops the start, with
 * every problem at once: a sentence each, which names the file and the field.
 *
 *   content/articles/<slug>/<language>.md   content/pages/<slug>/<language>.md
 *   content/helplines.yaml                  content/synonyms.yaml
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findLocale, localPath, type Locale } from '#platform/i18n.ts'
import { Trouble } from '#platform/trouble.ts'
import { fillArticle, fillPage, hasMark, ourName, withMarks } from '../rules/centre-name.ts'
import type { Article, ContentPage, Helpline, Library, Translations } from '../rules/content.ts'
import { libraryProblems } from '../rules/library-check.ts'
import { makeSynonyms, type Synonyms } from '../rules/synonyms.ts'
import {
  articleHead,
  cutFrontMatter,
  helplineList,
  pageHead,
  readYaml,
  synonymLists,
  type ArticleHead,
  type Checked,
  type PageHead,
} from './front-matter.ts'
import { readBody, type ContentLinks } from './markdown.ts'

/** The library cannot be used as it is: for whoever edits the files. */
export class ContentProblem extends Trouble {
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(
      `The content has ${problems.length} problem${problems.length === 1 ? '' : 's'}:\n${problems.map((problem) => `  ${problem}`).join('\n')}`,
    )
    this.problems = problems
  }
}

export const defaultLinks: ContentLinks = {
  article: (locale, slug) => localPath(locale, `/onderwerpen/${slug}`),
  page: (locale, slug) => localPath(locale, `/${slug}`),
  way: (locale, way) => localPath(locale, { ask: '/vraag', contact: '/contact', recorded: '/wat-wij-vastleggen' }[way]),
}

type Reading = {
  readonly contentDir: string
  readonly links: ContentLinks
  readonly helplines: readonly Helpline[]
  readonly problems: string[]
}

export function loadLibrary(contentDir: string, links: ContentLinks = defaultLinks): Library {
  const problems: string[] = []
  const helplines = readHelplines(contentDir, problems)
  const synonyms = readSynonyms(contentDir, problems)
  for (const file of ['helplines.yaml', 'synonyms.yaml'])
    if (hasMark(withMarks(readText(contentDir, file)))) problems.push(`${file}: {centrum} cannot stand here`)
  // Without the list of helplines every link to one would be a problem too.
  if (problems.length > 0) throw new ContentProblem(problems)
  const reading: Reading = { contentDir, links, helplines, problems }
  const articles = readFolder(reading, 'articles', readArticle)
  const pages = readFolder(reading, 'pages', readPage)
  const library: Library = {
    articles: filled(articles, (article) => fillArticle(article, ourName)),
    pages: filled(pages, (page) => fillPage(page, ourName)),
    marked: { articles: everyMarked(articles), pages: everyMarked(pages) },
    helplines,
    synonyms,
  }
  problems.push(...leftMarks('articles', library.articles), ...leftMarks('pages', library.pages))
  const all = [...problems, ...(problems.length === 0 ? libraryProblems(library) : [])]
  if (all.length > 0) throw new ContentProblem(all)
  return library
}

type Texts<T> = ReadonlyMap<string, Translations<T>>

const filled = <T>(texts: Texts<T>, fill: (text: T) => T): Texts<T> =>
  new Map([...texts].map(([slug, one]) => [slug, new Map([...one].map(([tag, text]) => [tag, fill(text)]))]))

/** The plain text of a body holds all that is in it. */
const everyMarked = <T extends Article | ContentPage>(texts: Texts<T>): readonly T[] =>
  [...texts.values()]
    .flatMap((one) => [...one.values()])
    .filter((text) => [text.title, ...('summary' in text ? text.summary : [text.description]), text.text].some(hasMark))

/** The name cannot stand in what is searched by or links, such as keywords and sources. */
const leftMarks = (folder: string, texts: Texts<Article | ContentPage>): readonly string[] =>
  [...texts.values()]
    .flatMap((one) => [...one.values()])
    .flatMap((text) =>
      Object.entries(text).flatMap(([field, value]) =>
        hasMark(JSON.stringify(value)) ? [`${folder}/${text.slug}/${text.locale}.md: ${field}: {centrum} cannot stand here`] : [],
      ),
    )

function readHelplines(contentDir: string, problems: string[]): readonly Helpline[] {
  return accept('helplines.yaml', readYaml(readText(contentDir, 'helplines.yaml'), helplineList), problems) ?? []
}

function readSynonyms(contentDir: string, problems: string[]): Synonyms {
  return makeSynonyms(accept('synonyms.yaml', readYaml(readText(contentDir, 'synonyms.yaml'), synonymLists), problems) ?? {})
}

type ReadOne<T> = (reading: Reading, file: string, slug: string, locale: Locale) => T | null

function readFolder<T>(reading: Reading, folder: string, readOne: ReadOne<T>): Texts<T> {
  const slugs = readdirSync(join(reading.contentDir, folder), { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return new Map(slugs.map(({ name }) => [name, readTranslations(reading, `${folder}/${name}`, name, readOne)]))
}

function readTranslations<T>(reading: Reading, folder: string, slug: string, readOne: ReadOne<T>): Translations<T> {
  const translations = new Map<string, T>()
  if (!/^[a-z0-9-]{2,80}$/.test(slug)) reading.problems.push(`${folder}: the folder's name is not a slug`)
  for (const file of readdirSync(join(reading.contentDir, folder)).toSorted()) {
    const locale = file.endsWith('.md') ? findLocale(file.slice(0, -3)) : null
    if (locale === null) {
      reading.problems.push(`${folder}/${file}: is not named after a language of the centre`)
      continue
    }
    const text = readOne(reading, `${folder}/${file}`, slug, locale)
    if (text !== null) translations.set(locale.tag, text)
  }
  return translations
}

function readArticle(reading: Reading, file: string, slug: string, locale: Locale): Article | null {
  const read = readFile<ArticleHead>(reading, file, locale, (head) => readYaml(head, articleHead))
  if (read === null) return null
  const { helplines: helplineIds, ...head } = read.head
  return { slug, locale: locale.tag, ...head, helplineIds, ...read.body }
}

function readPage(reading: Reading, file: string, slug: string, locale: Locale): ContentPage | null {
  const read = readFile<PageHead>(reading, file, locale, (head) => readYaml(head, pageHead))
  return read && { slug, locale: locale.tag, ...read.head, ...read.body }
}

function readFile<T>(reading: Reading, file: string, locale: Locale, readHead: (head: string) => Checked<T>) {
  const { contentDir, problems, helplines, links } = reading
  const cut = accept(file, cutFrontMatter(withMarks(readText(contentDir, file))), problems)
  if (cut === null) return null
  const head = accept(file, readHead(cut.head), problems)
  const { body, problems: found } = readBody(cut.body, { locale, helplines, links })
  problems.push(...[...cut.head.matchAll(/\{([\p{L}-]*)\}/gu)].map(([mark]) => `${file}: ${mark} is no mark we know`))
  problems.push(...found.map((problem) => `${file}: ${problem}`))
  return head && { head, body }
}

const readText = (contentDir: string, file: string): string => readFileSync(join(contentDir, file), 'utf8')

function accept<T>(file: string, checked: Checked<T>, problems: string[]): T | null {
  if (checked.ok) return checked.value
  problems.push(...checked.problems.map((problem) => `${file}: ${problem}`))
  return null
}
