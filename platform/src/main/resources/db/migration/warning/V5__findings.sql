-- Warnings that an analysis raised instead of a rule: it ends them too, whatever rules there are.
alter table warning.warning add column is_found boolean not null default false;
