-- Handing health records over. Whose signatures are believed is decided by two people: one writes the key down, another compares the fingerprint.

-- Null: written down by one person alone, before there were two; such a key is not believed until somebody writes it down anew.
alter table child_health.trusted_sender add column proposed_by uuid;
alter table child_health.trusted_sender add column proposed_at timestamptz;
alter table child_health.trusted_sender alter column confirmed_by drop not null;
alter table child_health.trusted_sender alter column confirmed_at drop not null;
alter table child_health.trusted_sender add column ended_by uuid;
alter table child_health.trusted_sender add constraint proposed_whole check (num_nonnulls(proposed_by, proposed_at) in (0, 2));
alter table child_health.trusted_sender add constraint confirmed_whole check (num_nonnulls(confirmed_by, confirmed_at) in (0, 2));
alter table child_health.trusted_sender add constraint two_people_trust check (confirmed_by is null or confirmed_by <> proposed_by);

-- On what ground it went out: the family was told and nobody objected (BDS 1163, 1395), or the family itself asked for it. Of one that came in: none.
alter table child_health.transfer add column ground text check (ground in ('told-no-objection', 'asked-by-family'));
update child_health.transfer set ground = 'told-no-objection' where direction = 'out';
alter table child_health.transfer add constraint ground_of_what_goes_out check ((direction = 'out') = (ground is not null));
-- The same bundle is taken over once.
create unique index transfer_in_once on child_health.transfer (centre_id, person_id, digest) where direction = 'in';
