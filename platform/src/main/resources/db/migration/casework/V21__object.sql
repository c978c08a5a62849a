-- Cases of a city object are found by its id; "component" holds that of any object, not of managed components alone.
create index case_file_component on casework.case_file (component, created_at, id) where component is not null;
