-- area_derived: the observed area is the box around the features of the readings, and grows with them; not what somebody wrote.
alter table sensing.datastream add column area_derived boolean not null default true;
update sensing.datastream set area_derived = false where observed_area is not null;
