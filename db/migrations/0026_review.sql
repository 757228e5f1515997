-- Review of access as daily work (PR-31): runs, what they found, questions and answers; and requests about files that come in by hand (PR-19).

-- How many lines are drawn by chance each day. No row: the default of rules/review/draw.ts.
create table access.review_setting (
  centre_id uuid not null references access.centre (id),
  sample_size smallint not null check (sample_size between 1 and 50),
  set_by uuid not null,
  set_at timestamptz not null,
  primary key (centre_id)
);

-- What a colleague tells about the own life, so that looking at neighbours and family is noticed. Given freely, sealed, taken back at any time.
create table access.colleague_facts (
  centre_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  facts bytea not null,
  centre_key_version integer not null,
  told_at timestamptz not null,
  primary key (centre_id, id),
  constraint colleague_facts_once unique (centre_id, account_id),
  foreign key (centre_id, account_id) references access.account (centre_id, id) on delete cascade
);

-- A day of a colleague in figures: what is usual for whom is read here, not from months of the log.
create table access.review_activity (
  centre_id uuid not null,
  account_id uuid not null,
  day date not null,
  -- Different files opened.
  files integer not null check (files >= 0),
  -- How many requests in each hour of the Dutch day.
  hours integer[] not null check (cardinality(hours) = 24),
  primary key (centre_id, account_id, day),
  foreign key (centre_id, account_id) references access.account (centre_id, id)
);
create index review_activity_by_day on access.review_activity (centre_id, day);

-- One drawing over one day. With the seed and the log it can be done again, and gives the same.
create table access.review_run (
  centre_id uuid not null references access.centre (id),
  id uuid not null,
  day date not null,
  -- Null: by the clock.
  asked_by uuid,
  run_at timestamptz not null,
  seed bytea not null check (length(seed) = 32),
  sample_size smallint not null,
  -- How many pairs of a colleague and a file that day had, and how many of the run were new.
  population integer not null,
  found integer not null,
  primary key (centre_id, id)
);
create index review_run_by_day on access.review_run (centre_id, day);

-- What a run put before the privacy officer: a colleague, a day, and a file; or a whole day of a colleague.
create table access.review_finding (
  centre_id uuid not null,
  id uuid not null,
  run_id uuid not null,
  day date not null,
  account_id uuid not null,
  person_id uuid,
  times integer not null check (times > 0),
  first_at timestamptz not null,
  last_at timestamptz not null,
  due_on date not null,
  state text not null default 'open' check (state in ('open', 'asked', 'answered', 'closed')),
  asked_by uuid,
  asked_at timestamptz,
  answer_due_on date,
  answered_at timestamptz,
  outcome text check (outcome in ('right', 'explained', 'wrong', 'needs-talk')),
  decided_by uuid,
  decided_at timestamptz,
  version integer not null default 1,
  primary key (centre_id, id),
  foreign key (centre_id, run_id) references access.review_run (centre_id, id),
  foreign key (centre_id, account_id) references access.account (centre_id, id),
  constraint finding_asked_whole check (num_nonnulls(asked_by, asked_at, answer_due_on) in (0, 3)),
  constraint finding_asked_in_state check ((state in ('asked', 'answered')) <= (asked_at is not null)),
  constraint finding_answered_in_state check (answered_at is null or (asked_at is not null and state in ('answered', 'asked', 'closed'))),
  constraint finding_closed_whole check (num_nonnulls(outcome, decided_by, decided_at) = case when state = 'closed' then 3 else 0 end),
  -- Nobody asks or decides about the own lines.
  constraint finding_not_by_oneself check (account_id is distinct from asked_by and account_id is distinct from decided_by)
);
-- Drawn twice, a day gives each line once.
create unique index review_finding_once on access.review_finding (centre_id, day, account_id, coalesce(person_id, '00000000-0000-0000-0000-000000000000'));
create index review_finding_open on access.review_finding (centre_id, due_on) where state <> 'closed';
create index review_finding_of_account on access.review_finding (centre_id, account_id);

-- Why it is there, in fixed words. Apart from the finding: whom it is about reads the question, not the suspicion.
create table access.review_reason (
  centre_id uuid not null,
  finding_id uuid not null,
  reason text not null check (reason ~ '^[a-z-]{4,40}$'),
  primary key (centre_id, finding_id, reason),
  foreign key (centre_id, finding_id) references access.review_finding (centre_id, id)
);

-- What was said and done about it: rows that are only added.
create table access.review_step (
  centre_id uuid not null,
  id uuid not null,
  finding_id uuid not null,
  step text not null check (step in ('asked', 'answered', 'closed')),
  by_account uuid not null,
  at timestamptz not null,
  text bytea,
  centre_key_version integer,
  primary key (centre_id, id),
  foreign key (centre_id, finding_id) references access.review_finding (centre_id, id),
  constraint step_text_with_key check ((text is null) = (centre_key_version is null))
);
create index review_step_of_finding on access.review_step (centre_id, finding_id);

-- A day of the log as the drawing reads it: the staff, done, about a person, and never within a hidden part.
create index audit_event_for_review on access.audit_event (centre_id, occurred_at)
  where actor_kind = 'staff' and outcome = 0 and subject_id is not null and compartment_id is null;

