-- Consent and sharing: what is asked, who said what and when, what was shared with whom on which ground, and exactly what the recipient sees.

-- A question for consent: for help, for sharing, or for being discussed in a case conference (PR-06). Who must answer is not here: it is computed
-- from birth date, capacity and authority on the day that counts (PR-04).
create table access.consent (
  centre_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('help', 'share', 'conference')),
  -- One fixed word, so that it can be told in every language; the sentence is sealed.
  purpose text not null check (purpose in ('help', 'together', 'school', 'treatment', 'handover', 'safety', 'research', 'conference')),
  about bytea not null,
  centre_key_version integer not null,
  -- What it covers: `piece:<id>`, `words:<id>`, a kind of help, or `conference` (PR-15).
  items text[] not null,
  -- Help that rests on a decision of a judge needs no consent (Jeugdwet 7.3.4).
  framework text check (framework in ('protection-measure', 'closed-youth-help', 'juvenile-probation')),
  -- The last day on which it holds; null: no end was agreed.
  until_day date,
  asked_by uuid not null,
  asked_at timestamptz not null,
  -- From then on nobody is asked any more, and it covers nothing.
  closed_at timestamptz,
  closed_by uuid,
  primary key (centre_id, id),
  foreign key (centre_id, person_id) references access.subject (centre_id, person_id),
  foreign key (centre_id, asked_by) references access.account (centre_id, id),
  constraint consent_covers_something check (cardinality(items) >= 1),
  constraint framework_of_help check (framework is null or kind = 'help'),
  constraint consent_closed_whole check ((closed_at is null) = (closed_by is null))
);
create index consent_of_person on access.consent (centre_id, person_id, asked_at desc);

-- To whom it may go, or who is at the table: a colleague of this centre, or a named person outside with a function.
create table access.consent_recipient (
  centre_id uuid not null,
  consent_id uuid not null,
  -- `account:<id>`, `outside:<name>|<organisation>` or `centre`: the same person is named the same.
  recipient text not null,
  person_id uuid not null,
  account_id uuid,
  name text check (length(name) between 1 and 120),
  organisation text check (length(organisation) between 1 and 120),
  function text check (length(function) between 1 and 120),
  primary key (centre_id, consent_id, recipient),
  foreign key (centre_id, consent_id) references access.consent (centre_id, id),
  foreign key (centre_id, account_id) references access.account (centre_id, id),
  constraint named_recipient check (num_nonnulls(account_id, name) = 1 or recipient = 'centre'),
  constraint outside_with_function check ((name is null) = (organisation is null) and (name is null) = (function is null))
);

-- What people said, as history: a row is added and never changed. The last word of each counts.
create table access.consent_decision (
  centre_id uuid not null,
  id uuid not null,
  consent_id uuid not null,
  person_id uuid not null,
  -- The young person, or who has authority; in which capacity, as computed on the day it was said.
  given_by uuid not null,
  capacity text not null check (capacity in ('young-person', 'for-young-person')),
  decision text not null check (decision in ('yes', 'no', 'withdrawn')),
  how text not null check (how in ('written', 'spoken', 'online')),
  -- The day on which it was said.
  decided_on date not null,
  -- The professional who heard or read it; null when they said it here themselves.
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (centre_id, id),
  foreign key (centre_id, consent_id) references access.consent (centre_id, id),
  foreign key (centre_id, given_by) references access.subject (centre_id, person_id),
  foreign key (centre_id, recorded_by) references access.account (centre_id, id),
  constraint said_here_or_written_down check ((how = 'online') = (recorded_by is null))
);
create index consent_decision_of on access.consent_decision (centre_id, consent_id, decided_on, recorded_at);

-- Their own words with it. For who said it and for the professionals, not for the other parent.
create table access.consent_words (
  centre_id uuid not null,
  decision_id uuid not null,
  person_id uuid not null,
  said_by uuid not null,
  words bytea not null,
  centre_key_version integer not null,
  primary key (centre_id, decision_id),
  foreign key (centre_id, decision_id) references access.consent_decision (centre_id, id)
);

