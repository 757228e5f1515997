-- The register of data breaches (AVG 33(5), PR-32): what happened and what was done about it, with its clock. Nothing in it can be removed.

create table access.breach (
  centre_id uuid not null references access.centre (id),
  id uuid not null,
  -- How people call it: the third of 2026.
  year smallint not null check (year between 2000 and 2999),
  number integer not null check (number > 0),
  state text not null check (state in ('suspected', 'open', 'closed', 'merged', 'dismissed')),
  discovered_at timestamptz not null,
  aware_at timestamptz not null,
  -- Who said it first; null when it was handed over by a job.
  suspected_by uuid,
  suspected_at timestamptz not null,
  -- What it was handed over from, such as a finding in the review of access: handed over twice, it is here once.
  source_kind text check (source_kind ~ '^[a-z-]{2,40}$'),
  source_id uuid,
  report_decision text check (report_decision in ('report', 'not')),
  first_reported_at timestamptz,
  -- The last word to the authority: a first report may be completed later.
  completed_at timestamptz,
  tell_decision text check (tell_decision in ('tell', 'not')),
  told_at timestamptz,
  told_count integer check (told_count > 0),
  closed_at timestamptz,
  merged_into uuid,
  -- What happened, whom it concerns, consequences, measures, reasons: sealed, as it may hold what leaked.
  content bytea not null,
  centre_key_version integer not null,
  version integer not null default 1,
  primary key (centre_id, id),
  constraint breach_number_once unique (centre_id, year, number),
  constraint breach_handed_over_once unique (centre_id, source_kind, source_id),
  constraint breach_source_whole check ((source_kind is null) = (source_id is null)),
  constraint aware_after_discovery check (aware_at >= discovered_at),
  constraint reported_after_awareness check (first_reported_at >= aware_at),
  constraint completed_after_first check (completed_at >= first_reported_at),
  constraint completed_has_first check (completed_at is null or first_reported_at is not null),
  constraint told_with_number check ((told_at is null) = (told_count is null)),
  constraint merged_somewhere check ((merged_into is not null) = (state = 'merged')),
  constraint not_into_itself check (merged_into <> id),
  constraint closed_in_state check ((closed_at is not null) = (state in ('closed', 'merged', 'dismissed'))),
  foreign key (centre_id, suspected_by) references access.account (centre_id, id),
  foreign key (centre_id, merged_into) references access.breach (centre_id, id)
);
-- Whose clock runs: few, and asked for every five minutes and by the menu of the privacy officer.
create index breach_running on access.breach (centre_id, aware_at)
  where state in ('suspected', 'open') and first_reported_at is null and report_decision is distinct from 'not';
create index breach_by_suspecter on access.breach (centre_id, suspected_by, suspected_at desc);

-- What it said after each change, whole and sealed: a correction keeps what was there before.
create table access.breach_revision (
  centre_id uuid not null,
  id uuid not null,
  breach_id uuid not null,
  version integer not null,
  at timestamptz not null,
  by_account uuid,
  deed text not null check (deed ~ '^[a-z-]{2,30}$'),
  content bytea not null,
  centre_key_version integer not null,
  primary key (centre_id, id),
  constraint breach_revision_once unique (centre_id, breach_id, version),
  foreign key (centre_id, breach_id) references access.breach (centre_id, id)
);

-- Whose file it concerns, when that is known. Without a reference to the file: the register outlives it.
create table access.breach_person (
  centre_id uuid not null,
  breach_id uuid not null,
  person_id uuid not null,
  added_by uuid,
  added_at timestamptz not null,
  told_at timestamptz,
  told_by uuid,
  -- Added by mistake: it stays, and does not count.
  withdrawn_at timestamptz,
  primary key (centre_id, breach_id, person_id),
  constraint told_or_withdrawn check (num_nonnulls(told_at, withdrawn_at) <= 1),
  foreign key (centre_id, breach_id) references access.breach (centre_id, id)
);

-- Who was reminded of the clock, and mailed. Hours after the awareness; 0 for a new suspicion.
create table access.breach_reminder (
  centre_id uuid not null,
  breach_id uuid not null,
  account_id uuid not null,
  hours smallint not null check (hours in (0, 24, 48, 66, 72)),
  given_at timestamptz not null,
  mailed_at timestamptz,
  primary key (centre_id, breach_id, hours, account_id),
  foreign key (centre_id, breach_id) references access.breach (centre_id, id),
  foreign key (centre_id, account_id) references access.account (centre_id, id)
);
create index breach_reminder_unmailed on access.breach_reminder (centre_id, given_at) where mailed_at is null;

do $$
declare name text;
begin
  foreach name in array array['breach', 'breach_revision', 'breach_person', 'breach_reminder'] loop
    execute format('alter table access.%I enable row level security', name);
    execute format('alter table access.%I force row level security', name);
    execute format('create policy by_system on access.%I using (centre_id = (select access.current_centre()) and (select access.actor_kind()) = ''system'')
      with check (centre_id = (select access.current_centre()) and (select access.actor_kind()) = ''system'')', name);
    execute format('create policy for_control on access.%I for select using (centre_id = (select access.current_centre())
      and (select access.actor_kind()) = ''staff'' and (select access.current_roles()) && ''{privacyOfficer}'')', name);
  end loop;
end $$;

-- Nothing can be removed; what was written down of a change can be sealed anew under a newer key, and no more.
grant select, insert, update on access.breach, access.breach_person, access.breach_reminder to opencjg_serving;
grant select, insert on access.breach_revision to opencjg_serving;
grant update (content, centre_key_version) on access.breach_revision to opencjg_serving;
