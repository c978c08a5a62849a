-- Open cases of who was on duty when they were dispatched.
create index case_file_on_duty on casework.case_file ((projection -> 'fields' ->> 'on_duty')) where kind = 'OPEN';

-- What the classifier advised for a report, to be held against what people decided.
create table casework.class_advice (
  report uuid primary key references casework.report,
  advised text not null,
  confidence double precision not null,
  at timestamptz not null
);
