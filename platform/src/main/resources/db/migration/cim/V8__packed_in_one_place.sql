-- The form that V5 tells, in one place for the trigger and for older versions; of those versions it is made when they are asked for (org.songhua.cim.internal.objects.PackedSql).
create function cim.pack(
  id uuid, dataset integer, revision integer, geom bytea, recorded_from timestamptz, valid_from timestamptz,
  valid_to timestamptz, class text, source_id text, name text, region text, attributes jsonb)
returns text language sql immutable parallel safe as $$
  select id::text || dataset::text || ';' || revision::text || ';' || octet_length(geom)::text || ';'
    || encode(timestamptz_send(recorded_from), 'hex')
    || coalesce(encode(timestamptz_send(valid_from), 'hex'), '-')
    || coalesce(encode(timestamptz_send(valid_to), 'hex'), '-')
    || octet_length(class)::text || ';' || class
    || octet_length(source_id)::text || ';' || source_id
    || coalesce(octet_length(name)::text || ';' || name, '-')
    || coalesce(octet_length(region)::text || ';' || region, '-')
    || attributes::text || E'\n'
$$;

create or replace function cim.pack_object() returns trigger language plpgsql as $$
begin
  new.packed := cim.pack(
    new.id, new.dataset, new.revision, new.geom, new.recorded_from, new.valid_from, new.valid_to, new.class, new.source_id,
    new.name, new.region, new.attributes);
  return new;
end $$;
