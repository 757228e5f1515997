-- The child-health record and vaccination. What professionals write is of the group `healthPieces`; what the family itself tells (own measurements, topics,
-- questionnaires, yes or no to a vaccination) is of the group `ownHealth`, which the family writes too.

create schema child_health;
create schema vaccination;
grant usage on schema child_health, vaccination to opencjg_serving;

-- What holds for the whole record: birth, and what the growth curves need. Weights in grams, lengths in millimetres.
create table child_health.background (
  centre_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  gestation_days smallint check (gestation_days between 140 and 320),
  birth_weight_g smallint check (birth_weight_g between 300 and 7000),
  birth_length_mm smallint check (birth_length_mm between 200 and 700),
  birth_head_mm smallint check (birth_head_mm between 150 and 500),
  -- Which growth curves: as told by the family, never guessed.
  population text not null default 'dutch' check (population in ('dutch', 'turkish', 'moroccan', 'hindustani', 'down-syndrome')),
  mother_height_mm smallint check (mother_height_mm between 1000 and 2500),
  father_height_mm smallint check (father_height_mm between 1000 and 2500),
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  version integer not null default 1,
  primary key (centre_id, id),
  constraint background_once unique (centre_id, person_id)
);

-- Contact moments as an organisation offers them. A centre without rows offers the national ones (rules/moments).
create table child_health.moment_template (
  centre_id uuid not null references access.centre (id),
  id uuid not null,
  -- Null: of the whole centre.
  organisation_id uuid,
  code text not null check (code ~ '^[a-z0-9.-]{1,24}$'),
  name_nl text not null check (length(name_nl) between 1 and 80),
  name_en text not null check (length(name_en) between 1 and 80),
  phase text not null check (phase in ('prenatal', '4-7-days', '2-weeks-6-months', '7-12-months', '1-4-years', '4-12-years', '12-18-years')),
  -- Window by age in days, counted from birth (from the expected day where it is before): from, best, and the last day.
  from_days integer not null,
  due_days integer not null,
  until_days integer not null,
  -- BDS W0686 and W0679.
  discipline text not null check (discipline in ('01', '02', '03', '04', '05', '06', '07', '08', '98')),
  form text not null check (form in ('01', '02', '03', '04', '05', '06', '07', '08', '09', '98')),
  minutes smallint not null check (minutes between 5 and 180),
  parts text[] not null check (parts <@ '{growth,development,body,jabs,talk,eye,hearing,language,motor,psychosocial,heelPrick}'::text[]),
  -- Doses of the programme by their rule (HEX-A).
  doses text[] not null default '{}',
  valid_from date not null,
  -- The first day on which it does not hold.
  valid_until date,
  changed_by uuid,
  changed_at timestamptz not null,
  version integer not null default 1,
  primary key (centre_id, id),
  foreign key (centre_id, organisation_id) references access.organisation (centre_id, id),
  constraint window_in_order check (from_days <= due_days and due_days <= until_days),
  constraint moment_ends_after_it_begins check (valid_until is null or valid_until > valid_from),
  constraint moment_of_one_day unique nulls not distinct (centre_id, organisation_id, code, valid_from)
);

-- A contact of one child: of the schedule, or extra with its reason.
create table child_health.contact (
  centre_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('planned', 'extra')),
  -- The code of the template; of an extra contact none.
  moment text check (moment ~ '^[a-z0-9.-]{1,24}$'),
  indication bytea,
  centre_key_version integer,
  due_from date not null,
  due_on date not null,
  due_until date not null,
  status text not null default 'due' check (status in ('due', 'invited', 'begun', 'realised', 'not-realised', 'cancelled')),
  -- BDS W0690: why it was not there.
  outcome text check (outcome in ('01', '02', '03', '04', '05', '06', '07')),
  form text check (form in ('01', '02', '03', '04', '05', '06', '07', '08', '09', '98')),
  discipline text check (discipline in ('01', '02', '03', '04', '05', '06', '07', '08', '98')),
  planned_at timestamptz,
  held_on date,
  held_by uuid,
  -- BDS W0193 in our words.
  companion text check (companion in ('mother', 'father', 'both', 'foster-parent', 'guardian', 'other', 'alone')),
  -- How much work it was: fields that were typed in, keys that were pressed, seconds from opening to closing.
  fields integer check (fields >= 0),
  keystrokes integer check (keystrokes >= 0),
  seconds integer check (seconds >= 0),
  created_by uuid,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (centre_id, id),
  constraint planned_has_moment check ((kind = 'planned') = (moment is not null)),
  constraint contact_window_in_order check (due_from <= due_on and due_on <= due_until),
  constraint held_whole check ((status = 'realised') = (held_on is not null and held_by is not null)),
  constraint outcome_when_known check ((status in ('realised', 'not-realised', 'cancelled')) = (outcome is not null)),
  constraint indication_sealed check ((indication is null) = (centre_key_version is null))
);
create unique index contact_of_moment_once on child_health.contact (centre_id, person_id, moment) where kind = 'planned';
create index contact_of_person on child_health.contact (centre_id, person_id, due_on);
create index contact_open_by_day on child_health.contact (centre_id, due_on) where status in ('due', 'invited', 'begun', 'not-realised');

