-- Reading a file quickly, with those around the child in it. Who may see what stays as it was.

-- What policies ask of the transaction, as functions that the planner does not look into: copying their text into every policy of every query took
-- longer than reading the rows.
create or replace function access.current_centre() returns uuid language plpgsql stable parallel safe as $$
begin
  return nullif(current_setting('app.centre', true), '')::uuid;
end $$;
create or replace function access.actor_kind() returns text language plpgsql stable parallel safe as $$
begin
  return coalesce(nullif(current_setting('app.actor_kind', true), ''), 'none');
end $$;
create or replace function access.current_actor() returns uuid language plpgsql stable parallel safe as $$
begin
  return nullif(current_setting('app.actor', true), '')::uuid;
end $$;
create or replace function access.current_roles() returns text[] language plpgsql stable parallel safe as $$
begin
  return string_to_array(coalesce(current_setting('app.roles', true), ''), ',');
end $$;
create or replace function access.current_moment() returns timestamptz language plpgsql stable parallel safe as $$
begin
  return coalesce(nullif(current_setting('app.now', true), '')::timestamptz, clock_timestamp());
end $$;
create or replace function access.current_holder() returns uuid language plpgsql stable parallel safe as $$
begin
  return case access.actor_kind()
    when 'staff' then access.current_actor()
    when 'resident' then (select person_id from access.resident_person
      where centre_id = access.current_centre() and resident_id = access.current_actor())
  end;
end $$;
create function access.is_system() returns boolean language plpgsql stable parallel safe as $$
begin
  return access.actor_kind() = 'system';
end $$;
create or replace function access.open_to_all(verb text, fields text) returns boolean language plpgsql stable parallel safe as $$
begin
  return access.actor_kind() = 'staff' and exists (select from access.policy c
    where c.verb = open_to_all.verb and c.fields = open_to_all.fields and c.relation = 'none' and c.roles && access.current_roles());
end $$;
create or replace function access.open_person() returns uuid language plpgsql stable parallel safe as $$
begin
  return case when access.actor_kind() in ('staff', 'resident') and split_part(current_setting('app.file', true), ' ', 1) = access.current_actor()::text
    then nullif(split_part(current_setting('app.file', true), ' ', 2), '')::uuid end;
end $$;
create or replace function access.open_groups() returns text[] language plpgsql stable parallel safe as $$
begin
  return string_to_array(coalesce(current_setting('app.file_groups', true), ''), ',');
end $$;

-- The predicate looks once how the actor stands towards the person, not once per cell of the policy.
create or replace function access.may(verb text, fields text, person uuid) returns boolean language plpgsql stable parallel safe as $$
declare
  centre uuid := access.current_centre();
  holder uuid := access.current_holder();
  at timestamptz := access.current_moment();
  mine text[] := access.current_roles();
  is_staff boolean := access.actor_kind() = 'staff';
  file_state text := (select p.state from access.subject p where p.centre_id = centre and p.person_id = person);
  held text[] := array(select s.relation || ' ' || s.purpose from access.standing s
    where s.centre_id = centre and s.holder_id = holder and s.person_id = person and s.valid @> at);
begin
  return exists (select from access.policy c where c.verb = may.verb and c.fields = may.fields and c.state = file_state and c.roles && mine
    and (c.relation || ' ' || c.purpose = any (held) or (c.relation = 'none' and is_staff)));
end $$;

-- Opens a file for the rest of the transaction, and says what the use case decides by: its state, with a row for every standing of the actor now (one
-- without a standing when there is none; no row when there is no such person). In one look, so that both decide from the same.
drop function access.open_file(uuid);
create function access.open_file(person uuid) returns table (state text, relation text, purpose text, source_id uuid) language plpgsql volatile as $$
declare
  centre uuid := access.current_centre();
  holder uuid := access.current_holder();
  at timestamptz := access.current_moment();
  mine text[] := access.current_roles();
  is_staff boolean := access.actor_kind() = 'staff';
  held text[] := array[]::text[];
  readable text;
begin
  select p.state into state from access.subject p where p.centre_id = centre and p.person_id = person;
  for relation, purpose, source_id in
    select s.relation, s.purpose, s.source_id from access.standing s
    where s.centre_id = centre and s.holder_id = holder and s.person_id = person and s.valid @> at
  loop
    held := held || (relation || ' ' || purpose);
    return next;
  end loop;
  select string_agg(distinct c.fields, ',') into readable from access.policy c
    where c.verb = 'read' and c.state = open_file.state and c.roles && mine and (c.relation || ' ' || c.purpose = any (held) or (is_staff and c.relation = 'none'));
  perform set_config('app.file', access.current_actor()::text || ' ' || person::text, true), set_config('app.file_groups', coalesce(readable, ''), true);
  if cardinality(held) = 0 and state is not null then
    return next;
  end if;
end $$;

-- Who acts, for the rest of the transaction; and the file that is opened with it, so that the database is asked once for both.
create function access.act_as(centre text, kind text, actor text, conversation text, claim text, roles text, moment text, lightly boolean, file uuid)
  returns table (state text, relation text, purpose text, source_id uuid) language plpgsql volatile as $$
