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
  /** How its sensors are watched; null when they are not. */
  live: { pressure: string; intervalSeconds: number } | null;
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

/** A pressure sensor against the model, metres of water. */
export interface LiveSensor {
  datastream: number;
  name: string;
  object: string;
  node: string;
  longitude: number;
  latitude: number;
  measured: number | null;
  modelled: number | null;
  residual: number | null;
  usual: number | null;
  spread: number | null;
  away: number | null;
}

/** A pipe that may have burst. */
export interface Suspect {
  id: string;
  from: string;
  to: string;
  lostCubicMetresPerHour: number;
  likelihood: number;
  geometry: LineString | null;
}

export interface LiveState {
  at: string;
  metered: boolean;
  inflow: number | null;
  limit: number;
  sensors: LiveSensor[];
  burst: { warning: number | null; since: string | null; pipes: Suspect[] } | null;
}

export const live = (lifeline: string): Promise<LiveState> => get(`/api/lifelines/${encodeURIComponent(lifeline)}/live`);
