-- A letter went to the wrong address: told by a colleague, taken up, with one file, and a reminder that was mailed.
insert into access.breach (centre_id, id, year, number, state, discovered_at, aware_at, suspected_by, suspected_at, content, centre_key_version, version)
  values ('01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000002801', 2026, 1, 'open', '2026-06-01T08:00Z', '2026-06-01T09:00Z', '01900000-0000-7000-8000-000000000003', '2026-06-01T09:00Z', '\x01', 1, 2);
insert into access.breach_revision values ('01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000002802', '01900000-0000-7000-8000-000000002801', 1, '2026-06-01T09:00Z', '01900000-0000-7000-8000-000000000003', 'suspected', '\x01', 1);
insert into access.breach_person (centre_id, breach_id, person_id, added_by, added_at)
  values ('01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000002801', '01900000-0000-7000-8000-000000001501', '01900000-0000-7000-8000-000000000003', '2026-06-01T09:00Z');
insert into access.breach_reminder values ('01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000002801', '01900000-0000-7000-8000-000000000003', 24, '2026-06-02T09:00Z', '2026-06-02T09:01Z');
