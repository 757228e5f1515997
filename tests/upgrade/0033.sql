-- A child with a whole record: a contact that was held and one with a draft, a session in which it got a vaccination, and what the family told.
insert into child_health.background (centre_id, id, person_id, gestation_days, birth_weight_g, recorded_by, recorded_at)
  values ('01900000-0000-7000-8000-000000000002','01900000-0000-7000-8000-000000003301','01900000-0000-7000-8000-000000001501',274,3400,'01900000-0000-7000-8000-000000000003','2026-06-01T09:00Z');
insert into child_health.moment_template (centre_id, id, code, name_nl, name_en, phase, from_days, due_days, until_days, discipline, form, minutes, parts, doses, valid_from, changed_by, changed_at)
  values ('01900000-0000-7000-8000-000000000002','01900000-0000-7000-8000-000000003302','14m','14 maanden','14 months','1-4-years',396,426,456,'01','03',20,'{growth,jabs}','{BMR-1}','2026-01-01','01900000-0000-7000-8000-000000000003','2026-06-01T09:00Z');
insert into child_health.contact (centre_id, id, person_id, kind, moment, due_from, due_on, due_until, status, outcome, form, discipline, held_on, held_by, companion, fields, keystrokes, seconds, created_at)
  values ('01900000-0000-7000-8000-000000000002','01900000-0000-7000-8000-000000003303','01900000-0000-7000-8000-000000001501','planned','5y','2019-02-01','2019-03-01','2019-06-01','realised','01','03','01','2019-03-04','01900000-0000-7000-8000-000000000003','mother',9,20,280,'2026-06-01T09:00Z');
insert into child_health.contact (centre_id, id, person_id, kind, indication, centre_key_version, due_from, due_on, due_until, created_at)
  values ('01900000-0000-7000-8000-000000000002','01900000-0000-7000-8000-000000003304','01900000-0000-7000-8000-000000001501','extra','\x01',1,'2026-06-01','2026-06-01','2026-07-01','2026-06-01T09:00Z');
insert into child_health.draft (centre_id, contact_id, person_id, content, centre_key_version, saved_by, saved_at)
  values ('01900000-0000-7000-8000-000000000002','01900000-0000-7000-8000-000000003304','01900000-0000-7000-8000-000000001501','\x01',1,'01900000-0000-7000-8000-000000000003','2026-06-01T09:00Z');
insert into child_health.contact_note (centre_id, id, person_id, contact_id, part, words, centre_key_version)
  values ('01900000-0000-7000-8000-000000000002','01900000-0000-7000-8000-000000003305','01900000-0000-7000-8000-000000001501','01900000-0000-7000-8000-000000003303','talk','\x01',1);
insert into child_health.measurement (centre_id, id, person_id, contact_id, measured_on, measure, value, recumbent, recorded_by, recorded_at)
  values ('01900000-0000-7000-8000-000000000002','01900000-0000-7000-8000-000000003306','01900000-0000-7000-8000-000000001501','01900000-0000-7000-8000-000000003303','2019-03-04','height',1103,false,'01900000-0000-7000-8000-000000000003','2026-06-01T09:00Z');
insert into child_health.milestone (centre_id, id, person_id, contact_id, observed_on, item, answer, recorded_by, recorded_at)
  values ('01900000-0000-7000-8000-000000000002','01900000-0000-7000-8000-000000003307','01900000-0000-7000-8000-000000001501','01900000-0000-7000-8000-000000003303','2018-03-04','49','M','01900000-0000-7000-8000-000000000003','2026-06-01T09:00Z');
insert into child_health.finding (centre_id, id, person_id, contact_id, topic, result, remark, centre_key_version)
  values ('01900000-0000-7000-8000-000000000002','01900000-0000-7000-8000-000000003308','01900000-0000-7000-8000-000000001501','01900000-0000-7000-8000-000000003303','skin','attention','\x01',1);
insert into child_health.advice (centre_id, id, person_id, contact_id, topic, advice)
  values ('01900000-0000-7000-8000-000000000002','01900000-0000-7000-8000-000000003309','01900000-0000-7000-8000-000000001501','01900000-0000-7000-8000-000000003303','sleep','fixed-ritual');
insert into child_health.signal (centre_id, id, person_id, contact_id, raised_on, source, code, refer, rules_version, decision, decided_by, decided_on, follow_up_before)
  values ('01900000-0000-7000-8000-000000000002','01900000-0000-7000-8000-000000003310','01900000-0000-7000-8000-000000001501','01900000-0000-7000-8000-000000003303','2019-03-04','weight','2046',false,'1.0.0','watch','01900000-0000-7000-8000-000000000003','2019-03-04','2019-09-04');
