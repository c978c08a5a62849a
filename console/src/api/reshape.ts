/** Cutting objects and putting them together: to look first, then to do. */
import type { Geometry, Position } from 'geojson';
import { get, post, send } from './http';
import type { Edit, EditMeaning, ProposedChange } from './types';

export interface Shape {
  geometry: Geometry;
  /** m² of an area, m of a line. */
  measure: number | null;
}

export interface Neighbour {
  id: string;
  revision: number;
  name: string | null;
  distance_m: number;
  touches: boolean;
  geometry: Geometry;
}

export interface Made {
  edit: Edit;
  objects: { id: string; revision: number; name: string | null }[];
}

export interface Kin {
  id: string;
  name: string | null;
  present: boolean;
  edit: Edit;
}

export interface Lineage {
  predecessors: Kin[];
  successors: Kin[];
}

const path = (id: string, what: string): string => `/api/objects/${encodeURIComponent(id)}/${what}`;

/** The parts that a line makes of an object, the largest first. */
export async function cut(id: string, line: readonly Position[], signal: AbortSignal): Promise<{ revision: number; parts: Shape[] }> {
  const body = { line: { type: 'LineString', coordinates: line } };
  return (await send<{ revision: number; parts: Shape[] }>('POST', path(id, 'cut'), { body, signal })).value;
}

/** Objects of the same class around an object, the nearest first. */
export const neighbours = (id: string, within_m: number, signal?: AbortSignal): Promise<{ items: Neighbour[]; more: boolean }> =>
  get(`${path(id, 'neighbours')}?within=${within_m}`, signal);

/** What several objects are together, and of how many pieces. */
export async function union(ids: readonly string[], signal: AbortSignal): Promise<{ whole: Shape; pieces: number }> {
  return (await send<{ whole: Shape; pieces: number }>('POST', '/api/objects/union', { body: { ids }, signal })).value;
}

export const carryOut = (edit: EditMeaning & { changes: ProposedChange[] }): Promise<Made> => post('/api/edits', edit);

export const lineage = (id: string, signal?: AbortSignal): Promise<Lineage> => get(path(id, 'lineage'), signal);
