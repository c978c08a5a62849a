-- Readings beyond a threshold are rare: their blocks are found by what they hold, however many there are beside them.
create index on sensing.block (max);
create index on sensing.block (min);
