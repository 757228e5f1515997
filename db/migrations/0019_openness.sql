-- Openness for the family: keys that bind an account to a person, requests with terms, own statements, holds, and the proof of what was erased.

alter table access.attempt drop constraint attempt_kind_check;
alter table access.attempt add constraint attempt_kind_check check (kind in ('return-code', 'sign-in', 'ask', 'emergency', 'file-key'));

-- A key from the hand of a professional, for one person: good once, for a week.
create table access.file_key (
  centre_id uuid not null references access.centre (id),
  id uuid not null,
  -- The file through which it was handed out: the person's own, or that of a child over whom the person has authority.
  file_id uuid not null,
  person_id uuid not null,
  selector text not null check (selector ~ '^[A-HJ-NP-Z2-9]{6}$'),
  -- A keyed hash: the key to it is outside the database.
  verifier bytea not null check (length(verifier) = 32),
  handed_by uuid not null,
  handed_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz,
  primary key (centre_id, id),
  constraint file_key_selector_once unique (centre_id, selector),
  constraint file_key_ends_once check (num_nonnulls(used_at, revoked_at) <= 1),
  constraint file_key_lives_a_week check (expires_at > handed_at and expires_at <= handed_at + interval '7 days'),
  foreign key (centre_id, file_id) references access.subject (centre_id, person_id),
  foreign key (centre_id, person_id) references access.subject (centre_id, person_id)
);
-- One open key for a person: a new one takes the place of the one before.
create unique index file_key_open_once on access.file_key (centre_id, person_id) where used_at is null and revoked_at is null;

-- The own key of who signs in by mail alone: a mailbox is not enough to open a file (ADR 15). Null: signs in at a provider that is sure.
alter table access.resident_person add column own_key bytea check (length(own_key) = 32);
-- When the own key was given in this session.
alter table access.resident_session add column file_opened_at timestamptz;

-- What somebody asks about a file, with its term (PR-19).
create table access.person_request (
  centre_id uuid not null references access.centre (id),
  id uuid not null,
  kind text not null check (kind in ('question', 'objection', 'correction', 'statement', 'erasure', 'copy', 'limited-information')),
  -- Whose file; null while it is not known which file is meant (limited information).
  person_id uuid,
  requester_id uuid not null,
  -- The account to tell that there is an answer; null after it was deleted.
  resident_id uuid,
  -- How the requester stood towards the file on the day of the request.
  capacity text not null check (capacity in ('self', 'authority', 'none')),
  -- The line of the log, or the piece, that it is about.
  event_id uuid,
  piece_id uuid,
  text bytea not null,
  centre_key_version integer not null,
  received_on date not null,
  due_on date not null,
  state text not null default 'received' check (state in ('received', 'extended', 'decided', 'delivered', 'withdrawn')),
  extended_on date,
  extension_reason bytea,
  decision text check (decision in ('answered', 'granted', 'partly', 'refused')),
  -- Why a refusal, in a fixed word; the sentences are sealed.
  ground text check (ground in ('statutory-hold', 'important-to-another', 'not-entitled', 'opinion-not-fact', 'child-opposes', 'other')),
  reasons bytea,
  decided_by uuid,
  decided_at timestamptz,
  delivered_on date,
  withdrawn_on date,
  version integer not null default 1,
  primary key (centre_id, id),
  foreign key (centre_id, person_id) references access.subject (centre_id, person_id),
  foreign key (centre_id, requester_id) references access.subject (centre_id, person_id),
  foreign key (centre_id, resident_id) references access.resident (centre_id, id) on delete set null (resident_id),
  constraint request_extended_whole check ((extended_on is null) = (extension_reason is null)),
  constraint request_decided_whole check (num_nonnulls(decision, reasons, decided_at) in (0, 3)),
  constraint request_decided_in_state check ((decision is not null) = (state in ('decided', 'delivered'))),
  constraint request_delivered_in_state check ((delivered_on is not null) = (state = 'delivered')),
  constraint request_withdrawn_in_state check ((withdrawn_on is not null) = (state = 'withdrawn')),
  constraint refused_on_a_ground check ((ground is not null) = (decision is not null and decision in ('refused', 'partly'))),
  constraint whose_file check (person_id is not null or kind = 'limited-information')
);
create index person_request_of_file on access.person_request (centre_id, person_id);
create index person_request_of_requester on access.person_request (centre_id, requester_id);

