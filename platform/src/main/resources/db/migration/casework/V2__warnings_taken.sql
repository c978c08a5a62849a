-- Up to which event of the warnings cases have been opened.
create table casework.warning_cursor (
  only boolean primary key default true check (only),
  event bigint not null
);
insert into casework.warning_cursor (event) values (0);
