-- Every entry examines its whole posting at the end of the transaction, so the posting itself need only be examined when it has
-- none: that it is there at all is then what is wrong.

create or replace function ledger.balance_posting() returns trigger language plpgsql as $$
declare
  touched bigint;
  entries bigint;
  total numeric;
  strangers bigint;
begin
  if tg_table_name = 'posting' then
    if exists (select 1 from ledger.entry where posting = new.number) then
      return null;
    end if;
    touched := new.number;
  else
    touched := new.posting;
  end if;
  select count(*), sum(e.amount), count(*) filter (where e.ledger <> p.ledger or a.code is null)
    into entries, total, strangers
    from ledger.entry e join ledger.posting p on p.number = e.posting
      left join ledger.account a on a.ledger = e.ledger and a.code = e.account
    where e.posting = touched;
  if entries < 2 or total <> 0 or strangers > 0 then
    raise exception 'Posting % does not balance: % entries, sum %.', touched, entries, total
      using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
