-- The index the other way round: of every word, in which texts it stands and what it is worth in each. Ranking then adds up numbers that are
-- ready, instead of reading the places of all words of every text that holds a common one.

alter table advice.search_document add column number integer not null generated always as identity;
create unique index search_document_number on advice.search_document (number);

create table advice.search_lexeme (
  language text not null,
  lexeme text collate "C" not null,
  documents integer[] not null,
  worths real[] not null,
  primary key (language, lexeme),
  check (cardinality(documents) = cardinality(worths))
);
grant select, insert, update, delete on advice.search_lexeme to opencjg_serving;

-- The sum of 1/1 + 1/4 + 1/9 + … of so many terms: a word that stands in a text again says ever less.
create function advice.fading(times integer) returns real language sql immutable parallel safe
  return ('{0,1,1.25,1.3611,1.4236,1.4636,1.4914,1.5118,1.5274,1.5398,1.5498}'::real[])[least(times, 10) + 1];

-- What a word is worth by the places where it stands: title (A), keywords (B), summary (C), body (D). Once in the title is 1 divided by the
-- most that repeating can give.
create function advice.worth_of_places(places text[]) returns real language sql immutable parallel safe
as $$
  select ((
    advice.fading(a) +
    0.8 * (advice.fading(a + b) - advice.fading(a)) +
    0.4 * (advice.fading(a + b + c) - advice.fading(a + b)) +
    0.06 * (advice.fading(a + b + c + d) - advice.fading(a + b + c))) / 1.6449)::real
  from (
    select cardinality(array_positions(places, 'A')) as a, cardinality(array_positions(places, 'B')) as b,
      cardinality(array_positions(places, 'C')) as c, cardinality(array_positions(places, 'D')) as d
  ) as counted
$$;

-- Makes the lists of the texts that are there; there must be none yet.
create function advice.list_lexemes() returns void language sql
as $$
  insert into advice.search_lexeme (language, lexeme, documents, worths)
  select language, lexeme, array_agg(number order by number), array_agg(advice.worth_of_places(weights) order by number)
  from advice.search_document, unnest(vector) as entry (lexeme, positions, weights)
  group by language, lexeme;
$$;
select advice.list_lexemes();
