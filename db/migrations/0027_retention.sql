-- Keeping and destroying (PR-21, PR-24): what was proposed and by whom decided, pieces and terms that stay longer, and the proof of what went.

-- What may go: proposed by night, decided by people. It goes with the file; the proof stays.
create table access.destruction (
  centre_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  -- The whole file, or the pieces under one law.
  scope text not null check (scope in ('file', 'youth-help', 'wgbo', 'wmo', 'advice', 'pieces')),
  -- The term is over, or the person asked.
  ground text not null check (ground in ('term', 'request')),
  request_id uuid,
  state text not null default 'proposed' check (state in ('proposed', 'postponed', 'agreed', 'confirmed')),
  -- The first day on which it may go, and how many pieces there were.
  goes_on date not null,
  pieces integer not null check (pieces >= 0),
  -- Why a second person must confirm, in fixed words; empty: one is enough.
  sensitive text[] not null default '{}' check (sensitive <@ '{restricted,hidden-part,was-held}'::text[]),
  proposed_at timestamptz not null,
  -- Good care asks to keep it longer: until a day, with a reason.
  postponed_until date,
  postponed_reason bytea,
  centre_key_version integer,
  postponed_by uuid,
  -- Who confirmed first, and second.
  agreed_by uuid,
  agreed_at timestamptz,
  confirmed_by uuid,
  primary key (centre_id, id),
  foreign key (centre_id, person_id) references access.subject (centre_id, person_id),
  constraint destruction_postponed_whole check (num_nonnulls(postponed_until, postponed_reason, centre_key_version, postponed_by) in (0, 4)),
  constraint destruction_postponed_in_state check (state <> 'postponed' or postponed_until is not null),
  constraint destruction_agreed_whole check ((agreed_by is null) = (agreed_at is null)),
  constraint destruction_agreed_in_state check (state <> 'agreed' or agreed_by is not null),
  constraint destruction_confirmed_in_state check ((confirmed_by is not null) = (state = 'confirmed')),
  -- Also when one person presses twice at the same moment.
  constraint sensitive_by_two_people check (state <> 'confirmed' or ground = 'request' or cardinality(sensitive) = 0
    or (agreed_by is not null and agreed_by <> confirmed_by)),
  constraint asked_names_the_request check ((ground = 'request') = (request_id is not null))
);
-- Proposed once, also when two runs meet.
create unique index destruction_once on access.destruction (centre_id, person_id, scope) where ground = 'term';
create index destruction_in_order on access.destruction (centre_id, goes_on, id);

-- Why: the term of each part, by which version, counted from what.
create table access.destruction_part (
  centre_id uuid not null,
  destruction_id uuid not null,
  term text not null,
  version integer not null,
  start text not null check (start in ('made', 'end', 'registered')),
  started_on date not null,
  goes_on date not null,
  pieces integer not null,
  primary key (centre_id, destruction_id, term),
  foreign key (centre_id, destruction_id) references access.destruction (centre_id, id) on delete cascade
);

-- A piece that stays because it is important to another, or good care asks for it (PR-21): until a day, with a reason.
create table access.kept_piece (
  centre_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  piece_id uuid not null,
  ground text not null check (ground in ('important-to-another', 'good-care')),
  reason bytea not null,
  centre_key_version integer not null,
  until_day date not null,
  kept_by uuid not null,
  kept_at timestamptz not null,
  primary key (centre_id, id),
  constraint piece_kept_once unique (centre_id, piece_id),
  foreign key (centre_id, person_id) references access.subject (centre_id, person_id)
);
create index kept_piece_of_person on access.kept_piece (centre_id, person_id);

-- What stays of what went (PR-21): a keyed hash of the number of the file, the day, the ground, and who decided. Nothing of whom it was about.
create table access.destruction_proof (
  centre_id uuid not null references access.centre (id),
  id uuid not null,
  file_mark bytea not null check (length(file_mark) = 32),
  scope text not null check (scope in ('file', 'youth-help', 'wgbo', 'wmo', 'advice', 'pieces')),
  ground text not null check (ground in ('term', 'request')),
  -- The terms that were over, such as `wgbo/2`; empty for a request.
  terms text[] not null default '{}',
  pieces integer not null check (pieces >= 0),
  kept integer not null default 0 check (kept >= 0),
  agreed_by uuid,
  decided_by uuid not null,
  destroyed_on date not null,
  destroyed_at timestamptz not null,
  primary key (centre_id, id)
);
create index destruction_proof_newest on access.destruction_proof (centre_id, destroyed_at desc, id);
create index destruction_proof_of_file on access.destruction_proof (centre_id, file_mark);

-- A centre keeps something longer than its term, with the reason. Never shorter: there is nothing here to take off.
create table access.term_lengthening (
  centre_id uuid not null references access.centre (id),
  id uuid not null,
  regime text not null check (regime in ('youth-help', 'wgbo', 'wmo', 'advice', 'registered')),
  years integer not null check (years between 0 and 80),
  reason text not null check (length(reason) between 1 and 2000),
  from_day date not null,
  decided_by uuid not null,
  decided_at timestamptz not null,
  primary key (centre_id, id)
);