insert into child_health.screening (centre_id, id, person_id, contact_id, kind, round, held_on, result, right_value, left_value, repeat_before, recorded_by, recorded_at)
  values ('01900000-0000-7000-8000-000000000002','01900000-0000-7000-8000-000000003311','01900000-0000-7000-8000-000000001501','01900000-0000-7000-8000-000000003303','acuity',1,'2019-03-04','insufficient',80,50,'2019-06-04','01900000-0000-7000-8000-000000000003','2026-06-01T09:00Z');
insert into child_health.referral (centre_id, id, person_id, screening_id, sent_to, reason, centre_key_version, sent_on, sent_by, feedback_before, feedback, feedback_key_version, feedback_on, outcome)
  values ('01900000-0000-7000-8000-000000000002','01900000-0000-7000-8000-000000003312','01900000-0000-7000-8000-000000001501','01900000-0000-7000-8000-000000003311','orthoptist','\x01',1,'2019-03-05','01900000-0000-7000-8000-000000000003','2019-06-05','\x02',1,'2019-05-05','confirmed');
insert into child_health.round (centre_id, id, subject, as_of, attempt, made_by, made_at, state, selected, invited, finished_at)
  values ('01900000-0000-7000-8000-000000000002','01900000-0000-7000-8000-000000003313','moment:5y','2019-01-01',1,'01900000-0000-7000-8000-000000000003','2026-06-01T09:00Z','done',1,1,'2026-06-01T09:00Z');
insert into child_health.invitation (centre_id, id, person_id, round_id, contact_id, subject, attempt, channel, invited_on)
  values ('01900000-0000-7000-8000-000000000002','01900000-0000-7000-8000-000000003314','01900000-0000-7000-8000-000000001501','01900000-0000-7000-8000-000000003313','01900000-0000-7000-8000-000000003303','moment:5y',1,'letter','2019-01-02');
insert into child_health.due_run (centre_id, id, as_of, asked_by, begun_at, finished_at, children, selected)
  values ('01900000-0000-7000-8000-000000000002','01900000-0000-7000-8000-000000003315','2026-06-01','01900000-0000-7000-8000-000000000003','2026-06-01T09:00Z','2026-06-01T09:00Z',1,1);
insert into child_health.due_item (centre_id, id, run_id, person_id, subject, due_from, due_on, due_until, attempts)
  values ('01900000-0000-7000-8000-000000000002','01900000-0000-7000-8000-000000003316','01900000-0000-7000-8000-000000003315','01900000-0000-7000-8000-000000001501','moment:10y','2024-02-01','2025-02-01','2026-02-01',0);
insert into child_health.transfer (centre_id, id, person_id, direction, other_party, reason, digest, signed_by, resources, made_by, made_at)
  values ('01900000-0000-7000-8000-000000000002','01900000-0000-7000-8000-000000003317','01900000-0000-7000-8000-000000001501','out','GGD Elders','moved',decode(repeat('03',32),'hex'),decode(repeat('04',32),'hex'),12,'01900000-0000-7000-8000-000000000003','2026-06-01T09:00Z');
insert into child_health.trusted_sender (centre_id, id, name, public_key, fingerprint, confirmed_by, confirmed_at)
  values ('01900000-0000-7000-8000-000000000002','01900000-0000-7000-8000-000000003318','GGD Elders',decode(repeat('05',32),'hex'),decode(repeat('06',32),'hex'),'01900000-0000-7000-8000-000000000003','2026-06-01T09:00Z');
insert into child_health.own_measurement (centre_id, id, person_id, measured_on, measure, value, told_by, told_at)
  values ('01900000-0000-7000-8000-000000000002','01900000-0000-7000-8000-000000003319','01900000-0000-7000-8000-000000001501','2026-05-01','height',1480,'01900000-0000-7000-8000-000000000003','2026-06-01T09:00Z');
insert into child_health.topic (centre_id, id, person_id, topic, words, centre_key_version, asked_by, asked_at)
  values ('01900000-0000-7000-8000-000000000002','01900000-0000-7000-8000-000000003320','01900000-0000-7000-8000-000000001501','sleep','\x01',1,'01900000-0000-7000-8000-000000000003','2026-06-01T09:00Z');
insert into child_health.questionnaire (centre_id, id, person_id, instrument, informant, answers, centre_key_version, filled_by, filled_on)
  values ('01900000-0000-7000-8000-000000000002','01900000-0000-7000-8000-000000003321','01900000-0000-7000-8000-000000001501','SDQ-7-12','parent','\x01',1,'01900000-0000-7000-8000-000000000003','2026-05-01');
insert into vaccination.scheme (centre_id, id, person_id, mother_hbsag, chosen, chosen_why, register_consent, recorded_by, recorded_at)
  values ('01900000-0000-7000-8000-000000000002','01900000-0000-7000-8000-000000003322','01900000-0000-7000-8000-000000001501',false,'3+1','parents',true,'01900000-0000-7000-8000-000000000003','2026-06-01T09:00Z');
