/** Evaluation: the plan with its lights, indicators and their values. */
import { get, post, withQuery } from './http';
import type { Text } from './types';

export type Light = 'RED' | 'YELLOW' | 'GREEN' | 'UNKNOWN';

export interface Area {
  code: string;
  name: string;
  level: number;
}

export interface IndicatorValue {
  id: number;
  status: string;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  period: string;
}

export interface Stand {
  indicator: { id: string; code: string; name: Text; unit: string; decimals: number };
  value: IndicatorValue | null;
  light: Light;
  rule: string;
  due: string | null;
  target: number | null;
  required: { years: number; perYear: number; ratePerYear: number | null } | null;
  supply: Text | null;
}

export interface Clause {
  number: number;
  title: Text;
  chapter: string;
  dimension: string;
  leads: { name: string; suggested: boolean }[];
  acceptance: string;
  light: Light;
  rule: string;
  indicators: Stand[];
  commitments: { commitment: { sequence: number; verb: string; object: string; number: string | null; year: number | null }; report: { state: string; note: string } | null }[];
}

export interface Board {
  title: Text;
  clauses: Clause[];
  milestones: { day: string; clause: number; text: string }[];
}

export const areas = (): Promise<Area[]> => get('/api/evaluation/regions');
export const board = (geography: string, period: string): Promise<Board> => get(withQuery('/api/plan', { geography, period }));
export const computeValues = (period: string): Promise<unknown> => post('/api/evaluation/runs', { period });
