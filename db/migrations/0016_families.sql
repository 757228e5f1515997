-- Families: persons, homes, ties, authority, ways to reach somebody, BSN, and the pieces of a file.

create schema families;
grant usage on schema families to opencjg_serving;

-- The index: what is needed to know that it is the same person. Everything else of a person is in tables of its own, each with its own group of fields.
create table families.person (
  centre_id uuid not null references access.centre (id),
  id uuid not null,
  given_names text not null check (length(given_names) between 1 and 120),
  call_name text not null check (length(call_name) between 1 and 60),
  prefix text not null default '' check (length(prefix) <= 20),
  family_name text not null check (length(family_name) between 1 and 120),
  -- Lower case without accents and signs, for searching; made by rules/person-name.ts.
  search_name text not null,
  -- How it sounds in Dutch, for duplicates and typing errors.
  sound text not null default '',
  -- Null: not known, or not yet born; then the day on which the birth is expected may stand.
  birth_date date,
  expected_on date,
  sex text not null check (sex in ('female', 'male', 'unknown', 'x')),
  -- Who it is now, after two rows turned out to be one person.
  merged_into uuid,
  version integer not null default 1,
  created_at timestamptz not null,
  created_by uuid,
  primary key (centre_id, id),
  foreign key (centre_id, merged_into) references families.person (centre_id, id),
  constraint person_not_merged_into_itself check (merged_into <> id),
  constraint born_or_expected check (birth_date is null or expected_on is null)
);
create index person_by_name on families.person using gin (search_name gin_trgm_ops);
create index person_by_birth on families.person (centre_id, birth_date);
create index person_by_sound on families.person (centre_id, sound);

-- identity: language, interpreter, wishes, life.
create table families.person_detail (
  centre_id uuid not null,
  person_id uuid not null,
  language text not null default 'nl' check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
  needs_interpreter boolean not null default false,
  -- What makes contact accessible: fixed words; the sentence is sealed.
  accessibility text[] not null default '{}' check (accessibility <@ '{large-print,easy-read,sign-language,wheelchair,quiet-room,phone-only,written-only}'::text[]),
  wishes bytea,
  deceased_on date,
  moved_on date,
  moved_to text,
  -- A colleague of this centre: then the file is restricted.
  is_colleague boolean not null default false,
  restricted boolean not null default false,
  help_ended_on date,
  incapable_from date,
  incapable_reason bytea,
  centre_key_version integer not null,
  version integer not null default 1,
  primary key (centre_id, person_id),
  foreign key (centre_id, person_id) references families.person (centre_id, id) on delete cascade,
  constraint moved_whole check ((moved_on is null) = (moved_to is null))
);

-- bsn: once per centre, sealed, found again by a keyed mark (PR-25, PR-27).
create table families.person_bsn (
  centre_id uuid not null,
  person_id uuid not null,
  bsn bytea not null,
  mark bytea not null check (length(mark) = 32),
  centre_key_version integer not null,
  status text not null check (status in ('claimed', 'verified')),
  source text check (source in ('brp', 'sbv-z', 'id-document', 'other-user')),
  verified_on date,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  primary key (centre_id, person_id),
  constraint bsn_is_of_one_person unique (centre_id, mark),
  constraint verified_with_source check ((status = 'verified') = (source is not null and verified_on is not null)),
  foreign key (centre_id, person_id) references families.person (centre_id, id) on delete cascade
);

-- contact or secretAddress: telephone, mail.
create table families.contact_point (
  centre_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('phone', 'mail')),
  value bytea not null,
  centre_key_version integer not null,
  -- Not to be used or shown where a partner at home might see it (PR-10).
  secret boolean not null default false,
  -- It is safe to leave a message here.
  safe boolean not null default true,
  created_at timestamptz not null,
  primary key (centre_id, id),
  foreign key (centre_id, person_id) references families.person (centre_id, id) on delete cascade
);
create index contact_point_of_person on families.contact_point (centre_id, person_id);