-- What was typed and not closed yet: survives a closed laptop. One per contact.
create table child_health.draft (
  centre_id uuid not null,
  contact_id uuid not null,
  person_id uuid not null,
  content bytea not null,
  centre_key_version integer not null,
  saved_by uuid not null,
  saved_at timestamptz not null,
  version integer not null default 1,
  primary key (centre_id, contact_id),
  foreign key (centre_id, contact_id) references child_health.contact (centre_id, id) on delete cascade
);

-- Words of a contact, sealed.
create table child_health.contact_note (
  centre_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  contact_id uuid not null,
  part text not null check (part in ('growth', 'development', 'body', 'jabs', 'talk', 'conclusion')),
  words bytea not null,
  centre_key_version integer not null,
  primary key (centre_id, id),
  foreign key (centre_id, contact_id) references child_health.contact (centre_id, id) on delete cascade,
  constraint note_of_part_once unique (centre_id, contact_id, part)
);

-- One measurement. A wrong one is withdrawn, never changed.
create table child_health.measurement (
  centre_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  contact_id uuid,
  measured_on date not null,
  measure text not null check (measure in ('height', 'weight', 'head', 'arm', 'waist', 'hip', 'sitting-height')),
  -- Millimetres; of a weight grams.
  value integer not null check (value > 0),
  recumbent boolean,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_why text check (withdrawn_why in ('typing', 'other-child', 'measured-wrong', 'transfer')),
  primary key (centre_id, id),
  foreign key (centre_id, contact_id) references child_health.contact (centre_id, id),
  constraint recumbent_of_height check (recumbent is null or measure = 'height'),
  constraint withdrawn_whole check (num_nonnulls(withdrawn_at, withdrawn_by, withdrawn_why) in (0, 3))
);
create unique index measurement_once on child_health.measurement (centre_id, person_id, measure, measured_on) where withdrawn_at is null;
create index measurement_of_person on child_health.measurement (centre_id, person_id, measured_on);

-- An answer to an item of the Van Wiechen scheme (number without text; M: told by the parent).
create table child_health.milestone (
  centre_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  contact_id uuid,
  observed_on date not null,
  item text not null check (item ~ '^[0-9]{1,2}[a-c]?$'),
  side text not null default 'none' check (side in ('none', 'right', 'left')),
  answer text not null check (answer in ('+', '-', 'M')),
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_why text check (withdrawn_why in ('typing', 'other-child', 'measured-wrong', 'transfer')),
  primary key (centre_id, id),
  foreign key (centre_id, contact_id) references child_health.contact (centre_id, id),
  constraint milestone_withdrawn_whole check (num_nonnulls(withdrawn_at, withdrawn_by, withdrawn_why) in (0, 3))
);
create unique index milestone_once on child_health.milestone (centre_id, person_id, item, side, observed_on) where withdrawn_at is null;

-- What was looked at of the body.
create table child_health.finding (
  centre_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  contact_id uuid not null,
  topic text not null check (topic ~ '^[a-z-]{2,30}$'),
  result text not null check (result in ('fine', 'attention')),
  remark bytea,
  centre_key_version integer,
  primary key (centre_id, id),
  foreign key (centre_id, contact_id) references child_health.contact (centre_id, id) on delete cascade,
  constraint finding_once unique (centre_id, contact_id, topic),
  constraint remark_sealed check ((remark is null) = (centre_key_version is null))
);

-- Advice that was given, by its code in our own list.
create table child_health.advice (
  centre_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  contact_id uuid not null,
  topic text not null check (topic ~ '^[a-z-]{2,30}$'),
  advice text not null check (advice ~ '^[a-z-]{2,40}$'),
  primary key (centre_id, id),
  foreign key (centre_id, contact_id) references child_health.contact (centre_id, id) on delete cascade,
  constraint advice_once unique (centre_id, contact_id, topic, advice)
);

