-- What is kept of the log, of its proofs, of the review and of breaches ends by its term (PR-24, PR-29, PR-31, PR-32), and a weekly proof stands where people see it.

-- What a proof of the log found: by the clock each week, or by command.
create table access.audit_proof (
  centre_id uuid not null references access.centre (id),
  id uuid not null,
  proved_at timestamptz not null,
  -- The last place in the chain that is proven, and the seal that stands there.
  proven_until bigint not null check (proven_until >= 0),
  head_mac bytea check (length(head_mac) = 32),
  head_at timestamptz,
  -- How many lines before it were removed by term, with their proof.
  removed bigint not null check (removed >= 0),
  unsealed bigint not null check (unsealed >= 0),
  compared_with_export boolean not null,
  problem text check (problem ~ '^[a-z-]{4,40}$'),
  problem_at bigint,
  primary key (centre_id, id),
  constraint problem_has_a_name check (problem_at is null or problem is not null)
);
create index audit_proof_newest on access.audit_proof (centre_id, proved_at desc);

-- What was taken out of the chain because its term was over: from where to where, between which seals, and the seal of this row itself under the key
-- outside the database. Without it a gap in the chain is a removal that nobody may have done.
create table access.audit_removal (
  centre_id uuid not null references access.centre (id),
  first_sequence bigint not null check (first_sequence > 0),
  last_sequence bigint not null,
  -- The seals before the first and of the last line that went: the chain goes on from there.
  before_mac bytea not null check (length(before_mac) = 32),
  after_mac bytea not null check (length(after_mac) = 32),
  -- When the newest of them was recorded, and the term that was over for it.
  newest_at timestamptz not null,
  term_version integer not null,
  term_years integer not null check (term_years >= 5),
  removed_at timestamptz not null,
  mac bytea not null check (length(mac) = 32),
  primary key (centre_id, first_sequence, last_sequence),
  constraint removal_has_lines check (last_sequence >= first_sequence)
);

