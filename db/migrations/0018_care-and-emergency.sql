-- Standing in, emergency access with notices and review, restricted files, and what is written within a hidden part.

-- Ended on its first day it never was: an empty term.
alter table access.stand_in drop constraint stand_in_has_a_term;
alter table access.stand_in add constraint stand_in_has_a_term check (until_day >= from_day and until_day <= from_day + 92);
alter table access.stand_in add constraint stand_in_ended_whole check ((ended_at is null) = (ended_by is null));
-- A colleague stands in for a relation once at a time, also when two press the button at the same moment.
alter table access.stand_in add constraint stand_in_once exclude using gist (centre_id with =, care_relation_id with =, account_id with =,
  daterange(from_day, until_day, '[)') with &&);
create index stand_in_of_account on access.stand_in (centre_id, account_id) where ended_at is null;

-- The note of who looked at it afterwards may be sealed under a newer key than the explanation.
alter table access.emergency_access add column review_key_version integer;
alter table access.emergency_access add constraint review_note_with_key check ((review_note is null) = (review_key_version is null));
create index emergency_of_account on access.emergency_access (centre_id, account_id, begun_at desc);

-- Looking for somebody in an emergency is slowed like other tries.
alter table access.attempt drop constraint attempt_kind_check;
alter table access.attempt add constraint attempt_kind_check check (kind in ('return-code', 'sign-in', 'ask', 'emergency'));

-- Something that a colleague should look at. It names nobody: what it is about follows from the row that it points to.
create table access.notice (
  centre_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  kind text not null check (kind in ('emergency-in-my-file', 'emergency-to-review', 'emergency-reviewed')),
  about_id uuid not null,
  -- The file to look at, for who works in it.
  person_id uuid,
  created_at timestamptz not null,
  mailed_at timestamptz,
  seen_at timestamptz,
  primary key (centre_id, id),
  foreign key (centre_id, account_id) references access.account (centre_id, id),
  constraint notice_once unique (centre_id, account_id, kind, about_id)
);
create index notice_unseen on access.notice (centre_id, account_id, created_at desc) where seen_at is null;
create index notice_unmailed on access.notice (centre_id, about_id) where mailed_at is null;
alter table access.notice enable row level security;
alter table access.notice force row level security;
create policy by_system on access.notice using (centre_id = (select access.current_centre()) and (select access.actor_kind()) = 'system')
  with check (centre_id = (select access.current_centre()) and (select access.actor_kind()) = 'system');
create policy own_notice on access.notice for select
  using (centre_id = (select access.current_centre()) and (select access.actor_kind()) = 'staff' and account_id = (select access.current_actor()));
create policy seen_by_oneself on access.notice for update
  using (centre_id = (select access.current_centre()) and (select access.actor_kind()) = 'staff' and account_id = (select access.current_actor()));
grant select, insert, update, delete on access.notice to opencjg_serving;

-- Why a file is restricted, since when and by whom; and why not any more. The sentences are sealed.
create table families.restriction (
  centre_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  reason text not null check (reason in ('colleague', 'asked', 'known-person', 'safety')),
  explanation bytea not null,
  centre_key_version integer not null,
  begun_by uuid not null,
  begun_at timestamptz not null,
  ended_by uuid,
  ended_at timestamptz,
  end_explanation bytea,
  end_key_version integer,
  primary key (centre_id, id),
  foreign key (centre_id, person_id) references families.person (centre_id, id) on delete cascade,
  constraint restriction_ended_whole check (num_nonnulls(ended_by, ended_at, end_explanation, end_key_version) in (0, 4))
);
-- One at a time for the same reason.
create unique index restriction_once on families.restriction (centre_id, person_id, reason) where ended_at is null;
create index restriction_of_person on families.restriction (centre_id, person_id);
alter table families.restriction enable row level security;
alter table families.restriction force row level security;
create policy by_system on families.restriction using (centre_id = (select access.current_centre()) and (select access.actor_kind()) = 'system')
  with check (centre_id = (select access.current_centre()) and (select access.actor_kind()) = 'system');
create policy seen on families.restriction for select using (centre_id = (select access.current_centre())
  and (select access.actor_kind()) = 'staff' and access.may('write', 'care', person_id));
grant select, insert, update, delete on families.restriction to opencjg_serving;

