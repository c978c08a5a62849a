-- Analyses that ran in the background, with their inputs and what came out, and scenarios of what would happen if.

create table job (
  id uuid primary key default gen_random_uuid(),
  process text not null,
  inputs jsonb not null,
  owner text not null,
  status text not null check (status in ('accepted', 'running', 'successful', 'failed', 'dismissed')),
  message text,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  results jsonb
);
create index job_owner on job (owner, created_at desc);

create table scenario (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  owner text not null,
  shared boolean not null default false,
  inputs jsonb not null,
  outcome jsonb not null,
  data_version bigint not null,
  revision integer not null default 1,
  changed_at timestamptz not null default now()
);
create index scenario_owner on scenario (owner);
