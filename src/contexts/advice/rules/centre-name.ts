/**
 * The name of the centre inside texts. Editors write {centrum}; each centre fills in what it calls itself, when a text
 * is shown. What is kept is filled in with our own word, so that a place that forgets this shows a name all the same.
 */
import { escapeHtml, trusted } from '#platform/html.ts'
import type { Article, Body, ContentPage, Library, LocalText } from './content.ts'

export const ourName = 'CJG'

/** Stands for the name once a file is read: a sign of Unicode's private area, which means nothing in Markdown, YAML or HTML. */
const mark = '\uE000'

export const withMarks = (source: string): string => source.replaceAll('{centrum}', mark)
export const hasMark = (text: string): boolean => text.includes(mark) || text.includes(encodeURI(mark))

/** A name is put in as it is: nothing in it is a pattern. */
export const fillIn = (text: string, name: string): string => text.replaceAll(mark, () => name)

export function fillArticle(article: Article, name: string): Article {
  const [first, second, third] = article.summary
  return {
    ...article,
    ...filledBody(article, name),
    title: fillIn(article.title, name),
    summary: [fillIn(first, name), fillIn(second, name), fillIn(third, name)],
  }
}

export function fillPage(page: ContentPage, name: string): ContentPage {
  return { ...page, ...filledBody(page, name), title: fillIn(page.title, name), description: fillIn(page.description, name) }
}

/** Markup is finished before the name comes into it, so a name is text there whatever signs it has. */
function filledBody({ lead, sections, text }: Body, name: string): Pick<Body, 'lead' | 'sections' | 'text'> {
  const filled = (html: Body['lead']): Body['lead'] => trusted(fillIn(html.toString(), escapeHtml(name)))
  return {
    lead: filled(lead),
    sections: sections.map((section) => ({ ...section, heading: fillIn(section.heading, name), body: filled(section.body) })),
    text: fillIn(text, name),
  }
}

const mostNames = 100
const made = new WeakMap<Library, Map<string, Library>>()

/** The library in the words of one centre; the same object for the same name. Anchors stay as they are, so that links do not break. */
export function nameLibrary(library: Library, name: LocalText | undefined): Library {
  if (name === undefined || library.marked.articles.length + library.marked.pages.length === 0) return library
  const known = made.get(library) ?? new Map<string, Library>()
  const key = JSON.stringify(name)
  const before = known.get(key)
  if (before !== undefined) return before
  if (known.size >= mostNames) known.clear()
  const { articles, pages } = library.marked
  const nameOf = ({ locale }: { readonly locale: string }): string => name[locale] ?? name.nl
  const named: Library = {
    ...library,
    articles: replaced(
      library.articles,
      articles.map((article) => fillArticle(article, nameOf(article))),
    ),
    pages: replaced(
      library.pages,
      pages.map((page) => fillPage(page, nameOf(page))),
    ),
  }
  made.set(library, known.set(key, named))
  return named
}

type Texts<T> = ReadonlyMap<string, ReadonlyMap<string, T>>

function replaced<T extends { readonly slug: string; readonly locale: string }>(all: Texts<T>, texts: readonly T[]): Texts<T> {
  const copy = new Map(all)
  for (const text of texts) copy.set(text.slug, new Map(copy.get(text.slug)).set(text.locale, text))
  return copy
}
