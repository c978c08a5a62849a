-- Whoever has the same trouble follows a case; nothing of them is kept but the digest of their code.
create table casework.follower (
  code_mark bytea primary key,
  case_id uuid not null references casework.case_file,
  at timestamptz not null
);
create index follower_case on casework.follower (case_id);

-- A case in the hands of somebody without an account, by a link that ends.
create table casework.hand_off (
  id uuid primary key,
  case_id uuid not null references casework.case_file,
  party text not null,
  code_mark bytea not null unique,
  given_by text not null,
  given_at timestamptz not null,
  until timestamptz not null,
  withdrawn_at timestamptz,
  opened_at timestamptz,
  answered_at timestamptz,
  -- done, not_ours, needs_time
  outcome text
);
create index hand_off_case on casework.hand_off (case_id);

-- The same matter in another system, and what that has told of it; an update counts once.
create table casework.external_link (
  system text not null,
  external_id text not null,
  case_id uuid not null references casework.case_file,
  linked_by text not null,
  linked_at timestamptz not null,
  state text,
  heard_at timestamptz not null,
  -- when somebody was told that nothing is heard any more; null while it is
  silent_at timestamptz,
  primary key (system, external_id)
);
create index external_link_case on casework.external_link (case_id);
create index external_link_heard on casework.external_link (heard_at);
create table casework.external_update (
  system text not null,
  external_id text not null,
  update_id text not null,
  state text not null,
  at timestamptz not null,
  primary key (system, external_id, update_id),
  foreign key (system, external_id) references casework.external_link
);
