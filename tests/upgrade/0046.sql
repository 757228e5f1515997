-- A record that came in and was taken out again; one row of another that is still there; and what was said about a vaccination to the sender.
insert into child_health.transfer (centre_id, id, person_id, direction, other_party, reason, digest, signed_by, resources, added, same, different, made_by, made_at, undone_at, undone_by, undone_why)
  select centre_id, '01900000-0000-7000-8000-000000004601', person_id, 'in', 'GGD Verderop', 'moved', decode(repeat('09',32),'hex'), decode(repeat('08',32),'hex'), 3, 1, 0, 0, made_by, made_at, made_at + interval '1 day', made_by, 'other-child'
  from child_health.transfer limit 1;
insert into child_health.came_in (centre_id, id, person_id, transfer_id, of_table, row_id, was)
  select centre_id, '01900000-0000-7000-8000-000000004602', person_id, id, 'child_health.contact', '01900000-0000-7000-8000-000000004603', '{"status":"due"}'
  from child_health.transfer where id = '01900000-0000-7000-8000-000000004601';
insert into vaccination.earlier_word (centre_id, id, person_id, transfer_id, said_by, vaccine, says, how, said_at, said_to)
  select centre_id, '01900000-0000-7000-8000-000000004604', person_id, id, '01900000-0000-7000-8000-000000004605', 'BMR', 'yes', 'by-word', made_at, 'GGD Verderop'
  from child_health.transfer where id = '01900000-0000-7000-8000-000000004601';
