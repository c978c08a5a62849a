import { describe, expect, it } from 'vitest';
import type { Ledger, LedgerAccount, LedgerKind, Posting } from '../api/ledgers';
import { accountTitle, amountFor, amountText, isHeld, isOwing, kindTitle, mayReverse, postable, reckoning, reversals } from './ledgers';

const kind = (code: string, more: Partial<LedgerKind> = {}): LedgerKind => ({
  code,
  title: { zh: `${code}中`, en: code },
  from: 'pot',
  to: 'person',
  measure: { zh: '里程', en: 'Distance' },
  unit: 'km',
  coefficients: [],
  evidence: [],
  register: '',
  mayPost: true,
  mayReverse: true,
  ...more,
});

const ledger: Ledger = {
  code: 'points',
  title: { zh: '积分', en: 'Points' },
  description: { zh: '', en: '' },
  basis: '',
  clauses: [],
  unit: '分',
  decimals: 2,
  accounts: [
    { code: 'pot', title: { zh: '发放', en: 'Given' }, held: false, least: null },
    { code: 'person', title: { zh: '参与者', en: 'Participant' }, held: true, least: '0' },
  ],
  kinds: [kind('ride', { register: 'acts' }), kind('gift'), kind('closed', { mayPost: false, mayReverse: false })],
  evidence: {},
};

const posting = (number: number, more: Partial<Posting> = {}): Posting => ({
  number,
  at: '2026-01-01T00:00:00Z',
  day: '2026-01-01',
  kind: 'gift',
  source: `s${number}`,
  quantity: '12.5',
  coefficient: '0.12',
  coefficientFrom: '2026-01-01',
  basis: '',
  amount: '1.50',
  reverses: null,
  actor: 'a',
  note: null,
  evidence: {},
  entries: [
    { account: 'pot', amount: '-1.50', balance: null },
    { account: 'person:P1', amount: '1.50', balance: '1.50' },
  ],
  hash: '',
  ...more,
});

describe('amounts', () => {
  it('keep every place and get a mark between thousands', () => {
    expect(amountText('1234567.50')).toBe('1,234,567.50');
    expect(amountText('-1000.00', '分')).toBe('−1,000.00 分');
    expect(amountText('999')).toBe('999');
    expect(amountText('0.00', '元')).toBe('0.00 元');
    expect(amountText('100000000000000000000.0001')).toBe('100,000,000,000,000,000,000.0001');
  });

  it('are those of the account that is looked at', () => {
    expect(amountFor(posting(1), 'pot')).toBe('-1.50');
    expect(amountFor(posting(1), 'person:P1')).toBe('1.50');
    expect(amountFor(posting(1), 'nobody')).toBe('1.50');
  });

  it('show how they came about', () => {
    expect(reckoning(ledger.kinds[1], posting(1))).toBe('12.5 km × 0.12');
    expect(reckoning(ledger.kinds[1], posting(1, { coefficient: '1', coefficientFrom: null }))).toBe('12.5 km');
    expect(reckoning(undefined, posting(1))).toBe('12.5 × 0.12');
  });
});

describe('names', () => {
  it('are those of the pack, with the holder behind', () => {
    expect(accountTitle(ledger, 'pot')).toBe('发放');
    expect(accountTitle(ledger, 'person:P1')).toBe('参与者 P1');
    expect(accountTitle(ledger, 'old:x')).toBe('old x');
    expect(kindTitle(ledger, 'gift')).toBe('gift中');
    expect(kindTitle(ledger, 'gone')).toBe('gone');
  });

  it('know which accounts have holders and which of them owe', () => {
    expect(isHeld(ledger, 'person')).toBe(true);
    expect(isHeld(ledger, 'pot')).toBe(false);
    expect(isHeld(ledger, 'gone')).toBe(false);
    const account = { code: 'person:P1', kind: 'person', holder: 'P1', balance: '-3.00', openedAt: '' } satisfies LedgerAccount;
    expect(isOwing(account)).toBe(true);
    expect(isOwing({ ...account, balance: '3.00' })).toBe(false);
    expect(isOwing({ ...account, holder: null })).toBe(false);
  });
});

describe('what one may do', () => {
  it('is to post what no register books', () => {
    expect(postable(ledger).map((one) => one.code)).toEqual(['gift']);
  });

  it('is to take back what stands and is no counter-entry', () => {
    const taken = reversals([posting(3, { reverses: 1 }), posting(2), posting(1)]);
    expect([...taken]).toEqual([[1, 3]]);
    expect(mayReverse(ledger, posting(1), taken)).toBe(false);
    expect(mayReverse(ledger, posting(2), taken)).toBe(true);
    expect(mayReverse(ledger, posting(3, { reverses: 1 }), taken)).toBe(false);
    expect(mayReverse(ledger, posting(4, { kind: 'closed' }), taken)).toBe(false);
    expect(mayReverse(ledger, posting(4, { kind: 'gone' }), taken)).toBe(false);
  });
});
