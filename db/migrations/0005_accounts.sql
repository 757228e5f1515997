-- Second factors, passkeys, proof of who sits at the desk, invitations; accounts of residents.

-- A password alone opens nothing any more: who is signed in signs in anew.
truncate access.session;
alter table access.session
  add column id uuid not null,
  -- Kind of browser and system, such as 'firefox windows': to recognise a device by. No address, no version.
  add column device text not null check (length(device) <= 40),
  -- When this person last proved to be there, with more than a cookie; null: not since the session began.
  add column proved_at timestamptz,
  add constraint session_id_once unique (centre_id, id);

-- The password was right, the second factor is still to come: kept for minutes, opens nothing else.
create table access.pending_sign_in (
  centre_id uuid not null,
  token_hash bytea not null check (length(token_hash) = 32),
  account_id uuid not null,
  created_at timestamptz not null,
  primary key (centre_id, token_hash),
  foreign key (centre_id, account_id) references access.account (centre_id, id) on delete cascade
);

-- The authenticator app of an account. Its secret is sealed under the centre's key.
create table access.authenticator_app (
  centre_id uuid not null,
  account_id uuid not null,
  secret bytea not null,
  key_version integer not null,
  -- The last half minute whose code was used: that code and older ones are refused.
  last_used_step bigint not null,
  set_up_at timestamptz not null,
  primary key (centre_id, account_id),
  foreign key (centre_id, account_id) references access.account (centre_id, id) on delete cascade
);

-- Codes for when the app is gone. Keyed hashes; a used one is taken away.
create table access.recovery_code (
  centre_id uuid not null,
  account_id uuid not null,
  code_hash bytea not null check (length(code_hash) = 32),
  created_at timestamptz not null,
  primary key (centre_id, account_id, code_hash),
  foreign key (centre_id, account_id) references access.account (centre_id, id) on delete cascade
);

create table access.passkey (
  centre_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  credential_id bytea not null check (length(credential_id) between 16 and 1023),
  public_key bytea not null,
  sign_count bigint not null,
  transports text[] not null default '{}',
  name text not null check (length(name) between 1 and 60),
  created_at timestamptz not null,
  last_used_at timestamptz,
  -- Its count went back: somebody may have a copy. It opens nothing any more.
  copied_at timestamptz,
  primary key (centre_id, id),
  -- A passkey belongs to one account.
  constraint passkey_credential_once unique (centre_id, credential_id),
  foreign key (centre_id, account_id) references access.account (centre_id, id) on delete cascade
);
create index passkey_of_account on access.passkey (centre_id, account_id);

-- What a browser was asked to sign: once, and for minutes. The hash holds for what and for whom.
create table access.passkey_challenge (
  centre_id uuid not null references access.centre (id),
  challenge_hash bytea not null check (length(challenge_hash) = 32),
  created_at timestamptz not null,
  primary key (centre_id, challenge_hash)
);

-- A way to the identity provider and back that must prove the person anew.
alter table access.sign_in_attempt add column fresh boolean not null default false;

-- Somebody who is asked to work here: a link by mail, good once and for days. The database knows the hash of what is in the link.
create table access.invitation (
  centre_id uuid not null references access.centre (id),
  id uuid not null,
  email text not null check (email = lower(email)),
  profession text not null,
  roles text[] not null,
  token_hash bytea not null check (length(token_hash) = 32),
  -- Sent anew: another link, and the one before is dead.
  sent integer not null default 1 check (sent > 0),
  language text not null,
  invited_by uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'used', 'revoked')),
  primary key (centre_id, id),
  foreign key (centre_id, invited_by) references access.account (centre_id, id)
);
create index invitation_by_token on access.invitation (centre_id, token_hash);
-- One invitation at a time for an address.
create unique index invitation_one_open on access.invitation (centre_id, email) where state = 'open';

