/** The packs in force, and taking them anew. */
import { get, post } from './http';
import type { Text } from './types';

export interface PackInForce {
  code: string;
  version: string;
  title: Text;
  requires: string[];
  classes: number;
}

/** What was taken: `changed` are files as `pack/path`. */
export interface PacksTaken {
  packs: { code: string; version: string }[];
  changed: string[];
}

export const packs = (): Promise<PackInForce[]> => get('/api/packs');
export const takePacks = (): Promise<PacksTaken> => post('/api/packs', {});
