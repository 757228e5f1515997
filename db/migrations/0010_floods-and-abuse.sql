-- Floods and abuse: bundle, pause, report. Nothing is dropped, and nothing here says who somebody is.

-- What came in lately, apart from conversations: a keyed mark of a source, or a keyed mark of a text. Kept for minutes.
create table advice.flood_trace (
  centre_id uuid not null references access.centre (id),
  -- What a conversation of the flood carries: random, and says nothing once this row is gone.
  id uuid not null,
  kind text not null check (kind in ('source', 'text')),
  mark bytea not null check (length(mark) = case kind when 'source' then 32 else 16 end),
  times integer not null default 1 check (times > 0),
  last_at timestamptz not null,
  primary key (centre_id, id)
);
create index flood_trace_recent on advice.flood_trace (centre_id, kind, last_at);

-- A pause of one conversation, or of a source while it floods. It ends by itself.
create table advice.pause (
  centre_id uuid not null references access.centre (id),
  id uuid not null,
  kind text not null check (kind in ('conversation', 'source')),
  conversation_id uuid,
  -- The keyed mark of the source; gone as soon as the pause is over.
  source bytea check (length(source) = 32),
  reason text not null check (reason in ('many-messages', 'insults', 'threats', 'other')),
  began_at timestamptz not null,
  began_by uuid not null,
  ends_at timestamptz not null check (ends_at > began_at),
  ended_at timestamptz,
  -- Null when it ended by itself.
  ended_by uuid,
  primary key (centre_id, id),
  foreign key (centre_id, conversation_id) references advice.conversation (centre_id, id) on delete cascade,
  foreign key (centre_id, began_by) references access.account (centre_id, id),
  foreign key (centre_id, ended_by) references access.account (centre_id, id),
  constraint pause_of_one_thing check (
    case kind when 'conversation' then conversation_id is not null and source is null
      else conversation_id is null and (source is null) = (ended_at is not null) end),
  constraint ended_by_after_end check (ended_by is null or ended_at is not null)
);
create unique index pause_once_per_conversation on advice.pause (centre_id, conversation_id) where ended_at is null and kind = 'conversation';
create unique index pause_once_per_source on advice.pause (centre_id, source) where ended_at is null and kind = 'source';

alter table advice.conversation
  -- In a flood only: which questions came in one stream, or have nearly one text.
  add column source_bundle uuid,
  add column text_bundle uuid,
  -- Came in while its source was paused: accepted and sealed, and shown to the team when the pause is over.
  add column set_aside_by uuid,
  add constraint conversation_set_aside_by foreign key (centre_id, set_aside_by) references advice.pause (centre_id, id);
create index conversation_source_bundle on advice.conversation (centre_id, source_bundle) where source_bundle is not null;
create index conversation_text_bundle on advice.conversation (centre_id, text_bundle) where text_bundle is not null;
create index conversation_set_aside on advice.conversation (centre_id, set_aside_by) where set_aside_by is not null;

-- Came in while its conversation was paused.
alter table advice.message add column set_aside boolean not null default false;

-- Who administers looks at what was told to programs; until now the jobs alone did.
drop policy own_delivery on access.webhook_delivery;
create policy own_delivery on access.webhook_delivery
  using (centre_id = (select access.current_centre()) and (select access.actor_kind()) in ('staff', 'system'))
  with check (centre_id = (select access.current_centre()) and (select access.actor_kind()) = 'system');

-- A colleague finds a message abusive, and says so to who coordinates or administers.
create table advice.abuse_report (
  centre_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  message_id uuid not null,
  kind text not null check (kind in ('insults', 'threats', 'sexual', 'discrimination', 'spam', 'other')),
  -- Sealed under the key of the conversation, as what people wrote: it goes with it.
  words bytea not null,
  reported_by uuid not null,
  reported_at timestamptz not null,
  outcome text check (outcome in ('nothing', 'paused', 'bundled', 'police')),
  outcome_words bytea,
  handled_by uuid,
  handled_at timestamptz,
  primary key (centre_id, id),
  foreign key (centre_id, conversation_id) references advice.conversation (centre_id, id) on delete cascade,
  foreign key (centre_id, message_id) references advice.message (centre_id, id) on delete cascade,
  foreign key (centre_id, reported_by) references access.account (centre_id, id),
  foreign key (centre_id, handled_by) references access.account (centre_id, id),
  constraint handled_whole check (num_nonnulls(outcome, handled_by, handled_at) in (0, 3))
);
-- One open report per message, also when two press the button at once.
create unique index abuse_report_open_once on advice.abuse_report (centre_id, message_id) where outcome is null;
create index abuse_report_by_moment on advice.abuse_report (centre_id, reported_at);

do $$
declare name text;
begin
  foreach name in array array['flood_trace', 'pause', 'abuse_report'] loop
    execute format('alter table advice.%I enable row level security', name);
    execute format('alter table advice.%I force row level security', name);
  end loop;
end $$;
-- Whoever asks leaves a trace and finds those of others; a trace knows no conversation.
create policy own_centre on advice.flood_trace
  using (centre_id = (select access.current_centre())) with check (centre_id = (select access.current_centre()));
create policy own_centre on advice.pause
  using (centre_id = (select access.current_centre()) and (select access.actor_kind()) in ('staff', 'system'))
  with check (centre_id = (select access.current_centre()) and (select access.actor_kind()) in ('staff', 'system'));
-- Who writes is told that it is paused: the own conversation, what keeps it apart, or the source that is shown.
create policy of_own_conversation on advice.pause for select
  using (centre_id = (select access.current_centre()) and (conversation_id = (select access.current_conversation())
    or id = (select own.set_aside_by from advice.conversation own
      where own.centre_id = access.current_centre() and own.id = access.current_conversation())));
create policy of_own_account on advice.pause for select
  using (centre_id = (select access.current_centre()) and (select access.actor_kind()) = 'resident' and exists (
    select from advice.conversation own where own.centre_id = pause.centre_id and own.resident_id = (select access.current_actor())
      and (own.id = pause.conversation_id or own.set_aside_by = pause.id)));
create policy claimed on advice.pause for select
  using (centre_id = (select access.current_centre()) and encode(source, 'hex') = (select access.current_claim()));
create policy team_only on advice.abuse_report
  using (centre_id = (select access.current_centre()) and (select access.actor_kind()) in ('staff', 'system'))
  with check (centre_id = (select access.current_centre()) and (select access.actor_kind()) in ('staff', 'system'));
grant select, insert, update, delete on advice.flood_trace, advice.pause, advice.abuse_report to opencjg_serving;
