-- Regions, centres, staff accounts, sessions and the audit log.

create schema access;
grant usage on schema access to opencjg_serving;

-- What row-level security knows of who acts; set for one transaction by the application.
create function access.current_centre() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.centre', true), '')::uuid $$;
create function access.actor_kind() returns text language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('app.actor_kind', true), ''), 'none') $$;
create function access.current_actor() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.actor', true), '')::uuid $$;
create function access.current_conversation() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.conversation', true), '')::uuid $$;

-- A selector or token hash that an asker claims, before it is known what it opens.
create function access.current_claim() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('app.claim', true), '') $$;

create table access.region (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9-]{2,40}$'),
  name text not null check (length(name) between 2 and 80)
);

-- Public facts of a centre: read before it is known which centre is asked for, so not under row-level security.
create table access.centre (
  id uuid primary key,
  region_id uuid not null references access.region (id),
  slug text not null unique check (slug ~ '^[a-z0-9-]{2,40}$'),
  name text not null check (length(name) between 2 and 80),
  municipality text not null,
  -- Lower-case host names without port; the default centre answers to any other.
  hosts text[] not null default '{}',
  is_default boolean not null default false,
  demonstration boolean not null default false,
  phone text not null,
  duty_phone text not null,
  street_address text not null,
  postal_code text not null,
  town text not null,
  directions text not null default '',
  answer_term_working_days smallint not null default 2 check (answer_term_working_days between 1 and 10),
  acute_term_minutes smallint not null default 30 check (acute_term_minutes between 5 and 240),
  retention_days smallint not null default 90 check (retention_days between 7 and 365),
  notice_pager_address text,
  drawings boolean not null default true,
  version integer not null default 1
);
-- One centre answers to host names that nobody claims.
create unique index centre_one_default on access.centre (is_default) where is_default;

create table access.opening_hours (
  centre_id uuid not null references access.centre (id),
  weekday smallint not null check (weekday between 1 and 7),
  kind text not null check (kind in ('phone', 'walk-in')),
  opens time not null,
  closes time not null,
  primary key (centre_id, weekday, kind, opens),
  constraint opens_before_it_closes check (opens < closes)
);

create table access.closed_day (
  centre_id uuid not null references access.centre (id),
  day date not null,
  primary key (centre_id, day)
);

create table access.account (
  centre_id uuid not null references access.centre (id),
  id uuid not null,
  display_name text not null check (length(display_name) between 1 and 120),
  -- The name that askers see: first name only.
  public_name text not null check (length(public_name) between 1 and 60),
  email text not null,
  profession text not null check (profession in ('youthDoctor', 'youthNurse', 'clinicAssistant', 'behaviouralScientist', 'socialWorker',
    'familyCoach', 'frontDeskWorker', 'centreCoordinator', 'centreManager', 'policyOfficer')),
  state text not null default 'active' check (state in ('active', 'closed')),
  issuer text,
  subject text,
  -- Argon2id in PHC form; null for accounts that sign in elsewhere.
  password_hash text,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  primary key (centre_id, id),
  constraint account_email_once unique (centre_id, email),
  -- Mail addresses are compared without capitals; kept in one form, so that "once" means once.
  constraint account_email_lower_case check (email = lower(email)),
  constraint account_subject_once unique (centre_id, issuer, subject),
  constraint issuer_with_subject check ((issuer is null) = (subject is null))
);

create table access.account_role (
  centre_id uuid not null,
  account_id uuid not null,
  role text not null check (role in ('frontDesk', 'professional', 'coordinator', 'editor', 'administrator', 'manager', 'policyOfficer', 'privacyOfficer')),
  primary key (centre_id, account_id, role),
  foreign key (centre_id, account_id) references access.account (centre_id, id) on delete cascade
);

create table access.session (
  centre_id uuid not null,
  -- SHA-256 of the token; the token itself is only in the cookie.
  token_hash bytea not null check (length(token_hash) = 32),
  account_id uuid not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  ends_at timestamptz not null,
  acr text not null,
  primary key (centre_id, token_hash),
  foreign key (centre_id, account_id) references access.account (centre_id, id) on delete cascade
);
create index session_of_account on access.session (centre_id, account_id);