do $$
declare name text;
begin
  foreach name in array array['review_setting', 'colleague_facts', 'review_activity', 'review_run', 'review_finding', 'review_reason', 'review_step'] loop
    execute format('alter table access.%I enable row level security', name);
    execute format('alter table access.%I force row level security', name);
    execute format('create policy by_system on access.%I using (centre_id = (select access.current_centre()) and (select access.actor_kind()) = ''system'')
      with check (centre_id = (select access.current_centre()) and (select access.actor_kind()) = ''system'')', name);
  end loop;
end $$;
grant select, insert, update on access.review_setting, access.review_activity, access.review_finding to opencjg_serving;
grant select, insert, update, delete on access.colleague_facts to opencjg_serving;
-- Figures are kept as long as a drawing may look back at them.
grant delete on access.review_activity to opencjg_serving;
grant select, insert on access.review_run, access.review_reason, access.review_step to opencjg_serving;
-- A step is never changed, but its text is sealed anew under a new key.
grant update (text, centre_key_version) on access.review_step to opencjg_serving;

-- All writing is done by the system, after a decision. Control reads all but what is about oneself; a colleague what was asked of oneself.
create policy read_by_control on access.review_setting for select
  using (centre_id = (select access.current_centre()) and (select access.actor_kind()) = 'staff' and (select access.current_roles()) && '{privacyOfficer}');
create policy read_by_control on access.review_run for select
  using (centre_id = (select access.current_centre()) and (select access.actor_kind()) = 'staff' and (select access.current_roles()) && '{privacyOfficer}');
create policy own_facts on access.colleague_facts for select
  using (centre_id = (select access.current_centre()) and (select access.actor_kind()) = 'staff' and account_id = (select access.current_actor()));
create policy read_by_control on access.review_finding for select
  using (centre_id = (select access.current_centre()) and (select access.actor_kind()) = 'staff' and (select access.current_roles()) && '{privacyOfficer}'
    and account_id <> (select access.current_actor()));
create policy asked_of_oneself on access.review_finding for select
  using (centre_id = (select access.current_centre()) and (select access.actor_kind()) = 'staff' and account_id = (select access.current_actor()) and asked_at is not null);
create policy read_by_control on access.review_reason for select
  using (centre_id = (select access.current_centre()) and (select access.actor_kind()) = 'staff' and (select access.current_roles()) && '{privacyOfficer}'
    and exists (select from access.review_finding f where f.centre_id = review_reason.centre_id and f.id = finding_id and f.account_id <> access.current_actor()));
create policy with_finding on access.review_step for select
  using (centre_id = (select access.current_centre()) and (select access.actor_kind()) = 'staff'
    and exists (select from access.review_finding f where f.centre_id = review_step.centre_id and f.id = finding_id));

-- Notices of more kinds; which there are, the code says.
alter table access.notice drop constraint notice_kind_check;
alter table access.notice add constraint notice_kind_check check (kind ~ '^[a-z-]{4,40}$');

-- Requests that came by letter, by telephone or at the desk: who wrote them in, how it was known who asked; and how the answer was handed over.
alter table access.person_request drop constraint person_request_kind_check;
alter table access.person_request add constraint person_request_kind_check
  check (kind in ('question', 'objection', 'correction', 'statement', 'erasure', 'inspection', 'copy', 'limited-information'));
alter table access.person_request
  add column channel text not null default 'mijn' check (channel in ('mijn', 'desk', 'letter', 'phone')),
  add column entered_by uuid,
  -- How it was known who asked: an id document that was seen, or a colleague who knows the face. Its number is not kept.
  add column identity_check text check (identity_check in ('id-card', 'passport', 'driving-licence', 'known-in-person')),
  add column delivery text check (delivery in ('in-hand', 'registered-post')),
  add column delivered_by uuid,
  add column delivery_check text check (delivery_check in ('id-card', 'passport', 'driving-licence', 'known-in-person')),
  add constraint entered_whole check ((channel = 'mijn') = (num_nonnulls(entered_by, identity_check) = 0) and num_nonnulls(entered_by, identity_check) in (0, 2)),
  add constraint delivered_by_hand_whole check (num_nonnulls(delivery, delivered_by, delivery_check) in (0, 3) and (delivery is null or state = 'delivered'));

drop policy handled_by on access.person_request;
-- Questions about the log, objections, inspections and copies are for control, unless they came in by hand; the rest for who works with the person, or
-- control when nobody does; a file that is not known for the coordinator.
create policy handled_by on access.person_request for select
  using (centre_id = (select access.current_centre()) and (select access.actor_kind()) = 'staff' and (
    (select access.current_roles()) && '{privacyOfficer}'
    or ((channel <> 'mijn' or kind in ('correction', 'statement', 'erasure', 'limited-information')) and person_id is not null
      and access.may('write', 'sharing', person_id))
    or (kind = 'limited-information' and person_id is null and (select access.current_roles()) && '{coordinator}')));

-- Reading with the eyes of somebody who has no account, for a copy that goes from hand to hand: row-level security then lets through what this person
-- would see in Mijn CJG, and nothing more.
create function access.reads_for() returns uuid language plpgsql stable parallel safe as $$
begin
  return nullif(current_setting('app.reads_for', true), '')::uuid;
end $$;
create or replace function access.current_holder() returns uuid language plpgsql stable parallel safe as $$
begin
  return case access.actor_kind()
    when 'staff' then access.current_actor()
    when 'resident' then coalesce(access.reads_for(), (select person_id from access.resident_person
      where centre_id = access.current_centre() and resident_id = access.current_actor()))
  end;
end $$;
