-- What tells the places of readings in a block without opening it, made with the block. step_us: between all neighbours in time, null when there are
-- several. records: where numbers first reach and last leave any threshold, see Staircase. Blocks of before have neither until they are written anew:
-- their times are unpacked to be counted, and their cells tell about thresholds.
alter table sensing.block add column step_us bigint;
alter table sensing.block add column records bytea;
-- Looked at for each block that a threshold may lie in: it stays in the row.
alter table sensing.block alter column records set storage main;
-- Those whose times must be unpacked, so that they need not be looked for where there are none.
create index on sensing.block (until_us) where step_us is null;
