-- A key that one person wrote down and nobody else has compared yet.
insert into child_health.trusted_sender (centre_id, id, name, public_key, fingerprint, proposed_by, proposed_at)
  values ('01900000-0000-7000-8000-000000000002','01900000-0000-7000-8000-000000004101','GGD Verderop',decode(repeat('07',32),'hex'),decode(repeat('08',32),'hex'),'01900000-0000-7000-8000-000000000003','2026-06-01T09:00Z');
