-- Up to which event of the warnings cases have been opened.
create table casework.warning_cursor (
  single boolean primary key default true check (single),
  event bigint not null
);
insert into casework.warning_cursor (event) values (0);
