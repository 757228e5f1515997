-- What one of a family tells is for who works with them, and not for the other parent (PR-10), nor for the parents of a young person who looks in the own file:
-- of topics and questionnaires a resident sees the own ones only. Measurements at home are about the child, and are seen by all who may see the record.
do $$
declare
  name text;
  teller text;
begin
  for name, teller in values ('child_health.topic', 'asked_by'), ('child_health.questionnaire', 'filled_by') loop
    execute format('alter policy seen on %s using (centre_id = (select access.current_centre()) and (
      person_id = (select access.opened(''ownHealth'')) or (select access.is_system()) or person_id in (select access.my_people(''read'', ''ownHealth'')))
      and ((select access.actor_kind()) is distinct from ''resident'' or %I = (select access.current_holder())))', name, teller);
  end loop;
  -- Nobody of a family takes away what another told.
  for name, teller in values ('child_health.topic', 'asked_by'), ('child_health.questionnaire', 'filled_by'), ('child_health.own_measurement', 'told_by') loop
    execute format('alter policy added on %s with check (centre_id = (select access.current_centre()) and (
      (select access.is_system()) or access.may(''write'', ''ownHealth'', person_id))
      and ((select access.actor_kind()) is distinct from ''resident'' or %I = (select access.current_holder())))', name, teller);
    execute format('alter policy changed on %s using (centre_id = (select access.current_centre()) and (
      (select access.is_system()) or access.may(''write'', ''ownHealth'', person_id))
      and ((select access.actor_kind()) is distinct from ''resident'' or %I = (select access.current_holder())))', name, teller);
  end loop;
end $$;
comment on column child_health.own_measurement.told_by is 'The person of the family, not the account';
comment on column child_health.topic.asked_by is 'The person of the family, not the account';
comment on column child_health.questionnaire.filled_by is 'Of parent and young person the person, of a professional the account';
