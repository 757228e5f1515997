-- Who a planned contact is with; what became of one to which nobody came; how far a call-up round is.

alter table child_health.contact
  -- The colleague with whom it is planned.
  add column planned_with uuid,
  add constraint planned_with_a_time check (planned_with is null or planned_at is not null);
create index contact_by_colleague on child_health.contact (centre_id, planned_with, planned_at) where planned_with is not null;

-- An appointment to which nobody came, or that was cancelled. The contact itself can be planned again; this stays. A professional decides whether the child
-- was not brought for care that it needs: then somebody has it in hand, with a term and what was done.
create table child_health.missed (
  centre_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  contact_id uuid not null,
  planned_at timestamptz,
  -- BDS W0690 without 01.
  outcome text not null check (outcome in ('02', '03', '04', '05', '06', '07')),
  recorded_by uuid not null,
  recorded_on date not null,
  decision text check (decision in ('not-brought', 'no-concern')),
  decided_by uuid,
  decided_on date,
  owner uuid,
  follow_up_before date,
  -- Why it is a concern or none, and what was done, sealed.
  reason bytea,
  centre_key_version integer,
  done text check (done in ('spoke-with-family', 'planned-again', 'home-visit', 'consulted', 'reported')),
  done_on date,
  done_by uuid,
  done_words bytea,
  done_key_version integer,
  version integer not null default 1,
  primary key (centre_id, id),
  foreign key (centre_id, contact_id) references child_health.contact (centre_id, id) on delete cascade,
  constraint decision_whole check (num_nonnulls(decision, decided_by, decided_on) in (0, 3)),
  constraint concern_has_owner check ((decision is not distinct from 'not-brought') = (owner is not null) and (owner is null) = (follow_up_before is null)),
  constraint missed_reason_sealed check ((reason is null) = (centre_key_version is null)),
  constraint done_whole check (num_nonnulls(done, done_on, done_by) in (0, 3) and (done is null or decision is not distinct from 'not-brought')),
  constraint done_sealed check ((done_words is null) = (done_key_version is null))
);
create index missed_of_person on child_health.missed (centre_id, person_id);
create index missed_to_decide on child_health.missed (centre_id, recorded_on) where decision is null;
create index missed_to_follow_up on child_health.missed (centre_id, follow_up_before) where done is null and follow_up_before is not null;
alter table child_health.missed enable row level security;
alter table child_health.missed force row level security;
create policy seen on child_health.missed for select using (centre_id = (select access.current_centre()) and (
  person_id = (select access.opened('healthPieces')) or (select access.is_system()) or person_id in (select access.my_people('read', 'healthPieces'))));
create policy added on child_health.missed for insert with check (centre_id = (select access.current_centre()) and (
  (select access.is_system()) or access.may('write', 'healthPieces', person_id)));
create policy changed on child_health.missed for update using (centre_id = (select access.current_centre()) and (
  (select access.is_system()) or access.may('write', 'healthPieces', person_id)));
create policy removed on child_health.missed for delete using (centre_id = (select access.current_centre()) and (
  (select access.is_system()) or access.may('write', 'healthPieces', person_id)));
grant select, insert, update, delete on child_health.missed to opencjg_serving;

alter table child_health.round
  -- How many of the cohort were looked at so far: a long run shows how far it is.
  add column looked integer not null default 0 check (looked >= 0),
  -- Asked for once, however often the button is pressed.
  add column asked_as uuid,
  add constraint round_asked_once unique (centre_id, asked_as);
create index round_by_moment on child_health.round (centre_id, made_at desc);
alter table child_health.due_run add column asked_as uuid, add constraint due_run_asked_once unique (centre_id, asked_as);
-- Of one person and one contact: what was not reached, and the invitations of a contact.
create index invitation_not_reached on child_health.invitation (centre_id, not_reached_on) where not_reached_on is not null;
create index invitation_of_contact on child_health.invitation (centre_id, contact_id) where contact_id is not null;
