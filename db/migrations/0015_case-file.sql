-- Who may see what of a person's file: standings, care relations, emergency access, hidden compartments, and the predicate that all reads stand on.

create extension if not exists btree_gist;

-- What the transaction knows besides who acts: the roles, and the moment that counts (the clock of the application).
create function access.current_roles() returns text[] language sql stable parallel safe
  as $$ select string_to_array(coalesce(current_setting('app.roles', true), ''), ',') $$;
create function access.current_moment() returns timestamptz language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('app.now', true), '')::timestamptz, clock_timestamp()) $$;

-- Persons as access knows them: what decides, and nothing that tells who it is. Families keeps it true, in its own transactions.
create table access.subject (
  centre_id uuid not null references access.centre (id),
  person_id uuid not null,
  state text not null default 'open' check (state in ('open', 'closed', 'restricted', 'deceased', 'moved', 'merged')),
  birth_date date,
  deceased_on date,
  -- From this day a professional decided, with reasons, that the person cannot judge own interests.
  incapable_from date,
  primary key (centre_id, person_id)
);

-- Authority over the file, as families told it: until is the first day without.
create table access.subject_authority (
  centre_id uuid not null,
  person_id uuid not null,
  holder_id uuid not null,
  from_day date not null,
  until_day date,
  primary key (centre_id, person_id, holder_id, from_day),
  foreign key (centre_id, person_id) references access.subject (centre_id, person_id) on delete cascade,
  constraint authority_ends_after_it_began check (until_day is null or until_day > from_day)
);

-- A named, dated care relation with one purpose (PR-11). The day it ends it opens nothing any more (PR-12).
create table access.care_relation (
  centre_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  account_id uuid not null,
  purpose text not null check (purpose in ('youthHealth', 'youthHelp', 'support', 'advice', 'coordination')),
  from_day date not null,
  -- The first day without.
  until_day date,
  -- A restricted file opens for a relation that somebody else has cleared.
  cleared_by uuid,
  begun_by uuid not null,
  begun_at timestamptz not null,
  ended_by uuid,
  ended_at timestamptz,
  primary key (centre_id, id),
  foreign key (centre_id, person_id) references access.subject (centre_id, person_id),
  foreign key (centre_id, account_id) references access.account (centre_id, id),
  constraint care_ends_after_it_began check (until_day is null or until_day >= from_day),
  constraint not_cleared_by_oneself check (cleared_by is null or cleared_by <> account_id),
  constraint ended_whole check ((ended_at is null) = (ended_by is null)),
  -- One relation of a colleague with a person for a purpose at a time.
  constraint care_once exclude using gist (centre_id with =, person_id with =, account_id with =, purpose with =,
    daterange(from_day, until_day, '[)') with &&)
);
create index care_relation_of_account on access.care_relation (centre_id, account_id);

-- Somebody stands in for the holder of a care relation, for a term.
create table access.stand_in (
  centre_id uuid not null,
  id uuid not null,
  care_relation_id uuid not null,
  account_id uuid not null,
  from_day date not null,
  until_day date not null,
  begun_by uuid not null,
  begun_at timestamptz not null,
  ended_by uuid,
  ended_at timestamptz,
  primary key (centre_id, id),
  foreign key (centre_id, care_relation_id) references access.care_relation (centre_id, id),
  foreign key (centre_id, account_id) references access.account (centre_id, id),
  constraint stand_in_has_a_term check (until_day > from_day and until_day <= from_day + 92)
);
create index stand_in_of_relation on access.stand_in (centre_id, care_relation_id);

-- Breaking the glass: a reason, a short time, and somebody who looks at it afterwards.
create table access.emergency_access (
  centre_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  account_id uuid not null,
  -- What threatens, in a fixed word; the sentence is sealed.
  reason text not null check (reason in ('acute-danger', 'carer-unreachable', 'other')),
  explanation bytea not null,
  centre_key_version integer not null,
  begun_at timestamptz not null,
  until timestamptz not null,
  ended_at timestamptz,
  reviewed_by uuid,
  reviewed_at timestamptz,
  review text check (review in ('right', 'wrong', 'needs-talk')),
  review_note bytea,
  primary key (centre_id, id),
  foreign key (centre_id, person_id) references access.subject (centre_id, person_id),
  foreign key (centre_id, account_id) references access.account (centre_id, id),
  constraint emergency_is_short check (until > begun_at and until <= begun_at + interval '24 hours'),
  constraint reviewed_whole check (num_nonnulls(reviewed_by, reviewed_at, review) in (0, 3)),
  constraint not_reviewed_by_oneself check (reviewed_by is null or reviewed_by <> account_id)
);
create index emergency_to_review on access.emergency_access (centre_id, begun_at) where reviewed_at is null;

