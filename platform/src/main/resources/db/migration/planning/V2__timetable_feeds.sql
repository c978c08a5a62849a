-- Timetables of public transport as operators publish them (GTFS). Each import of a code is an edition of its own, so that what was
-- computed with an older one can be computed again. The content is a ZIP of the files that are used; faults are what was found in it.

create table timetable_feed (
  code text not null check (code ~ '^[a-z][a-z0-9_-]{0,39}$'),
  edition integer not null check (edition > 0),
  title text not null,
  licence text not null,
  file_name text not null,
  sha256 text not null,
  content bytea not null,
  facts jsonb not null,
  faults jsonb not null,
  imported_by text not null,
  imported_at timestamptz not null default now(),
  primary key (code, edition)
);
