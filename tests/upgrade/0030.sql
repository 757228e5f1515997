-- A centre without English, and the edition of the access policy that held first.
update access.centre set left_out_languages = '{en}' where id = '01900000-0000-7000-8000-000000000002';
insert into access.policy_edition values ('01900000-0000-7000-8000-000000003001', 'ba7816bf8f01', '2026-06-01T09:00Z', 'abc');