-- Which account of a resident is which person: bound by a key from the hand of a professional, or by a provider that is sure.
create table access.resident_person (
  centre_id uuid not null,
  resident_id uuid not null,
  person_id uuid not null,
  how text not null check (how in ('key-in-hand', 'provider')),
  bound_by uuid,
  bound_at timestamptz not null,
  primary key (centre_id, resident_id),
  constraint person_has_one_account unique (centre_id, person_id),
  foreign key (centre_id, resident_id) references access.resident (centre_id, id) on delete cascade,
  foreign key (centre_id, person_id) references access.subject (centre_id, person_id)
);

create function access.current_holder() returns uuid language sql stable parallel safe as $$
  select case access.actor_kind()
    when 'staff' then access.current_actor()
    when 'resident' then (select person_id from access.resident_person
      where centre_id = access.current_centre() and resident_id = access.current_actor())
  end $$;

-- The projection that decides: who stands how towards which person, from when until when. Written by access alone, from the tables above.
create table access.standing (
  centre_id uuid not null,
  person_id uuid not null,
  -- An account of the staff, or a person with own or parental rights.
  holder_id uuid not null,
  relation text not null check (relation in ('care', 'clearedCare', 'standIn', 'emergency', 'self', 'authority')),
  purpose text not null check (purpose in ('youthHealth', 'youthHelp', 'support', 'advice', 'coordination', 'emergency', 'own')),
  valid tstzrange not null check (not isempty(valid)),
  -- The row that it follows from; for self and authority the person.
  source_id uuid not null,
  primary key (centre_id, person_id, holder_id, relation, source_id, valid),
  foreign key (centre_id, person_id) references access.subject (centre_id, person_id)
);
create index standing_of_holder on access.standing (centre_id, holder_id, person_id);

-- A hidden part of a file (used by the reporting code): there for its members and for nobody else.
create table access.compartment (
  centre_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  opened_by uuid not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  primary key (centre_id, id),
  foreign key (centre_id, person_id) references access.subject (centre_id, person_id)
);
create table access.compartment_member (
  centre_id uuid not null,
  compartment_id uuid not null,
  account_id uuid not null,
  added_by uuid not null,
  added_at timestamptz not null,
  primary key (centre_id, compartment_id, account_id),
  foreign key (centre_id, compartment_id) references access.compartment (centre_id, id),
  foreign key (centre_id, account_id) references access.account (centre_id, id)
);

create function access.in_compartment(compartment uuid) returns boolean language sql stable parallel safe as $$
  select access.actor_kind() = 'staff' and exists (select from access.compartment_member
    where centre_id = access.current_centre() and compartment_id = $1 and account_id = access.current_actor()) $$;

-- What an audit row about a person says besides (PR-28): never content.
alter table access.audit_event
  add column subject_id uuid,
  add column field_group text,
  -- By which standing it was allowed, and the row that it follows from.
  add column basis text,
  add column basis_id uuid,
  -- The person behind the account of a resident.
  add column actor_person_id uuid,
  -- A deed within a hidden part: seen by its members and by who controls.
  add column compartment_id uuid;
create index audit_event_by_subject on access.audit_event (centre_id, subject_id, occurred_at desc) where subject_id is not null;

