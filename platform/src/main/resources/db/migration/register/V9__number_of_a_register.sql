-- Indexes begin with a number made of the register's code instead of the code: every row goes into ten of them, and entries of fixed
-- width at their head are shorter and compared without being unpacked. The program writes the number (RegisterNumber); here it is
-- reckoned for what stands, in one rewrite of the table. An identity follows from register and key and needs neither beside it.
alter table register.record drop constraint record_pkey, drop constraint record_register_key_key;
drop index register.record_title, register.record_state, register.record_s1, register.record_s2, register.record_s3,
  register.record_n1, register.record_n2, register.record_d1, register.record_d2, register.record_due, register.record_cell,
  register.record_sole, register.record_region, register.record_department;
create function register.number(code text) returns integer language sql immutable as $$
  select ('x' || left(encode(sha256(convert_to(code, 'UTF8')), 'hex'), 8))::bit(32)::integer
$$;
alter table register.record add column number integer not null generated always as (register.number(register)) stored;
alter table register.record alter column number drop expression;
drop function register.number(text);

alter table register.record add primary key (id);
create unique index record_key on register.record (number, key);
create index record_title on register.record (number, title);
create index record_state on register.record (number, state, key);
create index record_s1 on register.record (number, s1, key) where s1 is not null;
create index record_s2 on register.record (number, s2, key) where s2 is not null;
create index record_s3 on register.record (number, s3, key) where s3 is not null;
create index record_n1 on register.record (number, n1) where n1 is not null;
create index record_n2 on register.record (number, n2) where n2 is not null;
create index record_d1 on register.record (number, d1) where d1 is not null;
create index record_d2 on register.record (number, d2) where d2 is not null;
create index record_due on register.record (number, next_due, key) where next_due is not null;
create index record_cell on register.record (number, cell) where cell is not null;
create index record_region on register.record (number, region collate "C", key) where region is not null;
create index record_department on register.record (number, department, key) where department is not null;
create unique index record_sole on register.record (number, sole) where sole is not null;

alter table register.record_event drop constraint record_event_pkey, add primary key (id, sequence);
