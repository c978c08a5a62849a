/** Datastreams, their course, and the devices behind them. */
import type { Fault } from './types';
import { get, send, withQuery } from './http';

export type StreamState = 'GOOD' | 'DOUBTFUL' | 'SILENT' | 'NEVER';

export interface StreamStatus {
  datastream: number;
  name: string;
  thing: number;
  thingName: string;
  network: string;
  observed: string;
  symbol: string;
  lon: number | null;
  lat: number | null;
  time: string | null;
  value: number | null;
  quality: number;
  interval_s: number;
  state: StreamState;
}

export interface Interval {
  from: string;
  min: number;
  max: number;
  mean: number;
  count: number;
}

export interface Course {
  from: string;
  until: string;
  step_s: number;
  intervals: Interval[];
}

export interface Device {
  id: number;
  protocol: string;
  code: string;
  name: string;
  network: string;
  thing: number | null;
  enabled: boolean;
  maker: string;
  firmware: string;
  battery: number | null;
  lastSeen: string | null;
  skew_ms: number | null;
  messages: number;
  refused: number;
}

export interface Held {
  id: number;
  protocol: string;
  code: string;
  address: string;
  reason: string;
  message: string;
  received: string;
}

export interface Onboarded {
  created: number;
  changed: number;
  unchanged: number;
  released: number;
  faults: Fault[];
}

export const streams = (): Promise<StreamStatus[]> => get('/api/streams');

export const course = (datastream: number, from: string | null, until: string | null, points: number): Promise<Course> =>
  get(withQuery(`/api/streams/${datastream}/course`, { from, until, points }));

export const devices = (): Promise<{ devices: Device[]; quarantined: number; ports: Record<string, number> }> => get('/api/devices');

export const quarantine = (): Promise<Held[]> => get('/api/devices/quarantine');

export async function onboard(file: File): Promise<Onboarded> {
  const form = new FormData();
  form.append('file', file);
  return (await send<Onboarded>('POST', '/api/devices/onboard', { body: form })).value;
}
