-- What the newest finished run of the quality checks found, one by one; of older runs only the counts are kept.
create table cim.quality_finding (
  run bigint not null references cim.quality_run on delete cascade,
  -- code of the check
  code text not null,
  dataset integer not null,
  -- 1, 2, 3 … within check and data set
  number bigint not null,
  -- null when the finding is of the data set itself
  object uuid,
  -- what exactly, such as the value that is wrong
  note text,
  primary key (run, code, dataset, number)
);