-- What a rule said at the closing of a contact, with what a professional decided about it.
create table child_health.signal (
  centre_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  contact_id uuid,
  raised_on date not null,
  source text not null check (source in ('height', 'weight', 'head', 'language', 'development', 'screening', 'psychosocial')),
  code text not null check (code ~ '^[A-Za-z0-9.-]{1,40}$'),
  refer boolean not null,
  rules_version text not null,
  decision text check (decision in ('seen', 'watch', 'refer', 'no-action')),
  decided_by uuid,
  decided_on date,
  -- Followed up by then; empty when nothing follows.
  follow_up_before date,
  followed_up_on date,
  primary key (centre_id, id),
  foreign key (centre_id, contact_id) references child_health.contact (centre_id, id),
  constraint signal_once unique nulls not distinct (centre_id, person_id, contact_id, source, code, raised_on),
  constraint decided_whole check (num_nonnulls(decision, decided_by, decided_on) in (0, 3))
);
create index signal_of_person on child_health.signal (centre_id, person_id, raised_on);
create index signal_to_follow_up on child_health.signal (centre_id, follow_up_before) where followed_up_on is null and follow_up_before is not null;

-- One round of a screening.
create table child_health.screening (
  centre_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  contact_id uuid,
  kind text not null check (kind in ('heel-prick', 'hearing-newborn', 'eye', 'acuity', 'hearing', 'motor', 'language', 'psychosocial')),
  round smallint not null check (round between 1 and 9),
  held_on date not null,
  result text not null check (result in ('sufficient', 'insufficient', 'doubtful', 'refused', 'not-possible')),
  -- What was measured per side, in the unit of the kind (visual acuity in hundredths, decibels).
  right_value smallint,
  left_value smallint,
  method text check (method ~ '^[A-Za-z0-9 -]{1,30}$'),
  -- A score of an instrument, and which.
  instrument text check (instrument ~ '^[A-Za-z0-9-]{1,30}$'),
  score numeric(6, 2),
  -- A repeat is expected before this day.
  repeat_before date,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_why text check (withdrawn_why in ('typing', 'other-child', 'measured-wrong', 'transfer')),
  primary key (centre_id, id),
  foreign key (centre_id, contact_id) references child_health.contact (centre_id, id),
  constraint screening_withdrawn_whole check (num_nonnulls(withdrawn_at, withdrawn_by, withdrawn_why) in (0, 3))
);
create unique index screening_round_once on child_health.screening (centre_id, person_id, kind, round, held_on) where withdrawn_at is null;
create index screening_to_repeat on child_health.screening (centre_id, repeat_before) where repeat_before is not null and withdrawn_at is null;

-- Sent on to somebody, with what came back.
create table child_health.referral (
  centre_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  contact_id uuid,
  screening_id uuid,
  signal_id uuid,
  sent_to text not null check (sent_to in ('general-practitioner', 'audiology-centre', 'eye-doctor', 'orthoptist', 'paediatrician', 'speech-therapist', 'physiotherapist', 'dentist', 'psychologist', 'other')),
  reason bytea not null,
  centre_key_version integer not null,
  sent_on date not null,
  sent_by uuid not null,
  -- What was sent is followed up by then (a closed chain).
  feedback_before date not null,
  feedback bytea,
  feedback_key_version integer,
  feedback_on date,
  outcome text check (outcome in ('confirmed', 'not-confirmed', 'being-treated', 'did-not-go', 'no-answer')),
  version integer not null default 1,
  primary key (centre_id, id),
  foreign key (centre_id, contact_id) references child_health.contact (centre_id, id),
  foreign key (centre_id, screening_id) references child_health.screening (centre_id, id),
  foreign key (centre_id, signal_id) references child_health.signal (centre_id, id),
  constraint feedback_whole check ((feedback_on is null) = (outcome is null)),
  constraint feedback_sealed check ((feedback is null) = (feedback_key_version is null))
);
create index referral_waiting on child_health.referral (centre_id, feedback_before) where feedback_on is null;

-- A call-up round: what it is for, whom it selected. Repeating it invites nobody twice (invitation_once).
create table child_health.round (
  centre_id uuid not null references access.centre (id),
  id uuid not null,
  -- `moment:14m`, or `dose:HPV-1`.
  subject text not null check (subject ~ '^(moment|dose):[A-Za-z0-9.-]{1,24}$'),
  born_from date,
  born_until date,
  -- Only who was due on this day.
  as_of date not null,
  attempt smallint not null check (attempt between 1 and 5),
  made_by uuid not null,
  made_at timestamptz not null,
  state text not null default 'made' check (state in ('made', 'running', 'done', 'failed')),
  selected integer not null default 0,
  invited integer not null default 0,
  finished_at timestamptz,
  primary key (centre_id, id),
  constraint born_in_order check (born_from is null or born_until is null or born_from <= born_until)
);

