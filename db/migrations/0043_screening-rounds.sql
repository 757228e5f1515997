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