insert into vaccination.answer (centre_id, id, person_id, said_by, vaccine, says, how, said_at, recorded_by)
  values ('01900000-0000-7000-8000-000000000002','01900000-0000-7000-8000-000000003323','01900000-0000-7000-8000-000000001501','01900000-0000-7000-8000-000000001502','HPV','yes','by-word','2026-06-01T09:00Z','01900000-0000-7000-8000-000000000003');
insert into vaccination.refrain (centre_id, id, person_id, vaccine, kind, until_day, reason, centre_key_version, decided_on, recorded_by, recorded_at)
  values ('01900000-0000-7000-8000-000000000002','01900000-0000-7000-8000-000000003324','01900000-0000-7000-8000-000000001501','HPV','not-now','2026-09-01','\x01',1,'2026-06-01','01900000-0000-7000-8000-000000000003','2026-06-01T09:00Z');
insert into vaccination.location (centre_id, id, name)
  values ('01900000-0000-7000-8000-000000000002','01900000-0000-7000-8000-000000003325','Sporthal Noord');
insert into vaccination.batch (centre_id, id, vaccine, product, number, expires_on, added_by, added_at)
  values ('01900000-0000-7000-8000-000000000002','01900000-0000-7000-8000-000000003326','HPV','Cervarix','A1234','2027-05-31','01900000-0000-7000-8000-000000000003','2026-06-01T09:00Z');
insert into vaccination.stock_move (centre_id, id, batch_id, location_id, change, why, moved_by, moved_at)
  values ('01900000-0000-7000-8000-000000000002','01900000-0000-7000-8000-000000003327','01900000-0000-7000-8000-000000003326','01900000-0000-7000-8000-000000003325',100,'received','01900000-0000-7000-8000-000000000003','2026-06-01T09:00Z');
insert into vaccination.session (centre_id, id, name, location_id, held_on, vaccines, born_from, born_until, state, made_by, made_at)
  values ('01900000-0000-7000-8000-000000000002','01900000-0000-7000-8000-000000003328','De Schakel','01900000-0000-7000-8000-000000003325','2026-06-10','{HPV}','2014-01-01','2016-12-31','open','01900000-0000-7000-8000-000000000003','2026-06-01T09:00Z');
insert into vaccination.session_member (centre_id, session_id, account_id)
  values ('01900000-0000-7000-8000-000000000002','01900000-0000-7000-8000-000000003328','01900000-0000-7000-8000-000000000003');
insert into vaccination.session_batch (centre_id, session_id, vaccine, batch_id)
  values ('01900000-0000-7000-8000-000000000002','01900000-0000-7000-8000-000000003328','HPV','01900000-0000-7000-8000-000000003326');
insert into vaccination.session_child (centre_id, id, session_id, person_id, class, triage, attendance)
  values ('01900000-0000-7000-8000-000000000002','01900000-0000-7000-8000-000000003329','01900000-0000-7000-8000-000000003328','01900000-0000-7000-8000-000000001501','8A','may','present');
insert into vaccination.dose (centre_id, id, person_id, vaccine, given_on, batch_id, product, site, location_id, session_id, given_by, recorded_by, recorded_at)
  values ('01900000-0000-7000-8000-000000000002','01900000-0000-7000-8000-000000003330','01900000-0000-7000-8000-000000001501','HPV','2026-06-10','01900000-0000-7000-8000-000000003326','Cervarix','left-arm','01900000-0000-7000-8000-000000003325','01900000-0000-7000-8000-000000003328','01900000-0000-7000-8000-000000000003','01900000-0000-7000-8000-000000000003','2026-06-01T09:00Z');
insert into vaccination.session_result (centre_id, session_id, person_id, vaccine, result, dose_id, recorded_by, recorded_at)
  values ('01900000-0000-7000-8000-000000000002','01900000-0000-7000-8000-000000003328','01900000-0000-7000-8000-000000001501','HPV','given','01900000-0000-7000-8000-000000003330','01900000-0000-7000-8000-000000000003','2026-06-01T09:00Z');
insert into vaccination.answer_request (centre_id, id, person_id, session_id, asked_of, attempt, asked_on, channel)
  values ('01900000-0000-7000-8000-000000000002','01900000-0000-7000-8000-000000003331','01900000-0000-7000-8000-000000001501','01900000-0000-7000-8000-000000003328','01900000-0000-7000-8000-000000001502',1,'2026-05-01','letter');
insert into vaccination.side_effect (centre_id, id, person_id, dose_id, began_on, kinds, words, centre_key_version, told_by, recorded_by, recorded_at)
  values ('01900000-0000-7000-8000-000000000002','01900000-0000-7000-8000-000000003332','01900000-0000-7000-8000-000000001501','01900000-0000-7000-8000-000000003330','2026-06-11','{fever}','\x01',1,'professional','01900000-0000-7000-8000-000000000003','2026-06-01T09:00Z');