create table child_health.invitation (
  centre_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  round_id uuid,
  contact_id uuid,
  subject text not null check (subject ~ '^(moment|dose|contact|session):[A-Za-z0-9.-]{1,40}$'),
  attempt smallint not null check (attempt between 1 and 9),
  channel text not null check (channel in ('own-page', 'mail', 'letter')),
  invited_on date not null,
  -- Nobody opened it, or the letter came back.
  not_reached_on date,
  primary key (centre_id, id),
  foreign key (centre_id, round_id) references child_health.round (centre_id, id),
  foreign key (centre_id, contact_id) references child_health.contact (centre_id, id),
  constraint invitation_once unique (centre_id, person_id, subject, attempt)
);
create index invitation_of_round on child_health.invitation (centre_id, round_id);

-- A list of who is due or overdue, as it was made: one row for the run, one per child that it selected.
create table child_health.due_run (
  centre_id uuid not null references access.centre (id),
  id uuid not null,
  as_of date not null,
  asked_by uuid,
  begun_at timestamptz not null,
  finished_at timestamptz,
  children integer not null default 0,
  selected integer not null default 0,
  primary key (centre_id, id)
);
create table child_health.due_item (
  centre_id uuid not null,
  id uuid not null,
  run_id uuid not null,
  person_id uuid not null,
  subject text not null check (subject ~ '^(moment|dose):[A-Za-z0-9.-]{1,24}$'),
  due_from date not null,
  due_on date not null,
  due_until date not null,
  -- Of 0 to 9 invitations so far.
  attempts smallint not null default 0,
  primary key (centre_id, id),
  foreign key (centre_id, run_id) references child_health.due_run (centre_id, id) on delete cascade,
  constraint due_item_once unique (centre_id, run_id, person_id, subject)
);
create index due_item_of_person on child_health.due_item (centre_id, person_id);

-- Transfers to and from another organisation, as one signed bundle.
create table child_health.transfer (
  centre_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  direction text not null check (direction in ('out', 'in')),
  other_party text not null check (length(other_party) between 2 and 120),
  reason text not null check (reason in ('moved', 'turned-18', 'asked')),
  -- SHA-256 of the bundle, and the fingerprint of the key that signed it.
  digest bytea not null check (length(digest) = 32),
  signed_by bytea not null check (length(signed_by) = 32),
  resources integer not null check (resources >= 0),
  -- Of one that came in: what it brought, what was there already, what differed.
  added integer,
  same integer,
  different integer,
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (centre_id, id)
);
create index transfer_of_person on child_health.transfer (centre_id, person_id);

-- Whose signatures are believed; the fingerprint was compared by hand (two people looked at the same signs).
create table child_health.trusted_sender (
  centre_id uuid not null references access.centre (id),
  id uuid not null,
  name text not null check (length(name) between 2 and 120),
  public_key bytea not null check (length(public_key) = 32),
  fingerprint bytea not null check (length(fingerprint) = 32),
  confirmed_by uuid not null,
  confirmed_at timestamptz not null,
  ended_at timestamptz,
  primary key (centre_id, id)
);
create unique index trusted_sender_once on child_health.trusted_sender (centre_id, fingerprint) where ended_at is null;

-- What the family itself tells.
create table child_health.own_measurement (
  centre_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  measured_on date not null,
  measure text not null check (measure in ('height', 'weight', 'head')),
  value integer not null check (value > 0),
  told_by uuid not null,
  told_at timestamptz not null,
  removed_at timestamptz,
  primary key (centre_id, id)
);
create unique index own_measurement_once on child_health.own_measurement (centre_id, person_id, measure, measured_on) where removed_at is null;

-- What somebody wants to talk about at the next visit.
create table child_health.topic (
  centre_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  topic text not null check (topic ~ '^[a-z-]{2,30}$'),
  words bytea,
  centre_key_version integer,
  asked_by uuid not null,
  asked_at timestamptz not null,
  -- The contact in which it was talked about; null as long as it waits.
  contact_id uuid,
  removed_at timestamptz,
  primary key (centre_id, id),
  constraint topic_sealed check ((words is null) = (centre_key_version is null))
);
create index topic_of_person on child_health.topic (centre_id, person_id, asked_at);

-- A questionnaire before a visit: answers sealed, score plain; no wording of an item is kept.
create table child_health.questionnaire (
  centre_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  contact_id uuid,
  instrument text not null check (instrument ~ '^[A-Za-z0-9-]{1,40}$'),
  informant text not null check (informant in ('parent', 'young-person', 'professional')),
  answers bytea not null,
  centre_key_version integer not null,
  filled_by uuid not null,
  filled_on date not null,
  version integer not null default 1,
  primary key (centre_id, id)
);
create index questionnaire_of_person on child_health.questionnaire (centre_id, person_id, filled_on);

