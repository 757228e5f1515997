-- Search over the library. The library itself is files; this is an index of them, the same for every centre, made again when a file changes.

create extension if not exists unaccent;
create extension if not exists pg_trgm;

create text search configuration advice.dutch (copy = pg_catalog.dutch);
alter text search configuration advice.dutch
  alter mapping for hword, hword_part, word with unaccent, dutch_stem;
create text search configuration advice.english (copy = pg_catalog.english);
alter text search configuration advice.english
  alter mapping for hword, hword_part, word with unaccent, english_stem;

-- unaccent is only stable; for one fixed dictionary its outcome does not change.
create function advice.plain(given text) returns text language sql immutable parallel safe strict
  as $$ select lower(public.unaccent('public.unaccent', given)) $$;

create table advice.search_document (
  slug text not null,
  language text not null check (language in ('nl', 'en')),
  title text not null,
  summary text not null,
  keywords text not null,
  body text not null,
  audiences text[] not null,
  ages text[] not null,
  checksum text not null,
  vector tsvector not null generated always as (
    setweight(to_tsvector(case language when 'en' then 'advice.english'::regconfig else 'advice.dutch'::regconfig end, title), 'A') ||
    setweight(to_tsvector(case language when 'en' then 'advice.english'::regconfig else 'advice.dutch'::regconfig end, keywords), 'A') ||
    setweight(to_tsvector(case language when 'en' then 'advice.english'::regconfig else 'advice.dutch'::regconfig end, summary), 'B') ||
    setweight(to_tsvector(case language when 'en' then 'advice.english'::regconfig else 'advice.dutch'::regconfig end, body), 'D')
  ) stored,
  primary key (language, slug)
);
create index search_document_vector on advice.search_document using gin (vector);

-- Every word that occurs, to mend typing errors and to find compounds.
create table advice.search_word (
  language text not null,
  word text not null check (length(word) between 3 and 40),
  documents integer not null,
  primary key (language, word)
);
create index search_word_trigrams on advice.search_word using gin (word public.gin_trgm_ops);

grant select, insert, update, delete on advice.search_document, advice.search_word to opencjg_serving;
