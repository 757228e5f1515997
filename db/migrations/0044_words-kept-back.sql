-- Words of a contact that the family does not read: kept back for now because they would evidently do serious harm (PR-22; Jeugdwet 7.3.2(3), BW 7:448(3)), or about
-- somebody else (PR-17). A colleague was consulted, and there is a day before which it is looked at again; nothing is opened by the passing of that day.
do $$
declare
  name text;
begin
  foreach name in array array['contact_note', 'finding'] loop
    execute format('alter table child_health.%I
      add column about_whom text check (about_whom in (''parent'', ''sibling'', ''other-family'', ''reporter'', ''somebody-else'')),
      add column withheld_reason bytea,
      add column withheld_key_version integer,
      add column withheld_consulted uuid,
      add column withheld_until date,
      add column withheld_by uuid,
      add column withheld_on date,
      add constraint %I check (num_nonnulls(withheld_reason, withheld_key_version, withheld_consulted, withheld_until, withheld_by, withheld_on) in (0, 6)),
      add constraint %I check (withheld_consulted <> withheld_by),
      add constraint %I check (withheld_until > withheld_on)',
      name, name || '_withheld_whole', name || '_consulted_somebody_else', name || '_looked_at_later');
    execute format('create index %I on child_health.%I (centre_id, person_id) where withheld_until is not null or about_whom is not null', name || '_kept_from_family', name);
    execute format('comment on column child_health.%I.withheld_until is ''Looked at again before this day; until somebody opens it the family does not read it''', name);
    -- The one way to see: a resident, and whoever reads with the eyes of one, does not see these rows at all.
    execute format('alter policy seen on child_health.%I using (centre_id = (select access.current_centre()) and (
      person_id = (select access.opened(''healthPieces'')) or (select access.is_system()) or person_id in (select access.my_people(''read'', ''healthPieces'')))
      and ((select access.actor_kind()) is distinct from ''resident'' or (withheld_until is null and about_whom is null)))', name);
  end loop;
end $$;