-- What the programme needs to know of mother and birth, and the scheme that was chosen.
create table vaccination.scheme (
  centre_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  -- Pertussis vaccination of the mother: on which day, in which completed week.
  maternal_given_on date,
  maternal_weeks smallint check (maternal_weeks between 0 and 44),
  mother_hbsag boolean,
  chosen text check (chosen in ('2+1', '3+1', 'hbsag')),
  -- BDS 870: medical, parents ask, from abroad.
  chosen_why text check (chosen_why in ('medical', 'parents', 'from-abroad')),
  -- Consent to pass doses with a name to the national register (since 2022).
  register_consent boolean,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  version integer not null default 1,
  primary key (centre_id, id),
  constraint scheme_once unique (centre_id, person_id),
  constraint chosen_with_reason check (chosen is not null or chosen_why is null)
);

-- Yes or no to a vaccination, by one person. The newest of a person for a vaccine holds; nothing is changed.
create table vaccination.answer (
  centre_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  -- Who says so: a parent with authority, a guardian, or the young person.
  said_by uuid not null,
  vaccine text not null check (vaccine in ('HEX', 'PNEU', 'ROTA', 'BMR', 'MENACWY', 'HPV', 'DKT', 'DKTP_BOOSTER', 'DTP', 'HEPB0', 'RSV')),
  says text not null check (says in ('yes', 'no', 'talk')),
  how text not null check (how in ('own-page', 'by-word', 'on-paper')),
  said_at timestamptz not null,
  recorded_by uuid not null,
  primary key (centre_id, id)
);
create index answer_of_person on vaccination.answer (centre_id, person_id, vaccine, said_at desc);

-- The four kinds of no. Only `not-now` has a day on which it ends by itself.
create table vaccination.refrain (
  centre_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  vaccine text not null check (vaccine in ('HEX', 'PNEU', 'ROTA', 'BMR', 'MENACWY', 'HPV', 'DKT', 'DKTP_BOOSTER', 'DTP', 'HEPB0', 'RSV')),
  kind text not null check (kind in ('objection', 'contra-indication', 'not-now', 'declined-after-talk')),
  until_day date,
  reason bytea,
  centre_key_version integer,
  decided_on date not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  primary key (centre_id, id),
  constraint not_now_has_a_day check ((kind = 'not-now') = (until_day is not null)),
  constraint until_after_decided check (until_day is null or until_day > decided_on),
  constraint reason_sealed check ((reason is null) = (centre_key_version is null)),
  constraint refrain_ended_whole check (num_nonnulls(ended_at, ended_by) in (0, 2))
);
create unique index refrain_once on vaccination.refrain (centre_id, person_id, vaccine, kind) where ended_at is null;

create table vaccination.location (
  centre_id uuid not null references access.centre (id),
  id uuid not null,
  name text not null check (length(name) between 2 and 80),
  organisation_id uuid,
  closed_on date,
  primary key (centre_id, id),
  foreign key (centre_id, organisation_id) references access.organisation (centre_id, id)
);
create unique index location_once on vaccination.location (centre_id, lower(name)) where closed_on is null;

create table vaccination.batch (
  centre_id uuid not null references access.centre (id),
  id uuid not null,
  vaccine text not null check (vaccine in ('HEX', 'PNEU', 'ROTA', 'BMR', 'MENACWY', 'HPV', 'DKT', 'DKTP_BOOSTER', 'DTP', 'HEPB0', 'RSV')),
  product text not null check (length(product) between 1 and 60),
  number text not null check (number ~ '^[A-Z0-9][A-Z0-9-]{1,19}$'),
  -- The last day on which it may be given.
  expires_on date not null,
  recalled_on date,
  recall_reason text check (length(recall_reason) between 1 and 300),
  added_by uuid not null,
  added_at timestamptz not null,
  version integer not null default 1,
  primary key (centre_id, id),
  constraint batch_once unique (centre_id, vaccine, number),
  constraint recalled_whole check ((recalled_on is null) = (recall_reason is null))
);

-- Stock is the sum of what came in and went out.
create table vaccination.stock_move (
  centre_id uuid not null,
  id uuid not null,
  batch_id uuid not null,
  location_id uuid not null,
  change integer not null check (change <> 0),
  why text not null check (why in ('received', 'given', 'given-undone', 'wasted', 'moved', 'counted', 'recalled')),
  -- Of a dose: which.
  dose_id uuid,
  moved_by uuid not null,
  moved_at timestamptz not null,
  primary key (centre_id, id),
  foreign key (centre_id, batch_id) references vaccination.batch (centre_id, id),
  foreign key (centre_id, location_id) references vaccination.location (centre_id, id)
);
create index stock_by_place on vaccination.stock_move (centre_id, location_id, batch_id) include (change);