do $$
declare name text;
begin
  foreach name in array array['audit_proof', 'audit_removal'] loop
    execute format('alter table access.%I enable row level security', name);
    execute format('alter table access.%I force row level security', name);
    execute format('create policy by_system on access.%I using (centre_id = (select access.current_centre()) and (select access.actor_kind()) = ''system'')
      with check (centre_id = (select access.current_centre()) and (select access.actor_kind()) = ''system'')', name);
    execute format('create policy read_by_control on access.%I for select using (centre_id = (select access.current_centre())
      and (select access.actor_kind()) = ''staff'' and (select access.current_roles()) && ''{privacyOfficer,administrator}'')', name);
  end loop;
end $$;
grant select, insert, delete on access.audit_proof to opencjg_serving;
-- A removal is written by the function that removes, and by nothing else.
grant select on access.audit_removal to opencjg_serving;

-- PR-29: no role of the application can remove a line. This function does, for the system alone, only what is older than the least that the law
-- asks and whose file is gone, and only together with the proof of it. The term itself may be longer: the nightly run sees to that.
create policy removed_by_term on access.audit_event for delete
  using (centre_id = (select access.current_centre()) and (select access.actor_kind()) = 'system');
create function access.remove_log_lines(firsts bigint[], lasts bigint[], befores bytea[], afters bytea[], newest timestamptz[], macs bytea[],
  version integer, years integer, at timestamptz) returns bigint language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  here uuid := access.current_centre();
  ids uuid[];
  gone bigint;
begin
  if access.actor_kind() <> 'system' then raise exception 'Only the system removes lines of the log'; end if;
  select array_agg(s.event_id) into ids from unnest(firsts, lasts) r (first, last)
    join access.audit_seal s on s.centre_id = here and s.sequence between r.first and r.last;
  insert into access.audit_removal (centre_id, first_sequence, last_sequence, before_mac, after_mac, newest_at, term_version, term_years, removed_at, mac)
    select here, r.first, r.last, r.before, r.after, r.newest, version, years, at, r.mac
    from unnest(firsts, lasts, befores, afters, newest, macs) r (first, last, before, after, newest, mac);
  -- One that lies within a larger one is part of it now.
  delete from access.audit_removal o using unnest(firsts, lasts) r (first, last)
    where o.centre_id = here and o.first_sequence >= r.first and o.last_sequence <= r.last and (o.first_sequence, o.last_sequence) <> (r.first, r.last);
  delete from access.audit_seal where centre_id = here and event_id = any (ids);
  delete from access.audit_event e where e.centre_id = here and e.id = any (ids) and e.recorded_at < clock_timestamp() - interval '5 years'
    and not exists (select from access.subject p where p.centre_id = here and p.person_id = e.subject_id);
  get diagnostics gone = row_count;
  if gone is distinct from cardinality(ids)::bigint then raise exception 'A line of the log whose term is not over'; end if;
  return gone;
end $$;
revoke execute on function access.remove_log_lines(bigint[], bigint[], bytea[], bytea[], timestamptz[], bytea[], integer, integer, timestamptz) from public;
grant execute on function access.remove_log_lines(bigint[], bigint[], bytea[], bytea[], timestamptz[], bytea[], integer, integer, timestamptz) to opencjg_serving;

-- Findings and breaches that were closed long ago: the least that the rules allow stands here too, whatever the application thinks.
do $$
declare item record;
begin
  for item in select * from (values
    ('breach', 'closed_at < clock_timestamp() - interval ''5 years'''),
    ('breach_revision', 'exists (select from access.breach b where b.centre_id = breach_revision.centre_id and b.id = breach_id and b.closed_at < clock_timestamp() - interval ''5 years'')'),
    ('breach_person', 'exists (select from access.breach b where b.centre_id = breach_person.centre_id and b.id = breach_id and b.closed_at < clock_timestamp() - interval ''5 years'')'),
    ('breach_reminder', 'exists (select from access.breach b where b.centre_id = breach_reminder.centre_id and b.id = breach_id and b.closed_at < clock_timestamp() - interval ''5 years'')'),
    ('review_finding', 'decided_at < clock_timestamp() - interval ''5 years'''),
    ('review_reason', 'exists (select from access.review_finding f where f.centre_id = review_reason.centre_id and f.id = finding_id and f.decided_at < clock_timestamp() - interval ''5 years'')'),
    ('review_step', 'exists (select from access.review_finding f where f.centre_id = review_step.centre_id and f.id = finding_id and f.decided_at < clock_timestamp() - interval ''5 years'')'),
    ('review_run', 'run_at < clock_timestamp() - interval ''5 years'''),
    ('audit_proof', 'proved_at < clock_timestamp() - interval ''5 years''')
  ) one (name, condition) loop
    execute format('create policy past_its_term on access.%I as restrictive for delete using (%s)', item.name, item.condition);
  end loop;
end $$;
-- The serving role has no right to delete any of it. These functions do, for the system alone, and only what the policies above let go.
create function access.remove_findings(decided_before timestamptz, most integer) returns setof uuid
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  here uuid := access.current_centre();
  least_before timestamptz := least(decided_before, clock_timestamp() - interval '5 years');
  ids uuid[];
begin
  if access.actor_kind() <> 'system' then raise exception 'Only the system removes findings'; end if;
  select array_agg(f.id) into ids from (select id from access.review_finding
    where centre_id = here and decided_at < least_before order by decided_at limit most for update) f;
  delete from access.review_step where centre_id = here and finding_id = any (ids);
  delete from access.review_reason where centre_id = here and finding_id = any (ids);
  delete from access.notice where centre_id = here and kind like 'review-%' and about_id = any (ids);
  delete from access.review_finding where centre_id = here and id = any (ids);
  -- Drawings of which nothing is left.
  delete from access.review_run r where r.centre_id = here and r.run_at < least_before
    and not exists (select from access.review_finding f where f.centre_id = here and f.run_id = r.id);
  return query select unnest(ids);
end $$;
create function access.remove_breaches(closed_before timestamptz, most integer) returns setof uuid
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  here uuid := access.current_centre();
  least_before timestamptz := least(closed_before, clock_timestamp() - interval '5 years');
  ids uuid[];
begin
  if access.actor_kind() <> 'system' then raise exception 'Only the system removes breaches'; end if;
  -- One into which another was merged goes after that other.
  select array_agg(b.id) into ids from (select id from access.breach b where b.centre_id = here and b.closed_at < least_before
    and not exists (select from access.breach m where m.centre_id = here and m.merged_into = b.id) order by b.closed_at limit most for update) b;
  delete from access.breach_reminder where centre_id = here and breach_id = any (ids);
  delete from access.breach_person where centre_id = here and breach_id = any (ids);
  delete from access.breach_revision where centre_id = here and breach_id = any (ids);
  delete from access.breach where centre_id = here and id = any (ids);
  return query select unnest(ids);
end $$;
revoke execute on function access.remove_findings(timestamptz, integer), access.remove_breaches(timestamptz, integer) from public;
grant execute on function access.remove_findings(timestamptz, integer), access.remove_breaches(timestamptz, integer) to opencjg_serving;
create index breach_closed on access.breach (centre_id, closed_at) where closed_at is not null;
create index review_finding_decided on access.review_finding (centre_id, decided_at) where decided_at is not null;
create index review_finding_of_run on access.review_finding (centre_id, run_id);

-- A centre keeps these longer too.
alter table access.term_lengthening drop constraint term_lengthening_regime_check;
alter table access.term_lengthening add constraint term_lengthening_regime_check
  check (regime in ('youth-help', 'wgbo', 'wmo', 'advice', 'registered', 'access-log', 'review-finding', 'breach'));