-- What stops an erasure for now (PR-21, PR-24): a measure or a case that runs.
create table access.statutory_hold (
  centre_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  ground text not null check (ground in ('protection-measure', 'court-case', 'complaint', 'claim')),
  from_day date not null,
  -- The first day without; null: until somebody lifts it.
  until_day date,
  placed_by uuid not null,
  placed_at timestamptz not null,
  primary key (centre_id, id),
  foreign key (centre_id, person_id) references access.subject (centre_id, person_id),
  constraint hold_ends_after_it_began check (until_day is null or until_day > from_day)
);
create index statutory_hold_of_person on access.statutory_hold (centre_id, person_id);

-- An own statement: with the piece, unedited (PR-20).
create table families.statement (
  centre_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  piece_id uuid not null,
  author_id uuid not null,
  text bytea not null,
  centre_key_version integer not null,
  written_at timestamptz not null,
  primary key (centre_id, id),
  foreign key (centre_id, piece_id) references families.piece (centre_id, id) on delete cascade,
  foreign key (centre_id, author_id) references families.person (centre_id, id) on delete cascade
);
create index statement_of_piece on families.statement (centre_id, piece_id);

-- What stays of a piece that was erased: proof, and nothing of what it said (PR-21).
create table families.erased_piece (
  centre_id uuid not null,
  piece_id uuid not null,
  person_id uuid not null,
  fields text not null,
  -- A keyed hash of the piece as it was.
  mark bytea not null check (length(mark) = 32),
  erased_on date not null,
  ground text not null check (ground in ('request')),
  request_id uuid not null,
  decided_by uuid not null,
  primary key (centre_id, piece_id),
  foreign key (centre_id, person_id) references families.person (centre_id, id) on delete cascade
);

do $$
declare name text;
begin
  foreach name in array array['access.file_key', 'access.person_request', 'access.statutory_hold', 'families.statement', 'families.erased_piece'] loop
    execute format('alter table %s enable row level security', name);
    execute format('alter table %s force row level security', name);
    execute format('create policy by_system on %s using (centre_id = (select access.current_centre()) and (select access.actor_kind()) = ''system'')
      with check (centre_id = (select access.current_centre()) and (select access.actor_kind()) = ''system'')', name);
    execute format('grant select, insert, update, delete on %s to opencjg_serving', name);
  end loop;
end $$;

-- All writing is done by the system, after a decision; who may read follows.
create policy of_file on access.file_key for select
  using (centre_id = (select access.current_centre()) and (select access.actor_kind()) = 'staff' and access.may('share', 'sharing', file_id));
create policy own_requests on access.person_request for select
  using (centre_id = (select access.current_centre()) and (select access.actor_kind()) = 'resident' and (select access.current_roles()) && '{family}'
    and requester_id = (select access.current_holder()));
-- Questions about the log, objections and copies are for control; the rest for who works with the person, or control when nobody does; a file that is not known for the coordinator.
create policy handled_by on access.person_request for select
  using (centre_id = (select access.current_centre()) and (select access.actor_kind()) = 'staff' and (
    (select access.current_roles()) && '{privacyOfficer}'
    or (kind in ('correction', 'statement', 'erasure', 'limited-information') and person_id is not null and access.may('write', 'sharing', person_id))
    or (kind = 'limited-information' and person_id is null and (select access.current_roles()) && '{coordinator}')));
create policy held_for on access.statutory_hold for select
  using (centre_id = (select access.current_centre()) and (select access.actor_kind()) = 'staff'
    and ((select access.current_roles()) && '{privacyOfficer}' or access.may('write', 'sharing', person_id)));
-- Wherever the piece is visible; but not that of one parent to the other (PR-10).
create policy with_piece on families.statement for select
  using (centre_id = (select access.current_centre())
    and exists (select from families.piece p where p.centre_id = statement.centre_id and p.id = statement.piece_id)
    and ((select access.actor_kind()) <> 'resident' or (select access.current_holder()) in (author_id, person_id) or author_id = person_id));
create policy proof on families.erased_piece for select
  using (centre_id = (select access.current_centre()) and access.may('read', fields, person_id));
