-- Readings in two forms. New ones stand in the journal, one row for each commit, in the order in which they came; blocks
-- hold what has been sealed, packed by datastream. What is in no block is also in memory, and is read from the journal at start.
drop table sensing.observation;

-- seq: number of the commit. body: see JournalFormat.
create table sensing.journal (
    seq  bigint primary key,
    n    integer not null,
    body bytea not null
) with (autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 5000);
alter table sensing.journal alter column body set storage external;

-- Blocks of one datastream never overlap, and no reading of the journal lies within a block. Times are microseconds since 1970.
create table sensing.block (
    datastream bigint not null,
    from_us    bigint not null,
    until_us   bigint not null,
    id_from    bigint not null,
    id_until   bigint not null,
    n          integer not null,
    min        double precision not null,
    max        double precision not null,
    body       bytea not null,
    primary key (datastream, from_us)
) partition by range (from_us);
alter table sensing.block alter column body set storage external;
create index on sensing.block (from_us, id_from);
create index on sensing.block (until_us, id_until);
create table sensing.block_other partition of sensing.block default with (toast_tuple_target = 128);

-- What is to be known of a datastream without reading its blocks. state: see SeriesState.
create table sensing.series (
    datastream bigint primary key,
    state      bytea not null
) with (fillfactor = 80);

-- Readings as they were before a correction or a removal. body: see JournalFormat.
create table sensing.earlier_reading (
    id          bigint not null,
    datastream  bigint not null,
    time_us     bigint not null,
    number      double precision,
    body        bytea not null,
    recorded_to timestamptz not null default now()
);
create index on sensing.earlier_reading (id);

-- Readings whose datastream is not the one their id was made from.
create table sensing.moved_reading (
    id         bigint primary key,
    datastream bigint not null
);
