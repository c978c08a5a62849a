-- What only one open record of a register may have, as its pack declares it (only_one); null for any other record. The index
-- keeps it whoever writes at the same time.
alter table register.record add column sole text collate "C";
create unique index record_sole on register.record (register, sole) where sole is not null;
