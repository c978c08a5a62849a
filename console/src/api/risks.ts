/** The four-colour risk of objects. */
import { get, post, withQuery } from './http';
import type { WarningLevel } from './warnings';

export interface RiskRating {
  object: string;
  classCode: string;
  region: string | null;
  name: string | null;
  method: string;
  ranks: Record<string, number>;
  score: number;
  colour: WarningLevel;
  note: string | null;
  by: string;
  at: string;
  current: boolean;
}

export interface RiskMap {
  features: { geometry: { type: 'Point'; coordinates: [number, number] }; properties: RiskRating }[];
  counts: Record<string, number>;
}

export interface RiskMethod {
  code: string;
  factors: { code: string; ranks: { value: number; label: string }[] }[];
  bands: { from: number; label: string; colour: string }[];
}

export const risks = (colour?: string): Promise<RiskMap> => get(withQuery('/api/risks', { colour }));
export const riskMethods = (): Promise<RiskMethod[]> => get('/api/risk-methods');
export const riskHistory = (object: string): Promise<RiskRating[]> => get(`/api/risks/${object}`);

export const rate = (object: string, body: { method: string; ranks: Record<string, number>; note?: string }): Promise<RiskRating> => post(`/api/risks/${object}`, body);
