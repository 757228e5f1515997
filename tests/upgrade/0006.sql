-- Somebody searched in vain.
insert into advice.search_miss_asker values ('01900000-0000-7000-8000-000000000002', 'wiebelsteen', 'nl', decode(repeat('61', 32), 'hex'), '2026-11-24');
