-- Who works with a child reaches the adults around it: how to call them, in what language, and where the other home is. For staff alone: one parent
-- never sees by this how to reach the other (PR-10). It gives no file of an adult: pieces, BSN and care stay their own.

create function access.is_ordinary(person uuid) returns boolean language sql stable parallel safe as $$
  select exists (select from access.subject where centre_id = access.current_centre() and person_id = $1 and state in ('open', 'closed')) $$;

create function families.cares_around(verb text, fields text, person uuid) returns boolean language sql stable parallel safe as $$
  select access.actor_kind() = 'staff' and access.is_ordinary($3) and exists (
    select from families.tie t where t.centre_id = access.current_centre() and t.other_id = $3
      and (t.until_day is null or t.until_day > (access.current_moment() at time zone 'Europe/Amsterdam')::date)
      and t.kind in ('parent', 'step-parent', 'foster-parent', 'adoptive-parent', 'grandparent', 'guardian', 'network')
      and access.may($1, $2, t.person_id)) $$;

do $$
declare
  name text;
  fields text;
  around text;
begin
  for name, fields in values ('contact_point', 'case when secret then ''secretAddress'' else ''contact'' end'), ('person_detail', '''identity'''), ('home_member', '''family''')
  loop
    around := format('centre_id = (select access.current_centre()) and families.cares_around(%%L, %s, person_id)', fields);
    execute format('create policy seen_around_a_child on families.%I for select using (%s)', name, format(around, 'read'));
    if name = 'home_member' then continue; end if;
    execute format('create policy added_around_a_child on families.%I for insert with check (%s)', name, format(around, 'write'));
    execute format('create policy changed_around_a_child on families.%I for update using (%s) with check (%2$s)', name, format(around, 'write'));
    execute format('create policy removed_around_a_child on families.%I for delete using (%s)', name, format(around, 'write'));
  end loop;
end $$;

create policy seen_around_a_child on families.home for select using (centre_id = (select access.current_centre()) and exists (
  select from families.home_member m where m.centre_id = home.centre_id and m.home_id = home.id
    and families.cares_around('read', case when home.secret then 'secretAddress' else 'contact' end, m.person_id)));
