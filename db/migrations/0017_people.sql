-- Finding people by how their names sound, two rows that are one person, and people that came from a file.

-- A key per name in place of one for all of them together: whatever of the names somebody knows finds the person.
drop index families.person_by_sound;
create index person_by_sounds on families.person using gin (string_to_array(sound, ' '));

create index person_by_whole_name on families.person (centre_id, search_name);

-- Looking through the index of a whole centre. Row-level security would ask the predicate of every row before the index of names may be used (its
-- operators are not leakproof), so this asks it here, of what the index found; the ids of nobody else leave it. Who owns the tables sees the rows.
create policy seen_by_owner on families.person for select to current_user using (true);
create function families.find_in_index(sounds text[], words text[], days date[], most integer) returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp set pg_trgm.word_similarity_threshold = 0.4 as $$
declare
  found integer;
begin
  if access.actor_kind() <> 'staff' then return; end if;
  if cardinality(days) > 0 then
    return query select p.id from families.person p
      where p.centre_id = access.current_centre() and p.birth_date = any (days) and access.may('find', 'index', p.id) limit most;
    return;
  end if;
  return query select p.id from families.person p
    where string_to_array(p.sound, ' ') @> sounds and cardinality(sounds) > 0 and p.centre_id = access.current_centre()
      and access.may('find', 'index', p.id) limit most;
  get diagnostics found = row_count;
  if found < most and cardinality(words) > 0 then
    -- The longest word says most; the others are compared by who asked.
    return query select p.id from families.person p
      where p.search_name %> words[1] and p.centre_id = access.current_centre() and access.may('find', 'index', p.id) limit most;
  end if;
end $$;
revoke all on function families.find_in_index from public;
grant execute on function families.find_in_index to opencjg_serving;

-- Somebody looked, and said that these two are two people: they are not pointed out again.
create table families.not_the_same (
  centre_id uuid not null,
  person_id uuid not null,
  other_id uuid not null,
  reason text not null check (reason in ('twin', 'other-family', 'seen-document', 'they-told')),
  decided_by uuid not null,
  decided_at timestamptz not null,
  primary key (centre_id, person_id, other_id),
  foreign key (centre_id, person_id) references families.person (centre_id, id) on delete cascade,
  foreign key (centre_id, other_id) references families.person (centre_id, id) on delete cascade,
  constraint two_people check (person_id <> other_id)
);
create index not_the_same_other on families.not_the_same (centre_id, other_id);

-- Two rows turned out to be one person: everything of the one went to the other, row by row, so that it can be undone whole.
create table families.merge (
  centre_id uuid not null,
  id uuid not null,
  kept_id uuid not null,
  gone_id uuid not null,
  merged_by uuid not null,
  merged_at timestamptz not null,
  undone_by uuid,
  undone_at timestamptz,
  primary key (centre_id, id),
  foreign key (centre_id, kept_id) references families.person (centre_id, id),
  foreign key (centre_id, gone_id) references families.person (centre_id, id),
  constraint merged_with_another check (kept_id <> gone_id),
  constraint undone_whole check ((undone_at is null) = (undone_by is null))
);
create unique index person_gone_once on families.merge (centre_id, gone_id) where undone_at is null;

create table families.merge_step (
  centre_id uuid not null,
  merge_id uuid not null,
  step integer not null,
  -- A table of this schema, the row, and the column that pointed to who is gone.
  table_name text not null,
  row_id uuid not null,
  column_name text not null,
  primary key (centre_id, merge_id, step),
  foreign key (centre_id, merge_id) references families.merge (centre_id, id) on delete cascade
);

-- People that came from a file: which file, and which rows it made, so that it can be taken back whole.
create table families.import_run (
  centre_id uuid not null,
  id uuid not null,
  -- The SHA-256 of the file that was tried: no other one can be accepted in its place.
  file_hash bytea not null check (length(file_hash) = 32),
  rows integer not null,
  state text not null check (state in ('tried', 'done', 'undone')),
  tried_by uuid,
  tried_at timestamptz not null,
  done_at timestamptz,
  undone_at timestamptz,
  primary key (centre_id, id)
);
create unique index file_imported_once on families.import_run (centre_id, file_hash) where state = 'done';

create table families.import_row (
  centre_id uuid not null,
  run_id uuid not null,
  line integer not null,
  person_id uuid not null,
  primary key (centre_id, run_id, person_id),
  foreign key (centre_id, run_id) references families.import_run (centre_id, id) on delete cascade
);

-- All of these tell that somebody is there: they are for the system, which hands out what the rules allow.
do $$
declare
  name text;
begin
  foreach name in array array['not_the_same', 'merge', 'merge_step', 'import_run', 'import_row'] loop
    execute format('alter table families.%I enable row level security', name);
    execute format('alter table families.%I force row level security', name);
    execute format('create policy by_system on families.%I using (centre_id = (select access.current_centre()) and (select access.actor_kind()) = ''system'')
      with check (centre_id = (select access.current_centre()) and (select access.actor_kind()) = ''system'')', name);
    execute format('grant select, insert, update, delete on families.%I to opencjg_serving', name);
  end loop;
end $$;