-- PR-05: from 12 to 15 without the parents, with a reason and an explanation. Added, never changed.
create table access.consent_exception (
  centre_id uuid not null,
  id uuid not null,
  consent_id uuid not null,
  person_id uuid not null,
  reason text not null check (reason in ('serious-harm', 'considered-wish')),
  explanation bytea not null,
  centre_key_version integer not null,
  decided_by uuid not null,
  decided_at timestamptz not null,
  primary key (centre_id, id),
  foreign key (centre_id, consent_id) references access.consent (centre_id, id),
  foreign key (centre_id, decided_by) references access.account (centre_id, id)
);
create index consent_exception_of on access.consent_exception (centre_id, consent_id);

-- A share: what was prepared, decided and stopped (PR-13). Without `given_at` it waits for consent, and nobody outside sees it.
create table access.share (
  centre_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  ground text not null check (ground in ('consent', 'directly-involved', 'legal-duty', 'legal-right', 'conflict-of-duties', 'research')),
  purpose text not null check (purpose in ('together', 'school', 'treatment', 'handover', 'safety', 'research')),
  recipient text not null,
  recipient_account_id uuid,
  recipient_name text check (length(recipient_name) between 1 and 120),
  recipient_organisation text check (length(recipient_organisation) between 1 and 120),
  recipient_function text check (length(recipient_function) between 1 and 120),
  -- For the grounds that reach some functions only.
  recipient_role text check (recipient_role in ('supervision-order', 'safe-home-report', 'school', 'voluntary')),
  -- What stands above the items: about whom, from whom, to whom, why, until when. Sealed as it was decided.
  sheet bytea not null,
  -- The tests of a conflict of duties (PR-14) and why the family was not told, sealed.
  argument bytea,
  centre_key_version integer not null,
  -- Which tests of PR-14 were argued: the answers are in `argument`.
  tests text[] not null default '{}',
  consent_id uuid,
  informed boolean not null,
  until_day date,
  prepared_by uuid not null,
  prepared_at timestamptz not null,
  given_by uuid,
  given_at timestamptz,
  stopped_at timestamptz,
  stopped_by uuid,
  stopped_because text check (stopped_because in ('revoked', 'withdrawn', 'dropped')),
  -- On paper: how and when it was handed over.
  handed_how text check (handed_how in ('hand', 'post')),
  handed_on date,
  handed_by uuid,
  -- A share within a hidden part: there for its members alone.
  compartment_id uuid,
  primary key (centre_id, id),
  foreign key (centre_id, person_id) references access.subject (centre_id, person_id),
  foreign key (centre_id, consent_id) references access.consent (centre_id, id),
  foreign key (centre_id, recipient_account_id) references access.account (centre_id, id),
  foreign key (centre_id, prepared_by) references access.account (centre_id, id),
  foreign key (centre_id, compartment_id) references access.compartment (centre_id, id),
  constraint share_has_one_recipient check (num_nonnulls(recipient_account_id, recipient_name) = 1),
  constraint share_outside_with_function check ((recipient_name is null) = (recipient_organisation is null) and (recipient_name is null) = (recipient_function is null)),
  constraint shared_by_consent_names_it check ((ground = 'consent') = (consent_id is not null)),
  constraint other_ground_is_decided_at_once check (ground = 'consent' or given_at is not null),
  constraint given_whole check ((given_at is null) = (given_by is null)),
  constraint stopped_whole check (num_nonnulls(stopped_at, stopped_by, stopped_because) in (0, 3)),
  constraint handed_whole check (num_nonnulls(handed_how, handed_on, handed_by) in (0, 3)),
  constraint handed_outside check (handed_how is null or (recipient_name is not null and given_at is not null)),
  constraint conflict_argued check (ground <> 'conflict-of-duties' or (argument is not null
    and tests @> '{consentSought,harmFeared,alternatives,minimumData,colleagueConsulted}'))
);
create index share_of_person on access.share (centre_id, person_id, prepared_at desc);
create index share_of_recipient on access.share (centre_id, recipient_account_id) where recipient_account_id is not null;
create index share_of_consent on access.share (centre_id, consent_id) where consent_id is not null;

