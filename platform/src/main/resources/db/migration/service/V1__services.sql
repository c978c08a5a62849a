-- Applications for services, beside the records that they are: who applied (in the vault), by which digests they are found, what was
-- promised, what was brought, what was paid; and bookings of public places. Nothing personal stands here, not even as a hash
-- that could be guessed: marks are made with the key of the vault.

create sequence service.application_number;

create table service.application (
  number text collate "C" primary key,
  service text collate "C" not null,
  register text collate "C" not null,
  record uuid not null unique,
  -- null for made-up ones of a demonstration, and after erasure
  person uuid,
  identity_mark bytea,
  tracking_mark bytea unique,
  -- the same mark of the same sender is the same application; its code lies sealed
  request_mark bytea unique,
  code_item uuid,
  state text collate "C" not null,
  since timestamptz not null,
  -- what its place goes by, written so that text order is the order of the queue; null while it does not wait
  queue_key text collate "C",
  queued_at timestamptz,
  -- key of the record that says who needs the service
  need_key text collate "C",
  -- key of what was given to it out of another register
  given text collate "C",
  -- codes of the rules that refused it
  reasons text[] not null default '{}',
  certificate_mark bytea unique,
  certificate_item uuid,
  certified_at timestamptz,
  certified_until date,
  -- false when the state in which the certificate holds was left
  certificate_holds boolean not null default false,
  created_at timestamptz not null
);
create index application_queue on service.application (service, queue_key, queued_at, number) where queue_key is not null;
create index application_state on service.application (service, state, since);
create index application_need on service.application (service, need_key) where need_key is not null;

-- A value of which no two may stand at once; gone when the application has ended.
create table service.standing (
  service text collate "C" not null,
  kind text collate "C" not null,
  mark bytea not null,
  application text collate "C" not null references service.application on delete cascade,
  primary key (service, kind, mark)
);
create index standing_application on service.standing (application);

create table service.step (
  application text collate "C" not null references service.application,
  number int not null,
  state text collate "C" not null,
  since timestamptz not null,
  -- reckoned once, with the calendar of that day
  due timestamptz,
  calendar text,
  provisional boolean not null default false,
  done_at timestamptz,
  primary key (application, number)
);
create index step_due on service.step (due) where done_at is null and due is not null;

create table service.document (
  application text collate "C" not null references service.application,
  number int not null,
  kind text collate "C" not null,
  item uuid not null,
  media_type text not null,
  bytes bigint not null,
  sha256 bytea not null,
  brought_at timestamptz not null,
  reused_from text collate "C",
  primary key (application, number)
);

create table service.payment (
  application text collate "C" not null references service.application,
  month date not null,
  ledger text collate "C" not null,
  posting bigint not null,
  primary key (application, month)
);

-- How much of a place is taken on a day; what was once taken is never more than there is room for.
create table service.day (
  offer text collate "C" not null,
  place text collate "C" not null,
  day date not null,
  capacity int not null check (capacity >= 0),
  taken int not null default 0 check (taken >= 0),
  bookings int not null default 0 check (bookings >= 0),
  primary key (offer, place, day)
);

create table service.booking (
  code_mark bytea primary key,
  offer text collate "C" not null,
  place text collate "C" not null,
  day date not null,
  seats int not null check (seats > 0),
  contact_mark bytea not null,
  booked_at timestamptz not null,
  cancelled_at timestamptz
);
create unique index booking_once on service.booking (offer, place, day, contact_mark) where cancelled_at is null;
