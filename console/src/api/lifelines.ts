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

/** Where the nodes of a network are, in the order of their pressures. */
export interface NetworkNodes {
  dataVersion: number;
  nodes: { code: string; longitude: number; latitude: number }[];
}

/** What a sensor reads in one step, metres of water. */
export interface PressureReading {
  datastream: number;
  name: string;
  node: string;
  longitude: number;
  latitude: number;
  measured: number | null;
  modelled: number | null;
}

/** Pressures of a whole network in one step, metres of water. */
export interface Pressures {
  /** Begin of the step. */
  at: string;
  /** Begin of the step of the newest reading. */
  newest: string | null;
  intervalSeconds: number;
  factor: number;
  metered: boolean;
  inflow: number | null;
  dataVersion: number;
  sensors: PressureReading[];
  /** Null where no water comes. */
  pressures: (number | null)[];
}

export interface SensorPlace {
  node: string;
  longitude: number;
  latitude: number;
  adds: number;
  seen: number;
}

export interface SensorPlan {
  sensors: number;
  drawn: number;
  fall: number;
  before: number;
  places: SensorPlace[];
}

export interface RenewalReason {
  property: string;
  factor: number;
}

export interface RenewalChoice {
  id: string;
  label: string;
  material: string;
  yearBuilt: number | null;
  diameterMillimetres: number | null;
  lengthMetres: number;
  breaks: number;
  expected: number;
  residentsWithout: number;
  residentsShort: number;
  risk: number;
  cost: number;
  reasons: RenewalReason[];
  geometry: LineString | null;
}

export interface CalibrationGroup {
  property: string;
  value: string;
  pipeYears: number;
  expected: number;
  counted: number;
  away: number;
}

export interface RenewalPlan {
  year: number;
  since: number;
  budget: number;
  cost: number;
  avoided: number;
  pipes: number;
  breaks: number;
  expectedBreaks: number;
  shareOfShort: number;
  costOfJob: number;
  costOfMetre: number;
  costOfMillimetre: number;
  choices: RenewalChoice[];
  calibration: { from: number; to: number; expected: number; counted: number; captured: number | null; groups: CalibrationGroup[] };
}

const of = (lifeline: string, question: string): string => `/api/lifelines/${encodeURIComponent(lifeline)}/${question}`;

export const networkNodes = (lifeline: string): Promise<NetworkNodes> => get(of(lifeline, 'nodes'));

export const pressures = (lifeline: string, at: string | null): Promise<Pressures> => get(withQuery(of(lifeline, 'pressures'), { at }));

export const sensorPlan = (lifeline: string, count: number, drawn: number): Promise<SensorPlan> =>
  get(withQuery(of(lifeline, 'sensors'), { count: String(count), drawn: String(drawn) }));

export const renewalPlan = (lifeline: string, budget: number): Promise<RenewalPlan> => get(withQuery(of(lifeline, 'renewal'), { budget: String(budget) }));
