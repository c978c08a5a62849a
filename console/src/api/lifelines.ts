/** Networks under the streets as models: what to close when a pipe bursts. */
import type { LineString } from 'geojson';
import { get, withQuery } from './http';
import type { Text } from './types';

export interface Lifeline {
  code: string;
  title: Text;
  /** Class of its pipes. */
  pipes: string;
  headMetres: number;
  litresPerDay: number;
}

export interface BurstValve {
  id: string;
  node: string;
  longitude: number;
  latitude: number;
  /** How many of its pipes are to be shut there. */
  pipes: number;
}

export interface HitPlace {
  id: string;
  classCode: string;
  name: string | null;
  longitude: number;
  latitude: number;
  without: boolean;
}

export interface Burst {
  pipe: string;
  valves: BurstValve[];
  passed: string[];
  pipes: { id: string; geometry: LineString | null }[];
  residentsWithout: number;
  residentsShort: number;
  lostCubicMetresPerHour: number;
  critical: HitPlace[];
}

export const lifelines = (): Promise<Lifeline[]> => get('/api/lifelines');

export const burst = (lifeline: string, pipe: string, stuck: readonly string[]): Promise<Burst> =>
  get(withQuery(`/api/lifelines/${encodeURIComponent(lifeline)}/burst`, { pipe, stuck: stuck.join(',') || null }));
