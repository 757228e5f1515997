-- What a round of a screening means and what was decided about it; whom a referral was talked over with, and who asks again when nothing comes back.

alter table child_health.screening
  -- Why it was refused or did not succeed (heel prick: BDS W0313, W0317).
  add column cause text check (cause ~ '^[a-z-]{2,30}$'),
  -- What the rule said: nothing follows, do it again, send on, or no rule was found and somebody decides.
  add column advised text check (advised in ('clear', 'repeat', 'refer', 'decide')),
  -- What the professional decided. Null: recorded before this was asked, or taken over from elsewhere.
  add column decided text check (decided in ('clear', 'repeat', 'refer')),
  add column rules_version text,
  -- Why it was decided otherwise, or what there is to say, sealed.
  add column words bytea,
  add column centre_key_version integer,
  add constraint screening_words_sealed check ((words is null) = (centre_key_version is null)),
  add constraint repeat_has_a_term check (decided is null or (decided = 'repeat') = (repeat_before is not null));

alter table child_health.referral
  -- Who agreed to it: parents with authority, the young person (WGBO: both from 12, alone from 16).
  add column agreed_by text[] check (agreed_by <@ '{parents,young-person}'::text[]),
  -- Who follows it up; null: who sent it.
  add column owner uuid,
  -- Asked after it: the day that was promised at first stays, and counts for whether it was late.
  add column asked_again_on date,
  add column asked_again_before date,
  add column asked_again smallint,
  add constraint asked_again_whole check (num_nonnulls(asked_again_on, asked_again_before, asked_again) in (0, 3));

-- Of one child, as its record and its page read it; withdrawn rows too.
create index screening_of_person on child_health.screening (centre_id, person_id, held_on);
create index referral_of_person on child_health.referral (centre_id, person_id, sent_on);

-- From which line of the chart an acuity is enough, by age: set by the centre, because the table of the guideline could not be read. Without a row nothing is
-- known, and the professional says it.
create table child_health.acuity_limit (
  centre_id uuid not null references access.centre (id),
  -- In completed months: on indication, and the two moments for everybody (JGZ guideline eye disorders 2019).
  from_months smallint not null check (from_months in (36, 42, 54)),
  -- Hundredths, of the worse eye.
  sufficient_from smallint not null check (sufficient_from between 10 and 100),
  doubtful_from smallint check (doubtful_from between 10 and 100),
  -- Where it stands.
  source text not null check (length(source) between 1 and 120),
  changed_by uuid not null,
  changed_at timestamptz not null,
  version integer not null default 1,
  primary key (centre_id, from_months),
  constraint doubt_below_sufficient check (doubtful_from is null or doubtful_from < sufficient_from)
);
alter table child_health.acuity_limit enable row level security;
alter table child_health.acuity_limit force row level security;
create policy own_centre on child_health.acuity_limit using (centre_id = (select access.current_centre())) with check (centre_id = (select access.current_centre()));
grant select, insert, update, delete on child_health.acuity_limit to opencjg_serving;
