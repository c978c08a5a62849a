/** Ledgers: accounts, postings, counter-entries, the proof of all of them. Amounts are texts, exact to the last place. */
import { get, post, withQuery } from './http';
import type { Text } from './types';

export interface LedgerAccountKind {
  code: string;
  title: Text;
  held: boolean;
  least: string | null;
}

export interface LedgerCoefficient {
  from: string;
  until: string | null;
  value: string;
  basis: string;
}

export interface LedgerKind {
  code: string;
  title: Text;
  from: string;
  to: string;
  measure: Text;
  unit: string;
  coefficients: LedgerCoefficient[];
  evidence: string[];
  register: string;
  mayPost: boolean;
  mayReverse: boolean;
}

export interface Ledger {
  code: string;
  title: Text;
  description: Text;
  basis: string;
  clauses: string[];
  unit: string;
  decimals: number;
  accounts: LedgerAccountKind[];
  kinds: LedgerKind[];
  evidence: Record<string, Text>;
}

export interface LedgerAccount {
  code: string;
  kind: string;
  holder: string | null;
  balance: string;
  openedAt: string;
}

export interface LedgerLine {
  account: string;
  amount: string;
  balance: string | null;
}

export interface Posting {
  number: number;
  at: string;
  day: string;
  kind: string;
  source: string;
  quantity: string;
  coefficient: string;
  coefficientFrom: string | null;
  basis: string;
  amount: string;
  reverses: number | null;
  actor: string;
  note: string | null;
  evidence: Record<string, string>;
  entries: LedgerLine[];
  hash: string;
}

export interface LedgerPage<T> {
  items: T[];
  next: string | null;
}

export interface LedgerProof {
  holds: boolean;
  postings: number;
  entries: number;
  sum: string;
  wrong: string[];
}

export interface PostingDraft {
  kind: string;
  source: string;
  day: string;
  from: string | null;
  to: string | null;
  quantity: string;
  evidence: Record<string, string>;
  note: string | null;
}

const base = (ledger: string): string => `/api/ledgers/${encodeURIComponent(ledger)}`;

export const ledgers = (): Promise<Ledger[]> => get('/api/ledgers');
export const ledger = (code: string): Promise<Ledger> => get(base(code));
export const accounts = (code: string, query: Record<string, string | null>): Promise<LedgerPage<LedgerAccount>> => get(withQuery(`${base(code)}/accounts`, query));
export const account = (code: string, one: string): Promise<LedgerAccount> => get(`${base(code)}/accounts/${encodeURIComponent(one)}`);
export const postings = (code: string, query: Record<string, string | null>): Promise<LedgerPage<Posting>> => get(withQuery(`${base(code)}/postings`, query));
export const proof = (code: string): Promise<LedgerProof> => get(`${base(code)}/proof`);
export const makePosting = (code: string, draft: PostingDraft): Promise<Posting> => post(`${base(code)}/postings`, draft);
export const reverse = (code: string, number: number, reason: string): Promise<Posting> => post(`${base(code)}/postings/${number}/reversal`, { reason });
