-- From which day a target counts. Those set before counted at once.
alter table evaluation.target add column effective date;
update evaluation.target set effective = set_at::date;
alter table evaluation.target alter column effective set not null;
create index target_in_force on evaluation.target (indicator, geography, due, id desc);
