/** What a case or a report may be about already, and where the same trouble comes up again. */
import type { CaseSummary } from './cases';
import { get, post } from './http';
import type { Text } from './types';

export type ReasonKind = 'asset' | 'place' | 'category' | 'text' | 'time';

export interface Candidate {
  summary: CaseSummary;
  score: number;
  meters: number | null;
  hours: number;
  reasons: { kind: ReasonKind; share: number }[];
}

export interface Similar {
  id: string;
  className: Text;
  stateName: Text;
  since: string;
  meters: number;
  reasons: ReasonKind[];
}

export interface HotSpot {
  classCode: string;
  className: Text;
  longitude: number;
  latitude: number;
  cases: string[];
  usual: number;
  chance: number;
}

export const duplicates = (id: string): Promise<Candidate[]> => get(`/api/cases/${id}/duplicates`);
export const refuse = (id: string, other: string): Promise<void> => post(`/api/cases/${id}/duplicates/${other}/refuse`, {});
export const hotSpots = (days: number): Promise<HotSpot[]> => get(`/api/cases/hotspots?days=${days}`);
export const similar = (draft: { classCode: string; text: string; longitude: number; latitude: number }): Promise<Similar[]> => post('/api/reports/similar', draft);
