-- A question with its answer, a note, a draft, and the counts of one that is gone.
insert into advice.conversation (centre_id, id, state, created_at, last_activity_at, audience, child_age_years, postcode4, language, channel, subject,
    topic, urgency, due_at, assigned_to, selector, verifier_salt, verifier_hash, code_expires_at, key_for_code, key_for_centre, centre_key_version)
  values ('01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000000010', 'answered', '2026-11-24T09:00Z', '2026-11-24T11:00Z', 'parents', 3,
    1234, 'nl', 'page', '\x0a', 'sleep', 'ordinary', '2026-11-26T16:00Z', '01900000-0000-7000-8000-000000000003', 'ABCDEF',
    decode(repeat('05', 16), 'hex'), decode(repeat('06', 32), 'hex'), '2027-02-22T11:00Z', '\x0b', '\x0c', 1);
insert into advice.message (centre_id, id, conversation_id, kind, author, account_id, at, body, articles) values
  ('01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000000011', '01900000-0000-7000-8000-000000000010', 'question', 'asker', null,
    '2026-11-24T09:00Z', '\x0d', '{}'),
  ('01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000000012', '01900000-0000-7000-8000-000000000010', 'answer', 'centre',
    '01900000-0000-7000-8000-000000000003', '2026-11-24T11:00Z', '\x0e', '{slapen}'),
  ('01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000000013', '01900000-0000-7000-8000-000000000010', 'note', 'centre',
    '01900000-0000-7000-8000-000000000003', '2026-11-24T10:00Z', '\x0f', '{}');
insert into advice.draft values ('01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000000010', '01900000-0000-7000-8000-000000000003', '\x10', '{}',
  '2026-11-24T10:30Z');
insert into advice.reader values ('01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000000010', '01900000-0000-7000-8000-000000000003',
  '2026-11-24T10:00Z');
insert into advice.asker_session values ('01900000-0000-7000-8000-000000000002', decode(repeat('07', 32), 'hex'), '01900000-0000-7000-8000-000000000010', '\x11',
  '2026-11-24T11:30Z', '2026-11-24T12:00Z');
insert into advice.finished values ('01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000000014', '2026-10-01', 'youngPeople', 'school',
  'ordinary', 'page', 'nl', 'yes', 4, 90);
insert into advice.article_vote values ('01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000000015', 'slapen', 'nl', 'yes', '2026-11-24T12:00Z');
insert into advice.search_miss values ('01900000-0000-7000-8000-000000000002', 'iets anders', 'nl', '2026-11-24', 2);