-- Row-level security: a row is there for its own centre only.
do $$
declare name text;
begin
  foreach name in array array['pending_sign_in', 'authenticator_app', 'recovery_code', 'passkey', 'passkey_challenge', 'invitation'] loop
    execute format('alter table access.%I enable row level security', name);
    execute format('alter table access.%I force row level security', name);
    execute format('create policy own_centre on access.%I using (centre_id = (select access.current_centre())) with check (centre_id = (select access.current_centre()))', name);
    execute format('grant select, insert, update, delete on access.%I to opencjg_serving', name);
  end loop;
end $$;

-- Residents: an account for who wants one. Asking a question never needs it.
create table access.resident (
  centre_id uuid not null references access.centre (id),
  id uuid not null,
  -- A keyed hash finds the address; the address itself is sealed under the centre's key.
  mail_hash bytea check (length(mail_hash) = 32),
  mail bytea,
  key_version integer,
  -- Of the identity provider a keyed hash only: nobody needs to read the subject back.
  subject_hash bytea check (length(subject_hash) = 32),
  created_at timestamptz not null,
  primary key (centre_id, id),
  constraint resident_mail_once unique (centre_id, mail_hash),
  constraint resident_subject_once unique (centre_id, subject_hash),
  constraint resident_can_come_back check (mail_hash is not null or subject_hash is not null),
  constraint resident_mail_whole check ((mail_hash is null) = (mail is null) and (mail is null) = (key_version is null))
);

create table access.resident_session (
  centre_id uuid not null,
  id uuid not null,
  token_hash bytea not null check (length(token_hash) = 32),
  resident_id uuid not null,
  device text not null check (length(device) <= 40),
  -- 'mail', or the assurance level that the identity provider told.
  acr text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  ends_at timestamptz not null,
  primary key (centre_id, id),
  constraint resident_session_token_once unique (centre_id, token_hash),
  foreign key (centre_id, resident_id) references access.resident (centre_id, id) on delete cascade
);
create index resident_session_of on access.resident_session (centre_id, resident_id);

-- A link to sign in that is on its way by mail: good once, for minutes.
create table access.mail_link (
  centre_id uuid not null references access.centre (id),
  id uuid not null,
  token_hash bytea not null check (length(token_hash) = 32),
  mail_hash bytea not null check (length(mail_hash) = 32),
  mail bytea not null,
  key_version integer not null,
  -- The browser that asked; elsewhere the person says first that it was they who asked.
  browser_hash bytea not null check (length(browser_hash) = 32),
  language text not null,
  created_at timestamptz not null,
  primary key (centre_id, id)
);
create index mail_link_by_token on access.mail_link (centre_id, token_hash);
create index mail_link_by_mail on access.mail_link (centre_id, mail_hash);

alter table access.audit_event drop constraint audit_event_actor_kind_check;
alter table access.audit_event add constraint audit_event_actor_kind_check
  check (actor_kind in ('visitor', 'asker', 'resident', 'staff', 'system'));

-- Staff see no residents at all; a resident sees the own rows; a visitor the row whose hash is claimed.
do $$
declare
  name text;
  mine text;
begin
  foreach name in array array['resident', 'resident_session', 'mail_link'] loop
    mine := case name
      when 'resident' then $p$id = (select access.current_actor()) or encode(mail_hash, 'hex') = (select access.current_claim()) or encode(subject_hash, 'hex') = (select access.current_claim())$p$
      when 'resident_session' then $p$resident_id = (select access.current_actor())$p$
      else $p$encode(token_hash, 'hex') = (select access.current_claim()) or encode(mail_hash, 'hex') = (select access.current_claim())
        or mail_hash in (select r.mail_hash from access.resident r where r.id = (select access.current_actor()))$p$
    end;
    execute format('alter table access.%I enable row level security', name);
    execute format('alter table access.%I force row level security', name);
    execute format($p$create policy of_resident on access.%I
      using (centre_id = (select access.current_centre()) and ((select access.actor_kind()) = 'system' or ((select access.actor_kind()) in ('visitor', 'resident') and (%s))))
      with check (centre_id = (select access.current_centre()) and ((select access.actor_kind()) = 'system' or ((select access.actor_kind()) in ('visitor', 'resident') and (%s))))$p$, name, mine, mine);
    execute format('grant select, insert, update, delete on access.%I to opencjg_serving', name);
  end loop;
end $$;
