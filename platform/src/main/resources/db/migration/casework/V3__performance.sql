-- Evaluation of the loop: a frozen period keeps what was found of each case, so that a number and its list stay together.
create table casework.performance_period (
  code text primary key,
  from_at timestamptz not null,
  to_at timestamptz not null,
  frozen_at timestamptz not null,
  frozen_by text not null,
  -- indicators, facts and rules of exclusion as they were declared then
  declared jsonb not null,
  cases bigint not null,
  digest bytea not null
);
create table casework.performance_fact (
  period text not null references casework.performance_period,
  case_id uuid not null,
  number text not null,
  class text not null,
  department text,
  region text,
  facts text[] not null,
  -- code of the rule that takes it out; empty when it counts
  excluded text not null default '',
  primary key (period, case_id)
);
create function casework.refuse_thaw() returns trigger language plpgsql as $$
begin
  raise exception 'A frozen period stays as it is.';
end $$;
create trigger performance_period_frozen before update or delete on casework.performance_period
  for each row execute function casework.refuse_thaw();
create trigger performance_fact_frozen before update or delete on casework.performance_fact
  for each row execute function casework.refuse_thaw();
