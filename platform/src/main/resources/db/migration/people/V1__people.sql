-- Who may do what on which part of the data, and the log of what was done.

create table people.organisation (
  code text primary key,
  name text not null,
  parent text references people.organisation,
  kind text,
  check (parent <> code)
);

-- Permissions of a built-in role are in the program (BuiltInRole), so that they grow with it.
create table people.role (
  code text primary key,
  title_zh text not null,
  title_en text not null,
  permissions text[] not null default '{}',
  built_in boolean not null default false
);

insert into people.role (code, title_zh, title_en, built_in) values
  ('administrator', '系统管理员', 'Administrator', true),
  ('operator', '运行值守', 'Operator', true),
  ('planner', '规划人员', 'Planner', true),
  ('field_worker', '一线人员', 'Field worker', true),
  ('viewer', '浏览者', 'Viewer', true),
  ('auditor', '审计员', 'Auditor', true);

create table people.account (
  name text primary key,
  display_name text not null,
  organisation text references people.organisation,
  enabled boolean not null default true,
  password_hash text not null,
  must_change_password boolean not null,
  -- counts up when the password changes or the account is disabled: sessions opened before are void
  credential_version integer not null default 1,
  departments text[] not null default '{}',
  regions text[] not null default '{}',
  class_codes text[] not null default '{}',
  created_at timestamptz not null,
  last_login_at timestamptz
);

create table people.account_role (
  account text not null references people.account,
  role text not null references people.role,
  primary key (account, role)
);

-- Failed logins by SHA-256 of the name, for names that exist and names that do not alike: whether a name is locked
-- tells nothing about it, and a password typed into the name field is not kept.
create table people.login_failure (
  name_hash bytea primary key,
  failures integer not null,
  last_at timestamptz not null
);
create index login_failure_last_at on people.login_failure (last_at);

create table people.api_key (
  id text primary key,
  name text not null unique,
  secret_hash bytea not null,
  permissions text[] not null,
  departments text[] not null default '{}',
  regions text[] not null default '{}',
  class_codes text[] not null default '{}',
  created_at timestamptz not null,
  created_by text not null,
  expires_at timestamptz,
  last_used_at timestamptz
);

-- detail is canonical JSON kept as text, because the hash is over its bytes.
create table people.audit_entry (
  number bigint primary key,
  at timestamptz not null,
  actor text not null,
  action text not null,
  subject text not null,
  detail text not null,
  hash bytea not null
);

-- Last entry: its row lock puts the writers in line, and it shows when the end of the log was cut off.
create table people.audit_head (
  single boolean primary key default true check (single),
  number bigint not null,
  hash bytea not null
);
insert into people.audit_head (number, hash) values (0, decode(repeat('00', 32), 'hex'));

create function people.refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'The audit log is append-only.' using errcode = 'insufficient_privilege';
end $$;

create function people.advance_audit_head() returns trigger language plpgsql as $$
begin
  if new.number <> old.number + 1 then
    raise exception 'The audit log is append-only.' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

create trigger audit_entry_append_only before update or delete on people.audit_entry
  for each row execute function people.refuse_audit_change();
create trigger audit_entry_kept before truncate on people.audit_entry
  for each statement execute function people.refuse_audit_change();
create trigger audit_head_advance before update on people.audit_head
  for each row execute function people.advance_audit_head();
create trigger audit_head_kept before delete or truncate on people.audit_head
  for each statement execute function people.refuse_audit_change();

-- A restore replaces the rows that this script itself puts into these tables.
comment on table people.role is 'seeded';
comment on table people.audit_head is 'seeded';
