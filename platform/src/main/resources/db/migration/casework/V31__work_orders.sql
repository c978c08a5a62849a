-- Planned rounds: a patrol makes one work order for each day that it falls on, some days ahead.
create table casework.patrol (
  id bigint generated always as identity primary key,
  title text not null,
  department text not null,
  region text,
  every_days integer not null check (every_days between 1 and 366),
  first_day date not null,
  workdays_only boolean not null,
  items text[] not null default '{}',
  active boolean not null default true,
  added_by text not null,
  added_at timestamptz not null
);

-- Work apart from reports and cases: one case may need many, a patrol has no case until something is found.
create table casework.work_order (
  id uuid primary key,
  number bigint generated always as identity unique,
  kind text not null,
  title text not null,
  department text not null,
  region text,
  case_id uuid references casework.case_file,
  patrol bigint references casework.patrol,
  planned_for date not null,
  state text not null,
  assignee text,
  items text[] not null default '{}',
  results jsonb not null default '{}',
  cost_cents bigint,
  started_at timestamptz,
  done_at timestamptz,
  added_by text not null,
  added_at timestamptz not null,
  unique (patrol, planned_for)
);
create index work_order_open on casework.work_order (department, planned_for, number) where state in ('pending', 'accepted', 'working');
create index work_order_case on casework.work_order (case_id) where case_id is not null;

-- What was found on the way.
create table casework.work_order_finding (
  work_order uuid not null references casework.work_order,
  case_id uuid not null references casework.case_file,
  primary key (work_order, case_id)
);
