-- What the family filled in before a visit is a part of a contact moment too. The order of the parts is that of the screen of the contact.
alter table child_health.moment_template drop constraint moment_template_parts_check;
alter table child_health.moment_template add constraint moment_template_parts_check
  check (parts <@ '{growth,development,body,jabs,talk,eye,hearing,language,motor,psychosocial,heelPrick,questionnaire}'::text[]);

-- For the night run that keeps schedules true: the children who have contacts that nobody touched.
create index contact_untouched on child_health.contact (centre_id, person_id) where kind = 'planned' and status = 'due' and planned_at is null;
