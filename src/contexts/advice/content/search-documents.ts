import { createHash } from 'node:crypto'
import type { Library } from '../rules/content.ts'
import type { SearchDocument, SearchWord } from '../sql/search.server.ts'

/** Words that our synonyms know: known to the search, though no text holds them. */
export function searchWords(library: Library): SearchWord[] {
  return (['nl', 'en'] as const).flatMap((language) =>
    [...(library.synonyms.get(language)?.keys() ?? [])]
      .filter((word) => /^[a-z]{3,40}$/.test(word))
      .map((word): SearchWord => ({ language, word })),
  )
}

/** Every article in every language it has, as the search index keeps it. */
export function searchDocuments(library: Library): SearchDocument[] {
  const words = JSON.stringify(searchWords(library))
  return [...library.articles].flatMap(([slug, translations]) =>
    [...translations].flatMap(([language, article]): SearchDocument[] => {
      if (language !== 'nl' && language !== 'en') return []
      const fields = { title: article.title, summary: article.summary.join(' '), keywords: article.keywords.join(' '), body: article.text }
      const sorted = { audiences: article.audience, ages: article.ages }
      const checksum = createHash('sha256')
        .update(JSON.stringify([fields, sorted, words]))
        .digest('hex')
      return [{ slug, language, ...fields, ...sorted, checksum }]
    }),
  )
}
