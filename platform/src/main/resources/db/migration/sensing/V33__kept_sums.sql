-- What is left of blocks whose readings were dropped because of their age: their minutes, hours or days (see CellSums).
create table sensing.kept_sum (
    datastream bigint not null,
    from_us    bigint not null,
    until_us   bigint not null,
    cells      bytea not null,
    primary key (datastream, from_us)
);

-- Earlier values go with the readings they were.
create index on sensing.earlier_reading (datastream, time_us);
