-- Copies of photos on which parts are blackened.
alter table casework.attachment add column redaction_of uuid references casework.attachment;

-- Words of those who work on a case: sealed like those of who reported, for they may name people.
create table casework.note (
  id uuid primary key,
  case_id uuid not null references casework.case_file,
  content_id uuid not null references casework.sealed,
  added_by text not null,
  added_at timestamptz not null
);
create index note_case on casework.note (case_id);

-- What devices have sent, so that sending it again does nothing again.
create table casework.device_change (
  key uuid primary key,
  actor text not null,
  case_id uuid not null,
  kind text not null,
  -- APPLIED, CONFLICT, REJECTED
  outcome text not null,
  code text,
  problem text,
  at timestamptz not null
);
