-- A centre with a logo. The database knows nothing of pictures, so any bytes do.
insert into access.centre_logo (centre_id, hash, media_type, width, height, bytes, alt_nl, alt_en, set_at)
  values ('01900000-0000-7000-8000-000000000002', encode(sha256('\x89504e47'), 'hex'), 'image/png', 320, 96, '\x89504e47',
    'Opvoedpunt Voorbeeld', 'Parenting point Example', '2026-11-24T09:00Z');
