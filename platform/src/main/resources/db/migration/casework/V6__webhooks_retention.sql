-- The secret of a webhook is not kept: it follows from the key of the vault and this salt.
alter table casework.webhook add column salt text not null default '';
alter table casework.webhook alter column secret set default '';
-- When somebody was told that it is stuck; null while it is not.
alter table casework.outbox add column stuck_at timestamptz;

-- Leave to see one reporter in clear for a while, taken with a reason by somebody who has none.
create table casework.glass (
  id bigint generated always as identity primary key,
  report uuid not null references casework.report,
  actor text not null,
  reason text not null,
  broken_at timestamptz not null,
  until timestamptz not null
);
create index glass_actor on casework.glass (actor, report);

-- What is left of a reporter after the time for keeping is over.
create table casework.tombstone (
  report uuid primary key,
  number bigint not null,
  class text not null,
  channel text not null,
  rule text not null,
  buried_at timestamptz not null
);
