-- Who takes reports, checks work and supervises.
insert into people.role (code, title_zh, title_en, built_in) values
  ('hotline', '热线受理员', 'Hotline officer', true),
  ('inspector', '核查员', 'Inspector', true),
  ('supervisor', '督办领导', 'Supervisor', true);
