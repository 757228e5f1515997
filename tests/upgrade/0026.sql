-- A centre's choice, what a colleague told, a day in figures, a run with what it found, a question with its answer, and a request that came in by hand.
insert into access.review_setting values ('01900000-0000-7000-8000-000000000002', 8, '01900000-0000-7000-8000-000000000003', '2026-06-01T09:00Z');
insert into access.colleague_facts values ('01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000002601', '01900000-0000-7000-8000-000000000003', '\x01', 1, '2026-06-01T09:00Z');
insert into access.review_activity values ('01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000000003', '2026-06-01', 3, array_fill(1, array[24]));
insert into access.review_run values ('01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000002602', '2026-06-01', null, '2026-06-02T00:40Z', decode(repeat('09', 32), 'hex'), 8, 30, 1);
insert into access.review_finding (centre_id, id, run_id, day, account_id, person_id, times, first_at, last_at, due_on)
  values ('01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000002603', '01900000-0000-7000-8000-000000002602', '2026-06-01', '01900000-0000-7000-8000-000000000003', '01900000-0000-7000-8000-000000001501', 2, '2026-06-01T02:00Z', '2026-06-01T02:05Z', '2026-06-16');
insert into access.review_reason values ('01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000002603', 'unusual-hour');
insert into access.review_step values ('01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000002604', '01900000-0000-7000-8000-000000002603', 'asked', '01900000-0000-7000-8000-000000000003', '2026-06-03T09:00Z', '\x02', 1);
insert into access.person_request (centre_id, id, kind, person_id, requester_id, capacity, text, centre_key_version, received_on, due_on, channel, entered_by, identity_check)
  values ('01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000002605', 'inspection', '01900000-0000-7000-8000-000000001501', '01900000-0000-7000-8000-000000001501', 'self', '\x01', 1, '2026-06-01', '2026-07-01', 'letter', '01900000-0000-7000-8000-000000000003', 'passport');