-- Holds are for every file, asked about or not: what they are for is said in words too, and who lifted one.
alter table access.statutory_hold drop constraint statutory_hold_ground_check;
alter table access.statutory_hold add constraint statutory_hold_ground_check
  check (ground in ('protection-measure', 'court-case', 'complaint', 'claim', 'investigation'));
alter table access.statutory_hold add column note bytea, add column centre_key_version integer, add column lifted_by uuid;
alter table access.statutory_hold add constraint hold_note_with_key check ((note is null) = (centre_key_version is null));
create index statutory_hold_running on access.statutory_hold (centre_id, from_day, id);

-- A piece goes by its term too.
alter table families.erased_piece drop constraint erased_piece_ground_check;
alter table families.erased_piece add constraint erased_piece_ground_check check (ground in ('request', 'term'));
alter table families.erased_piece alter column request_id drop not null;
alter table families.erased_piece add constraint erased_on_request_names_it check ((ground = 'request') = (request_id is not null));

do $$
declare name text;
begin
  foreach name in array array['destruction', 'destruction_part', 'kept_piece', 'destruction_proof', 'term_lengthening'] loop
    execute format('alter table access.%I enable row level security', name);
    execute format('alter table access.%I force row level security', name);
    execute format('create policy by_system on access.%I using (centre_id = (select access.current_centre()) and (select access.actor_kind()) = ''system'')
      with check (centre_id = (select access.current_centre()) and (select access.actor_kind()) = ''system'')', name);
    execute format('create policy read_by_control on access.%I for select using (centre_id = (select access.current_centre())
      and (select access.actor_kind()) = ''staff'' and (select access.current_roles()) && ''{privacyOfficer,coordinator}'')', name);
  end loop;
end $$;
grant select, insert, update, delete on access.destruction, access.destruction_part, access.kept_piece to opencjg_serving;
-- Proof is added and never changed.
grant select, insert on access.destruction_proof, access.term_lengthening to opencjg_serving;

-- Looking at files by their person, night after night, and taking one away without reading whole tables.
create index care_relation_of_person on access.care_relation (centre_id, person_id);
create index emergency_of_person on access.emergency_access (centre_id, person_id);
create index compartment_of_person on access.compartment (centre_id, person_id);
create index file_key_of_file on access.file_key (centre_id, file_id);
create index consent_recipient_of_person on access.consent_recipient (centre_id, person_id);
create index consent_decision_of_person on access.consent_decision (centre_id, person_id);
create index consent_decision_given_by on access.consent_decision (centre_id, given_by);
create index consent_words_of_person on access.consent_words (centre_id, person_id);
create index consent_exception_of_person on access.consent_exception (centre_id, person_id);
create index share_item_of_person on access.share_item (centre_id, person_id);
create index person_merged_into on families.person (centre_id, merged_into) where merged_into is not null;
create index erased_piece_of_person on families.erased_piece (centre_id, person_id);
create index statement_of_author on families.statement (centre_id, author_id);
create index statement_of_person on families.statement (centre_id, person_id);
create index merge_kept on families.merge (centre_id, kept_id);
create index merge_gone on families.merge (centre_id, gone_id);
create index import_row_of_person on families.import_row (centre_id, person_id);

-- Is this file being destroyed, in a transaction in which people confirmed it, with no hold that stops it? The database repeats what the use case asks.
create function access.is_being_destroyed(person uuid) returns boolean language sql stable parallel safe as $$
  select access.actor_kind() = 'system'
    and exists (select from access.destruction d where d.centre_id = access.current_centre() and d.person_id = $1 and d.state = 'confirmed')
    and not exists (select from access.statutory_hold h where h.centre_id = access.current_centre() and h.person_id = $1
      and h.from_day <= (access.current_moment() at time zone 'Europe/Amsterdam')::date
      and (h.until_day is null or h.until_day > (access.current_moment() at time zone 'Europe/Amsterdam')::date)) $$;

-- What was history for good goes with the file, and in no other way.
do $$
declare
  name text;
  whose text;
begin
  for name, whose in values
    ('care_relation', 'person_id'), ('emergency_access', 'person_id'), ('compartment', 'person_id'), ('consent', 'person_id'), ('consent_recipient', 'person_id'),
    ('consent_decision', 'person_id'), ('consent_words', 'person_id'), ('consent_exception', 'person_id'), ('share', 'person_id'), ('share_item', 'person_id'),
    ('stand_in', '(select r.person_id from access.care_relation r where r.centre_id = stand_in.centre_id and r.id = stand_in.care_relation_id)')
  loop
    execute format('create policy only_with_the_file on access.%I as restrictive for delete using (access.is_being_destroyed(%s))', name, whose);
    execute format('grant delete on access.%I to opencjg_serving', name);
  end loop;
end $$;
