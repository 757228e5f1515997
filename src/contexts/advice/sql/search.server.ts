import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { PlainDate } from '#platform/time.ts'
import type { WeighedQuery } from '../rules/search-terms.ts'

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

/** A word that is known without standing in a text. */
export type SearchWord = { readonly language: 'nl' | 'en'; readonly word: string }

export type Hit = { readonly slug: string; readonly language: string; readonly rank: number }

export type SearchFilter = {
  readonly audience?: string
  readonly age?: string
  /** Leaves out what is there in this language too. */
  readonly notIn?: string
}

const configuration = (language: string): string => (language === 'en' ? 'advice.english' : 'advice.dutch')

const mostHits = 50
/** The last character there is: between a word and the word with it stands all that begins with the word. */
const lastCharacter = '\u{10ffff}'
/** However often and wherever words of one part of a search stand, the part counts no more than this. */
const mostOfOnePart = 1.5
/** What a phrase is worth where it stands: as much as a word in the title, as hardly anybody writes the same words in a row by chance. */
const worthOfPhrase = 0.6

/** Best first. Every part of the search counts for itself, by its weight: what its words are worth where they stand, added up. */
export async function findDocuments(tx: Tx, language: string, queries: readonly WeighedQuery[], filter: SearchFilter): Promise<Hit[]> {
  if (queries.length === 0) return []
  const words = queries.flatMap(({ wanted }, part) => wanted.flatMap((one) => ('word' in one ? [{ part, ...one }] : [])))
  const phrases = queries.flatMap(({ wanted }, part) => wanted.flatMap((one) => ('phrase' in one ? [{ part, phrase: one.phrase }] : [])))
  const isFiltered = filter.audience !== undefined || filter.age !== undefined || filter.notIn !== undefined
  const { rows } = await sql<Hit>`
    with word as (
      select distinct part, lexeme collate "C" as lexeme, is_beginning
      from unnest(${words.map(({ part }) => part)}::int[], ${words.map(({ word }) => word)}::text[], ${words.map(({ isBeginning }) => isBeginning)}::bool[])
          as given (part, word, is_beginning),
        unnest(tsvector_to_array(to_tsvector(${sql.raw(`'${configuration(language)}'`)}, word))) as lexeme
    ), place as (
      select word.part, unnest(l.documents) as document, unnest(l.worths) as worth
      from word
      join advice.search_lexeme l on l.language = ${language}
        and (l.lexeme = word.lexeme or (word.is_beginning and l.lexeme > word.lexeme and l.lexeme < word.lexeme || ${lastCharacter}))
      union all
      select part, d.number, ${worthOfPhrase}
      from unnest(${phrases.map(({ part }) => part)}::int[], ${phrases.map(({ phrase }) => phrase)}::text[]) as given (part, phrase)
      join advice.search_document d on d.language = ${language} and d.vector @@ to_tsquery(${sql.raw(`'${configuration(language)}'`)}, phrase)
    ), found as (
      select document, sum((${queries.map(({ weight }) => weight)}::float8[])[part + 1] * least(${mostOfOnePart}, worth)) as rank
      from (select part, document, sum(worth) as worth from place group by part, document) as counted
      group by document
      order by rank desc, document
      limit ${isFiltered ? null : mostHits}
    )
    select d.slug, d.language, found.rank
    from found join advice.search_document d on d.number = found.document
    where (${filter.audience ?? null}::text is null or ${filter.audience ?? null} = any (d.audiences))
      and (${filter.age ?? null}::text is null or ${filter.age ?? null} = any (d.ages))
      and not exists (select from advice.search_document o where o.language = ${filter.notIn ?? null} and o.slug = d.slug)
    order by rank desc, d.slug limit ${mostHits}`.execute(tx)
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

/**
 * Which share of the texts holds each of these words; unknown words are left out. The most common word of all stands
 * in practically every text, and an index knows how often: counting the texts would be slower.
 */
export async function listWordShares(tx: Tx, language: string, words: readonly string[]): Promise<Map<string, number>> {
  if (words.length === 0) return new Map()
  const rows = await tx
    .selectFrom('advice.search_word')
    .select(['word', 'documents'])
    .select((eb) =>
      eb
        .selectFrom('advice.search_word as common')
        .select((inner) => inner.fn.max('common.documents').as('texts'))
        .where('common.language', '=', language)
        .as('texts'),
    )
    .where('language', '=', language)
    .where('word', 'in', [...new Set(words)])
    .execute()
  return new Map(rows.map(({ word, documents, texts }) => [word, documents / Math.max(1, texts ?? 1)]))
}

/** Which of these words stand in no text, in no form of theirs. */
export async function listUnmatched(tx: Tx, language: string, words: readonly string[]): Promise<string[]> {
  if (words.length === 0) return []
  const { rows } = await sql<{ word: string }>`
    select word from unnest(${[...words]}::text[]) as word
    where not exists (
      select from advice.search_lexeme l
      where l.language = ${language} and l.lexeme = any (tsvector_to_array(to_tsvector(${sql.raw(`'${configuration(language)}'`)}, word)))
    )`.execute(tx)
  return rows.map(({ word }) => word)
}

export async function listChecksums(tx: Tx): Promise<Map<string, string>> {
  const rows = await tx.selectFrom('advice.search_document').select(['language', 'slug', 'checksum']).execute()
  return new Map(rows.map((row) => [`${row.language} ${row.slug}`, row.checksum]))
}

/** Puts the whole library in the index and makes the vocabulary anew: the words of the texts, and those that are known besides. */
export async function replaceDocuments(tx: Tx, documents: readonly SearchDocument[], besides: readonly SearchWord[]): Promise<void> {
  await tx.deleteFrom('advice.search_document').execute()
  await tx.deleteFrom('advice.search_word').execute()
  await tx.deleteFrom('advice.search_lexeme').execute()
  if (documents.length === 0) return
  // One statement can hold so many values only.
  for (let at = 0; at < documents.length; at += 1_000) {
    const some = documents.slice(at, at + 1_000)
    await tx
      .insertInto('advice.search_document')
      .values(some.map((document) => ({ ...document, audiences: [...document.audiences], ages: [...document.ages] })))
      .execute()
  }
  await sql`select advice.list_lexemes()`.execute(tx)
  await sql`
    insert into advice.search_word (language, word, documents)
    select language, word, count(distinct slug)
    from advice.search_document,
      lateral regexp_split_to_table(advice.plain(title || ' ' || keywords || ' ' || summary || ' ' || body), '[^[:alnum:]]+') as word
    where length(word) between 3 and 40 and word !~ '[0-9]'
    group by language, word`.execute(tx)
  if (besides.length > 0) {
    await tx
      .insertInto('advice.search_word')
      .values(besides.map((word) => ({ ...word, documents: 0 })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  await sql`select advice.learn_search()`.execute(tx)
}

/** Counts a search without result, and that this asker had it. The hash binds the source to these words: two searches of one person share nothing. */
export async function countMiss(
  tx: Tx,
  centreId: string,
  miss: { readonly words: string; readonly language: string; readonly day: PlainDate; readonly source: Buffer },
): Promise<void> {
  const { words, language, day } = miss
  await tx
    .insertInto('advice.search_miss')
    .values({ centre_id: centreId, words, language, day })
    .onConflict((conflict) =>
      conflict.columns(['centre_id', 'words', 'language', 'day']).doUpdateSet((eb) => ({ times: eb('advice.search_miss.times', '+', 1) })),
    )
    .execute()
  const asker = createHash('sha256').update(miss.source).update(`\n${language}\n${words}`).digest()
  await tx
    .insertInto('advice.search_miss_asker')
    .values({ centre_id: centreId, words, language, asker, day })
    .onConflict((conflict) => conflict.columns(['centre_id', 'words', 'language', 'asker']).doUpdateSet({ day }))
    .execute()
}

export type Miss = { readonly words: string; readonly language: string; readonly times: number; readonly lastDay: PlainDate }

/** What fewer different askers searched for is not shown: words of one person may tell who it is. */
export async function listMisses(tx: Tx, since: PlainDate, fewestAskers: number): Promise<Miss[]> {
  return tx
    .selectFrom('advice.search_miss as miss')
    .select(['words', 'language'])
    .select((eb) => [eb.fn.sum<number>('times').as('times'), eb.fn.max('day').as('lastDay')])
    .where('day', '>=', since)
    .where(
      (eb) =>
        eb
          .selectFrom('advice.search_miss_asker as asker')
          .select((count) => count.fn.countAll<number>().as('askers'))
          .whereRef('asker.centre_id', '=', 'miss.centre_id')
          .whereRef('asker.words', '=', 'miss.words')
          .whereRef('asker.language', '=', 'miss.language')
          .where('asker.day', '>=', since),
      '>=',
      fewestAskers,
    )
    .groupBy(['words', 'language'])
    .orderBy('times', 'desc')
    .orderBy('words')
    .limit(200)
    .execute()
}

export async function deleteOldMisses(tx: Tx, before: PlainDate): Promise<void> {
  await tx.deleteFrom('advice.search_miss').where('day', '<', before).execute()
  await tx.deleteFrom('advice.search_miss_asker').where('day', '<', before).execute()
}
