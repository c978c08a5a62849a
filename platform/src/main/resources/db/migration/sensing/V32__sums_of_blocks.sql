-- What the numbers of a block come to, as a whole and by minutes, hours or days (see CellSums): made with the block, so that they cannot disagree with
-- it. Blocks of before have none until they are written anew, and are opened instead.
alter table sensing.block add column numbers integer;
alter table sensing.block add column total double precision;
alter table sensing.block add column doubted integer;
alter table sensing.block add column doubts integer;
alter table sensing.block add column cell_us bigint;
alter table sensing.block add column cells bytea;
