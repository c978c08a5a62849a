/** Who is on duty for warnings, and how long their steps may take. */
import { get, send } from './http';
import type { Text } from './types';
import type { WarningLevel } from './warnings';

export interface Watch {
  position: number;
  tier: number;
  organisation: string;
  person: string;
  user: string | null;
  phone: string | null;
  email: string | null;
  pack: string | null;
  region: string | null;
  level: WarningLevel;
  days: string;
  from: string;
  until: string;
  first: string | null;
  last: string | null;
  replaces: string | null;
  on: boolean;
}

export interface StepLimit {
  level: WarningLevel;
  stage: string;
  minutes: number[];
  byDefault: boolean;
}

export interface Duty {
  revision: string;
  watches: Watch[];
  limits: StepLimit[];
  /** Names of the packs and regions that watches are for. */
  packs: Record<string, Text>;
  regions: Record<string, string>;
}

/** Who begins on a day, by the time of day; numbers are positions in the roster. */
export interface DutyDay {
  date: string;
  worked: boolean;
  watches: number[];
}

/** A row of the roster as somebody writes it. */
export type WatchRow = Record<'tier' | 'organisation' | 'person' | 'user' | 'phone' | 'email' | 'pack' | 'region' | 'level' | 'days' | 'from' | 'until' | 'first' | 'last' | 'replaces', string>;

export const ROSTER_FILE = '/api/duty/roster.csv';

export const duty = (): Promise<Duty> => get('/api/duty');

export const dutyDays = (days: number): Promise<DutyDay[]> => get(`/api/duty/days?days=${days}`);

/** Puts a watch in the place of one, or behind all when the position is null. */
export async function putWatch(position: number | null, row: WatchRow, revision: string): Promise<void> {
  const path = position === null ? '/api/duty/watches' : `/api/duty/watches/${position}`;
  await send<void>(position === null ? 'POST' : 'PUT', `${path}?revision=${encodeURIComponent(revision)}`, { body: row });
}

export async function removeWatch(position: number, revision: string): Promise<void> {
  await send<void>('DELETE', `/api/duty/watches/${position}?revision=${encodeURIComponent(revision)}`);
}

export async function putRoster(file: File): Promise<number> {
  const headers = { 'Content-Type': 'text/csv' };
  return (await send<{ watches: number }>('PUT', ROSTER_FILE, { body: new Blob([file]), headers })).value.watches;
}

export async function putLimit(level: WarningLevel, stage: string, minutes: number[]): Promise<void> {
  await send<void>('PUT', '/api/duty/limits', { body: { level, stage, minutes } });
}
