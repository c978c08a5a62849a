-- Older versions have the column of V5 as well: to make it when they are asked for was two thirds of what a look into the past cost.
-- Nobody but the platform writes them, and seldom, so here the database may generate it. The table is rewritten once.
alter table cim.object_version add column packed text not null generated always as (
  cim.pack(id, dataset, revision, geom, recorded_from, valid_from, valid_to, class, source_id, name, region, attributes)) stored;
