-- Up to which event of the warnings cases have been opened; without a row, none.
create table casework.warning_cursor (
  single boolean primary key default true check (single),
  event bigint not null
);
