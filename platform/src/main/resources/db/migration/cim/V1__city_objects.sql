-- City objects: current versions partitioned by data set, older versions beside them with the same columns.
-- A new data set is loaded into a table of its own, indexed afterwards and attached: nothing of it is visible before.

create table cim.dataset (
  number integer primary key,
  code text not null unique,
  title text not null,
  source text,
  licence text,
  synthetic boolean not null default false,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now()
);

create table cim.object (
  dataset integer not null,
  id uuid not null,
  class text not null,
  source_id text not null,
  name text,
  -- ISO WKB, longitude and latitude in degrees
  geom bytea not null,
  box box not null,
  -- smallest zoom at which tiles show the object
  zoom smallint not null,
  attributes jsonb not null,
  -- smallest region around the representative point; owner
  region text,
  department text,
  -- bigrams of name, address and code, normalised; null when there is nothing to search
  search text,
  grams integer[],
  -- digest of the content as the source told it last: tells changed from unchanged rows of a second import, and
  -- stays when somebody edits the object, so that the same file does not undo the edit
  digest bigint not null,
  valid_from timestamptz,
  valid_to timestamptz,
  recorded_from timestamptz not null,
  revision integer not null,
  primary key (dataset, id)
) partition by list (dataset);
create index object_class on cim.object (class, id);
create index object_box on cim.object using gist (box);
-- The few that show on small scales, found without passing over all the others.
create index object_box_overview on cim.object using gist (box) where zoom <= 11;
create index object_grams on cim.object using gin (grams) where grams is not null;

-- Versions that are no longer current: superseded in the record, or ended in the world.
create table cim.object_version (
  dataset integer not null,
  id uuid not null,
  class text not null,
  source_id text not null,
  name text,
  geom bytea not null,
  box box not null,
  zoom smallint not null,
  attributes jsonb not null,
  region text,
  department text,
  search text,
  grams integer[],
  digest bigint not null,
  valid_from timestamptz,
  valid_to timestamptz,
  recorded_from timestamptz not null,
  revision integer not null,
  recorded_to timestamptz not null,
  -- who recorded what came after
  recorded_by text not null,
  primary key (id, revision)
);
create index object_version_box on cim.object_version using gist (box);

-- Exact counts and extents without a scan, kept by whoever writes objects, in the same transaction.
create table cim.class_summary (
  dataset integer not null references cim.dataset,
  class text not null,
  objects bigint not null,
  west double precision not null,
  south double precision not null,
  east double precision not null,
  north double precision not null,
  primary key (dataset, class)
);

create sequence cim.data_version;

create table cim.import (
  id bigint generated always as identity primary key,
  file_name text not null,
  format text,
  dataset text,
  crs text,
  state text not null,
  progress double precision not null default 0,
  read bigint not null default 0,
  imported bigint not null default 0,
  unchanged bigint not null default 0,
  refused bigint not null default 0,
  by_class jsonb not null default '{}',
  by_fault jsonb not null default '{}',
  message text,
  started_by text not null,
  started_at timestamptz not null default now(),
  finished_at timestamptz
);

create table cim.import_fault (
  import bigint not null references cim.import on delete cascade,
  number bigint not null,
  code text not null,
  severity text not null,
  file text,
  row bigint,
  feature text,
  field text,
  longitude double precision,
  latitude double precision,
  problem text not null,
  remedy text not null,
  primary key (import, number)
);
