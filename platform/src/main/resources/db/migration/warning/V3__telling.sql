-- News of warnings to other systems and by mail: written with the change, sent afterwards.
create table warning.webhook (
    id         bigint generated always as identity primary key,
    url        text not null,
    salt       text not null,
    active     boolean not null default true,
    created_by text not null,
    created_at timestamptz not null default now()
);
create table warning.outbox (
    id          bigint generated always as identity primary key,
    webhook     bigint not null references warning.webhook,
    event       jsonb not null,
    attempts    integer not null default 0,
    next_try_at timestamptz not null default now(),
    sent_at     timestamptz,
    last_error  text,
    stuck_at    timestamptz
);
create index on warning.outbox (next_try_at) where sent_at is null;

create table warning.mail (
    id          bigint generated always as identity primary key,
    recipient   text not null,
    subject     text not null,
    body        text not null,
    attempts    integer not null default 0,
    next_try_at timestamptz not null default now(),
    sent_at     timestamptz,
    last_error  text
);
create index on warning.mail (next_try_at) where sent_at is null;
create index on warning.mail (sent_at) where sent_at is not null;