create table families.home (
  centre_id uuid not null,
  id uuid not null,
  -- Street, number, postal code and town, sealed; the mark finds the same address again.
  address bytea not null,
  mark bytea not null check (length(mark) = 32),
  centre_key_version integer not null,
  secret boolean not null default false,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (centre_id, id)
);
create index home_by_mark on families.home (centre_id, mark);

-- Who lives where, from when until when; a child may live in two homes.
create table families.home_member (
  centre_id uuid not null,
  id uuid not null,
  home_id uuid not null,
  person_id uuid not null,
  from_day date not null,
  until_day date,
  -- "om het weekend": when it is not always.
  part text not null default 'always' check (part in ('always', 'half', 'weekends', 'holidays', 'sometimes')),
  primary key (centre_id, id),
  foreign key (centre_id, home_id) references families.home (centre_id, id),
  foreign key (centre_id, person_id) references families.person (centre_id, id) on delete cascade,
  constraint lived_there_after_moving_in check (until_day is null or until_day > from_day),
  constraint lives_there_once exclude using gist (centre_id with =, home_id with =, person_id with =, daterange(from_day, until_day, '[)') with &&)
);
create index home_member_of_person on families.home_member (centre_id, person_id);

-- What people are to each other, apart from authority (PR-07). `person_id` is the one that the tie is about, `other_id` what the other is to them:
-- other_id is the `parent` of person_id.
create table families.tie (
  centre_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  other_id uuid not null,
  kind text not null check (kind in ('parent', 'step-parent', 'foster-parent', 'adoptive-parent', 'grandparent', 'sibling', 'half-sibling', 'partner',
    'married', 'former-partner', 'guardian', 'network')),
  -- What the network is to them: "buurvrouw", "trainer".
  note text not null default '' check (length(note) <= 80),
  from_day date,
  until_day date,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  primary key (centre_id, id),
  foreign key (centre_id, person_id) references families.person (centre_id, id) on delete cascade,
  foreign key (centre_id, other_id) references families.person (centre_id, id) on delete cascade,
  constraint no_tie_to_oneself check (person_id <> other_id),
  constraint tie_ends_after_it_began check (until_day is null or from_day is null or until_day >= from_day)
);
create index tie_of_person on families.tie (centre_id, person_id);
create index tie_of_other on families.tie (centre_id, other_id);

-- Parental authority and guardianship: with dates, source and the day it was checked (PR-07). Rights follow this alone.
create table families.authority (
  centre_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  holder_id uuid not null,
  kind text not null check (kind in ('parent', 'guardian')),
  from_day date not null,
  until_day date,
  source text not null check (source in ('authority-register', 'brp', 'court-ruling', 'birth-certificate', 'told-by-parent')),
  checked_on date not null,
  checked_by uuid not null,
  recorded_at timestamptz not null,
  primary key (centre_id, id),
  foreign key (centre_id, child_id) references families.person (centre_id, id) on delete cascade,
  foreign key (centre_id, holder_id) references families.person (centre_id, id) on delete cascade,
  constraint no_authority_over_oneself check (child_id <> holder_id),
  constraint authority_ends_after_it_began check (until_day is null or until_day > from_day),
  constraint authority_of_one_once exclude using gist (centre_id with =, child_id with =, holder_id with =, daterange(from_day, until_day, '[)') with &&)
);
create index authority_of_holder on families.authority (centre_id, holder_id);

