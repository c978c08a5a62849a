-- The third dimension of objects, data sets with what a catalogue tells of them, and checks of their quality.

-- Solids, surfaces, semantics and appearance of one object: a CityJSON 2.0 document of type CityJSONFeature that brings
-- its own transform, vertices and appearance; UTF-8, deflated (zlib). The row of the object keeps its footprint.
create table cim.object_model (
  dataset integer not null,
  id uuid not null primary key,
  -- coordinate reference system of the vertices, such as EPSG:7415
  crs text not null,
  -- highest level of detail in the document, such as 2.2; empty when none is told
  lod text not null,
  document bytea not null
);
create index object_model_dataset on cim.object_model (dataset, id);

-- Models that an import replaced, beside the version of the object they belonged to.
create table cim.object_model_version (
  dataset integer not null,
  id uuid not null,
  revision integer not null,
  crs text not null,
  lod text not null,
  document bytea not null,
  primary key (id, revision)
);

-- What a catalogue tells of a data set.
alter table cim.dataset
  add column description text,
  -- day the content tells of
  add column dated date,
  -- coordinate reference system of the last file
  add column crs text,
  -- one standard deviation of positions, metres
  add column accuracy_m double precision,
  add column owner text,
  add column contact text,
  -- none, daily, weekly, monthly, quarterly, yearly, as_needed
  add column update_cycle text,
  -- open, shared, conditional, closed
  add column share_level text not null default 'shared',
  add column profile_revision integer not null default 1,
  -- what a CityJSON file says beside its objects: metadata, extensions, further members of its root
  add column model_header jsonb;

-- An import may be looked at before it is applied: then it ends as PREVIEWED and nothing is kept but its differences.
alter table cim.import
  add column mode text not null default 'MERGE',
  add column preview boolean not null default false,
  -- objects that the data set had and the file does not have, ended by this import
  add column ended bigint not null default 0,
  -- by class: {"building": {"added": 1, "changed": 2, "unchanged": 3, "gone": 4}}
  add column differences jsonb not null default '{}';

-- One run of the quality checks, and what each check found.
create table cim.quality_run (
  id bigint generated always as identity primary key,
  started_by text not null,
  started_at timestamptz not null,
  finished_at timestamptz
);
create table cim.quality_result (
  run bigint not null references cim.quality_run on delete cascade,
  -- code of the check
  code text not null,
  -- data set the finding is of; 0 for all together
  dataset integer not null,
  found bigint not null,
  checked bigint not null,
  -- why the check could not run; null when it did
  failure text,
  primary key (run, code, dataset)
);
