-- Figures about groups of children: what is told of a year, and nothing else. Counts of small groups are never written down, not even here (ADR 0030).

-- A year that was counted. It is counted once and stays: what changed between two counts would be about few children.
create table child_health.figure_year (
  centre_id uuid not null references access.centre (id),
  year smallint not null check (year between 2000 and 2200),
  counted_on date not null,
  -- The edition of questions and rules.
  edition text not null,
  -- Made up for the demonstration.
  invented boolean not null default false,
  primary key (centre_id, year)
);

create table child_health.figure (
  centre_id uuid not null,
  year smallint not null,
  question text not null check (question ~ '^[a-z0-9-]{3,30}$'),
  -- Year of birth; null: all ages.
  cohort smallint,
  level text not null check (level in ('all', 'district', 'postcode', 'together')),
  -- The first area of the group that this is a part of.
  within text not null check (within ~ '^(all|[0-9]{3,4}|-)$'),
  -- Areas that are told as one: postal codes, their first three digits, "-" where no postal code may be used, or "all".
  areas text[] not null check (cardinality(areas) > 0),
  yes integer not null,
  of integer not null,
  primary key (centre_id, year, question, areas),
  foreign key (centre_id, year) references child_health.figure_year (centre_id, year),
  -- The promise of the page, kept by the database too.
  constraint no_group_below_five check (yes >= 5 and of - yes >= 5)
);

alter table child_health.figure_year enable row level security;
alter table child_health.figure_year force row level security;
alter table child_health.figure enable row level security;
alter table child_health.figure force row level security;
create policy own_centre on child_health.figure_year using (centre_id = (select access.current_centre())) with check (centre_id = (select access.current_centre()));
create policy own_centre on child_health.figure using (centre_id = (select access.current_centre())) with check (centre_id = (select access.current_centre()));
-- What was told stays as it is: nothing is changed or taken away.
grant select, insert on child_health.figure_year, child_health.figure to opencjg_serving;
