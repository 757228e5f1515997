-- What comes in with a record of another organisation: every row of it, so that it can be taken out again whole; and what was said about vaccinations there.

-- What a parent or young person said to another organisation: history, never an answer here.
create table vaccination.earlier_word (
  centre_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  transfer_id uuid not null,
  -- The child by its own id; of anybody else an id of the sender, which names nobody here.
  said_by uuid not null,
  vaccine text not null check (vaccine in ('HEX', 'PNEU', 'ROTA', 'BMR', 'MENACWY', 'HPV', 'DKT', 'DKTP_BOOSTER', 'DTP', 'HEPB0', 'RSV')),
  says text not null check (says in ('yes', 'no', 'talk', 'considered-wish')),
  how text check (how ~ '^[a-z-]{2,20}$'),
  said_at timestamptz not null,
  -- The organisation that heard it.
  said_to text not null check (length(said_to) between 1 and 120),
  explanation bytea,
  centre_key_version integer,
  primary key (centre_id, id),
  constraint earlier_word_sealed check ((explanation is null) = (centre_key_version is null))
);
create index earlier_word_of_person on vaccination.earlier_word (centre_id, person_id, said_at);
comment on column vaccination.earlier_word.said_by is 'The child, or an id that names nobody here';

-- Each row that a transfer made or changed.
create table child_health.came_in (
  centre_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  transfer_id uuid not null,
  -- The table, and the row in it.
  of_table text not null check (of_table ~ '^(child_health|vaccination)\.[a-z_]{1,40}$'),
  row_id uuid not null,
  -- Of a row that was here already: the columns that were changed, as they were. Null: the row itself came in.
  was jsonb,
  -- A digest of the row as it was written: whoever changes it later built on it.
  looks bytea check (length(looks) = 32),
  primary key (centre_id, id),
  foreign key (centre_id, transfer_id) references child_health.transfer (centre_id, id) on delete cascade,
  constraint came_in_once unique (centre_id, transfer_id, of_table, row_id)
);
create index came_in_of_person on child_health.came_in (centre_id, person_id);

do $$
declare
  name text;
  fields text;
begin
  for name, fields in values ('child_health.came_in', 'healthPieces'), ('vaccination.earlier_word', 'ownHealth') loop
    execute format('alter table %s enable row level security', name);
    execute format('alter table %s force row level security', name);
    execute format('create policy seen on %s for select using (centre_id = (select access.current_centre()) and (
      person_id = (select access.opened(%L)) or (select access.is_system()) or person_id in (select access.my_people(''read'', %2$L))))', name, fields);
    execute format('create policy added on %s for insert with check (centre_id = (select access.current_centre()) and (
      (select access.is_system()) or access.may(''write'', %L, person_id)))', name, fields);
    execute format('create policy changed on %s for update using (centre_id = (select access.current_centre()) and (
      (select access.is_system()) or access.may(''write'', %L, person_id)))', name, fields);
    execute format('create policy removed on %s for delete using (centre_id = (select access.current_centre()) and (
      (select access.is_system()) or access.may(''write'', %L, person_id)))', name, fields);
  end loop;
end $$;
-- PR-10: what one of a family said is not for another of it.
alter policy seen on vaccination.earlier_word using (centre_id = (select access.current_centre()) and (
  person_id = (select access.opened('ownHealth')) or (select access.is_system()) or person_id in (select access.my_people('read', 'ownHealth')))
  and ((select access.actor_kind()) is distinct from 'resident' or said_by = (select access.current_holder())));
grant select, insert, update, delete on child_health.came_in, vaccination.earlier_word to opencjg_serving;

-- One that came in can be taken out again whole, within a term and as long as nothing was built on it. The proof stays, with who undid it and why.
alter table child_health.transfer add column undone_at timestamptz;
alter table child_health.transfer add column undone_by uuid;
alter table child_health.transfer add column undone_why text check (undone_why in ('other-child', 'wrong-record', 'family-asks'));
alter table child_health.transfer add constraint undone_whole check (num_nonnulls(undone_at, undone_by, undone_why) in (0, 3));
alter table child_health.transfer add constraint undone_of_what_came_in check (undone_at is null or direction = 'in');
drop index child_health.transfer_in_once;
create unique index transfer_in_once on child_health.transfer (centre_id, person_id, digest) where direction = 'in' and undone_at is null;
