-- Questions and conversations, and what readers tell of the library.

create schema advice;
grant usage on schema advice to opencjg_serving;

create table advice.conversation (
  centre_id uuid not null references access.centre (id),
  id uuid not null,
  state text not null check (state in ('waiting', 'taken', 'answered', 'closed')),
  created_at timestamptz not null,
  last_activity_at timestamptz not null,
  -- Who asks and for whom: cleaned facts, no person.
  audience text not null check (audience in ('parents', 'youngPeople', 'workers', 'unknown')),
  child_age_years smallint check (child_age_years between 0 and 22),
  postcode4 smallint check (postcode4 between 1000 and 9999),
  language text not null check (language ~ '^[a-z]{2,3}$'),
  channel text not null check (channel in ('page', 'mail', 'phone', 'walk-in')),
  -- The first words of the question are the subject; kept sealed.
  subject bytea not null,
  topic text,
  urgency text not null check (urgency in ('ordinary', 'acute')),
  -- Kinds of words that point at danger, for the professional; the words themselves are in the message.
  urgency_reasons text[] not null default '{}',
  due_at timestamptz not null,
  reminded_at timestamptz,
  escalated_at timestamptz,
  assigned_to uuid,
  discipline text check (discipline in ('youthDoctor', 'youthNurse', 'clinicAssistant', 'behaviouralScientist', 'socialWorker', 'familyCoach', 'frontDeskWorker')),
  closed_by text check (closed_by in ('asker', 'centre')),
  rating text check (rating in ('yes', 'a-little', 'no')),
  wants_appointment boolean not null default false,
  -- Sealed mail address for "there is an answer", if the asker wished so.
  notice_address bytea,
  noticed_at timestamptz,
  -- Return code: public selector, salt and slow hash of the verifier. A renewed code replaces the row's.
  selector text not null check (selector ~ '^[A-HJ-NP-Z2-9]{6}$'),
  verifier_salt bytea not null check (length(verifier_salt) = 16),
  verifier_hash bytea not null check (length(verifier_hash) = 32),
  code_confirmed_at timestamptz,
  code_expires_at timestamptz not null,
  -- The key of this conversation, wrapped for the code and for the centre.
  key_for_code bytea not null,
  key_for_centre bytea not null,
  centre_key_version integer not null,
  version integer not null default 1,
  primary key (centre_id, id),
  -- One conversation per selector, also when two are made at the same moment.
  constraint selector_once unique (centre_id, selector),
  foreign key (centre_id, assigned_to) references access.account (centre_id, id),
  constraint taken_by_somebody check (state <> 'taken' or assigned_to is not null),
  constraint closed_by_somebody check ((state = 'closed') = (closed_by is not null))
);
create index conversation_open on advice.conversation (centre_id, urgency, due_at) where state in ('waiting', 'taken');
create index conversation_recent on advice.conversation (centre_id, last_activity_at);
create index conversation_assigned on advice.conversation (centre_id, assigned_to) where assigned_to is not null;

create table advice.message (
  centre_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  kind text not null check (kind in ('question', 'reply', 'answer', 'note', 'appointment-wish', 'handover')),
  author text not null check (author in ('asker', 'centre')),
  account_id uuid,
  at timestamptz not null,
  body bytea not null,
  -- Articles that the professional sends along, by slug.
  articles text[] not null default '{}',
  offers_appointment boolean not null default false,
  primary key (centre_id, id),
  foreign key (centre_id, conversation_id) references advice.conversation (centre_id, id) on delete cascade,
  foreign key (centre_id, account_id) references access.account (centre_id, id),
  constraint centre_is_somebody check ((author = 'centre') = (account_id is not null))
);
create index message_of_conversation on advice.message (centre_id, conversation_id, at);

-- One draft per professional and conversation.
create table advice.draft (
  centre_id uuid not null,
  conversation_id uuid not null,
  account_id uuid not null,
  body bytea not null,
  articles text[] not null default '{}',
  saved_at timestamptz not null,
  primary key (centre_id, conversation_id, account_id),
  foreign key (centre_id, conversation_id) references advice.conversation (centre_id, id) on delete cascade,
  foreign key (centre_id, account_id) references access.account (centre_id, id)
);