-- A sign-in that is under way at the identity provider: kept for minutes.
create table access.sign_in_attempt (
  centre_id uuid not null references access.centre (id),
  state_hash bytea not null check (length(state_hash) = 32),
  code_verifier text not null,
  nonce text not null,
  return_to text not null,
  created_at timestamptz not null,
  primary key (centre_id, state_hash)
);

-- Wrong tries, by a keyed hash of what was tried and from where; kept for minutes, apart from anything else.
create table access.attempt (
  centre_id uuid not null references access.centre (id),
  kind text not null check (kind in ('return-code', 'sign-in', 'ask')),
  -- Keyed hash of the selector or the account name; empty for the source alone.
  target bytea not null,
  source bytea not null,
  at timestamptz not null,
  id uuid not null,
  primary key (centre_id, id)
);
create index attempt_by_target on access.attempt (centre_id, kind, target, source, at);
create index attempt_by_source on access.attempt (centre_id, kind, source, at);

create table access.audit_event (
  centre_id uuid not null references access.centre (id),
  id uuid not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  -- NEN 7513 names where they exist: action C R U D E, outcome 0 done, 4 refused, 8 failed.
  action_code char(1) not null check (action_code in ('C', 'R', 'U', 'D', 'E')),
  event_type text not null check (event_type ~ '^[a-z][A-Za-z.-]{1,60}$'),
  outcome smallint not null check (outcome in (0, 4, 8)),
  actor_kind text not null check (actor_kind in ('visitor', 'asker', 'staff', 'system')),
  account_id uuid,
  role text,
  purpose text not null,
  object_type text,
  object_id uuid,
  -- Why a refusal, how many selected by a run: kinds and counts, never content.
  detail text,
  processing_activity text not null,
  trace_id text not null,
  primary key (centre_id, id)
);
create index audit_event_by_object on access.audit_event (centre_id, object_type, object_id, occurred_at);
create index audit_event_by_time on access.audit_event (centre_id, recorded_at, id);

-- The moment of recording is the database's own clock, whatever was asked: a row cannot be slipped in between older ones.
create function access.stamp_audit_event() returns trigger language plpgsql as $$
begin
  new.recorded_at := clock_timestamp();
  return new;
end $$;
create trigger stamp_audit_event before insert on access.audit_event for each row execute function access.stamp_audit_event();

-- The chain over the audit log, made by one sealing job per centre with a key outside the database.
create table access.audit_seal (
  centre_id uuid not null,
  sequence bigint not null check (sequence > 0),
  event_id uuid not null,
  mac bytea not null check (length(mac) = 32),
  sealed_at timestamptz not null,
  primary key (centre_id, sequence),
  constraint audit_sealed_once unique (centre_id, event_id),
  foreign key (centre_id, event_id) references access.audit_event (centre_id, id)
);

-- A write that may be sent twice carries a key; the second time the first outcome is given back.
create table access.idempotency (
  centre_id uuid not null references access.centre (id),
  key_hash bytea not null check (length(key_hash) = 32),
  use_case text not null,
  outcome_id uuid not null,
  created_at timestamptz not null,
  primary key (centre_id, use_case, key_hash)
);

-- Row-level security: a row is there for its own centre only.
do $$
declare name text;
begin
  foreach name in array array['opening_hours', 'closed_day', 'account', 'account_role', 'session', 'sign_in_attempt', 'attempt', 'audit_event', 'audit_seal', 'idempotency'] loop
    execute format('alter table access.%I enable row level security', name);
    execute format('alter table access.%I force row level security', name);
    execute format('create policy own_centre on access.%I using (centre_id = (select access.current_centre())) with check (centre_id = (select access.current_centre()))', name);
  end loop;
end $$;

grant select on access.region, access.centre to opencjg_serving;
grant select, insert, update, delete on access.opening_hours, access.closed_day, access.account, access.account_role, access.session, access.sign_in_attempt, access.attempt, access.idempotency to opencjg_serving;
-- Audit rows can be added and read, never changed or taken away.
grant select, insert on access.audit_event, access.audit_seal to opencjg_serving;
-- Making and changing a centre is the command line's and, later, the administration's; both run as the serving role with the rights below.
grant insert, update on access.region, access.centre to opencjg_serving;
