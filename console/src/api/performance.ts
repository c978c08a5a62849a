/** Evaluation of the loop. */
import { get, post, withQuery } from './http';
import type { Text } from './types';

export interface Frozen {
  period: string;
  at: string;
  by: string;
  cases: number;
  digest: string;
}

export interface Value {
  indicator: string;
  value: number | null;
  numerator: number;
  denominator: number;
  excluded: number;
}

export interface Line {
  code: string;
  cases: number;
  values: Value[];
}

export interface Indicator {
  code: string;
  title: Text;
  numerator: Record<string, number>;
  denominator: string;
  of: Record<string, number>;
}

export interface Board {
  period: string;
  frozen: Frozen | null;
  indicators: Indicator[];
  facts: Record<string, Text>;
  exclusions: Record<string, Text>;
  whole: Line;
  lines: Line[];
}

export interface Counted {
  id: string;
  number: string;
  className: Text;
  department: string | null;
  region: string | null;
  excludedBy: string | null;
}

export type By = 'department' | 'area';
export type Part = 'numerator' | 'denominator' | 'excluded';

export const board = (period: string, by: By): Promise<Board> => get(withQuery('/api/cases/performance', { period, by }));
export const counted = (period: string, indicator: string, part: Part, by: By, line: string | null): Promise<Counted[]> =>
  get(withQuery('/api/cases/performance/cases', { period, indicator, part, by, ...(line === null ? {} : { line }) }));
export const freeze = (period: string): Promise<Frozen> => post('/api/cases/performance/periods', { period });
