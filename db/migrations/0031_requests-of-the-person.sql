-- Requests of the person, further: erasing a whole person, requests of every kind by hand, where somebody goes who does not agree, and holds on conversations.

-- After everything of a person went, the answer stays until this day (the first one without it), for who asked and for control alone: so long somebody may
-- object. Whose file it was is not in the row any more.
alter table access.person_request
  add column answer_until date,
  -- What of a person had to stay though all was asked to go, in fixed words; the letter says why and until when.
  add column stays text[] not null default '{}' check (stays <@ '{care-open,needed-by-family,piece-kept}'::text[]),
  add constraint answer_of_an_erasure check (answer_until is null or (kind = 'erasure' and person_id is null));
alter table access.person_request drop constraint whose_file;
alter table access.person_request add constraint whose_file check (person_id is not null or kind = 'limited-information' or answer_until is not null);
create index person_request_answer_over on access.person_request (centre_id, answer_until) where answer_until is not null;

alter table access.person_request drop constraint person_request_ground_check;
alter table access.person_request add constraint person_request_ground_check check (ground in
  ('statutory-hold', 'kept-by-law', 'important-to-another', 'not-entitled', 'opinion-not-fact', 'child-opposes', 'good-care', 'other'));

drop policy handled_by on access.person_request;
-- Questions about the log are for control, however they came in: who looked does not decide. Objections, inspections and copies too, unless they came in by
-- hand; the rest for who works with the person, or control when nobody does; a file that is not known for the coordinator.
create policy handled_by on access.person_request for select
  using (centre_id = (select access.current_centre()) and (select access.actor_kind()) = 'staff' and (
    (select access.current_roles()) && '{privacyOfficer}'
    or ((kind in ('correction', 'statement', 'erasure', 'limited-information') or (channel <> 'mijn' and kind <> 'question')) and person_id is not null
      and access.may('write', 'sharing', person_id))
    or (kind = 'limited-information' and person_id is null and (select access.current_roles()) && '{coordinator}')));

-- To whom somebody objects (Awb 6:4): null is the college of the municipality; empty, no public body is responsible, and the way leads to the court (UAVG 35).
alter table access.centre add column objection_body text check (length(objection_body) <= 200);

-- What stops the erasing of a conversation for now, as it does for a file (PR-21, PR-24).
create table advice.conversation_hold (
  centre_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  ground text not null check (ground in ('protection-measure', 'court-case', 'complaint', 'claim', 'investigation')),
  -- Why, in words, sealed under the key of the conversation: it goes with it.
  note bytea not null,
  from_day date not null,
  -- The first day without; null: until somebody lifts it.
  until_day date,
  placed_by uuid not null,
  placed_at timestamptz not null,
  lifted_by uuid,
  primary key (centre_id, id),
  foreign key (centre_id, conversation_id) references advice.conversation (centre_id, id) on delete cascade,
  constraint hold_ends_after_it_began check (until_day is null or until_day > from_day)
);
create index conversation_hold_of on advice.conversation_hold (centre_id, conversation_id);
alter table advice.conversation_hold enable row level security;
alter table advice.conversation_hold force row level security;
-- Whoever erases must be stopped by it, so whoever sees the conversation sees that it is held; what it is for is sealed.
create policy with_conversation on advice.conversation_hold for select using (centre_id = (select access.current_centre())
  and exists (select from advice.conversation c where c.centre_id = conversation_hold.centre_id and c.id = conversation_id));
create policy by_system on advice.conversation_hold using (centre_id = (select access.current_centre()) and (select access.actor_kind()) = 'system')
  with check (centre_id = (select access.current_centre()) and (select access.actor_kind()) = 'system');
grant select, insert, update, delete on advice.conversation_hold to opencjg_serving;

create function advice.is_held(conversation uuid) returns boolean language plpgsql stable as $$
begin
  return exists (select from advice.conversation_hold h where h.centre_id = access.current_centre() and h.conversation_id = is_held.conversation
    and h.from_day <= (access.current_moment() at time zone 'Europe/Amsterdam')::date
    and (h.until_day is null or h.until_day > (access.current_moment() at time zone 'Europe/Amsterdam')::date));
end $$;
create policy not_while_held on advice.conversation as restrictive for delete using (not advice.is_held(id));

-- Which person somebody turned out to be: the lines of the file that went along are in the list of who looked of the one that stayed (PR-30).
create table access.merged_subject (
  centre_id uuid not null references access.centre (id),
  person_id uuid not null,
  -- Into whom, and who that is in the end, when that one was merged as well.
  next_id uuid not null,
  into_id uuid not null,
  primary key (centre_id, person_id)
);
create index merged_subject_into on access.merged_subject (centre_id, into_id);
alter table access.merged_subject enable row level security;
alter table access.merged_subject force row level security;
create policy by_system on access.merged_subject using (centre_id = (select access.current_centre()) and (select access.actor_kind()) = 'system')
  with check (centre_id = (select access.current_centre()) and (select access.actor_kind()) = 'system');
-- Whoever may read the log of who stayed.
create policy of_log on access.merged_subject for select
  using (centre_id = (select access.current_centre()) and (
    ((select access.actor_kind()) = 'staff' and (select access.current_roles()) && '{privacyOfficer}')
    or ((select access.actor_kind()) = 'resident' and access.may('read', 'log', into_id))));
grant select, insert, update, delete on access.merged_subject to opencjg_serving;
insert into access.merged_subject (centre_id, person_id, next_id, into_id)
  with recursive up as (
    select centre_id, id, merged_into as next_id, merged_into as into_id, 1 as depth from families.person where merged_into is not null
    union all
    select up.centre_id, up.id, up.next_id, p.merged_into, up.depth + 1 from up
      join families.person p on p.centre_id = up.centre_id and p.id = up.into_id where p.merged_into is not null and up.depth < 50)
  select distinct on (centre_id, id) centre_id, id, next_id, into_id from up order by centre_id, id, depth desc;
create policy read_by_family_of_merged on access.audit_event for select
  using (centre_id = (select access.current_centre()) and (select access.actor_kind()) = 'resident' and compartment_id is null
    and subject_id in (select m.person_id from access.merged_subject m));
