import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { PlainDate } from '#platform/time.ts'

export type SearchDocument = {
  readonly slug: string
  readonly language: 'nl' | 'en'
  readonly title: string
  readonly summary: string
  readonly keywords: string
  readonly body: string
  readonly audiences: readonly string[]
  readonly ages: readonly string[]
  readonly checksum: string
}

export type Hit = { readonly slug: string; readonly language: string; readonly rank: number }

export type SearchFilter = { readonly audience?: string; readonly age?: string }

const configuration = (language: string): string => (language === 'en' ? 'advice.english' : 'advice.dutch')

/** Best first. `query` is text for to_tsquery, made by rules/search-words. */
export async function findDocuments(tx: Tx, language: string, query: string, filter: SearchFilter): Promise<Hit[]> {
  const { rows } = await sql<Hit>`
    select d.slug, d.language, ts_rank(d.vector, q.query, 1)::float8 as rank
    from advice.search_document d, to_tsquery(${sql.raw(`'${configuration(language)}'`)}, ${query}) as q (query)
    where d.language = ${language} and d.vector @@ q.query
      and (${filter.audience ?? null}::text is null or ${filter.audience ?? null} = any (d.audiences))
      and (${filter.age ?? null}::text is null or ${filter.age ?? null} = any (d.ages))
    order by rank desc, d.slug limit 50`.execute(tx)
  return rows
}

/** Words of the library that look like each of `words`, or that hold it: nearest first, at most four per word. */
export async function findSimilarWords(tx: Tx, language: string, words: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ given: string; word: string }>`
    select given, word from unnest(${[...words]}::text[]) as given,
      lateral (
        select w.word, greatest(similarity(w.word, given), word_similarity(given, w.word) * 0.9) as likeness
        from advice.search_word w
        where w.language = ${language} and (w.word % given or given <% w.word)
        order by likeness desc, w.documents desc, w.word limit 4
      ) as near
    where likeness >= 0.38 and word <> given`.execute(tx)
  const near = new Map<string, string[]>()
  for (const { given, word } of rows) near.set(given, [...(near.get(given) ?? []), word])
  return near
}

export async function listKnownWords(tx: Tx, language: string, words: readonly string[]): Promise<Set<string>> {
  if (words.length === 0) return new Set()
  const rows = await tx
    .selectFrom('advice.search_word')
    .select('word')
    .where('language', '=', language)
    .where('word', 'in', words)
    .execute()
  return new Set(rows.map(({ word }) => word))
}

export async function listChecksums(tx: Tx): Promise<Map<string, string>> {
  const rows = await tx.selectFrom('advice.search_document').select(['language', 'slug', 'checksum']).execute()
  return new Map(rows.map((row) => [`${row.language} ${row.slug}`, row.checksum]))
}

/** Puts the whole library in the index and makes the vocabulary anew. */
export async function replaceDocuments(tx: Tx, documents: readonly SearchDocument[]): Promise<void> {
  await tx.deleteFrom('advice.search_document').execute()
  await tx.deleteFrom('advice.search_word').execute()
  if (documents.length === 0) return
  await tx
    .insertInto('advice.search_document')
    .values(documents.map((document) => ({ ...document, audiences: [...document.audiences], ages: [...document.ages] })))
    .execute()
  await sql`
    insert into advice.search_word (language, word, documents)
    select language, word, count(distinct slug)
    from advice.search_document,
      lateral regexp_split_to_table(advice.plain(title || ' ' || keywords || ' ' || summary || ' ' || body), '[^[:alnum:]]+') as word
    where length(word) between 3 and 40 and word !~ '[0-9]'
    group by language, word`.execute(tx)
}

/** Counts a search without result; nothing of the person. */
export async function countMiss(tx: Tx, centreId: string, words: string, language: string, day: PlainDate): Promise<void> {
  await tx
    .insertInto('advice.search_miss')
    .values({ centre_id: centreId, words, language, day })
    .onConflict((conflict) =>
      conflict.columns(['centre_id', 'words', 'language', 'day']).doUpdateSet((eb) => ({ times: eb('advice.search_miss.times', '+', 1) })),
    )
    .execute()
}

export type Miss = { readonly words: string; readonly language: string; readonly times: number; readonly lastDay: PlainDate }

export async function listMisses(tx: Tx, since: PlainDate): Promise<Miss[]> {
  return tx
    .selectFrom('advice.search_miss')
    .select(['words', 'language'])
    .select((eb) => [eb.fn.sum<number>('times').as('times'), eb.fn.max('day').as('lastDay')])
    .where('day', '>=', since)
    .groupBy(['words', 'language'])
    .orderBy('times', 'desc')
    .orderBy('words')
    .limit(200)
    .execute()
}

export async function deleteMissesBefore(tx: Tx, day: PlainDate): Promise<void> {
  await tx.deleteFrom('advice.search_miss').where('day', '<', day).execute()
}
