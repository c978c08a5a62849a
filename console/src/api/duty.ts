/** Who is on duty for warnings, and how long their steps may take. */
import { get, send } from './http';
import type { WarningLevel } from './warnings';

export interface Watch {
  tier: number;
  organisation: string;
  person: string;
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
  watches: Watch[];
  limits: StepLimit[];
}

export const ROSTER_FILE = '/api/duty/roster.csv';

export const duty = (): Promise<Duty> => get('/api/duty');

export async function putRoster(file: File): Promise<number> {
  const headers = { 'Content-Type': 'text/csv' };
  return (await send<{ watches: number }>('PUT', ROSTER_FILE, { body: new Blob([file]), headers })).value.watches;
}

export async function putLimit(level: WarningLevel, stage: string, minutes: number[]): Promise<void> {
  await send<void>('PUT', '/api/duty/limits', { body: { level, stage, minutes } });
}
