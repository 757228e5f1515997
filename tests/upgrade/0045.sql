-- What a family said to the invitation of 0033.
insert into child_health.invitation_answer (centre_id, id, person_id, invitation_id, says, day_part, answered_by, answered_at)
  values ('01900000-0000-7000-8000-000000000002','01900000-0000-7000-8000-000000004501','01900000-0000-7000-8000-000000001501','01900000-0000-7000-8000-000000003314','other-time','morning','01900000-0000-7000-8000-000000001501','2019-01-05T09:00Z');
