/** Pairs of records that are likely the same: rules, runs, what was said of a pair, and groups. */
import { get, post, withQuery } from './http';
import type { Text } from './types';

export type Verdict = 'open' | 'same' | 'different' | 'undecided';

export interface ResolutionRun {
  records: number;
  compared: number;
  found: number;
  fresh: number;
  withdrawn: number;
  at: string;
  by: string;
}

export interface ResolutionRule {
  code: string;
  pack: string;
  title: Text;
  description: Text;
  basis: string;
  /** Names of comparisons by their code, of levels by comparison, stroke, level. */
  titles: Record<string, Text>;
  /** Bits from which two are likely the same. */
  same: number;
  possible: number;
  counts: Record<Verdict, number>;
  lastRun: ResolutionRun | null;
  mayDecide: boolean;
}

export interface Side {
  /** `register:houses`, `class:address` or `persons`. */
  of: string;
  id: string;
  key: string;
  title: string;
  values: Record<string, string>;
  longitude: number | null;
  latitude: number | null;
  synthetic: boolean;
}

export interface PairReason {
  comparison: string;
  /** Empty when a value is missing. */
  level: string;
  likeness: number | null;
  /** Bits. */
  weight: number;
}

export interface Pair {
  id: number;
  rule: string;
  a: Side;
  b: Side;
  likely: boolean;
  weight: number;
  reasons: PairReason[];
  verdict: Verdict;
  /** Whether a record changed after it was decided. */
  changed: boolean;
  decisions: { verdict: Verdict; reason: string; by: string; at: string }[];
  revision: number;
  foundAt: string;
}

export interface SameGroup {
  rule: string;
  members: Side[];
  pairs: number[];
}

export const rules = (): Promise<ResolutionRule[]> => get('/api/resolution/rules');
export const run = (rule: string): Promise<ResolutionRun> => post(`/api/resolution/rules/${encodeURIComponent(rule)}/run`, {});
export const pairs = (rule: string, verdict: Verdict, after: string | null): Promise<{ pairs: Pair[]; next: string | null }> =>
  get(withQuery(`/api/resolution/rules/${encodeURIComponent(rule)}/pairs`, { verdict, after, limit: 50 }));
export const pair = (id: number): Promise<Pair> => get(`/api/resolution/pairs/${id}`);
export const decide = (one: Pair, verdict: Verdict, reason: string): Promise<Pair> => post(`/api/resolution/pairs/${one.id}/decision`, { verdict, reason, revision: one.revision });
export const sameAs = (record: string): Promise<SameGroup[]> => get(`/api/resolution/same-as/${record}`);
