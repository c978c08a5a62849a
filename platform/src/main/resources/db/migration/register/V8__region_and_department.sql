-- Whoever may see one district or one organisation asks every list through it: of a million records of a register such a list
-- must not read all to find a few.
create index record_region on register.record (register, region collate "C", key) where region is not null;
create index record_department on register.record (register, department, key) where department is not null;
