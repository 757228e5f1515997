-- A conversation can move into the account of a resident, and back until the first appointment (PR-35).

alter table advice.conversation
  -- Whose account it is in. An id that says nothing to the team: only the resident and the jobs see accounts of residents.
  add column resident_id uuid,
  add column claimed_at timestamptz,
  -- The team noted that an appointment was made: from then on it does not go back to a key.
  add column first_appointment_at timestamptz,
  -- Its messages stood in another conversation once, and still do so in older backups: erasing it names each of them.
  add column came_apart boolean not null default false,
  alter column selector drop not null,
  alter column verifier_salt drop not null,
  alter column verifier_hash drop not null,
  alter column key_for_code drop not null,
  add constraint resident_of_conversation foreign key (centre_id, resident_id) references access.resident (centre_id, id),
  -- A key opens it or an account, never both and never neither. In an account `code_expires_at` is the end of that regime.
  add constraint opened_by_key_or_account check (
    case when resident_id is null
      then claimed_at is null and num_nonnulls(selector, verifier_salt, verifier_hash, key_for_code) = 4
      else claimed_at is not null and num_nonnulls(selector, verifier_salt, verifier_hash, key_for_code, code_confirmed_at) = 0 and not code_from_desk
    end);
create index conversation_of_resident on advice.conversation (centre_id, resident_id) where resident_id is not null;

-- Who gave the key sees the one conversation, as long as no account has it; a resident sees those of the own account.
drop policy own_centre on advice.conversation;
create policy own_centre on advice.conversation
  using (centre_id = (select access.current_centre()) and (
    (select access.actor_kind()) in ('staff', 'system')
    or (resident_id is null and id = (select access.current_conversation()))
    or ((select access.actor_kind()) = 'resident' and resident_id = (select access.current_actor()))))
  with check (centre_id = (select access.current_centre()) and (
    (select access.actor_kind()) in ('staff', 'system')
    or (resident_id is null and id = (select access.current_conversation()))
    or ((select access.actor_kind()) = 'resident' and resident_id = (select access.current_actor()))));

do $$
declare
  name text;
  mine text;
begin
  foreach name in array array['message', 'reader', 'asker_session'] loop
    -- Said in full: the row of a conversation may be seen for less than its letters, while a key is being tried.
    mine := format($p$centre_id = (select access.current_centre()) and ((select access.actor_kind()) in ('staff', 'system') or exists (
      select from advice.conversation c where c.centre_id = %1$I.centre_id and c.id = %1$I.conversation_id and (
        (c.resident_id is null and c.id = (select access.current_conversation()))
        or ((select access.actor_kind()) = 'resident' and c.resident_id = (select access.current_actor())))))$p$, name);
    execute format('drop policy own_centre on advice.%I', name);
    execute format('create policy own_centre on advice.%I using (%s) with check (%s)', name, mine, mine);
  end loop;
end $$;
