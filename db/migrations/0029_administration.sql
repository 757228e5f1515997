-- Administration of a centre: partner organisations, roles with dates, proposals that a second person decides, import of staff, settings with their history.

-- The day in the Netherlands at the moment that counts for this transaction.
create function access.today() returns date language sql stable parallel safe
  as $$ select (access.current_moment() at time zone 'Europe/Amsterdam')::date $$;

create table access.organisation (
  centre_id uuid not null references access.centre (id),
  id uuid not null,
  name text not null check (length(name) between 2 and 120),
  category text not null check (category in ('municipality', 'youth-health', 'social-work', 'youth-help', 'education', 'child-care', 'general-practice', 'youth-protection', 'police', 'other')),
  -- Where the agreement is kept: number or title of the covenant, not the text itself.
  covenant text not null default '' check (length(covenant) <= 200),
  -- Within so many days the organisation has agreed to get in touch after a match in the referral index.
  agreement_days smallint check (agreement_days between 1 and 90),
  bsn_entitled boolean not null default false,
  help_is_core_task boolean not null default false,
  active_from date not null,
  -- The last day on which its people work here.
  active_until date,
  version integer not null default 1,
  primary key (centre_id, id),
  constraint organisation_ends_after_it_begins check (active_until is null or active_until >= active_from)
);
-- Two of one name in one centre would be mixed up.
create unique index organisation_once on access.organisation (centre_id, lower(name));

create table access.staff_import (
  centre_id uuid not null references access.centre (id),
  id uuid not null,
  file_hash bytea not null check (length(file_hash) = 32),
  state text not null default 'tried' check (state in ('tried', 'accepted', 'undone')),
  -- Null: by the command line.
  tried_by uuid,
  tried_at timestamptz not null,
  accepted_at timestamptz,
  undone_at timestamptz,
  primary key (centre_id, id),
  foreign key (centre_id, tried_by) references access.account (centre_id, id)
);
-- The same file is tried once and brought in once; after it was undone it may come again.
create unique index staff_import_once on access.staff_import (centre_id, file_hash) where state in ('tried', 'accepted');

create table access.staff_import_row (
  centre_id uuid not null,
  import_id uuid not null,
  line integer not null check (line > 0),
  email text not null,
  display_name text not null,
  profession text not null,
  roles text[] not null,
  organisation_id uuid,
  from_day date,
  until_day date,
  -- Made by accepting.
  account_id uuid,
  primary key (centre_id, import_id, line),
  foreign key (centre_id, import_id) references access.staff_import (centre_id, id) on delete cascade
);

alter table access.account
  add column organisation_id uuid,
  -- From this day on the account is closed; the day itself is the first one without access.
  add column leaves_on date,
  add constraint account_of_organisation foreign key (centre_id, organisation_id) references access.organisation (centre_id, id);
create index account_organisation on access.account (centre_id, organisation_id) where organisation_id is not null;
create index account_leaving on access.account (centre_id, leaves_on) where state = 'active' and leaves_on is not null;

-- An invitation to an account that is there already: accepting sets its password.
alter table access.invitation
  add column account_id uuid,
  add constraint invitation_to_account foreign key (centre_id, account_id) references access.account (centre_id, id);

alter table access.machine_client add column made_by uuid;

alter table access.account_role
  add column from_day date,
  -- The last day of the role.
  add column until_day date,
  add column given_by uuid,
  add constraint role_ends_after_it_begins check (until_day is null or from_day is null or until_day >= from_day);

-- Does somebody with this account work here today? The account is open, the leaving day has not come, and the organisation takes part still.
-- PL/pgSQL keeps its plan between requests, and looks into no table for who is of the centre itself (ADR 17).
create function access.works_now(state text, leaves_on date, organisation_id uuid) returns boolean language plpgsql stable parallel safe as $$
begin
  if state <> 'active' or (leaves_on is not null and leaves_on <= access.today()) then
    return false;
  end if;
  if organisation_id is null then
    return true;
  end if;
  return exists (select from access.organisation o where o.centre_id = access.current_centre() and o.id = works_now.organisation_id
    and o.active_from <= access.today() and (o.active_until is null or o.active_until >= access.today()));
end $$;