-- Writing in a hidden part is for its members, as reading is.
drop policy added on families.piece;
drop policy changed on families.piece;
drop policy removed on families.piece;
create policy added on families.piece for insert with check (centre_id = (select access.current_centre())
  and ((select access.actor_kind()) = 'system' or (access.may('write', fields, person_id) and (compartment_id is null or access.in_compartment(compartment_id)))));
create policy changed on families.piece for update using (centre_id = (select access.current_centre())
  and ((select access.actor_kind()) = 'system' or (access.may('write', fields, person_id) and (compartment_id is null or access.in_compartment(compartment_id)))))
  with check (centre_id = (select access.current_centre())
  and ((select access.actor_kind()) = 'system' or (access.may('write', fields, person_id) and (compartment_id is null or access.in_compartment(compartment_id)))));
create policy removed on families.piece for delete using (centre_id = (select access.current_centre())
  and ((select access.actor_kind()) = 'system' or (access.may('write', fields, person_id) and (compartment_id is null or access.in_compartment(compartment_id)))));

-- Reading quickly: the predicate is asked once per file and once per list, not once per row. In functions that keep their plans, and that the planner of
-- each query does not look into: planning nested policies took longer than reading.

create or replace function access.may(verb text, fields text, person uuid) returns boolean language plpgsql stable parallel safe as $$
declare
  centre uuid := access.current_centre();
  holder uuid := access.current_holder();
  at timestamptz := access.current_moment();
  mine text[] := access.current_roles();
  is_staff boolean := access.actor_kind() = 'staff';
begin
  return exists (
    select from access.policy c
    where c.verb = may.verb and c.fields = may.fields and c.roles && mine
      and c.state = (select p.state from access.subject p where p.centre_id = centre and p.person_id = person)
      and ((c.relation = 'none' and is_staff) or exists (
        select from access.standing s
        where s.centre_id = centre and s.holder_id = holder and s.person_id = person and s.valid @> at and s.relation = c.relation and s.purpose = c.purpose)));
end $$;

create or replace function access.my_people(verb text, fields text) returns setof uuid language plpgsql stable parallel safe rows 200 as $$
declare
  centre uuid := access.current_centre();
  holder uuid := access.current_holder();
  at timestamptz := access.current_moment();
  mine text[] := access.current_roles();
  cells text[] := array(select c.relation || ' ' || c.purpose || ' ' || c.state from access.policy c
    where c.verb = my_people.verb and c.fields = my_people.fields and c.relation <> 'none' and c.roles && mine);
begin
  if cardinality(cells) = 0 then
    return;
  end if;
  return query select distinct s.person_id
    from access.standing s join access.subject p on p.centre_id = s.centre_id and p.person_id = s.person_id
    where s.centre_id = centre and s.holder_id = holder and s.valid @> at and s.relation || ' ' || s.purpose || ' ' || p.state = any (cells);
end $$;

-- May everybody of these roles do it, without a standing? Then, and only then, it depends on the state of each file.
create function access.open_to_all(verb text, fields text) returns boolean language sql stable parallel safe as $$
  select access.actor_kind() = 'staff' and exists (
    select from access.policy c where c.verb = $1 and c.fields = $2 and c.relation = 'none' and c.roles && access.current_roles()) $$;

-- Opens a file for the rest of the transaction: which groups of it the actor may read now, by the same policy. Nobody else's, and no other file's.
create function access.open_file(person uuid) returns boolean language plpgsql volatile as $$
declare
  centre uuid := access.current_centre();
  holder uuid := access.current_holder();
  at timestamptz := access.current_moment();
  mine text[] := access.current_roles();
  is_staff boolean := access.actor_kind() = 'staff';
  held text[] := array(select s.relation || ' ' || s.purpose from access.standing s
    where s.centre_id = centre and s.holder_id = holder and s.person_id = person and s.valid @> at);
  file_state text;
  readable text;
begin
  select p.state into file_state from access.subject p where p.centre_id = centre and p.person_id = person;
  select string_agg(distinct c.fields, ',') into readable from access.policy c
    where c.verb = 'read' and c.state = file_state and c.roles && mine and (c.relation || ' ' || c.purpose = any (held) or (is_staff and c.relation = 'none'));
  perform set_config('app.file', access.current_actor()::text || ' ' || person::text, true), set_config('app.file_groups', coalesce(readable, ''), true);
  return readable is not null;