-- A session: one day at one place, for a school or a walk-in, with who gives and whom it is for.
create table vaccination.session (
  centre_id uuid not null references access.centre (id),
  id uuid not null,
  name text not null check (length(name) between 2 and 80),
  location_id uuid not null,
  held_on date not null,
  vaccines text[] not null check (cardinality(vaccines) between 1 and 6 and vaccines <@ '{HEX,PNEU,ROTA,BMR,MENACWY,HPV,DKT,DKTP_BOOSTER,DTP,HEPB0,RSV}'::text[]),
  born_from date not null,
  born_until date not null,
  state text not null default 'planned' check (state in ('planned', 'open', 'closed', 'cancelled')),
  made_by uuid not null,
  made_at timestamptz not null,
  closed_at timestamptz,
  version integer not null default 1,
  primary key (centre_id, id),
  foreign key (centre_id, location_id) references vaccination.location (centre_id, id),
  constraint session_cohort_in_order check (born_from <= born_until),
  constraint closed_with_moment check ((state = 'closed') = (closed_at is not null))
);
create table vaccination.session_member (
  centre_id uuid not null,
  session_id uuid not null,
  account_id uuid not null,
  primary key (centre_id, session_id, account_id),
  foreign key (centre_id, session_id) references vaccination.session (centre_id, id) on delete cascade
);
-- The batch that is in use at the session.
create table vaccination.session_batch (
  centre_id uuid not null,
  session_id uuid not null,
  vaccine text not null,
  batch_id uuid not null,
  primary key (centre_id, session_id, vaccine),
  foreign key (centre_id, session_id) references vaccination.session (centre_id, id) on delete cascade,
  foreign key (centre_id, batch_id) references vaccination.batch (centre_id, id)
);
create table vaccination.session_child (
  centre_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  person_id uuid not null,
  class text not null default '' check (length(class) <= 20),
  triage text not null default 'not-yet' check (triage in ('not-yet', 'may', 'doctor-first', 'not-today')),
  -- Absent from school and absent from the session are two things: the school knows the first.
  attendance text not null default 'not-yet' check (attendance in ('not-yet', 'present', 'absent-school', 'absent-session')),
  changed_by uuid,
  changed_at timestamptz,
  version integer not null default 1,
  primary key (centre_id, id),
  constraint session_child_once unique (centre_id, session_id, person_id),
  foreign key (centre_id, session_id) references vaccination.session (centre_id, id) on delete cascade
);
create index session_child_of_person on vaccination.session_child (centre_id, person_id);
-- What became of each vaccine of each child of a session.
create table vaccination.session_result (
  centre_id uuid not null,
  session_id uuid not null,
  person_id uuid not null,
  vaccine text not null,
  result text not null check (result in ('given', 'had-already', 'no-consent', 'objection', 'contra-indication', 'not-now', 'declined-after-talk', 'absent-school', 'absent-session')),
  dose_id uuid,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  primary key (centre_id, session_id, person_id, vaccine),
  foreign key (centre_id, session_id, person_id) references vaccination.session_child (centre_id, session_id, person_id) on delete cascade on update cascade,
  constraint given_is_a_dose check ((result = 'given') = (dose_id is not null))
);
-- Asked for an answer before a session, and asked again.
create table vaccination.answer_request (
  centre_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  session_id uuid not null,
  asked_of uuid not null,
  attempt smallint not null check (attempt between 1 and 5),
  asked_on date not null,
  channel text not null check (channel in ('own-page', 'mail', 'letter', 'phone')),
  primary key (centre_id, id),
  foreign key (centre_id, session_id, person_id) references vaccination.session_child (centre_id, session_id, person_id) on delete cascade on update cascade,
  constraint asked_once unique (centre_id, session_id, person_id, asked_of, attempt)
);

create table vaccination.dose (
  centre_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  vaccine text not null check (vaccine in ('HEX', 'PNEU', 'ROTA', 'BMR', 'MENACWY', 'HPV', 'DKT', 'DKTP_BOOSTER', 'DTP', 'HEPB0', 'RSV')),
  given_on date not null,
  -- Null: given elsewhere, of a batch that is not ours.
  batch_id uuid,
  batch_number text check (batch_number ~ '^[A-Z0-9][A-Z0-9-]{1,19}$'),
  product text check (length(product) between 1 and 60),
  site text check (site in ('left-arm', 'right-arm', 'left-leg', 'right-leg', 'mouth')),
  location_id uuid,
  session_id uuid,
  -- The contact of child health in which it was given.
  contact_id uuid,
  given_by uuid,
  -- Given elsewhere: by whom it was told.
  elsewhere text check (elsewhere in ('vaccination-card', 'register', 'abroad', 'told-by-parent', 'transfer')),
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_why text check (withdrawn_why in ('typing', 'other-child', 'not-given')),
  primary key (centre_id, id),
  foreign key (centre_id, batch_id) references vaccination.batch (centre_id, id),
  foreign key (centre_id, location_id) references vaccination.location (centre_id, id),
  foreign key (centre_id, session_id) references vaccination.session (centre_id, id),
  constraint ours_or_elsewhere check ((batch_id is null) = (elsewhere is not null)),
  constraint dose_withdrawn_whole check (num_nonnulls(withdrawn_at, withdrawn_by, withdrawn_why) in (0, 3))
);
-- The same vaccine twice on one day is a mistake.
create unique index dose_once_a_day on vaccination.dose (centre_id, person_id, vaccine, given_on) where withdrawn_at is null;
create index dose_of_batch on vaccination.dose (centre_id, batch_id) where withdrawn_at is null;

