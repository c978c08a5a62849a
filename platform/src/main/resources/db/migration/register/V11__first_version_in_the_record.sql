-- A record that nobody changed yet is its own history: who entered it and the hash of that event stand in its row, and the rest of the
-- event is what the row says. What is entered once and changed seldom, as tables are, costs one row instead of two. The event is
-- written out as soon as anything touches the row, whoever does, so that nothing of what was entered is lost. What stood before has its
-- events already.
alter table register.record add column entered_by text collate "C", add column entered_hash bytea;

create function register.keep_first_version() returns trigger language plpgsql as $$
begin
  insert into register.record_event (number, key, register, id, sequence, at, actor, action, state_from, state_to, note,
    fields, evidence, hash)
  values (old.number, old.key, old.register, old.id, 1, old.created_at, old.entered_by, 'create', '', old.state, null,
    (select coalesce(jsonb_object_agg(name, said), '{}') from jsonb_each_text(old.fields) as field (name, said)),
    '{}', old.entered_hash);
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.entered_by := null;
  new.entered_hash := null;
  return new;
end $$;
create trigger record_first_version before update or delete on register.record
  for each row when (old.entered_hash is not null) execute function register.keep_first_version();

-- A region is asked for by the beginning of its code, in which no order of keys is to be had: without them equal entries are one.
drop index register.record_region;
create index record_region on register.record (number, region collate "C") where region is not null;

-- Which row of a table brought a record is written for all rows at once, and whether the table is there is looked up once for all of them.
alter table register.import_row drop constraint import_row_file_fkey;
create function register.check_import_file() returns trigger language plpgsql as $$
begin
  if exists (select from written left join register.import_file as file on file.number = written.file where file.number is null) then
    raise exception 'A record cannot come from a table that is not kept.' using errcode = 'foreign_key_violation';
  end if;
  return null;
end $$;
create trigger import_row_of_a_file after insert on register.import_row referencing new table as written
  for each statement execute function register.check_import_file();
create trigger import_row_of_another_file after update on register.import_row referencing new table as written
  for each statement execute function register.check_import_file();
create function register.keep_import_file() returns trigger language plpgsql as $$
begin
  if exists (select from register.import_row where file = old.number) then
    raise exception 'Records came from this table.' using errcode = 'foreign_key_violation';
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  return new;
end $$;
create trigger import_file_kept before delete or update of number on register.import_file
  for each row execute function register.keep_import_file();