-- The very words that the recipient sees, as they were when it was decided.
create table access.share_item (
  centre_id uuid not null,
  share_id uuid not null,
  place integer not null check (place between 1 and 20),
  person_id uuid not null,
  item text not null,
  snapshot bytea not null,
  centre_key_version integer not null,
  primary key (centre_id, share_id, place),
  constraint item_once unique (centre_id, share_id, item),
  foreign key (centre_id, share_id) references access.share (centre_id, id)
);

-- Does a share stand open for its recipient at this moment? Whether the consent still holds, the use case asks besides.
create function access.share_is_open(given_at timestamptz, stopped_at timestamptz, until_day date) returns boolean language sql stable parallel safe
  as $$ select given_at is not null and given_at <= access.current_moment() and stopped_at is null
    and (until_day is null or (access.current_moment() at time zone 'Europe/Amsterdam')::date <= until_day) $$;

do $$
declare
  name text;
  mine text := 'centre_id = (select access.current_centre()) and ';
begin
  foreach name in array array['consent', 'consent_recipient', 'consent_decision', 'consent_words', 'consent_exception', 'share', 'share_item'] loop
    execute format('alter table access.%I enable row level security', name);
    execute format('alter table access.%I force row level security', name);
    execute format('create policy by_system on access.%I using (%s (select access.actor_kind()) = ''system'') with check (%2$s (select access.actor_kind()) = ''system'')', name, mine);
  end loop;
  foreach name in array array['consent', 'consent_recipient', 'consent_decision', 'consent_exception'] loop
    execute format('create policy seen on access.%I for select using (%s access.may(''read'', ''sharing'', person_id))', name, mine);
  end loop;
  -- Who works on the file asks and writes down; the family answers.
  foreach name in array array['consent', 'consent_recipient', 'consent_exception', 'share', 'share_item'] loop
    execute format('create policy added_by_staff on access.%I for insert with check (%s (select access.actor_kind()) = ''staff'' and access.may(''write'', ''sharing'', person_id))', name, mine);
  end loop;
end $$;

-- Somebody of the family answers for themselves; the staff write down what they heard.
create policy added_by_all on access.consent_decision for insert with check (centre_id = (select access.current_centre())
  and access.may('write', 'sharing', person_id)
  and ((select access.actor_kind()) = 'staff' or (given_by = (select access.current_holder()) and recorded_by is null)));
create policy added_by_all on access.consent_words for insert with check (centre_id = (select access.current_centre())
  and access.may('write', 'sharing', person_id)
  and ((select access.actor_kind()) = 'staff' or said_by = (select access.current_holder())));
create policy own_words on access.consent_words for select using (centre_id = (select access.current_centre())
  and access.may('read', 'sharing', person_id)
  and ((select access.actor_kind()) = 'staff' or said_by = (select access.current_holder())));
create policy seen on access.share for select using (centre_id = (select access.current_centre())
  and access.may('read', 'sharing', person_id) and (compartment_id is null or access.in_compartment(compartment_id)));
create policy seen_by_recipient on access.share for select using (centre_id = (select access.current_centre())
  and (select access.actor_kind()) = 'staff' and recipient_account_id = (select access.current_actor())
  and access.share_is_open(given_at, stopped_at, until_day));
-- An item is there for who sees its share.
create policy seen on access.share_item for select using (centre_id = (select access.current_centre()) and exists (
  select from access.share s where s.centre_id = share_item.centre_id and s.id = share_item.share_id));

-- What was said and what was sent stays as it was. Only its seal is made anew, when the centre's key gets a new version.
grant select, insert on access.consent, access.consent_recipient, access.consent_decision, access.consent_words, access.consent_exception,
  access.share, access.share_item to opencjg_serving;
grant update (closed_at, closed_by, about, centre_key_version) on access.consent to opencjg_serving;
grant update (words, centre_key_version) on access.consent_words to opencjg_serving;
grant update (explanation, centre_key_version) on access.consent_exception to opencjg_serving;
grant update (given_by, given_at, stopped_at, stopped_by, stopped_because, handed_how, handed_on, handed_by, sheet, argument, centre_key_version)
  on access.share to opencjg_serving;
grant update (snapshot, centre_key_version) on access.share_item to opencjg_serving;
