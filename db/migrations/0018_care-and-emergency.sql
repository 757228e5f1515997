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
