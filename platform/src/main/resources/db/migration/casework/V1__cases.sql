-- Casework: reports (many) -> case -> tasks (many). A case is what its log comes to: case_event is append-only and
-- hash-chained, case_file and case_clock are projections of it that can be made anew.

-- Flows as they were published; a version never changes, cases keep theirs.
create table casework.flow (
  key text not null,
  version integer not null,
  digest bytea not null,
  definition jsonb not null,
  published_at timestamptz not null default now(),
  primary key (key, version)
);

create sequence casework.case_number;

create table casework.case_file (
  id uuid primary key,
  number text not null unique,
  flow text not null,
  flow_version integer not null,
  class text not null,
  severity text not null,
  state text not null,
  stage smallint not null,
  -- OPEN, CLOSED, ENDED
  kind text not null,
  -- who leads, and all who have a task to do
  department text,
  parties text[] not null default '{}',
  region text,
  grid text,
  component uuid,
  -- WGS 84 degrees; null when nobody knows where: there is no default place
  longitude double precision,
  latitude double precision,
  channel text not null,
  supervision smallint not null default 0,
  -- kinds of requests that wait for a decision
  pending text[] not null default '{}',
  -- whether a rule named who is responsible, and why (or what was tried)
  routed boolean not null,
  routing jsonb not null,
  -- a clock runs for which no rule gives a limit
  unlimited boolean not null,
  public boolean not null,
  merged_into uuid,
  parent uuid,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  closed_at timestamptz,
  due_at timestamptz,
  next_fire_at timestamptz,
  warn_level smallint not null default 0,
  sequence integer not null,
  hash bytea not null,
  projection jsonb not null,
  check ((longitude is null) = (latitude is null))
);
create index case_file_open on casework.case_file (department, due_at, id) where kind = 'OPEN';
create index case_file_open_due on casework.case_file (due_at, id) where kind = 'OPEN';
create index case_file_department on casework.case_file (department, created_at, id);
create index case_file_created on casework.case_file (created_at, id);
create index case_file_changed on casework.case_file (changed_at, id);
create index case_file_fire on casework.case_file (next_fire_at) where next_fire_at is not null;
create index case_file_place on casework.case_file using gist (point(longitude, latitude)) where longitude is not null;
create index case_file_parties on casework.case_file using gin (parties) where kind = 'OPEN';

create table casework.case_event (
  case_id uuid not null references casework.case_file,
  sequence integer not null,
  at timestamptz not null,
  actor text not null,
  action text not null,
  from_state text not null,
  to_state text not null,
  -- the whole event; the columns before it are for people who read the table
  event jsonb not null,
  hash bytea not null,
  primary key (case_id, sequence)
);

create function casework.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The log of a case is append-only.';
end $$;
create trigger case_event_append_only before update or delete on casework.case_event
  for each row execute function casework.refuse_change();

create table casework.case_clock (
  case_id uuid not null references casework.case_file,
  clock text not null,
  status text not null,
  started_at timestamptz not null,
  due_at timestamptz,
  stopped_at timestamptz,
  rule text not null,
  calendar text not null,
  provisional boolean not null,
  primary key (case_id, clock, started_at)
);
-- Never two running clocks of one kind.
create unique index case_clock_running on casework.case_clock (case_id, clock) where status = 'RUNNING';

-- Who reported. What could name them lies sealed in casework.sealed; contact_mark tells repeat callers without naming them.
create table casework.reporter (
  id uuid primary key,
  contact_mark bytea,
  contact_allowed boolean not null default true,
  created_at timestamptz not null,
  erased_at timestamptz,
  erased_by text
);
create index reporter_mark on casework.reporter (contact_mark) where contact_mark is not null;

-- Anything personal: encrypted with a key of its own, which is encrypted with the key of the vault. Erasing takes both.
create table casework.sealed (
  id uuid primary key,
  reporter uuid not null references casework.reporter,
  kind text not null,
  wrapped_key bytea,
  content bytea,
  created_at timestamptz not null,
  erased_at timestamptz
);
create index sealed_reporter on casework.sealed (reporter);

create table casework.report (
  id uuid primary key,
  number bigint generated always as identity unique,
  case_id uuid not null references casework.case_file,
  channel text not null,
  class text not null,
  reporter uuid not null references casework.reporter,
  text_id uuid references casework.sealed,
  -- shown to everybody once it is released; null before, and after erasure
  public_text text,
  -- kinds of personal data found in the text
  findings text[] not null default '{}',
  external_no text,
  received_at timestamptz not null,
  tracking_mark bytea not null unique,
  -- where, as it was told and as it was understood
  longitude double precision,
  latitude double precision,
  input_crs text,
  input_x double precision,
  input_y double precision,
  place_method text not null,
  place_quality text not null,
  accuracy_m double precision,
  solved boolean,
  satisfied smallint,
  answered_at timestamptz,
  check ((longitude is null) = (latitude is null))
);
create index report_case on casework.report (case_id);
create index report_received on casework.report (received_at, number);
create unique index report_external on casework.report (channel, external_no) where external_no is not null;

-- Which reports a merge or a split moved, so that it can be taken back exactly.
create table casework.report_move (
  from_case uuid not null,
  to_case uuid not null,
  sequence integer not null,
  report uuid not null references casework.report,
  undone boolean not null default false,
  primary key (from_case, sequence, report)
);

create table casework.attachment (
  id uuid primary key,
  case_id uuid not null references casework.case_file,
  report uuid references casework.report,
  role text not null,
  media_type text not null,
  bytes bigint not null,
  sha256 bytea not null,
  content_id uuid not null references casework.sealed,
  public boolean not null default false,
  added_by text not null,
  added_at timestamptz not null
);
create index attachment_case on casework.attachment (case_id);

-- Responsibilities beside those of the packs; a rule is ended, never changed.
create table casework.responsibility (
  id bigint generated always as identity primary key,
  class text not null,
  area text not null default '',
  owner text not null default '',
  department text not null,
  basis text not null,
  valid_from date,
  valid_to date,
  added_by text not null,
  added_at timestamptz not null default now()
);

create table casework.saved_view (
  owner text not null,
  name text not null,
  query jsonb not null,
  primary key (owner, name)
);

-- News to be sent to webhooks: written with the change, sent afterwards.
create table casework.webhook (
  id bigint generated always as identity primary key,
  url text not null,
  secret text not null,
  active boolean not null default true,
  created_by text not null,
  created_at timestamptz not null default now()
);
create table casework.outbox (
  id bigint generated always as identity primary key,
  webhook bigint not null references casework.webhook,
  event jsonb not null,
  attempts integer not null default 0,
  next_try_at timestamptz not null default now(),
  sent_at timestamptz,
  last_error text
);
create index outbox_due on casework.outbox (next_try_at) where sent_at is null;
