-- A young person whose own wish counts, and a dose that was given for a reason outside the programme.
insert into vaccination.considered_wish (centre_id, id, person_id, vaccine, explanation, centre_key_version, decided_by, decided_on, recorded_at)
  values ('01900000-0000-7000-8000-000000000002','01900000-0000-7000-8000-000000003701','01900000-0000-7000-8000-000000001501','HPV','\x01',1,'01900000-0000-7000-8000-000000000003','2026-06-10','2026-06-10T09:00Z');
insert into vaccination.dose (centre_id, id, person_id, vaccine, given_on, batch_number, elsewhere, deviates, recorded_by, recorded_at)
  values ('01900000-0000-7000-8000-000000000002','01900000-0000-7000-8000-000000003702','01900000-0000-7000-8000-000000001501','BMR','2015-01-10','B77','abroad','travel','01900000-0000-7000-8000-000000000003','2026-06-10T09:00Z');
