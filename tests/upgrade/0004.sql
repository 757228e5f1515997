-- A demonstration of which one question was filled in.
insert into demonstration.step (centre_id, name, outcome_id, done_at)
  values ('01900000-0000-7000-8000-000000000002', 'question 1', '01900000-0000-7000-8000-000000000010', '2026-11-24T09:00Z');
