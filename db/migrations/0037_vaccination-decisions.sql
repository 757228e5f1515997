-- What 0033 lacks of vaccination: the wish of a young person that counts without the parents, why a dose was given outside the programme, and the
-- ways in which a recall looks for a batch.

-- BW 7:450(2): from 12 to 15, after a parent refused, the well-considered wish of a young person who can judge it is enough. A professional decides so.
create table vaccination.considered_wish (
  centre_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  vaccine text not null check (vaccine in ('HEX', 'PNEU', 'ROTA', 'BMR', 'MENACWY', 'HPV', 'DKT', 'DKTP_BOOSTER', 'DTP', 'HEPB0', 'RSV')),
  explanation bytea not null,
  centre_key_version integer not null,
  decided_by uuid not null,
  decided_on date not null,
  recorded_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  primary key (centre_id, id),
  constraint wish_ended_whole check (num_nonnulls(ended_at, ended_by) in (0, 2))
);
-- Two who decide at once decide one time.
create unique index considered_wish_once on vaccination.considered_wish (centre_id, person_id, vaccine) where ended_at is null;

alter table vaccination.considered_wish enable row level security;
alter table vaccination.considered_wish force row level security;
create policy seen on vaccination.considered_wish for select using (centre_id = (select access.current_centre()) and (
  person_id = (select access.opened('healthPieces')) or (select access.is_system()) or person_id in (select access.my_people('read', 'healthPieces'))));
create policy added on vaccination.considered_wish for insert with check (centre_id = (select access.current_centre()) and (
  (select access.is_system()) or access.may('write', 'healthPieces', person_id)));
create policy changed on vaccination.considered_wish for update using (centre_id = (select access.current_centre()) and (
  (select access.is_system()) or access.may('write', 'healthPieces', person_id)));
create policy removed on vaccination.considered_wish for delete using (centre_id = (select access.current_centre()) and (
  (select access.is_system()) or access.may('write', 'healthPieces', person_id)));
grant select, insert, update, delete on vaccination.considered_wish to opencjg_serving;

-- A dose too soon, too young or more than the programme asks is given with a reason, or not.
alter table vaccination.dose add column deviates text check (deviates in ('doctor', 'travel', 'outbreak', 'catch-up'));

-- A dose leaves the stock once, and comes back at most once.
create unique index stock_move_of_dose_once on vaccination.stock_move (centre_id, dose_id, why) where dose_id is not null;
-- A recall also finds what was given elsewhere of that number.
create index dose_of_number on vaccination.dose (centre_id, batch_number) where batch_number is not null and withdrawn_at is null;
create index dose_of_person on vaccination.dose (centre_id, person_id, given_on);
create index refrain_of_person on vaccination.refrain (centre_id, person_id);
create index side_effect_of_person on vaccination.side_effect (centre_id, person_id);
-- Which batch a colleague used today.
create index stock_move_given_by on vaccination.stock_move (centre_id, moved_by, moved_at) where why = 'given';
