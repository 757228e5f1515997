-- A care relation that a session began, a child that was taken off its list, and a dose that was refused there.
insert into vaccination.session_care (centre_id, session_id, care_relation_id)
  values ('01900000-0000-7000-8000-000000000002','01900000-0000-7000-8000-000000003328','01900000-0000-7000-8000-000000003801');
update vaccination.session_child set removed_why = 'moved' where id = '01900000-0000-7000-8000-000000003329';
update vaccination.session_result set result = 'refused-there', dose_id = null where session_id = '01900000-0000-7000-8000-000000003328';
