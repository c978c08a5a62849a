-- The tables that records came from, kept as they were sent, and which row of which table touched which record.
create table register.import_file (
  register text collate "C" not null,
  number bigint generated always as identity primary key,
  name text not null,
  digest bytea not null,
  content bytea not null,
  actor text not null,
  at timestamptz not null
);
create table register.import_row (
  register text collate "C" not null,
  id uuid not null,
  file bigint not null references register.import_file,
  line integer not null,
  primary key (register, id, file)
);
