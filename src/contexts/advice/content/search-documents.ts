import { createHash } from 'node:crypto'
import type { Library } from '../rules/content.ts'
import type { SearchDocument } from '../sql/search.server.ts'

/** Every article in every language it has, as the search index keeps it. */
export function searchDocuments(library: Library): SearchDocument[] {
  return [...library.articles].flatMap(([slug, translations]) =>
    [...translations].flatMap(([language, article]): SearchDocument[] => {
      if (language !== 'nl' && language !== 'en') return []
      const fields = { title: article.title, summary: article.summary.join(' '), keywords: article.keywords.join(' '), body: article.text }
      const sorted = { audiences: article.audience, ages: article.ages }
      const checksum = createHash('sha256')
        .update(JSON.stringify([fields, sorted]))
        .digest('hex')
      return [{ slug, language, ...fields, ...sorted, checksum }]
    }),
  )
}
