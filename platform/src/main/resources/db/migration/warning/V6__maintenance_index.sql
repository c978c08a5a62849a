-- What planned works keep back is looked for each second by who passes the time; without this, in every warning there ever was.
create index on warning.warning (maintenance) where maintenance is not null;