begin
  perform set_config('app.centre', centre, true), set_config('app.actor_kind', kind, true), set_config('app.actor', actor, true),
    set_config('app.conversation', conversation, true), set_config('app.claim', claim, true), set_config('app.roles', roles, true),
    set_config('app.now', moment, true);
  if lightly then
    perform set_config('synchronous_commit', 'off', true);
  end if;
  if file is not null then
    return query select o.state, o.relation, o.purpose, o.source_id from access.open_file(file) o;
  end if;
end $$;

-- The person whose file is open in this transaction, when this group of it may be read; otherwise null.
create function access.opened(fields text) returns uuid language plpgsql stable parallel safe as $$
declare
  person uuid := access.open_person();
begin
  return case when person is not null and fields = any (access.open_groups()) then person end;
end $$;

create or replace function families.cares_around(verb text, fields text, person uuid) returns boolean language plpgsql stable parallel safe as $$
begin
  return access.actor_kind() = 'staff' and exists (
    select from families.tie t where t.centre_id = access.current_centre() and t.other_id = person
      and (t.until_day is null or t.until_day > (access.current_moment() at time zone 'Europe/Amsterdam')::date)
      and t.kind in ('parent', 'step-parent', 'foster-parent', 'adoptive-parent', 'grandparent', 'guardian', 'network')
      and access.may(cares_around.verb, cares_around.fields, t.person_id))
    and access.is_ordinary(person);
end $$;

-- For those whose file is not open and who are not one's own: a role that needs no standing, or a child around whom one works.
create function families.sees_besides(fields text, person uuid) returns boolean language plpgsql stable parallel safe as $$
begin
  return (access.open_to_all('read', fields) and access.may('read', fields, person)) or families.cares_around('read', fields, person);
end $$;

create or replace function families.may_see_home(home uuid, secret boolean) returns boolean language plpgsql stable parallel safe as $$
declare
  needed text := case when secret then 'secretAddress' else 'contact' end;
  file uuid := access.opened(needed);
begin
  return exists (select from families.home_member m where m.centre_id = access.current_centre() and m.home_id = home
    and (m.person_id = file or access.may('read', needed, m.person_id) or families.cares_around('read', needed, m.person_id)));
end $$;

do $$
declare
  name text;
  fields text;
  person text;
  besides text;
  opened text;
begin
  foreach name in array array['contact_point', 'person_detail', 'home_member', 'home'] loop
    execute format('drop policy seen_around_a_child on families.%I', name);
  end loop;
  for name, fields, person, besides in values
    ('person_detail', 'identity', 'person_id', 'families.sees_besides(''identity'', person_id)'),
    ('home_member', 'family', 'person_id', 'families.sees_besides(''family'', person_id)'),
    ('person_bsn', 'bsn', 'person_id', null), ('tie', 'family', 'person_id', null), ('authority', 'family', 'child_id', null)
  loop
    execute format('alter policy seen on families.%I using (centre_id = (select access.current_centre()) and (
        %I = (select access.opened(%L)) or (select access.is_system()) or %2$I in (select access.my_people(''read'', %3$L)) or %s))',
      name, person, fields, coalesce(besides, format('((select access.open_to_all(''read'', %L)) and access.may(''read'', %1$L, %I))', fields, person)));
  end loop;
end $$;

-- Of which group a row is, the row says.
alter policy seen on families.contact_point using (centre_id = (select access.current_centre()) and (
  person_id = case when secret then (select access.opened('secretAddress')) else (select access.opened('contact')) end
  or (select access.is_system())
  or access.may('read', case when secret then 'secretAddress' else 'contact' end, person_id)
  or families.cares_around('read', case when secret then 'secretAddress' else 'contact' end, person_id)));

alter policy seen on families.piece using (centre_id = (select access.current_centre()) and ((select access.is_system())
  or (((person_id = (select access.open_person()) and fields = any ((select access.open_groups())::text[])) or access.may('read', fields, person_id))
    and (compartment_id is null or access.in_compartment(compartment_id))
    and (withheld_until is null or (select access.actor_kind()) <> 'resident'))));

alter policy seen on families.person using (centre_id = (select access.current_centre()) and (
  id = (select access.opened('index')) or (select access.is_system())
  or id in (select families.kin_of_open_file())
  or id in (select access.my_people('read', 'index'))
  or ((select access.open_to_all('find', 'index')) and access.may('find', 'index', id))
  or id in (select families.kin_of_my_people())));

alter policy seen on families.home using (centre_id = (select access.current_centre()) and ((select access.is_system()) or families.may_see_home(id, secret)));
-- A policy for all verbs is asked at reading too, where the one above already is.
drop policy written on families.home;
create policy added on families.home for insert with check (centre_id = (select access.current_centre()) and (select access.is_system()));
create policy changed on families.home for update using (centre_id = (select access.current_centre()) and (select access.is_system()))
  with check (centre_id = (select access.current_centre()) and (select access.is_system()));
create policy removed on families.home for delete using (centre_id = (select access.current_centre()) and (select access.is_system()));
