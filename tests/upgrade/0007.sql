-- A centre with a look of its own.
insert into access.centre_look (centre_id, tokens, changed_at) values ('01900000-0000-7000-8000-000000000002', '{"--cjg-action":"#17594E"}', '2026-11-24T09:00Z');
