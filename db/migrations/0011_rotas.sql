-- Who is on duty for the inbox, per half-day, and who is away. Why somebody is away is nobody's business here and is never asked.

create table advice.duty (
  centre_id uuid not null references access.centre (id),
  day date not null,
  half text not null check (half in ('morning', 'afternoon')),
  account_id uuid not null,
  set_at timestamptz not null,
  -- One person has a half-day; who comes second at the same moment hears so.
  primary key (centre_id, day, half),
  foreign key (centre_id, account_id) references access.account (centre_id, id)
);

create table advice.absence (
  centre_id uuid not null references access.centre (id),
  id uuid not null,
  account_id uuid not null,
  from_day date not null,
  until_day date not null,
  noted_at timestamptz not null,
  primary key (centre_id, id),
  foreign key (centre_id, account_id) references access.account (centre_id, id),
  constraint absence_ends_after_it_begins check (until_day >= from_day)
);
create index absence_by_end on advice.absence (centre_id, until_day);

-- Of the own centre, for the team and the jobs; never for askers, residents or programs.
do $$
declare name text;
begin
  foreach name in array array['duty', 'absence'] loop
    execute format('alter table advice.%I enable row level security', name);
    execute format('alter table advice.%I force row level security', name);
    execute format($p$create policy own_centre on advice.%I
      using (centre_id = (select access.current_centre()) and (select access.actor_kind()) in ('staff', 'system'))
      with check (centre_id = (select access.current_centre()) and (select access.actor_kind()) in ('staff', 'system'))$p$, name);
    execute format('grant select, insert, update, delete on advice.%I to opencjg_serving', name);
  end loop;
end $$;
