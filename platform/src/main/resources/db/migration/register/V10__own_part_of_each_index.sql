-- A row touches that part of each index which belongs to its register. An identity is a hash: in an index of identities alone every row
-- of a table falls on another page among those of all registers, which is fetched, and goes to the log whole after each checkpoint. So
-- the number stands at the head of it, and a history is found by the key of its record, in whose order tables come.
create function register.spread(value bigint) returns bigint language sql immutable strict as $$
  select sum((value >> bit & 1) << 2 * bit)::bigint from generate_series(0, 14) bit
$$;
create function register.line(degrees double precision, span double precision) returns bigint language sql immutable strict as $$
  select least(greatest(floor((degrees + span / 2) / span * 32768), 0), 32767)::bigint
$$;
alter table register.record drop constraint record_pkey;
drop index register.record_key, register.record_cell;
-- Cells of half the side: of a rectangle of few kilometres fewer rows are looked at in vain.
alter table register.record alter column cell type integer using
  (register.spread(register.line(longitude, 360)) | (register.spread(register.line(latitude, 180)) << 1))::integer;
drop function register.spread(bigint);
drop function register.line(double precision, double precision);
alter table register.record add primary key (number, id);
-- What a map asks stands beside the key, so that the first records of a rectangle are found in this index alone.
create unique index record_key on register.record (number, key) include (cell, longitude, latitude);
create index record_cell on register.record (number, cell) where cell is not null;

alter table register.record_event rename to record_event_before;
create table register.record_event (
  number integer not null,
  key text collate "C" not null,
  register text collate "C" not null,
  id uuid not null,
  sequence bigint not null,
  at timestamptz not null,
  actor text not null,
  action text not null,
  state_from text not null,
  state_to text not null,
  note text,
  fields jsonb not null,
  evidence text[] not null,
  hash bytea not null
);
-- Not an inner join: an event without its record must not be lost in silence.
insert into register.record_event
  select record.number, record.key, event.*
  from register.record_event_before event left join register.record on record.id = event.id
  order by record.number, record.key, event.sequence;
drop table register.record_event_before;
alter table register.record_event add primary key (number, key, sequence);
create trigger record_event_append_only before update or delete on register.record_event
  for each row execute function register.keep_history();
