-- Approvals of what would cross a red line: a document, for one subject and one line. They are only added to.
create table redline.approval (
  line text collate "C" not null,
  -- record:<register>/<key> or object:<class>/<name>
  subject text collate "C" not null,
  document text not null,
  actor text not null,
  at timestamptz not null,
  primary key (line, subject, document)
);

create function redline.keep() returns trigger language plpgsql as $$
begin
  raise exception 'Approvals are append-only.' using errcode = 'integrity_constraint_violation';
end $$;
create trigger approval_append_only before update or delete on redline.approval
  for each row execute function redline.keep();
