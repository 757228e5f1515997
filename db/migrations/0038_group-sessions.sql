-- What 0033 lacks of sessions: which care relations a session began, so that they end with it; who was taken off the list and why; two outcomes more.

create table vaccination.session_care (
  centre_id uuid not null,
  session_id uuid not null,
  -- Of `access`, without a key to it: a relation goes with its file.
  care_relation_id uuid not null,
  primary key (centre_id, session_id, care_relation_id),
  foreign key (centre_id, session_id) references vaccination.session (centre_id, id) on delete cascade
);
alter table vaccination.session_care enable row level security;
alter table vaccination.session_care force row level security;
create policy own_centre on vaccination.session_care using (centre_id = (select access.current_centre())) with check (centre_id = (select access.current_centre()));
grant select, insert, update, delete on vaccination.session_care to opencjg_serving;

-- Who is taken off the list stays known, so that gathering the cohort again does not bring the child back.
alter table vaccination.session_child add column removed_why text check (removed_why in ('other-school', 'moved', 'not-in-cohort', 'elsewhere', 'mistake'));

alter table vaccination.session_result drop constraint session_result_result_check;
alter table vaccination.session_result add constraint session_result_result_check check (result in ('given', 'had-already', 'not-due', 'no-consent', 'objection',
  'contra-indication', 'not-now', 'declined-after-talk', 'refused-there', 'absent-school', 'absent-session'));

-- The vaccine that a child got at a session is its dose of that session, so that counts and doses cannot differ.
create unique index session_result_dose_once on vaccination.session_result (centre_id, dose_id) where dose_id is not null;
create index session_by_day on vaccination.session (centre_id, held_on);
