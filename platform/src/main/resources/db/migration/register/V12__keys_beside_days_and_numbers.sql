-- Of a span of days or numbers the first records in order of the key are shown. With the key beside them they are found in the index alone,
-- and only those shown are fetched: each of the others would be a page of its own, from the disk where memory does not hold a province.
drop index register.record_n1, register.record_n2, register.record_d1, register.record_d2;
create index record_n1 on register.record (number, n1, key) where n1 is not null;
create index record_n2 on register.record (number, n2, key) where n2 is not null;
create index record_d1 on register.record (number, d1, key) where d1 is not null;
create index record_d2 on register.record (number, d2, key) where d2 is not null;
