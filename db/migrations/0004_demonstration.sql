-- How far the filling of a demonstration centre got, so that a start after a crash goes on where it was.

create schema demonstration;
grant usage on schema demonstration to opencjg_serving;

create table demonstration.step (
  centre_id uuid not null references access.centre (id),
  -- 'question 7' for one that is whole, 'filled' for everything; written last.
  name text not null check (length(name) between 1 and 60),
  -- The conversation of the step; stays when that is erased.
  outcome_id uuid,
  done_at timestamptz not null default now(),
  primary key (centre_id, name)
);

alter table demonstration.step enable row level security;
alter table demonstration.step force row level security;
create policy own_centre on demonstration.step
  using (centre_id = (select access.current_centre()))
  with check (centre_id = (select access.current_centre()));

grant select, insert on demonstration.step to opencjg_serving;
