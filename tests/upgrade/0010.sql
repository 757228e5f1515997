-- A flood that was bundled, a conversation that was paused, and a message that was reported.
insert into advice.flood_trace (centre_id, id, kind, mark, times, last_at)
  values ('01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000000101', 'text', decode(repeat('a1', 16), 'hex'), 4, '2026-11-24T09:00Z');
insert into advice.pause (centre_id, id, kind, conversation_id, reason, began_at, began_by, ends_at)
  values ('01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000000102', 'conversation', '01900000-0000-7000-8000-000000000010',
    'insults', '2026-11-24T12:00Z', '01900000-0000-7000-8000-000000000003', '2026-11-25T12:00Z');
insert into advice.abuse_report (centre_id, id, conversation_id, message_id, kind, words, reported_by, reported_at)
  values ('01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000000103', '01900000-0000-7000-8000-000000000010',
    '01900000-0000-7000-8000-000000000011', 'insults', '\x12', '01900000-0000-7000-8000-000000000003', '2026-11-24T12:00Z');