-- The policy of rules/case-file/policy.ts, by compile-policy.ts; a test compares every cell. Change it there, and put the new text in a new migration.
create materialized view access.policy as
  with line (roles, relations, states, verbs, fields) as (values
    ('{professional,coordinator}', '{care,clearedCare}', '{open}', '{find,list,write,share,print,export,notify}', '{index,identity,contact,bsn,family,care,healthPieces,helpPieces,supportPieces,advicePieces,sharing}'),
    ('{professional,coordinator}', '{care,clearedCare}', '{open}', '{read,write}', '{index,identity,contact,secretAddress,bsn,family,care,healthPieces,helpPieces,supportPieces,advicePieces,sharing}'),
    ('{professional,coordinator}', '{care,clearedCare}', '{closed,deceased}', '{find,list,read,print}', '{index,identity,contact,bsn,family,care,healthPieces,helpPieces,supportPieces,advicePieces,sharing}'),
    ('{professional,coordinator}', '{care,clearedCare}', '{moved}', '{find,list,read}', '{index,care}'),
    ('{professional,coordinator}', '{clearedCare}', '{restricted}', '{find,list,write,share,print,notify}', '{index,identity,contact,bsn,family,care,healthPieces,helpPieces,supportPieces,advicePieces,sharing}'),
    ('{professional,coordinator}', '{clearedCare}', '{restricted}', '{read}', '{index,identity,contact,secretAddress,bsn,family,care,healthPieces,helpPieces,supportPieces,advicePieces,sharing}'),
    ('{professional,coordinator}', '{standIn}', '{open}', '{find,list,read,write,print,notify}', '{index,identity,contact,family,care,healthPieces,helpPieces,supportPieces,advicePieces,sharing}'),
    ('{professional,coordinator}', '{standIn}', '{closed,deceased}', '{find,list,read}', '{index,identity,contact,family,care,healthPieces,helpPieces,supportPieces,advicePieces,sharing}'),
    ('{professional,coordinator}', '{emergency}', '{open,closed,restricted,deceased}', '{read}', '{index,identity,contact,secretAddress,family,care,healthPieces,helpPieces,supportPieces,advicePieces,sharing}'),
    ('{frontDesk,coordinator}', '{none}', '{open,closed}', '{find}', '{index}'),
    ('{frontDesk,coordinator}', '{none}', '{open,closed}', '{read}', '{care}'),
    ('{coordinator}', '{none}', '{open,restricted}', '{write}', '{care}'),
    ('{coordinator}', '{none}', '{restricted}', '{read}', '{care}'),
    ('{privacyOfficer}', '{none}', '{open,closed,restricted,deceased,moved,merged}', '{list,read,export}', '{log}'),
    ('{family}', '{self}', '{open,closed,restricted,deceased,moved}', '{list,read,print,export}', '{index,identity,contact,secretAddress,bsn,family,care,healthPieces,helpPieces,supportPieces,advicePieces,sharing,log}'),
    ('{family}', '{authority}', '{open,closed,restricted,deceased,moved}', '{list,read,print,export}', '{index,identity,contact,bsn,family,care,healthPieces,helpPieces,supportPieces,advicePieces,sharing,log}'),
    ('{family}', '{self,authority}', '{open,closed,restricted}', '{write,share,notify}', '{contact,sharing}')),
  need (purpose, fields) as (values
    ('youthHealth', '{index,identity,contact,secretAddress,bsn,family,care,healthPieces,sharing}'),
    ('youthHelp', '{index,identity,contact,secretAddress,bsn,family,care,helpPieces,sharing}'),
    ('support', '{index,identity,contact,family,care,supportPieces,sharing}'),
    ('advice', '{index,contact,care,advicePieces}'),
    ('coordination', '{index,contact,family,care,sharing}'),
    ('emergency', '{index,identity,contact,secretAddress,family,care,healthPieces,helpPieces,supportPieces,advicePieces}'),
    ('own', '{index,identity,contact,secretAddress,bsn,family,care,healthPieces,helpPieces,supportPieces,advicePieces,sharing,log}'),
    ('index', '{index,care}'),
    ('control', '{index,log}')),
  had (relation, purposes) as (values
    ('none', '{index,control}'),
    ('care', '{youthHealth,youthHelp,support,advice,coordination}'),
    ('clearedCare', '{youthHealth,youthHelp,support,advice,coordination}'),
    ('standIn', '{youthHealth,youthHelp,support,advice,coordination}'),
    ('emergency', '{emergency}'),
    ('self', '{own}'),
    ('authority', '{own}'))
  select verb, field as fields, relation, purpose, state, array_agg(distinct role order by role) as roles
  from line,
    unnest(line.roles::text[]) role, unnest(line.relations::text[]) relation, unnest(line.states::text[]) state,
    unnest(line.verbs::text[]) verb, unnest(line.fields::text[]) field
    join need on field = any (need.fields::text[])
  where exists (select from had where had.relation = relation.relation and need.purpose = any (had.purposes::text[]))
  group by verb, field, relation, purpose, state;
create unique index policy_cell on access.policy (verb, fields, relation, purpose, state);
grant select on access.policy to opencjg_serving;

