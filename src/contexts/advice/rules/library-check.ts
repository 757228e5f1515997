/**
 * What must hold between the files of the library, beyond each file by itself. Returns every problem
 * as a sentence that names the file and the field, so that an editor can mend all of them in one go.
 */
import { dutch } from '#platform/i18n.ts'
import { Temporal } from '#platform/time.ts'
import type { Article, ContentPage, Library, Translations } from './content.ts'

/** Texts that give these numbers speak of violence, abuse or death: they must be marked sensitive. */
const sensitiveHelplines: readonly string[] = ['veilig-thuis', '113', 'centrum-seksueel-geweld']

/** What must be the same in every language of one article. */
const shared = ['audience', 'topQuestion', 'topic', 'ages', 'owner', 'sensitive', 'helplineIds', 'related', 'readingLevel'] as const

export function libraryProblems(library: Library): readonly string[] {
  return [
    ...[...library.articles].flatMap(([slug, translations]) => translationProblems(`articles/${slug}`, translations, sharedDifferences)),
    ...[...library.pages].flatMap(([slug, translations]) => translationProblems(`pages/${slug}`, translations, () => [])),
    ...everyArticle(library).flatMap((article) => articleProblems(library, article)),
    ...[...library.pages.values()]
      .flatMap((translations) => [...translations.values()])
      .flatMap((page) => linkProblems(library, 'pages', page)),
    ...topQuestionProblems(library),
    ...doubles(library.helplines.map(({ id }) => id)).map((id) => `helplines.yaml: id: "${id}" stands there twice`),
  ]
}

const everyArticle = (library: Library): readonly Article[] =>
  [...library.articles.values()].flatMap((translations) => [...translations.values()])

function translationProblems<T extends Article | ContentPage>(
  folder: string,
  translations: Translations<T>,
  compare: (original: T, other: T) => readonly string[],
): readonly string[] {
  const original = translations.get(dutch.tag)
  if (original === undefined) return [`${folder}: there is no ${dutch.tag}.md; Dutch is what the other languages fall back on`]
  return [...translations.values()].flatMap((text) => [
    ...dateProblems(`${folder}/${text.locale}.md`, text),
    ...(text === original ? [] : compare(original, text)).map(
      (field) => `${folder}/${text.locale}.md: ${field}: differs from ${dutch.tag}.md`,
    ),
    ...(outline(text) === outline(original)
      ? []
      : [`${folder}/${text.locale}.md: the sections differ from ${dutch.tag}.md: ${outline(text)} instead of ${outline(original)}`]),
  ])
}

const sharedDifferences = (original: Article, other: Article): readonly string[] =>
  shared.filter((field) => JSON.stringify(other[field]) !== JSON.stringify(original[field]))

/** The build of a text: its sections by kind, with their subheadings and list items counted. */
export function outline({ lead, sections }: Pick<Article, 'lead' | 'sections'>): string {
  const blocks = (html: string): string =>
    ['h3', 'p', 'li', 'blockquote']
      .map((tag) => `${html.split(`<${tag}>`).length - 1}${tag}`)
      .filter((part) => !part.startsWith('0'))
      .join(' ')
  return [`lead(${blocks(String(lead))})`, ...sections.map(({ kind, body }) => `${kind}(${blocks(String(body))})`)].join(' ')
}

function dateProblems(file: string, { reviewedOn, reviewBefore }: Pick<Article, 'reviewedOn' | 'reviewBefore'>): readonly string[] {
  if (Temporal.PlainDate.compare(reviewBefore, reviewedOn) <= 0) return [`${file}: reviewBefore: must be later than reviewedOn`]
  if (Temporal.PlainDate.compare(reviewBefore, reviewedOn.add({ years: 2 })) > 0)
    return [`${file}: reviewBefore: is more than two years after reviewedOn`]
  return []
}

function articleProblems(library: Library, article: Article): readonly string[] {
  const file = `articles/${article.slug}/${article.locale}.md`
  const unknownIds = article.helplineIds.filter((id) => !library.helplines.some((helpline) => helpline.id === id))
  const unlisted = article.helplines.filter((id) => !article.helplineIds.includes(id))
  const unknownRelated = article.related.filter((slug) => slug === article.slug || !library.articles.has(slug))
  return [
    ...unknownIds.map((id) => `${file}: helplines: "${id}" is not in helplines.yaml`),
    ...unlisted.map((id) => `${file}: helplines: the text names "${id}", the list does not`),
    ...unknownRelated.map((slug) => `${file}: related: "${slug}" is no other article`),
    ...doubles(article.related).map((slug) => `${file}: related: "${slug}" stands there twice`),
    ...linkProblems(library, 'articles', article),
    ...(article.sections.some(({ kind }) => kind === 'call') ? [] : [`${file}: no section says when to call ({call})`]),
    ...(article.sections.at(-1)?.kind === 'wayOn' && article.ways.length > 0
      ? []
      : [`${file}: does not end with a way on ({way-on} with a link way:...)`]),
    ...(article.sensitive || !article.helplineIds.some((id) => sensitiveHelplines.includes(id))
      ? []
      : [`${file}: sensitive: must be true with these helplines`]),
  ]
}

function linkProblems(library: Library, folder: string, text: Article | ContentPage): readonly string[] {
  const known = { article: library.articles, page: library.pages }
  return text.links
    .filter(({ kind, slug }) => !known[kind].has(slug))
    .map(({ kind, slug }) => `${folder}/${text.slug}/${text.locale}.md: links to ${kind}:${slug}, which does not exist`)
}

function topQuestionProblems(library: Library): readonly string[] {
  const places = [...library.articles.values()].flatMap((translations) => {
    const place = translations.get(dutch.tag)?.topQuestion
    return place ? [`${place.list} ${place.number}`] : []
  })
  return doubles(places).map((place) => `articles: topQuestion: two articles have place ${place}`)
}

const doubles = (values: readonly string[]): readonly string[] => [...new Set(values.filter((value, at) => values.indexOf(value) !== at))]
