/** Warnings: the queue of the duty desk, one warning, what is done with it. */
import { get, post, withQuery } from './http';
import type { Text } from './types';

export type WarningLevel = 'blue' | 'yellow' | 'orange' | 'red';

export interface Reason {
  text: string;
  /** None when it is not known, or is a time that never comes. */
  observed: number | null;
  limit: number | null;
  unit: string;
  clause: string;
  verified: boolean;
  holds: boolean;
}

export interface Warning {
  id: number;
  rule: string;
  pack: string;
  /** Number of the datastream that the rule looks at first. */
  subject: number;
  name: Text;
  advice: Text | null;
  property: string;
  thing: number | null;
  thingName: string | null;
  cityObject: string | null;
  objectName: string | null;
  region: string | null;
  longitude: number | null;
  latitude: number | null;
  level: WarningLevel;
  groupLevel: WarningLevel;
  stage: string;
  inAlarm: boolean;
  raisedAt: string;
  stageSince: string;
  dueAt: string | null;
  followers: number;
  shelvedUntil: string | null;
  /** Works that keep it out of the queue. */
  maintenance: number | null;
  isFalse: boolean;
  reasons: Reason[];
  revision: number;
  actions: string[];
}

export interface WarningStep {
  kind: string;
  at: string;
  by: string;
  level: WarningLevel | null;
  note: string | null;
}

/** How long a warning was at a stage. */
export interface WarningTime {
  stage: string;
  from: string;
  until: string | null;
  by: string | null;
  limitSeconds: number | null;
  late: boolean;
}

/** Somebody who was called because a step was late; nobody when nobody was on duty. */
export interface WarningCall {
  stage: string;
  level: WarningLevel;
  tier: number;
  organisation: string | null;
  person: string | null;
  phone: string | null;
  dueAt: string;
  calledAt: string;
}

export interface WarningSeries {
  name: string;
  unit: string;
  points: [number, number][];
  limits: { value: number; text: string; clause: string; verified: boolean }[];
  isThinned: boolean;
}

export interface WarningDetail {
  warning: Warning;
  steps: WarningStep[];
  times: WarningTime[];
  calls: WarningCall[];
  followers: Warning[];
  past: Warning[];
  series: WarningSeries;
}

export interface WarningPage {
  items: Warning[];
  /** How many there are in all, of which the items are the first. */
  total: number;
  /** How many there are of each field. */
  byPack: Record<string, number>;
  counts: Record<string, number>;
  lastEvent: number;
}

export const warnings = (query: Record<string, string>): Promise<WarningPage> => get(withQuery('/api/warnings', query));
export const warning = (id: string): Promise<WarningDetail> => get(`/api/warnings/${encodeURIComponent(id)}`);
export const actOnWarning = (id: number, body: Record<string, unknown>): Promise<Warning> => post(`/api/warnings/${id}/actions`, body);
