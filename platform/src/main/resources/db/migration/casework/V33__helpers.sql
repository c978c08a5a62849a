-- A department's open cases are those that it leads (case_file_open, in the order of their deadlines) and the few where it only helps:
-- each found by an index of its own, so that the list of two million cases is not gathered and sorted whole.
create index case_file_helpers on casework.case_file using gin (parties)
  where kind = 'OPEN' and cardinality(array_remove(parties, department)) > 0;
