-- What is measured of a model when it comes in, so that it can stand in 3D tiles as it is; all null when it has no surfaces of level 1 or
-- higher, or when it came in before: the same file once more brings it.
alter table cim.object_model
  -- from its lowest to its highest point, metres
  add column height_m double precision,
  -- null when its surfaces do not close it
  add column volume_m3 double precision,
  -- around all its surfaces, which may reach beyond the footprint; longitude and latitude
  add column body box,
  -- around the footprint that belongs to it: an object that was redrawn since has another
  add column footprint box;
