-- Words of a contact that are kept back from the family, and a finding about somebody else.
insert into child_health.contact_note (centre_id, id, person_id, contact_id, part, words, centre_key_version, withheld_reason, withheld_key_version, withheld_consulted, withheld_until, withheld_by, withheld_on)
  values ('01900000-0000-7000-8000-000000000002','01900000-0000-7000-8000-000000004401','01900000-0000-7000-8000-000000001501','01900000-0000-7000-8000-000000003303','conclusion','\x01',1,'\x02',1,'01900000-0000-7000-8000-000000000009','2026-12-01','01900000-0000-7000-8000-000000000003','2026-06-01');
insert into child_health.finding (centre_id, id, person_id, contact_id, topic, result, about_whom)
  values ('01900000-0000-7000-8000-000000000002','01900000-0000-7000-8000-000000004402','01900000-0000-7000-8000-000000001501','01900000-0000-7000-8000-000000003303','eyes','fine','sibling');
