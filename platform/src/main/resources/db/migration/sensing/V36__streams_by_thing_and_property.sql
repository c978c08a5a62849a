-- What a thing measures is mostly asked together with what is measured: one look finds the datastream instead of all those of the thing.
create index on sensing.datastream (thing, observed_property);
drop index sensing.datastream_thing_idx;