-- A piece of the file: a note, a letter, an agreement. Its group of fields follows from the work that it belongs to (PR-01: one regime).
create table families.piece (
  centre_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  fields text not null check (fields in ('healthPieces', 'helpPieces', 'supportPieces', 'advicePieces')),
  kind text not null check (kind in ('note', 'letter', 'agreement', 'report')),
  title bytea not null,
  body bytea not null,
  centre_key_version integer not null,
  -- About somebody else too: left out when it is given to others (PR-17).
  about_third_person boolean not null default false,
  written_by uuid not null,
  written_at timestamptz not null,
  compartment_id uuid,
  -- PR-22: kept from the family for now, with a reason, a colleague consulted and a day to look again.
  withheld_reason bytea,
  withheld_consulted uuid,
  withheld_until date,
  version integer not null default 1,
  primary key (centre_id, id),
  foreign key (centre_id, person_id) references families.person (centre_id, id) on delete cascade,
  foreign key (centre_id, compartment_id) references access.compartment (centre_id, id),
  constraint withheld_whole check (num_nonnulls(withheld_reason, withheld_consulted, withheld_until) in (0, 3)),
  constraint consulted_somebody_else check (withheld_consulted <> written_by)
);
create index piece_of_person on families.piece (centre_id, person_id, written_at desc);

-- Row-level security repeats the boundary: each table asks for its own group of fields. Writing asks for it too; a person that is new has no file yet.
do $$
declare
  name text;
  fields text;
  person text;
  seen text;
  written text;
begin
  for name, fields, person in values
    ('person_detail', '''identity''', 'person_id'), ('person_bsn', '''bsn''', 'person_id'),
    ('contact_point', 'case when secret then ''secretAddress'' else ''contact'' end', 'person_id'),
    ('home_member', '''family''', 'person_id'), ('tie', '''family''', 'person_id'), ('authority', '''family''', 'child_id'), ('piece', 'fields', 'person_id')
  loop
    execute format('alter table families.%I enable row level security', name);
    execute format('alter table families.%I force row level security', name);
    seen := format('centre_id = (select access.current_centre()) and ((select access.actor_kind()) = ''system'' or access.may(''read'', %s, %I))', fields, person);
    if name = 'piece' then
      seen := seen || ' and ((select access.actor_kind()) = ''system'' or compartment_id is null or access.in_compartment(compartment_id))'
        || ' and ((select access.actor_kind()) <> ''resident'' or withheld_until is null)';
    end if;
    written := format('centre_id = (select access.current_centre()) and ((select access.actor_kind()) = ''system'' or access.may(''write'', %s, %I))', fields, person);
    execute format('create policy seen on families.%I for select using (%s)', name, seen);
    execute format('create policy added on families.%I for insert with check (%s)', name, written);
    execute format('create policy changed on families.%I for update using (%s) with check (%2$s)', name, written);
    execute format('create policy removed on families.%I for delete using (%s)', name, written);
  end loop;
end $$;

-- A person is there for who may know them, and for who may see the family in which they stand.
alter table families.person enable row level security;
alter table families.person force row level security;
create policy seen on families.person for select using (centre_id = (select access.current_centre()) and (
  (select access.actor_kind()) = 'system' or access.may('read', 'index', id) or access.may('find', 'index', id)
  or exists (select from families.tie t where t.centre_id = person.centre_id and t.other_id = person.id)
  or exists (select from families.authority a where a.centre_id = person.centre_id and a.holder_id = person.id)));
create policy added on families.person for insert with check (centre_id = (select access.current_centre()) and (select access.actor_kind()) = 'system');
create policy changed on families.person for update using (centre_id = (select access.current_centre()) and (
  (select access.actor_kind()) = 'system' or access.may('write', 'index', id)));
create policy removed on families.person for delete using (centre_id = (select access.current_centre()) and (select access.actor_kind()) = 'system');

-- An address is there for who may see how to reach somebody who lives there now or lived there.
alter table families.home enable row level security;
alter table families.home force row level security;
create policy seen on families.home for select using (centre_id = (select access.current_centre()) and (
  (select access.actor_kind()) = 'system' or exists (select from families.home_member m where m.centre_id = home.centre_id and m.home_id = home.id
    and access.may('read', case when home.secret then 'secretAddress' else 'contact' end, m.person_id))));
create policy written on families.home for all using (centre_id = (select access.current_centre()) and (select access.actor_kind()) = 'system')
  with check (centre_id = (select access.current_centre()) and (select access.actor_kind()) = 'system');

grant select, insert, update, delete on all tables in schema families to opencjg_serving;
