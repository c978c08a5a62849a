-- Decisions of a cluster that judges in place of this program. The job of the cluster makes the same table when it comes first.
create schema if not exists stream;
create table if not exists stream.decision (
    number bigint generated always as identity unique,
    rule text not null,
    subject bigint not null,
    time_us bigint not null,
    ordinal integer not null,
    digest bigint not null,
    kind text not null,
    from_rank smallint not null,
    rank smallint not null,
    reasons json not null,
    stored timestamptz not null default now(),
    primary key (rule, subject, time_us, ordinal));
-- Up to which number they became warnings; no row before the first.
create table warning.stream_place (number bigint not null);