-- What wants two people: proposed by one, decided by another who is not the one it is about.
create table access.proposal (
  centre_id uuid not null references access.centre (id),
  id uuid not null,
  kind text not null check (kind in ('give-role', 'take-role', 'reset-factors', 'unbind', 'change-term')),
  account_id uuid,
  role text,
  from_day date,
  until_day date,
  term text check (term in ('answerTermWorkingDays', 'acuteTermMinutes', 'retentionDays')),
  value_was integer,
  value_becomes integer,
  why text not null default '' check (length(why) <= 300),
  -- Null: by the command line.
  proposed_by uuid,
  proposed_at timestamptz not null,
  expires_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'approved', 'rejected', 'withdrawn', 'expired', 'stale')),
  decided_by uuid,
  decided_at timestamptz,
  -- When those who may decide were told by mail.
  told_at timestamptz,
  primary key (centre_id, id),
  foreign key (centre_id, account_id) references access.account (centre_id, id),
  foreign key (centre_id, proposed_by) references access.account (centre_id, id),
  foreign key (centre_id, decided_by) references access.account (centre_id, id),
  constraint proposal_has_its_subject check (case kind
    when 'change-term' then account_id is null and term is not null and value_was is not null and value_becomes is not null
    when 'give-role' then account_id is not null and role is not null
    when 'take-role' then account_id is not null and role is not null
    else account_id is not null end),
  -- The second pair of eyes is another person, and nobody decides about themselves.
  constraint decided_by_another check (decided_by is null or (decided_by is distinct from proposed_by and decided_by is distinct from account_id)),
  constraint proposed_for_another check (proposed_by is null or proposed_by is distinct from account_id),
  constraint approved_by_somebody check (state not in ('approved', 'rejected') or decided_by is not null)
);
create unique index proposal_once on access.proposal (centre_id, kind, coalesce(account_id::text, term), coalesce(role, '')) where state = 'open';

-- Second wall: whatever the application does, nobody gives themselves a role, and the two heaviest are given by two people (or by the command line, which founds a team).
create function access.guard_role() returns trigger language plpgsql as $$
begin
  if access.actor_kind() = 'staff' and new.account_id = access.current_actor() then
    raise exception 'nobody gives themselves a role' using errcode = 'check_violation', constraint = 'nobody_gives_own_role';
  end if;
  if new.role in ('administrator', 'privacyOfficer') and access.actor_kind() <> 'system' and not exists (
    select from access.proposal p where p.centre_id = new.centre_id and p.kind = 'give-role' and p.account_id = new.account_id and p.role = new.role
      and p.state = 'approved' and p.decided_by = access.current_actor() and p.decided_at = access.current_moment()) then
    raise exception 'this role is given by two people' using errcode = 'check_violation', constraint = 'heavy_role_by_two';
  end if;
  return new;
end $$;
create trigger guard_role before insert or update on access.account_role for each row execute function access.guard_role();

-- What was changed in the settings, by whom, from what to what; rows are added only.
create table access.setting_change (
  centre_id uuid not null references access.centre (id),
  id uuid not null,
  setting text not null,
  was text not null,
  becomes text not null,
  -- Null: by the command line.
  changed_by uuid,
  changed_at timestamptz not null,
  valid_from date not null,
  primary key (centre_id, id),
  foreign key (centre_id, changed_by) references access.account (centre_id, id)
);
create index setting_change_newest on access.setting_change (centre_id, changed_at desc);

-- A term that was decided and begins on a later day.
create table access.planned_term (
  centre_id uuid not null references access.centre (id),
  term text not null check (term in ('answerTermWorkingDays', 'acuteTermMinutes', 'retentionDays')),
  value integer not null,
  begins_on date not null,
  primary key (centre_id, term)
);

-- Agreed longest waiting times per kind of help (keys 2 and 5); one at a time for a kind.
create table access.waiting_agreement (
  centre_id uuid not null references access.centre (id),
  id uuid not null,
  help text not null check (help in ('conversation', 'health-check', 'parenting-support', 'social-work', 'youth-help', 'urgent')),
  most_days smallint not null check (most_days between 0 and 180),
  since date not null,
  until_day date,
  primary key (centre_id, id),
  constraint waiting_ends_after_it_begins check (until_day is null or until_day >= since),
  constraint waiting_one_at_a_time exclude using gist (centre_id with =, help with =, daterange(since, until_day, '[]') with &&)
);

do $$
declare name text;
begin
  foreach name in array array['organisation', 'staff_import', 'staff_import_row', 'proposal', 'setting_change', 'planned_term', 'waiting_agreement'] loop
    execute format('alter table access.%I enable row level security', name);
    execute format('alter table access.%I force row level security', name);
    -- For the staff and the system; no public page reads any of it.
    execute format($p$create policy own_centre on access.%I using (centre_id = (select access.current_centre()) and (select access.actor_kind()) in ('staff', 'system'))
      with check (centre_id = (select access.current_centre()) and (select access.actor_kind()) in ('staff', 'system'))$p$, name);
    if name <> 'setting_change' then
      execute format('grant select, insert, update, delete on access.%I to opencjg_serving', name);
    end if;
  end loop;
end $$;
grant select, insert on access.setting_change to opencjg_serving;
-- Whether an organisation still takes part decides at sign-in, before somebody is known.
create policy part_at_sign_in on access.organisation for select using (centre_id = (select access.current_centre()));
-- An account that an import made and nothing was done with is taken back whole.
grant delete on access.account, access.invitation to opencjg_serving;
