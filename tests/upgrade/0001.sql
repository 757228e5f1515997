-- What a centre had in the state of 0001: people of the staff, sessions, an audit log with its first seal.
insert into access.region (id, slug, name) values ('01900000-0000-7000-8000-000000000001', 'oude-regio', 'Oude regio');
insert into access.centre (id, region_id, slug, name, municipality, hosts, is_default, phone, duty_phone, street_address, postal_code, town)
  values ('01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000000001', 'oud', 'CJG Oud', 'Oud', '{oud.localhost}', true,
    '088 000 00 01', '088 000 00 02', 'Brink 1', '1000 AA', 'Oud');
insert into access.opening_hours values ('01900000-0000-7000-8000-000000000002', 1, 'phone', '08:30', '17:00');
insert into access.closed_day values ('01900000-0000-7000-8000-000000000002', '2026-12-24');
insert into access.account (centre_id, id, display_name, public_name, email, profession)
  values ('01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000000003', 'Noor de Vries', 'Noor', 'noor@cjg.example', 'youthNurse');
insert into access.account_role values ('01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000000003', 'professional');
insert into access.session values ('01900000-0000-7000-8000-000000000002', decode(repeat('01', 32), 'hex'), '01900000-0000-7000-8000-000000000003',
  '2026-11-24T09:00Z', '2026-11-24T09:05Z', '2026-11-24T17:00Z', 'basic');
insert into access.sign_in_attempt values ('01900000-0000-7000-8000-000000000002', decode(repeat('02', 32), 'hex'), 'v', 'n', '/werkplek', '2026-11-24T09:00Z');
insert into access.attempt values ('01900000-0000-7000-8000-000000000002', 'sign-in', '\x01', '\x02', '2026-11-24T09:00Z', '01900000-0000-7000-8000-000000000004');
insert into access.audit_event (centre_id, id, occurred_at, action_code, event_type, outcome, actor_kind, purpose, processing_activity, trace_id)
  values ('01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000000005', '2026-11-24T09:00Z', 'C', 'centre.found', 0, 'system', 'access', 'a', 't');
insert into access.audit_seal values ('01900000-0000-7000-8000-000000000002', 1, '01900000-0000-7000-8000-000000000005', decode(repeat('03', 32), 'hex'), '2026-11-24T09:01Z');
insert into access.idempotency values ('01900000-0000-7000-8000-000000000002', decode(repeat('04', 32), 'hex'), 'ask', '01900000-0000-7000-8000-000000000006', '2026-11-24T09:00Z');