create table vaccination.side_effect (
  centre_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  dose_id uuid not null,
  began_on date not null,
  ended_on date,
  kinds text[] not null check (cardinality(kinds) > 0 and kinds <@ '{fever,crying,redness,swelling,pain,rash,fainting,convulsion,collapse,allergy,other}'::text[]),
  words bytea,
  centre_key_version integer,
  told_by text not null check (told_by in ('family', 'professional')),
  reported_on date,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  primary key (centre_id, id),
  foreign key (centre_id, dose_id) references vaccination.dose (centre_id, id),
  constraint effect_in_order check (ended_on is null or ended_on >= began_on),
  constraint effect_sealed check ((words is null) = (centre_key_version is null))
);

-- The policy of rules/case-file/policy.ts, by compile-policy.ts: what the family tells itself is a group of its own.
drop materialized view access.policy;
create materialized view access.policy as
  with line (roles, relations, states, verbs, fields) as (values
    ('{professional,coordinator}', '{care,clearedCare}', '{open}', '{find,list,write,share,print,export,notify}', '{index,identity,contact,bsn,family,care,healthPieces,helpPieces,supportPieces,advicePieces,ownHealth,sharing}'),
    ('{professional,coordinator}', '{care,clearedCare}', '{open}', '{read,write}', '{index,identity,contact,secretAddress,bsn,family,care,healthPieces,helpPieces,supportPieces,advicePieces,ownHealth,sharing}'),
    ('{professional,coordinator}', '{care,clearedCare}', '{closed,deceased}', '{find,list,read,print}', '{index,identity,contact,bsn,family,care,healthPieces,helpPieces,supportPieces,advicePieces,ownHealth,sharing}'),
    ('{professional,coordinator}', '{care,clearedCare}', '{moved}', '{find,list,read}', '{index,care}'),
    ('{professional,coordinator}', '{care,clearedCare}', '{closed,deceased,moved}', '{read,write}', '{index,identity,family,care,sharing}'),
    ('{professional,coordinator}', '{care,clearedCare}', '{closed}', '{share}', '{index,identity,contact,bsn,family,care,healthPieces,helpPieces,supportPieces,advicePieces,ownHealth,sharing}'),
    ('{professional,coordinator}', '{clearedCare}', '{restricted}', '{find,list,write,share,print,notify}', '{index,identity,contact,bsn,family,care,healthPieces,helpPieces,supportPieces,advicePieces,ownHealth,sharing}'),
    ('{professional,coordinator}', '{clearedCare}', '{restricted}', '{read}', '{index,identity,contact,secretAddress,bsn,family,care,healthPieces,helpPieces,supportPieces,advicePieces,ownHealth,sharing}'),
    ('{professional,coordinator}', '{standIn}', '{open}', '{find,list,read,write,print,notify}', '{index,identity,contact,family,care,healthPieces,helpPieces,supportPieces,advicePieces,ownHealth,sharing}'),
    ('{professional,coordinator}', '{standIn}', '{closed,deceased}', '{find,list,read}', '{index,identity,contact,family,care,healthPieces,helpPieces,supportPieces,advicePieces,ownHealth,sharing}'),
    ('{professional,coordinator}', '{emergency}', '{open,closed,restricted,deceased}', '{read}', '{index,identity,contact,secretAddress,family,care,healthPieces,helpPieces,supportPieces,advicePieces,ownHealth,sharing}'),
    ('{frontDesk,coordinator}', '{none}', '{open,closed}', '{find}', '{index}'),
    ('{frontDesk,coordinator}', '{none}', '{open,closed}', '{read}', '{care}'),
    ('{coordinator}', '{none}', '{deceased,moved}', '{find}', '{index}'),
    ('{coordinator}', '{none}', '{open,closed,restricted,deceased,moved}', '{write}', '{care}'),
    ('{coordinator}', '{none}', '{restricted,deceased,moved}', '{read}', '{care}'),
    ('{privacyOfficer}', '{none}', '{open,closed,restricted,deceased,moved,merged}', '{list,read,export}', '{log}'),
    ('{family}', '{self}', '{open,closed,restricted,deceased,moved}', '{list,read,print,export}', '{index,identity,contact,secretAddress,bsn,family,care,healthPieces,helpPieces,supportPieces,advicePieces,ownHealth,sharing,log}'),
    ('{family}', '{authority}', '{open,closed,restricted,deceased,moved}', '{list,read,print,export}', '{index,identity,contact,bsn,family,care,healthPieces,helpPieces,supportPieces,advicePieces,ownHealth,sharing,log}'),
    ('{family}', '{self,authority}', '{open,closed,restricted,moved}', '{write,share,notify}', '{contact,sharing}'),
    ('{family}', '{self,authority}', '{open,restricted}', '{write}', '{ownHealth}')),
  need (purpose, fields) as (values
    ('youthHealth', '{index,identity,contact,secretAddress,bsn,family,care,healthPieces,ownHealth,sharing}'),
    ('youthHelp', '{index,identity,contact,secretAddress,bsn,family,care,helpPieces,sharing}'),
    ('support', '{index,identity,contact,family,care,supportPieces,sharing}'),
    ('advice', '{index,contact,care,advicePieces}'),
    ('coordination', '{index,contact,family,care,sharing}'),
    ('emergency', '{index,identity,contact,secretAddress,family,care,healthPieces,helpPieces,supportPieces,advicePieces}'),
    ('own', '{index,identity,contact,secretAddress,bsn,family,care,healthPieces,helpPieces,supportPieces,advicePieces,ownHealth,sharing,log}'),
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

-- Row-level security repeats the boundary. One policy for reading, as of every table of a file.
do $$
declare
  name text;
  fields text;
begin
  for name, fields in values
    ('child_health.background', 'healthPieces'), ('child_health.contact', 'healthPieces'), ('child_health.draft', 'healthPieces'),
    ('child_health.contact_note', 'healthPieces'), ('child_health.measurement', 'healthPieces'), ('child_health.milestone', 'healthPieces'),
    ('child_health.finding', 'healthPieces'), ('child_health.advice', 'healthPieces'), ('child_health.signal', 'healthPieces'),
    ('child_health.screening', 'healthPieces'), ('child_health.referral', 'healthPieces'), ('child_health.invitation', 'healthPieces'),
    ('child_health.due_item', 'healthPieces'), ('child_health.transfer', 'healthPieces'), ('child_health.own_measurement', 'ownHealth'),
    ('child_health.topic', 'ownHealth'), ('child_health.questionnaire', 'ownHealth'), ('vaccination.scheme', 'healthPieces'),
    ('vaccination.answer', 'ownHealth'), ('vaccination.refrain', 'healthPieces'), ('vaccination.session_child', 'healthPieces'),
    ('vaccination.session_result', 'healthPieces'), ('vaccination.answer_request', 'ownHealth'), ('vaccination.dose', 'healthPieces'),
    ('vaccination.side_effect', 'ownHealth')
  loop
    execute format('alter table %s enable row level security', name);
    execute format('alter table %s force row level security', name);
    execute format('create policy seen on %s for select using (centre_id = (select access.current_centre()) and (
      person_id = (select access.opened(%L)) or (select access.is_system()) or person_id in (select access.my_people(''read'', %2$L))))', name, fields);
    execute format('create policy added on %s for insert with check (centre_id = (select access.current_centre()) and (
      (select access.is_system()) or access.may(''write'', %L, person_id)))', name, fields);
    execute format('create policy changed on %s for update using (centre_id = (select access.current_centre()) and (
      (select access.is_system()) or access.may(''write'', %L, person_id)))', name, fields);
    execute format('create policy removed on %s for delete using (centre_id = (select access.current_centre()) and (
      (select access.is_system()) or access.may(''write'', %L, person_id)))', name, fields);
  end loop;
  -- What is about nobody: of the centre alone.
  foreach name in array array['child_health.moment_template', 'child_health.round', 'child_health.due_run', 'child_health.trusted_sender',
    'vaccination.location', 'vaccination.batch', 'vaccination.stock_move', 'vaccination.session', 'vaccination.session_member', 'vaccination.session_batch']
  loop
    execute format('alter table %s enable row level security', name);
    execute format('alter table %s force row level security', name);
    execute format('create policy own_centre on %s using (centre_id = (select access.current_centre())) with check (centre_id = (select access.current_centre()))', name);
  end loop;
end $$;
-- A draft is of the professionals: the family reads what was closed.
alter policy seen on child_health.draft using (centre_id = (select access.current_centre()) and (
  (person_id = (select access.opened('healthPieces')) and (select access.actor_kind()) = 'staff') or (select access.is_system())
  or (person_id in (select access.my_people('read', 'healthPieces')) and (select access.actor_kind()) = 'staff')));

grant select, insert, update, delete on all tables in schema child_health, vaccination to opencjg_serving;
