-- A program of a partner that hears what happened.
insert into access.machine_client (centre_id, id, name, key_hash, scopes, created_at)
  values ('01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000000081', 'Site van de gemeente', decode(repeat('81', 32), 'hex'), '{events}', '2026-11-24T09:00Z');
insert into access.webhook (centre_id, id, client_id, url, event_types, created_at)
  values ('01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000000082', '01900000-0000-7000-8000-000000000081', 'https://gemeente.example/cjg',
    '{nl.opencjg.conversation.asked}', '2026-11-24T09:00Z');
insert into access.webhook_delivery (centre_id, id, webhook_id, event_type, subject_id, occurred_at)
  values ('01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000000083', '01900000-0000-7000-8000-000000000082', 'nl.opencjg.conversation.asked',
    '01900000-0000-7000-8000-000000000010', '2026-11-24T09:00Z');
