-- What NEN 7513 asks of a line of the log besides (privacy rules PR-28). Each may be absent: older rows, and rows of the version before this one, stay as
-- they were written and sealed.
alter table access.audit_event
  -- The deed that the row is part of: the id of its first row. A bulk run is one deed with a row for each person.
  add column operation_id uuid,
  -- The colleague whose care it is, when somebody stands in.
  add column on_behalf_of uuid,
  add column profession text,
  add column access_point_kind text check (access_point_kind in ('browser', 'program', 'command', 'job', 'inside')),
  -- The network it came from, as a keyed hash: whoever has the log alone cannot tell the address.
  add column access_point text check (access_point ~ '^[0-9a-f]{16}$'),
  -- Which edition of the rules allowed or refused it (autorisatieProtocol).
  add column policy_version text,
  add column legal_ground text,
  -- The consent that was used (toestemmingsProfiel).
  add column consent_id uuid,
  -- The operation of a partner's program that asked for it (W3C Trace Context).
  add column foreign_trace_id text check (foreign_trace_id ~ '^[0-9a-f]{32}$'),
  add column foreign_span_id text check (foreign_span_id ~ '^[0-9a-f]{16}$'),
  -- A row of this version tells all that can always be told.
  add constraint audit_event_complete check (operation_id is null or (access_point_kind is not null and policy_version is not null
    and (actor_kind <> 'staff' or (account_id is not null and role is not null and profession is not null))
    and (actor_kind not in ('system', 'client') or role is not null))),
  -- PR-34: of who asks without an account nothing is kept that could find them. Who tries to sign in is no asker.
  add constraint audit_event_keeps_askers_unknown check (access_point is null or actor_kind in ('staff', 'resident', 'client')
    or (actor_kind = 'visitor' and processing_activity in ('session', 'invitation', 'resident'))),
  add constraint audit_event_foreign_whole check ((foreign_trace_id is null) = (foreign_span_id is null));

-- The colleague for whom somebody stands in, as far as row-level security shows it to whoever acts.
create function access.responsible_in(stand_in_id uuid) returns uuid language sql stable parallel safe as $$
  select r.account_id from access.stand_in s join access.care_relation r on r.centre_id = s.centre_id and r.id = s.care_relation_id
  where s.centre_id = access.current_centre() and s.id = $1 $$;

-- What the log tells of itself (proofs, exports, failures of sealing) is found at once, however many rows there are of people.
create index audit_event_about_the_log on access.audit_event (centre_id, event_type, recorded_at desc) where processing_activity = 'audit';
