-- Pairs of records that may be the same. Records themselves are never touched: a group of the same is what its pairs say.
create table resolution.pair (
  id bigint generated always as identity primary key,
  rule text collate "C" not null,
  version text not null,
  -- a < b, so that a pair has one row
  a uuid not null,
  b uuid not null,
  -- register:<code>, class:<code>, persons
  a_of text collate "C" not null,
  b_of text collate "C" not null,
  a_region text collate "C",
  b_region text collate "C",
  a_department text collate "C",
  b_department text collate "C",
  likely boolean not null,
  weight double precision not null,
  -- comparison, level, likeness, weight; no value of a record
  reasons jsonb not null,
  -- mark of what was compared, so that a decision is asked for again when a record changed, and only then
  print bytea not null,
  verdict text not null default 'OPEN' check (verdict in ('OPEN', 'SAME', 'DIFFERENT', 'UNDECIDED')),
  changed boolean not null default false,
  -- not found by the last look at everything
  absent boolean not null default false,
  seen bigint not null,
  revision integer not null default 0,
  found_at timestamptz not null,
  unique (rule, a, b),
  check (a < b)
);
create index pair_list on resolution.pair (rule, verdict, weight desc, id);
create index pair_again on resolution.pair (rule, weight desc, id) where changed;
create index pair_same_a on resolution.pair (a, rule) where verdict = 'SAME';
create index pair_same_b on resolution.pair (b, rule) where verdict = 'SAME';
create index pair_a on resolution.pair (a);
create index pair_b on resolution.pair (b);

-- What people said; only added to.
create table resolution.decision (
  id bigint generated always as identity primary key,
  rule text collate "C" not null,
  a uuid not null,
  b uuid not null,
  verdict text not null,
  reason text not null,
  weight double precision not null,
  actor text not null,
  at timestamptz not null
);
create index decision_pair on resolution.decision (rule, a, b, id);

create function resolution.keep() returns trigger language plpgsql as $$
begin
  raise exception 'Decisions are append-only.' using errcode = 'integrity_constraint_violation';
end $$;
create trigger decision_append_only before update or delete on resolution.decision
  for each row execute function resolution.keep();

-- Under which keys the records of registers and classes stand; none of persons.
create table resolution.standing (
  rule text collate "C" not null,
  key bigint not null,
  record uuid not null,
  record_of text collate "C" not null,
  primary key (rule, key, record)
);
create index standing_record on resolution.standing (record, rule);

-- Records to look at, entered or changed since.
create table resolution.waiting (
  record_of text collate "C" not null,
  record uuid not null,
  at timestamptz not null,
  primary key (record_of, record)
);

create sequence resolution.look;

create table resolution.run (
  look bigint primary key,
  rule text collate "C" not null,
  version text not null,
  records bigint not null,
  compared bigint not null,
  found bigint not null,
  fresh bigint not null,
  withdrawn bigint not null,
  vetoed bigint not null,
  keys_left_out bigint not null,
  actor text not null,
  at timestamptz not null
);
create index run_rule on resolution.run (rule, look desc);
