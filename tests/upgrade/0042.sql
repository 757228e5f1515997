-- A year that was counted, with two figures of it.
insert into child_health.figure_year (centre_id, year, counted_on, edition) values ('01900000-0000-7000-8000-000000000002', 2025, '2026-02-01', 'figures/1');
insert into child_health.figure (centre_id, year, question, cohort, level, within, areas, yes, of) values
  ('01900000-0000-7000-8000-000000000002', 2025, 'bmr-2', 2023, 'all', 'all', '{all}', 91, 100),
  ('01900000-0000-7000-8000-000000000002', 2025, 'bmr-2', 2023, 'together', 'all', '{1011,1012}', 20, 25);
