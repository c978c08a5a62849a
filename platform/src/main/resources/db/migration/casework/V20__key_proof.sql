-- One row: a mark of the key that seals the vault.
create table casework.key_proof (
  one boolean primary key default true check (one),
  mark bytea not null
);
