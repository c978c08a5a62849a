-- The entries of a posting are written by one statement and come to zero in it. So no posting can ever be out of balance, not
-- even within a transaction, and the entries are examined once a statement instead of once an entry.

drop trigger entry_balances on ledger.entry;
drop trigger posting_balances on ledger.posting;
drop function ledger.balance_posting();

-- By index however small the tables were when this was planned, for the plan is kept.
create function ledger.balance_entries() returns trigger language plpgsql
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  wrong record;
begin
  select w.posting, count(*) as entries, sum(w.amount) as total into wrong
    from written w left join ledger.posting p on p.number = w.posting
      left join ledger.account a on a.ledger = w.ledger and a.code = w.account
    group by w.posting
    having count(*) < 2 or sum(w.amount) <> 0 or count(*) filter (where p.ledger is distinct from w.ledger or a.code is null) > 0
    limit 1;
  if found then
    raise exception 'Posting % does not balance: % entries, sum %.', wrong.posting, wrong.entries, wrong.total
      using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
create trigger entries_balance after insert on ledger.entry referencing new table as written
  for each statement execute function ledger.balance_entries();

create function ledger.demand_entries() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from ledger.entry where posting = new.number) then
    raise exception 'Posting % does not balance: it has no entries.', new.number
      using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
create constraint trigger posting_has_entries after insert on ledger.posting deferrable initially deferred
  for each row execute function ledger.demand_entries();
