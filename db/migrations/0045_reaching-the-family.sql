-- What goes out to a family and what comes back: answers to invitations, one mail for a round of a session, from when silence of the other parent may be
-- read as a yes, and who was reached in a recall.

-- It suits, another time, or later: one more row for each word, as with vaccinations. The last of each person counts.
create table child_health.invitation_answer (
  centre_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  invitation_id uuid not null,
  says text not null check (says in ('suits', 'other-time', 'put-off')),
  day_part text check (day_part in ('morning', 'afternoon', 'after-school')),
  put_off_until date,
  -- The person of the family, not the account.
  answered_by uuid not null,
  answered_at timestamptz not null,
  primary key (centre_id, id),
  foreign key (centre_id, invitation_id) references child_health.invitation (centre_id, id),
  constraint day_part_of_another_time check (day_part is null or says = 'other-time'),
  constraint put_off_until_a_day check ((says = 'put-off') = (put_off_until is not null))
);
create index invitation_answer_of_person on child_health.invitation_answer (centre_id, person_id, answered_at);
alter table child_health.invitation_answer enable row level security;
alter table child_health.invitation_answer force row level security;
-- PR-10: what one says about the own time is for who works with them, and not for the other parent.
create policy seen on child_health.invitation_answer for select using (centre_id = (select access.current_centre()) and (
  person_id = (select access.opened('ownHealth')) or (select access.is_system()) or person_id in (select access.my_people('read', 'ownHealth')))
  and ((select access.actor_kind()) is distinct from 'resident' or answered_by = (select access.current_holder())));
create policy added on child_health.invitation_answer for insert with check (centre_id = (select access.current_centre()) and (
  (select access.is_system()) or (access.may('write', 'ownHealth', person_id)
    and (select access.actor_kind()) = 'resident' and answered_by = (select access.current_holder()))));
create policy changed on child_health.invitation_answer for update using (centre_id = (select access.current_centre()) and (select access.is_system()));
create policy removed on child_health.invitation_answer for delete using (centre_id = (select access.current_centre()) and (select access.is_system()));
grant select, insert, update, delete on child_health.invitation_answer to opencjg_serving;

-- The mail that an invitation waits goes once, however often its job runs.
alter table child_health.invitation add column mailed_at timestamptz;

-- Once per person and round of a session, also for two children of one family.
alter table vaccination.answer_request add column mailed_at timestamptz;
create index answer_request_of_person on vaccination.answer_request (centre_id, person_id);
-- PR-10: whom we asked besides, and how often, is not for the reader.
alter policy seen on vaccination.answer_request using (centre_id = (select access.current_centre()) and (
  person_id = (select access.opened('ownHealth')) or (select access.is_system()) or person_id in (select access.my_people('read', 'ownHealth')))
  and ((select access.actor_kind()) is distinct from 'resident' or asked_of = (select access.current_holder())));

-- A parent who came along and says it here is another fact than a word on the telephone.
alter table vaccination.answer drop constraint answer_how_check;
alter table vaccination.answer add constraint answer_how_check check (how in ('own-page', 'here', 'by-word', 'on-paper'));

-- Whether silence of the other parent is read as a yes where one came along, from which day, and who set it. Nothing is changed or taken away: what held on
-- a day stays known for every dose of that day.
create table vaccination.consent_setting (
  centre_id uuid not null references access.centre (id),
  id uuid not null,
  kind text not null check (kind in ('explicit', 'came-along')),
  from_day date not null,
  set_by uuid not null,
  set_at timestamptz not null,
  primary key (centre_id, id)
);
create index consent_setting_by_day on vaccination.consent_setting (centre_id, from_day desc, set_at desc);
alter table vaccination.consent_setting enable row level security;
alter table vaccination.consent_setting force row level security;
create policy own_centre on vaccination.consent_setting using (centre_id = (select access.current_centre())) with check (centre_id = (select access.current_centre()));
grant select, insert on vaccination.consent_setting to opencjg_serving;

-- Who was reached about a batch that is called back. One more row for each try; the last one is how it stands.
create table vaccination.recall_call (
  centre_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  number text not null check (number ~ '^[A-Z0-9][A-Z0-9-]{1,19}$'),
  outcome text not null check (outcome in ('reached', 'message-left', 'no-answer', 'letter-sent')),
  noted_by uuid not null,
  noted_at timestamptz not null,
  primary key (centre_id, id)
);
create index recall_call_of_number on vaccination.recall_call (centre_id, number, person_id, noted_at desc);
create index recall_call_of_person on vaccination.recall_call (centre_id, person_id);
alter table vaccination.recall_call enable row level security;
alter table vaccination.recall_call force row level security;
create policy seen on vaccination.recall_call for select using (centre_id = (select access.current_centre()) and (
  person_id = (select access.opened('healthPieces')) or (select access.is_system()) or person_id in (select access.my_people('read', 'healthPieces'))));
create policy added on vaccination.recall_call for insert with check (centre_id = (select access.current_centre()) and (
  (select access.is_system()) or access.may('write', 'healthPieces', person_id)));
create policy changed on vaccination.recall_call for update using (centre_id = (select access.current_centre()) and (select access.is_system()));
create policy removed on vaccination.recall_call for delete using (centre_id = (select access.current_centre()) and (select access.is_system()));
grant select, insert, update, delete on vaccination.recall_call to opencjg_serving;
