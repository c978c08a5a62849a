-- Pairs of cases that somebody has told apart; the smaller id stands first.
create table casework.not_duplicate (
  one uuid not null references casework.case_file,
  other uuid not null references casework.case_file,
  decided_by text not null,
  decided_at timestamptz not null,
  primary key (one, other),
  check (one < other)
);
create index not_duplicate_other on casework.not_duplicate (other);
