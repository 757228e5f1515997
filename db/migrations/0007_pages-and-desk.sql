-- Words that were searched for without result have their term.
grant delete on advice.search_miss to opencjg_serving;

-- How a centre looks and what it calls things: colours, fonts and corners by token, names of menu entries and terms by language.
-- Checked by the rules before it is saved; the database keeps the shape.
create table access.centre_look (
  centre_id uuid primary key references access.centre (id),
  tokens jsonb not null default '{}' check (jsonb_typeof(tokens) = 'object'),
  menu jsonb not null default '{}' check (jsonb_typeof(menu) = 'object'),
  terms jsonb not null default '{}' check (jsonb_typeof(terms) = 'object'),
  changed_at timestamptz not null,
  version integer not null default 1
);
alter table access.centre_look enable row level security;
alter table access.centre_look force row level security;
create policy own_centre on access.centre_look
  using (centre_id = (select access.current_centre())) with check (centre_id = (select access.current_centre()));
grant select, insert, update on access.centre_look to opencjg_serving;

-- A code that a colleague handed over: it opens once, and the person then gets a new one that nobody at the desk has seen.
alter table advice.conversation add column code_from_desk boolean not null default false;

-- A keyed hash of the text as it is kept: equal texts have equal marks, and nobody without the key can try texts against it.
-- In the inbox equal free questions stand behind the first, so that a flood of one text does not bury the others.
alter table advice.conversation add column text_mark bytea check (length(text_mark) = 32);
create index conversation_same_text on advice.conversation (centre_id, text_mark) where state = 'waiting' and urgency = 'ordinary';