end $$;

-- Null when none is open, or when it was opened for somebody else.
create function access.open_person() returns uuid language sql stable parallel safe as $$
  select case when access.actor_kind() in ('staff', 'resident') and split_part(current_setting('app.file', true), ' ', 1) = access.current_actor()::text
    then nullif(split_part(current_setting('app.file', true), ' ', 2), '')::uuid end $$;
create function access.open_groups() returns text[] language sql stable parallel safe as $$
  select string_to_array(coalesce(current_setting('app.file_groups', true), ''), ',') $$;

do $$
declare
  name text;
  fields text;
  person text;
  opened text;
  system text := '(select access.actor_kind()) = ''system''';
begin
  for name, fields, person in values
    ('families.person_detail', 'identity', 'person_id'), ('families.person_bsn', 'bsn', 'person_id'), ('families.home_member', 'family', 'person_id'),
    ('families.tie', 'family', 'person_id'), ('families.authority', 'family', 'child_id')
  loop
    execute format('alter policy seen on %s using (centre_id = (select access.current_centre()) and (%s
        or (%I = (select access.open_person()) and %L = any ((select access.open_groups())::text[]))
        or %3$I in (select access.my_people(''read'', %4$L))
        or ((select access.open_to_all(''read'', %4$L)) and access.may(''read'', %4$L, %3$I))))', name, system, person, fields);
  end loop;
  -- Of which group a row is, the row says.
  for name, fields in values ('families.contact_point', '(case when secret then ''secretAddress'' else ''contact'' end)'), ('families.piece', 'fields') loop
    opened := format('(person_id = (select access.open_person()) and %s = any ((select access.open_groups())::text[]))', fields);
    execute format('alter policy seen on %s using (centre_id = (select access.current_centre()) and (%s or %s or access.may(''read'', %s, person_id)) %s)',
      name, system, opened, fields, case when name = 'families.piece' then
        'and (' || system || ' or compartment_id is null or access.in_compartment(compartment_id)) and ((select access.actor_kind()) <> ''resident'' or withheld_until is null)'
      else '' end);
  end loop;
end $$;

-- Those around whom one may see the family of: of the file that is open, and of all that are one's own.
create function families.kin_of_open_file() returns setof uuid language plpgsql stable parallel safe rows 5 as $$
declare
  person uuid := access.open_person();
begin
  if person is null or not 'family' = any (access.open_groups()) then
    return;
  end if;
  return query select t.other_id from families.tie t where t.centre_id = access.current_centre() and t.person_id = person
    union select a.holder_id from families.authority a where a.centre_id = access.current_centre() and a.child_id = person;
end $$;
create function families.kin_of_my_people() returns setof uuid language plpgsql stable parallel safe rows 500 as $$
declare
  centre uuid := access.current_centre();
  mine uuid[] := array(select access.my_people('read', 'family'));
begin
  return query select t.other_id from families.tie t where t.centre_id = centre and t.person_id = any (mine)
    union select a.holder_id from families.authority a where a.centre_id = centre and a.child_id = any (mine);
end $$;
create function families.may_see_home(home uuid, secret boolean) returns boolean language plpgsql stable parallel safe as $$
declare
  needed text := case when secret then 'secretAddress' else 'contact' end;
begin
  return exists (select from families.home_member m where m.centre_id = access.current_centre() and m.home_id = home
    and ((m.person_id = access.open_person() and needed = any (access.open_groups())) or access.may('read', needed, m.person_id)));
end $$;

alter policy seen on families.person using (centre_id = (select access.current_centre()) and (
  (select access.actor_kind()) = 'system'
  or (id = (select access.open_person()) and 'index' = any ((select access.open_groups())::text[]))
  or id in (select families.kin_of_open_file())
  or id in (select access.my_people('read', 'index'))
  or ((select access.open_to_all('find', 'index')) and access.may('find', 'index', id))
  or id in (select families.kin_of_my_people())));

alter policy seen on families.home using (centre_id = (select access.current_centre()) and (
  (select access.actor_kind()) = 'system' or families.may_see_home(id, secret)));

alter policy own_care on access.care_relation using (centre_id = (select access.current_centre()) and (
  account_id = (select access.current_actor())
  or (person_id = (select access.open_person()) and 'care' = any ((select access.open_groups())::text[]))
  or access.may('read', 'care', person_id)));
