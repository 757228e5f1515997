-- Handing health records over. Whose signatures are believed is decided by two people: one writes the key down, another compares the fingerprint.

alter table child_health.trusted_sender add column proposed_by uuid;
alter table child_health.trusted_sender add column proposed_at timestamptz;
-- Those that one person wrote down alone are compared anew.
update child_health.trusted_sender set proposed_by = confirmed_by, proposed_at = confirmed_at;
alter table child_health.trusted_sender alter column confirmed_by drop not null;
alter table child_health.trusted_sender alter column confirmed_at drop not null;
update child_health.trusted_sender set confirmed_by = null, confirmed_at = null;
alter table child_health.trusted_sender alter column proposed_by set not null;
alter table child_health.trusted_sender alter column proposed_at set not null;
alter table child_health.trusted_sender add column ended_by uuid;
alter table child_health.trusted_sender add constraint two_people_trust check (confirmed_by is null or confirmed_by <> proposed_by);
alter table child_health.trusted_sender add constraint confirmed_whole check (num_nonnulls(confirmed_by, confirmed_at) in (0, 2));

-- On what ground it went out: the family was told and nobody objected (BDS 1163, 1395), or the family itself asked for it. Of one that came in: none.
alter table child_health.transfer add column ground text check (ground in ('told-no-objection', 'asked-by-family'));
update child_health.transfer set ground = 'told-no-objection' where direction = 'out';
alter table child_health.transfer add constraint ground_of_what_goes_out check ((direction = 'out') = (ground is not null));
-- The same bundle is taken over once.
create unique index transfer_in_once on child_health.transfer (centre_id, person_id, digest) where direction = 'in';
