-- Registers: one table for the records of all of them. Every index begins with the register, so that one register costs
-- the others nothing and the table can be split by it. s1..s3, n1, n2, d1, d2 are copies of the fields that a pack calls
-- filters, typed; record_event is append-only and hash-chained, the row in record is what it comes to.

create table register.record (
  register text collate "C" not null,
  id uuid not null,
  key text collate "C" not null,
  title text collate "C" not null,
  state text collate "C" not null,
  object uuid,
  department text collate "C",
  region text collate "C",
  -- WGS 84 degrees, and the cell of a Morton curve of 2^14 x 2^14 cells over the globe
  longitude double precision,
  latitude double precision,
  cell integer,
  s1 text collate "C",
  s2 text collate "C",
  s3 text collate "C",
  n1 double precision,
  n2 double precision,
  d1 date,
  d2 date,
  next_due date,
  synthetic boolean not null,
  revision bigint not null,
  fields jsonb not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (register, id),
  unique (register, key),
  check ((longitude is null) = (latitude is null) and (longitude is null) = (cell is null))
);
create index record_title on register.record (register, title);
create index record_state on register.record (register, state, key);
create index record_s1 on register.record (register, s1, key) where s1 is not null;
create index record_s2 on register.record (register, s2, key) where s2 is not null;
create index record_s3 on register.record (register, s3, key) where s3 is not null;
create index record_n1 on register.record (register, n1) where n1 is not null;
create index record_n2 on register.record (register, n2) where n2 is not null;
create index record_d1 on register.record (register, d1) where d1 is not null;
create index record_d2 on register.record (register, d2) where d2 is not null;
create index record_due on register.record (register, next_due, key) where next_due is not null;
create index record_cell on register.record (register, cell) where cell is not null;
create index record_object on register.record (object) where object is not null;

create table register.record_event (
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
  hash bytea not null,
  primary key (register, id, sequence)
);

create function register.keep_history() returns trigger language plpgsql as $$
begin
  raise exception 'The history of a record is append-only.' using errcode = 'integrity_constraint_violation';
end $$;
create trigger record_event_append_only before update or delete on register.record_event
  for each row execute function register.keep_history();

create table register.evidence (
  register text collate "C" not null,
  id uuid not null,
  number integer not null,
  kind text not null,
  name text not null,
  media_type text,
  digest bytea,
  content bytea,
  actor text not null,
  at timestamptz not null,
  primary key (register, id, number)
);

-- Where the filters of a register stand, so that a pack that moves them is noticed.
create table register.layout (
  register text collate "C" primary key,
  slots jsonb not null
);
