-- Values of indicators with what they were made of, targets with their history, and runs.

-- One computation over all indicators. Everything it read was read as of one moment, so that it can be repeated.
create table evaluation.run (
  number bigint generated always as identity primary key,
  period text not null,
  as_of timestamptz not null,
  by text not null,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  computed integer not null default 0,
  -- values whose inputs had not changed since they were computed
  reused integer not null default 0
);

-- What a run read of each class of city objects.
create table evaluation.input (
  run bigint not null references evaluation.run on delete cascade,
  class text not null,
  objects bigint not null,
  -- over identity, revision and content of every object
  digest text not null,
  -- [{"code": "demo", "licence": "…", "synthetic": true}]
  datasets jsonb not null,
  primary key (run, class)
);

create table evaluation.value (
  id bigint generated always as identity primary key,
  -- system-edition:code
  indicator text not null,
  -- division code, or * for all objects whether they lie in a region or not
  geography text not null,
  -- digest of the boundaries that the value depends on
  geography_version text not null,
  -- year, such as 2025
  period text not null,
  breakdown text not null default '',
  status text not null,
  value double precision,
  -- in base units
  numerator double precision,
  denominator double precision,
  net double precision,
  unit text not null,
  -- the boundaries differ from those of the value before
  broken boolean not null default false,
  -- objects that lacked an attribute the formula asks for
  lacking bigint not null default 0,
  -- why there is no number: class:built_up_area, attribute:park.area, name:population
  wanting text,
  formula_version text,
  input_digest text,
  hash text not null,
  run bigint references evaluation.run,
  -- COMPUTED by a run; PROPOSED, APPROVED or REJECTED when somebody entered it
  state text not null check (state in ('COMPUTED', 'PROPOSED', 'APPROVED', 'REJECTED')),
  source_file text,
  reason text,
  entered_by text,
  entered_at timestamptz not null default now(),
  decided_by text,
  decided_at timestamptz,
  published_by text,
  published_at timestamptz,
  superseded_at timestamptz
);
-- One value counts; those before it are kept.
create unique index value_current on evaluation.value (indicator, geography, period, breakdown)
  where superseded_at is null and state in ('COMPUTED', 'APPROVED');
create index value_history on evaluation.value (indicator, geography, period, id);
create index value_geography on evaluation.value (geography, period) where superseded_at is null;

-- Targets set by people; those of the plan itself lie in its pack.
create table evaluation.target (
  id bigint generated always as identity primary key,
  indicator text not null,
  geography text not null,
  due date not null,
  -- null takes a target back
  value double precision,
  set_by text not null,
  set_at timestamptz not null default now(),
  reason text not null,
  reference text not null,
  superseded_at timestamptz
);
create unique index target_current on evaluation.target (indicator, geography, due) where superseded_at is null;

-- Where a clause stands, told by whoever leads it: what its numbers cannot tell.
create table evaluation.report (
  id bigint generated always as identity primary key,
  clause integer not null,
  commitment integer not null,
  geography text not null,
  -- not_begun, under_way, done, failed
  state text not null,
  note text not null,
  evidence text,
  reported_by text not null,
  reported_at timestamptz not null default now(),
  superseded_at timestamptz
);
create unique index report_current on evaluation.report (clause, commitment, geography) where superseded_at is null;
