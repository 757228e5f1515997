-- That somebody cannot judge own interests (PR-04): who decided it and why, from which day, with whom it was talked over, and its end. One at a time;
-- what is over stays. The two columns of person_detail that were meant for it never held anything, and are not used.

create table families.incapacity (
  centre_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  from_day date not null,
  -- The first day without. The same day as the first: it was written down by mistake, and never held.
  until_day date,
  reason bytea not null,
  consulted bytea not null,
  centre_key_version integer not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  end_reason bytea,
  end_key_version integer,
  ended_by uuid,
  ended_at timestamptz,
  primary key (centre_id, id),
  foreign key (centre_id, person_id) references families.person (centre_id, id) on delete cascade,
  constraint incapacity_ended_whole check (num_nonnulls(until_day, end_reason, end_key_version, ended_by, ended_at) in (0, 5)),
  constraint incapacity_in_order check (until_day >= from_day)
);
create unique index incapacity_once on families.incapacity (centre_id, person_id) where until_day is null;
create index incapacity_of_person on families.incapacity (centre_id, person_id, from_day);

-- It is part of who somebody is: seen and written by who sees and writes that. Nobody takes it away; it ends.
alter table families.incapacity enable row level security;
alter table families.incapacity force row level security;
create policy seen on families.incapacity for select using (centre_id = (select access.current_centre())
  and ((select access.actor_kind()) = 'system' or access.may('read', 'identity', person_id)));
create policy added on families.incapacity for insert with check (centre_id = (select access.current_centre())
  and ((select access.actor_kind()) = 'system' or ((select access.actor_kind()) = 'staff' and access.may('write', 'identity', person_id))));
create policy changed on families.incapacity for update using (centre_id = (select access.current_centre())
  and ((select access.actor_kind()) = 'system' or ((select access.actor_kind()) = 'staff' and access.may('write', 'identity', person_id))))
  with check (centre_id = (select access.current_centre())
  and ((select access.actor_kind()) = 'system' or ((select access.actor_kind()) = 'staff' and access.may('write', 'identity', person_id))));
create policy removed on families.incapacity for delete using (centre_id = (select access.current_centre()) and (select access.actor_kind()) = 'system');
grant select, insert, update, delete on families.incapacity to opencjg_serving;

-- What access knows of it: the last time it held, and when that ended.
alter table access.subject add column incapable_until date;
alter table access.subject add constraint incapable_in_order check (incapable_until > incapable_from);
