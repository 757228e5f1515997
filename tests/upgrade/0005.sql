-- People of the staff with every way in, somebody who is invited, and a resident.
insert into access.session (centre_id, token_hash, account_id, created_at, last_seen_at, ends_at, acr, id, device)
  values ('01900000-0000-7000-8000-000000000002', decode(repeat('01', 32), 'hex'), '01900000-0000-7000-8000-000000000003', '2026-11-24T09:00Z', '2026-11-24T09:05Z', '2026-11-24T17:00Z', 'otp',
    '01900000-0000-7000-8000-000000000051', 'firefox linux');
insert into access.pending_sign_in values ('01900000-0000-7000-8000-000000000002', decode(repeat('51', 32), 'hex'), '01900000-0000-7000-8000-000000000003', '2026-11-24T09:00Z');
insert into access.authenticator_app values ('01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000000003', '\x51', 1, 58000000, '2026-11-24T09:00Z');
insert into access.recovery_code values ('01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000000003', decode(repeat('52', 32), 'hex'), '2026-11-24T09:00Z');
insert into access.passkey (centre_id, id, account_id, credential_id, public_key, sign_count, name, created_at)
  values ('01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000000052', '01900000-0000-7000-8000-000000000003', decode(repeat('53', 16), 'hex'), '\x53', 1, 'Laptop', '2026-11-24T09:00Z');
insert into access.passkey_challenge values ('01900000-0000-7000-8000-000000000002', decode(repeat('54', 32), 'hex'), '2026-11-24T09:00Z');
insert into access.invitation (centre_id, id, email, profession, roles, token_hash, language, invited_by, created_at, expires_at)
  values ('01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000000053', 'nieuw@cjg.example', 'youthNurse', '{professional}', decode(repeat('55', 32), 'hex'), 'nl', '01900000-0000-7000-8000-000000000003',
    '2026-11-24T09:00Z', '2026-12-01T09:00Z');
insert into access.resident (centre_id, id, mail_hash, mail, key_version, created_at)
  values ('01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000000054', decode(repeat('56', 32), 'hex'), '\x56', 1, '2026-11-24T09:00Z');
insert into access.resident_session values ('01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000000055', decode(repeat('57', 32), 'hex'),
  '01900000-0000-7000-8000-000000000054', 'safari ios', 'mail', '2026-11-24T09:00Z', '2026-11-24T09:05Z', '2026-11-24T13:00Z');
insert into access.mail_link values ('01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000000056', decode(repeat('58', 32), 'hex'), decode(repeat('56', 32), 'hex'),
  '\x56', 1, decode(repeat('59', 32), 'hex'), 'nl', '2026-11-24T09:00Z');
