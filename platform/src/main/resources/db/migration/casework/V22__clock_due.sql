-- What ran out between two moments is found without reading every overdue case.
create index case_clock_due on casework.case_clock (due_at) where status = 'RUNNING';
