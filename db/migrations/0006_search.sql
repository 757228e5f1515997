-- Four weights instead of three: a word of the title says more than a keyword, a keyword more than the summary, and the body least.
alter table advice.search_document drop column vector;
alter table advice.search_document add column vector tsvector not null generated always as (
  setweight(to_tsvector(case language when 'en' then 'advice.english'::regconfig else 'advice.dutch'::regconfig end, title), 'A') ||
  setweight(to_tsvector(case language when 'en' then 'advice.english'::regconfig else 'advice.dutch'::regconfig end, keywords), 'B') ||
  setweight(to_tsvector(case language when 'en' then 'advice.english'::regconfig else 'advice.dutch'::regconfig end, summary), 'C') ||
  setweight(to_tsvector(case language when 'en' then 'advice.english'::regconfig else 'advice.dutch'::regconfig end, body), 'D')
) stored;
create index search_document_vector on advice.search_document using gin (vector);

-- How many different askers searched the same without result. `asker` is a keyed hash of source and words together:
-- it cannot tell who it was, nor that the same person searched something else.
create table advice.search_miss_asker (
  centre_id uuid not null references access.centre (id),
  words text not null,
  language text not null,
  asker bytea not null check (length(asker) = 32),
  day date not null,
  primary key (centre_id, words, language, asker)
);
alter table advice.search_miss_asker enable row level security;
alter table advice.search_miss_asker force row level security;
create policy own_centre on advice.search_miss_asker
  using (centre_id = (select access.current_centre()))
  with check (centre_id = (select access.current_centre()));
grant select, insert, update, delete on advice.search_miss_asker to opencjg_serving;
grant delete on advice.search_miss to opencjg_serving;

-- How often the most common word occurs: so many texts there are.
create index search_word_documents on advice.search_word (language, documents);
