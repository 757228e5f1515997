-- Programs that use the API with a key of their own, and the addresses at which they hear that something happened.

create table access.machine_client (
  centre_id uuid not null references access.centre (id),
  id uuid not null,
  name text not null check (length(name) between 2 and 80),
  -- SHA-256 of the key; the key itself is shown once. 256 random bits need no slow hash.
  key_hash bytea not null check (length(key_hash) = 32),
  scopes text[] not null check (scopes <@ array['library', 'calculators', 'questions', 'events'] and cardinality(scopes) > 0),
  created_at timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  -- The day only: enough to find a key that nobody uses.
  last_used_on date,
  primary key (centre_id, id),
  constraint machine_client_key_once unique (centre_id, key_hash)
);

create table access.webhook (
  centre_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  url text not null check (url ~ '^https?://' and length(url) <= 500),
  event_types text[] not null check (cardinality(event_types) > 0),
  created_at timestamptz not null,
  state text not null default 'active' check (state in ('active', 'stopped')),
  -- Since when nothing arrives; null while all is well.
  failing_since timestamptz,
  primary key (centre_id, id),
  foreign key (centre_id, client_id) references access.machine_client (centre_id, id) on delete cascade
);
create index webhook_of_client on access.webhook (centre_id, client_id);

-- What is being told to whom; kept for some days, so that a receiver can be helped.
create table access.webhook_delivery (
  centre_id uuid not null,
  id uuid not null,
  webhook_id uuid not null,
  event_type text not null,
  -- The id of what it is about, never its content.
  subject_id uuid not null,
  occurred_at timestamptz not null,
  attempts smallint not null default 0,
  last_status smallint,
  delivered_at timestamptz,
  given_up_at timestamptz,
  primary key (centre_id, id),
  -- The same fact told twice by a job that ran twice is one delivery.
  constraint webhook_fact_once unique (centre_id, webhook_id, event_type, subject_id, occurred_at),
  foreign key (centre_id, webhook_id) references access.webhook (centre_id, id) on delete cascade
);

alter table access.audit_event drop constraint audit_event_actor_kind_check;
alter table access.audit_event add constraint audit_event_actor_kind_check check (actor_kind in ('visitor', 'asker', 'resident', 'staff', 'system', 'client'));

do $$
declare name text;
begin
  foreach name in array array['machine_client', 'webhook', 'webhook_delivery'] loop
    execute format('alter table access.%I enable row level security', name);
    execute format('alter table access.%I force row level security', name);
  end loop;
end $$;

-- A program sees itself and its own addresses; whoever administers and the jobs see those of the centre. Before it is known who calls,
-- the key that is shown opens its own row and no other.
create function access.claimed_hash() returns bytea language sql stable parallel safe
  as $$ select decode(nullif(access.current_claim(), ''), 'hex') $$;
create policy own_client on access.machine_client
  using (centre_id = (select access.current_centre()) and (
    (select access.actor_kind()) in ('staff', 'system')
    or id = (select access.current_actor())
    or key_hash = (select access.claimed_hash())))
  with check (centre_id = (select access.current_centre()) and (
    (select access.actor_kind()) in ('staff', 'system') or id = (select access.current_actor()) or key_hash = (select access.claimed_hash())));
create policy own_webhook on access.webhook
  using (centre_id = (select access.current_centre()) and (
    (select access.actor_kind()) in ('staff', 'system') or client_id = (select access.current_actor())))
  with check (centre_id = (select access.current_centre()) and (
    (select access.actor_kind()) in ('staff', 'system') or client_id = (select access.current_actor())));
create policy own_delivery on access.webhook_delivery
  using (centre_id = (select access.current_centre()) and (select access.actor_kind()) = 'system')
  with check (centre_id = (select access.current_centre()) and (select access.actor_kind()) = 'system');

grant select, insert, update, delete on access.machine_client, access.webhook, access.webhook_delivery to opencjg_serving;
