-- By which plan the job of a cluster judges: one row, written by the job when it begins. It makes the same table when it comes first.
create table if not exists stream.plan (
    is_one boolean primary key default true check (is_one),
    fingerprint text not null,
    watches bigint not null,
    since timestamptz not null default now());
