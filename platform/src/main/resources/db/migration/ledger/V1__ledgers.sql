-- Ledgers: accounts that packs declare, kept by double entry. posting and entry are append-only; what was wrong is put right
-- by a counter-entry. Each posting carries a hash over the postings before it on its kept accounts, so that accounts that
-- have nothing to do with each other do not wait for each other. Amounts are exact decimals in the unit of the ledger.

create table ledger.account (
  ledger text collate "C" not null,
  -- the kind for an account of the ledger itself; kind:holder for one of many
  code text collate "C" not null,
  kind text collate "C" not null,
  holder text collate "C",
  -- both kept for accounts of holders and for those that have a least balance; else the balance is the sum of the entries
  balance numeric,
  head bytea,
  opened_at timestamptz not null,
  primary key (ledger, code),
  check ((balance is null) = (head is null))
);
create index account_kind on ledger.account (ledger, kind, code);

create sequence ledger.posting_number;

create table ledger.posting (
  ledger text collate "C" not null,
  number bigint primary key,
  at timestamptz not null,
  day date not null,
  kind text collate "C" not null,
  source text collate "C" not null,
  quantity numeric not null,
  -- what stood in the pack on that day, and since when and why
  coefficient numeric not null,
  coefficient_from date,
  basis text not null,
  amount numeric not null check (amount > 0),
  reverses bigint,
  actor text not null,
  note text,
  evidence jsonb not null,
  hash bytea not null,
  unique (ledger, source)
);
create unique index posting_reversed_once on ledger.posting (reverses) where reverses is not null;
create index posting_latest on ledger.posting (ledger, number);

create table ledger.entry (
  posting bigint not null references ledger.posting,
  line smallint not null,
  ledger text collate "C" not null,
  account text collate "C" not null,
  amount numeric not null check (amount <> 0),
  -- of the account after this entry; null where it is not kept
  balance numeric,
  primary key (posting, line)
);
create index entry_account on ledger.entry (ledger, account, posting) include (amount);

create function ledger.keep() returns trigger language plpgsql as $$
begin
  raise exception 'A ledger is append-only.' using errcode = 'integrity_constraint_violation';
end $$;
create trigger posting_append_only before update or delete on ledger.posting
  for each row execute function ledger.keep();
create trigger entry_append_only before update or delete on ledger.entry
  for each row execute function ledger.keep();
create trigger posting_not_emptied before truncate on ledger.posting
  for each statement execute function ledger.keep();
create trigger entry_not_emptied before truncate on ledger.entry
  for each statement execute function ledger.keep();

-- What no program can get round: at the end of a transaction the entries of every posting it touched come to zero, and their
-- accounts are there. That they are is asked here and not by a foreign key, which would let every posting on one account write
-- to its row.
create function ledger.balance_posting() returns trigger language plpgsql as $$
declare
  touched bigint := case tg_table_name when 'posting' then (to_jsonb(new) ->> 'number') else (to_jsonb(new) ->> 'posting') end;
  entries bigint;
  total numeric;
  strangers bigint;
begin
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
create constraint trigger posting_balances after insert on ledger.posting deferrable initially deferred
  for each row execute function ledger.balance_posting();
create constraint trigger entry_balances after insert on ledger.entry deferrable initially deferred
  for each row execute function ledger.balance_posting();
