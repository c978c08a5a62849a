-- History on two axes. cim.object holds what the record says now of what is in the world now. cim.object_version holds all
-- else: states that the record held once (recorded_to in the past), and states of the past world that it still holds
-- (recorded_to infinite, valid_to set).

-- What was done, one row for each transaction that changed objects. at rises from edit to edit.
create table cim.edit (
  number bigint generated always as identity primary key,
  at timestamptz not null,
  by text not null,
  -- correction: the record was wrong; change: the world has changed; import; undo
  kind text not null,
  -- a change: since when it is so in the world
  since timestamptz,
  reason text,
  import bigint,
  proposal bigint,
  -- who proposed it, when somebody else accepted it
  proposed_by text,
  undoes bigint references cim.edit
);
create index edit_at on cim.edit (at);
create unique index edit_undoes on cim.edit (undoes) where undoes is not null;
create index edit_import on cim.edit (import) where import is not null;

-- The edit that made the version; null for what was there before edits were counted.
alter table cim.object add column edit bigint;
-- Tiny, built in no time, and enough to find the few pages that a day has touched.
create index object_recorded on cim.object using brin (recorded_from, edit) with (pages_per_range = 16);
create index object_valid_from on cim.object (valid_from) where valid_from is not null;

alter table cim.object_version
  add column edit bigint,
  -- the edit that ended it
  add column superseded_by bigint,
  -- 0: what cim.object held; 1: an earlier state of the world told by the same revision
  add column part smallint not null default 0,
  -- retired: ended in the world; deleted: taken out of the record. null when another version followed
  add column ending text,
  alter column recorded_by drop not null,
  drop constraint object_version_pkey,
  add primary key (id, revision, part);
drop index cim.object_version_box;
-- Both opclasses are PostgreSQL's own. The period sits in the index, so that of many versions in a place only those of the
-- moment are fetched.
create index object_version_asof on cim.object_version using gist (box, tstzrange(recorded_from, recorded_to));
create index object_version_past on cim.object_version using gist (box) where recorded_to = 'infinity';
create index object_version_class on cim.object_version (class, id);
create index object_version_edit on cim.object_version (edit);
create index object_version_superseded on cim.object_version (superseded_by);
create index object_version_recorded_to on cim.object_version (recorded_to);
create index object_version_gone on cim.object_version (dataset, id) where ending is not null and part = 0;

-- Which objects became which: a split has one predecessor and several successors, a merge the reverse.
create table cim.lineage (
  edit bigint not null references cim.edit,
  predecessor uuid not null,
  successor uuid not null,
  primary key (predecessor, successor)
);
create index lineage_successor on cim.lineage (successor);
create index lineage_edit on cim.lineage (edit);

-- Changes that somebody proposes who may not make them.
create table cim.proposal (
  number bigint generated always as identity primary key,
  at timestamptz not null,
  by text not null,
  reason text,
  -- the edit as the interface takes it
  body jsonb not null,
  -- objects that it touches, with the revisions it was made on; for the review and for scopes
  objects uuid[] not null,
  class text not null,
  region text,
  department text,
  longitude double precision not null,
  latitude double precision not null,
  state text not null default 'OPEN' check (state in ('OPEN', 'ACCEPTED', 'REJECTED', 'WITHDRAWN')),
  reviewed_by text,
  reviewed_at timestamptz,
  note text,
  edit bigint references cim.edit
);
create index proposal_state on cim.proposal (state, number);
create index proposal_objects on cim.proposal using gin (objects);