-- Who of the centre read the conversation: the asker may know.
create table advice.reader (
  centre_id uuid not null,
  conversation_id uuid not null,
  account_id uuid not null,
  first_read_at timestamptz not null,
  primary key (centre_id, conversation_id, account_id),
  foreign key (centre_id, conversation_id) references advice.conversation (centre_id, id) on delete cascade,
  foreign key (centre_id, account_id) references access.account (centre_id, id)
);

-- An asker who gave the code: the key of the conversation, wrapped for the cookie, for a short time.
create table advice.asker_session (
  centre_id uuid not null,
  token_hash bytea not null check (length(token_hash) = 32),
  conversation_id uuid not null,
  key_for_token bytea not null,
  last_seen_at timestamptz not null,
  ends_at timestamptz not null,
  primary key (centre_id, token_hash),
  foreign key (centre_id, conversation_id) references advice.conversation (centre_id, id) on delete cascade
);

-- Cleaned counts that stay when the text is gone: no person, no text.
create table advice.finished (
  centre_id uuid not null references access.centre (id),
  id uuid not null,
  month date not null,
  audience text not null,
  topic text,
  urgency text not null,
  channel text not null,
  language text not null,
  rating text,
  messages smallint not null,
  answered_in_minutes integer,
  primary key (centre_id, id)
);

create table advice.article_vote (
  centre_id uuid not null references access.centre (id),
  id uuid not null,
  slug text not null check (slug ~ '^[a-z0-9-]{2,80}$'),
  language text not null,
  answer text not null check (answer in ('yes', 'some', 'no')),
  at timestamptz not null,
  primary key (centre_id, id)
);
create index article_vote_by_slug on advice.article_vote (centre_id, slug);

-- Words that were searched for without result, masked, without the person.
create table advice.search_miss (
  centre_id uuid not null references access.centre (id),
  words text not null check (length(words) between 1 and 100),
  language text not null,
  day date not null,
  times integer not null default 1,
  primary key (centre_id, words, language, day)
);

-- A row is there for its own centre, and an asker sees the own conversation only.
do $$
declare name text;
begin
  foreach name in array array['conversation', 'message', 'draft', 'reader', 'asker_session', 'finished', 'article_vote', 'search_miss'] loop
    execute format('alter table advice.%I enable row level security', name);
    execute format('alter table advice.%I force row level security', name);
  end loop;
  foreach name in array array['finished', 'article_vote', 'search_miss'] loop
    execute format('create policy own_centre on advice.%I using (centre_id = (select access.current_centre())) with check (centre_id = (select access.current_centre()))', name);
  end loop;
  foreach name in array array['message', 'reader', 'asker_session'] loop
    execute format($p$create policy own_centre on advice.%I
      using (centre_id = (select access.current_centre()) and ((select access.actor_kind()) in ('staff', 'system') or conversation_id = (select access.current_conversation())))
      with check (centre_id = (select access.current_centre()) and ((select access.actor_kind()) in ('staff', 'system') or conversation_id = (select access.current_conversation())))$p$, name);
  end loop;
end $$;
create policy own_centre on advice.conversation
  using (centre_id = (select access.current_centre()) and ((select access.actor_kind()) in ('staff', 'system') or id = (select access.current_conversation())))
  with check (centre_id = (select access.current_centre()) and ((select access.actor_kind()) in ('staff', 'system') or id = (select access.current_conversation())));
-- Drafts are their writer's.
create policy own_draft on advice.draft
  using (centre_id = (select access.current_centre()) and ((select access.actor_kind()) = 'system' or account_id = (select access.current_actor())))
  with check (centre_id = (select access.current_centre()) and account_id = (select access.current_actor()));
-- An asker never sees what is for the team only.
create policy not_for_askers on advice.message as restrictive for select
  using ((select access.actor_kind()) in ('staff', 'system') or kind not in ('note', 'handover'));

-- Before it is known which conversation a code or cookie opens, the transaction claims it: the one row with that selector or token can be seen, none else.
create policy claimed on advice.conversation for select
  using (centre_id = (select access.current_centre()) and selector = (select access.current_claim()));
create policy claimed on advice.asker_session for select
  using (centre_id = (select access.current_centre()) and encode(token_hash, 'hex') = (select access.current_claim()));

grant select, insert, update, delete on advice.conversation, advice.message, advice.draft, advice.reader, advice.asker_session to opencjg_serving;
grant select, insert on advice.finished, advice.article_vote to opencjg_serving;
grant select, insert, update on advice.search_miss to opencjg_serving;
