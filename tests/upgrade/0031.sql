-- A conversation of a while ago is held, because a complaint runs; who decides about requests is no municipality.
insert into advice.conversation_hold (centre_id, id, conversation_id, ground, note, from_day, until_day, placed_by, placed_at)
  select centre_id, '01900000-0000-7000-8000-000000003101', id, 'complaint', '\x01', '2026-06-01', null, '01900000-0000-7000-8000-000000000003', '2026-06-01T09:00Z'
  from advice.conversation order by id limit 1;
update access.centre set objection_body = '' where id = '01900000-0000-7000-8000-000000000002';
insert into access.merged_subject values ('01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000003102', '01900000-0000-7000-8000-000000003103', '01900000-0000-7000-8000-000000003103');
