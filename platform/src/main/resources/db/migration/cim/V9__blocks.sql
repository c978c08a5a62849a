-- Copies of the current objects, many to a row, for who reads all that lies at a place: one long value costs what a few rows do.
-- They are made after the fact (org.songhua.cim.internal.blocks) and hold for as long as nothing in their cell changes: whoever
-- writes cim.object, the database notes the cells that are touched in the same transaction, and until their blocks are made anew the
-- rows are read instead.

-- The square that an object belongs to by its middle: of 360/2^14 degrees, for larger objects of 360/2^10, 360/2^6, or the world, so
-- that an object is never more than twice as wide as its square. Level, row from south, column from west, in one number.
create function cim.cell(place box) returns bigint language sql immutable parallel safe as $$
  select case
    when greatest(width(place), height(place)) <= 0.0439453125 then (14::bigint << 52)
      | (floor(((center(place))[1] + 90) / 0.02197265625)::bigint << 26)
      | floor(((center(place))[0] + 180) / 0.02197265625)::bigint
    when greatest(width(place), height(place)) <= 0.703125 then (10::bigint << 52)
      | (floor(((center(place))[1] + 90) / 0.3515625)::bigint << 26)
      | floor(((center(place))[0] + 180) / 0.3515625)::bigint
    when greatest(width(place), height(place)) <= 11.25 then (6::bigint << 52)
      | (floor(((center(place))[1] + 90) / 5.625)::bigint << 26)
      | floor(((center(place))[0] + 180) / 5.625)::bigint
    else 0 end
$$;

-- Where the objects of a cell and its neighbours lie, so many cells to the north and east: in their squares and one square beyond.
create function cim.reach(cell bigint, cells integer) returns box language sql immutable parallel safe as $$
  select box(
    point(((cell & 67108863) + cells + 1) * side - 180, ((cell >> 26 & 67108863) + cells + 1) * side - 90),
    point(((cell & 67108863) - 1) * side - 180, ((cell >> 26 & 67108863) - 1) * side - 90))
  from (select 360.0::float8 / power(2.0::float8, (cell >> 52)::float8) as side) level
$$;

create table cim.block (
  number bigint generated always as identity primary key,
  dataset integer not null,
  cell bigint not null,
  -- of all objects in it
  class text not null,
  -- the least of them
  zoom smallint not null,
  -- around them
  box box not null,
  objects integer not null,
  -- places, heads (packed) and geometries (geom) of all of them; see org.songhua.cim.internal.blocks.Block
  body bytea not null
);
create index block_cell on cim.block (dataset, cell);
create index block_box on cim.block using gist (box);
-- They are read far more often than written: no time for unpacking.
alter table cim.block alter column body set storage external;

-- Cells with changes that their blocks do not know; the mark is another after each change.
create table cim.block_stale (
  dataset integer not null,
  cell bigint not null,
  mark bigint not null,
  reach box not null generated always as (cim.reach(cell, 1)) stored,
  primary key (dataset, cell)
);
create sequence cim.block_mark;

-- Data sets all of whose objects were in blocks once; of others only the rows count.
create table cim.block_made (dataset integer primary key);

create function cim.note_stale() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    insert into cim.block_stale (dataset, cell, mark)
      select dataset, cell, nextval('cim.block_mark') from (select distinct dataset, cim.cell(box) as cell from gone) touched
      order by dataset, cell
      on conflict (dataset, cell) do update set mark = excluded.mark;
  end if;
  if tg_op <> 'DELETE' then
    insert into cim.block_stale (dataset, cell, mark)
      select dataset, cell, nextval('cim.block_mark') from (select distinct dataset, cim.cell(box) as cell from come) touched
      order by dataset, cell
      on conflict (dataset, cell) do update set mark = excluded.mark;
  end if;
  return null;
end $$;
create trigger object_come after insert on cim.object referencing new table as come
  for each statement execute function cim.note_stale();
create trigger object_changed after update on cim.object referencing old table as gone new table as come
  for each statement execute function cim.note_stale();
create trigger object_gone after delete on cim.object referencing old table as gone
  for each statement execute function cim.note_stale();

-- What there is at a place, as one moment knows it: blocks, each by its number, the objects in it and its bytes; then, in one row without a
-- number, the objects that no block holds, as packed and geom one after the other, and of those, when they are many, only as many as
-- are wanted. Those larger than so many bytes are left out, and their number is told. Classes and data set may be null for all.
-- Planned once: planning costs several times what finding does, and what there is to decide does not hang on the values.
create function cim.blocks_at(
  place box, classes text[], of_dataset integer, most_zoom integer, most_rows bigint, most_bytes integer)
returns table (number bigint, objects bigint, bytes integer, heads text, geometries bytea, heavy bigint)
language plpgsql stable set plan_cache_mode = force_generic_plan as $$
begin
  return query
    select b.number, b.objects::bigint, octet_length(b.body), null::text, null::bytea, 0::bigint
    from cim.block b
    where b.box && place and b.zoom <= most_zoom
      and (classes is null or b.class = any(classes)) and (of_dataset is null or b.dataset = of_dataset)
      and b.dataset in (select m.dataset from cim.block_made m)
      and not exists (select 1 from cim.block_stale s where s.dataset = b.dataset and s.cell = b.cell);
  if exists (select 1 from cim.block_stale s where s.reach && place)
    or exists (
      select 1 from cim.dataset d where not exists (select 1 from cim.block_made m where m.dataset = d.number)) then
    return query
      select null::bigint, count(*), null::integer, string_agg(o.packed, '') filter (where o.light),
        string_agg(o.geom, '') filter (where o.light), count(*) filter (where not o.light)
      from (
        select f.packed, f.geom, octet_length(f.geom) <= most_bytes and octet_length(f.packed) <= most_bytes as light
        from cim.object f
        where f.box && place and f.zoom <= most_zoom
          and (classes is null or f.class = any(classes)) and (of_dataset is null or f.dataset = of_dataset)
          and (f.dataset not in (select m.dataset from cim.block_made m)
            or (f.dataset, cim.cell(f.box)) in (select s.dataset, s.cell from cim.block_stale s))
        limit most_rows) o;
  end if;
end $$;
