-- One task for each object, survey and year; it is done as a case, whose state is kept here to be counted by area.
create table survey.task (
  case_id uuid primary key,
  case_number text not null,
  survey text not null,
  year integer not null,
  object uuid not null,
  -- number by which the register of problems knows the object
  unit text not null,
  region text,
  state text not null,
  answered integer not null default 0,
  findings integer not null default 0,
  -- when the answers of the accepted case were put into the register; null until then
  entered_at timestamptz,
  unique (survey, year, object)
);
create index task_area on survey.task (year, region text_pattern_ops);
create index task_waiting on survey.task (case_id) where entered_at is null;

-- Which record an answer became. Several answers, of several years too, may stand in one open record.
create table survey.finding (
  case_id uuid not null references survey.task,
  item text not null,
  record uuid not null,
  primary key (case_id, item)
);
