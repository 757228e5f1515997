-- A conversation in the account of a resident, part of an older one, with its letter and who read it.
insert into advice.conversation (centre_id, id, state, created_at, last_activity_at, audience, child_age_years, postcode4, language, channel, subject,
    topic, urgency, due_at, assigned_to, code_expires_at, key_for_centre, centre_key_version, resident_id, claimed_at, first_appointment_at, came_apart)
  values ('01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000000091', 'answered', '2026-11-24T09:00Z', '2026-11-24T11:00Z', 'parents', 3,
    1234, 'nl', 'page', '\x91', 'sleep', 'ordinary', '2026-11-26T16:00Z', '01900000-0000-7000-8000-000000000003', '2027-11-24T11:00Z', '\x92', 1,
    '01900000-0000-7000-8000-000000000054', '2026-11-24T12:00Z', '2026-11-25T09:00Z', true);
insert into advice.message (centre_id, id, conversation_id, kind, author, account_id, at, body, articles)
  values ('01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000000092', '01900000-0000-7000-8000-000000000091', 'question', 'asker', null,
    '2026-11-24T09:00Z', '\x93', '{}');
insert into advice.reader values ('01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000000091', '01900000-0000-7000-8000-000000000003',
  '2026-11-24T10:00Z');
