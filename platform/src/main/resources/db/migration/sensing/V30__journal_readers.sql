-- Who reads the journal on from where they are; nothing behind that is dropped before they have it.
create table sensing.journal_reader (
    name     text primary key,
    read_seq bigint not null
);
