-- A proof of the log of last week; and lines that went years ago, with the proof of it.
insert into access.audit_proof (centre_id, id, proved_at, proven_until, head_mac, head_at, removed, unsealed, compared_with_export)
  values ('01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000003201', '2026-06-07T02:23Z', 12, decode(repeat('0a', 32), 'hex'), '2026-06-07T02:22Z', 3, 0, true);
insert into access.audit_removal values ('01900000-0000-7000-8000-000000000002', 4, 6, decode(repeat('0b', 32), 'hex'), decode(repeat('0c', 32), 'hex'),
  '2020-01-01T09:00Z', 2, 5, '2026-06-01T00:53Z', decode(repeat('0d', 32), 'hex'));