-- The one predicate. Every read of a person stands on it: single reads, lists, search, counts, exports and notices.
create function access.may(verb text, fields text, person uuid) returns boolean language sql stable parallel safe as $$
  select exists (
    select from access.standing s
    join access.subject p on p.centre_id = s.centre_id and p.person_id = s.person_id
    join access.policy c on c.verb = $1 and c.fields = $2 and c.relation = s.relation and c.purpose = s.purpose and c.state = p.state
    where s.centre_id = access.current_centre() and s.holder_id = access.current_holder() and s.person_id = $3
      and s.valid @> access.current_moment() and c.roles && access.current_roles())
  or (access.actor_kind() = 'staff' and exists (
    select from access.subject p
    join access.policy c on c.verb = $1 and c.fields = $2 and c.relation = 'none' and c.state = p.state
    where p.centre_id = access.current_centre() and p.person_id = $3 and c.roles && access.current_roles()))
$$;

-- The same, asked the other way round: the persons with whom the actor has a standing that allows it.
create function access.my_people(verb text, fields text) returns setof uuid language sql stable parallel safe rows 200 as $$
  select distinct s.person_id
  from access.standing s
  join access.subject p on p.centre_id = s.centre_id and p.person_id = s.person_id
  join access.policy c on c.verb = $1 and c.fields = $2 and c.relation = s.relation and c.purpose = s.purpose and c.state = p.state
  where s.centre_id = access.current_centre() and s.holder_id = access.current_holder()
    and s.valid @> access.current_moment() and c.roles && access.current_roles()
$$;

do $$
declare
  name text;
  mine text := '(select access.actor_kind()) = ''system''';
begin
  foreach name in array array['subject', 'subject_authority', 'care_relation', 'stand_in', 'emergency_access', 'resident_person', 'standing', 'compartment', 'compartment_member'] loop
    execute format('alter table access.%I enable row level security', name);
    execute format('alter table access.%I force row level security', name);
    execute format('create policy by_system on access.%I using (centre_id = (select access.current_centre()) and %s) with check (centre_id = (select access.current_centre()) and %2$s)', name, mine);
  end loop;
end $$;

-- Facts that decide are read by the predicate, so they are there for everybody of the centre; they name nobody. All writing is done by the system.
create policy read_by_predicate on access.subject for select using (centre_id = (select access.current_centre()) and (select access.actor_kind()) in ('staff', 'resident'));
create policy own_standing on access.standing for select using (centre_id = (select access.current_centre()) and holder_id = (select access.current_holder()));
create policy own_binding on access.resident_person for select
  using (centre_id = (select access.current_centre()) and (select access.actor_kind()) = 'resident' and resident_id = (select access.current_actor()));
create policy own_care on access.care_relation for select
  using (centre_id = (select access.current_centre()) and (account_id = (select access.current_actor()) or access.may('read', 'care', person_id)));
create policy own_stand_in on access.stand_in for select
  using (centre_id = (select access.current_centre()) and (account_id = (select access.current_actor()) or exists (
    select from access.care_relation r where r.centre_id = stand_in.centre_id and r.id = stand_in.care_relation_id)));
create policy own_emergency on access.emergency_access for select
  using (centre_id = (select access.current_centre()) and (account_id = (select access.current_actor())
    or ((select access.actor_kind()) = 'staff' and (select access.current_roles()) && '{privacyOfficer}')));
create policy own_compartment on access.compartment for select using (centre_id = (select access.current_centre()) and access.in_compartment(id));
create policy own_membership on access.compartment_member for select
  using (centre_id = (select access.current_centre()) and (select access.actor_kind()) = 'staff' and account_id = (select access.current_actor()));

-- The log: rows of a hidden part are there for its members and for control; of a person's file for who may read its log. Writing stays open to all who act.
drop policy own_centre on access.audit_event;
create policy added_by_all on access.audit_event for insert with check (centre_id = (select access.current_centre()));
create policy read_by_system on access.audit_event for select
  using (centre_id = (select access.current_centre()) and (select access.actor_kind()) = 'system');
create policy read_by_control on access.audit_event for select
  using (centre_id = (select access.current_centre()) and (select access.actor_kind()) = 'staff' and (select access.current_roles()) && '{privacyOfficer}');
create policy read_by_family on access.audit_event for select
  using (centre_id = (select access.current_centre()) and (select access.actor_kind()) = 'resident' and compartment_id is null and access.may('read', 'log', subject_id));

grant select, insert, update, delete on access.subject, access.subject_authority, access.standing, access.resident_person to opencjg_serving;
grant select, insert, update on access.care_relation, access.stand_in, access.emergency_access, access.compartment to opencjg_serving;
grant select, insert, delete on access.compartment_member to opencjg_serving;
