/** Lines to cut along, for those who do not draw with a pointer; and what a split or a merge says to the server. */
import type { Geometry, Position } from 'geojson';
import type { EditMeaning, ProposedChange } from '../api/types';
import { boxOf } from './geometry';

/** How far beyond the object a line reaches, as a share of its diagonal: a line that ends within cuts nothing. */
const BEYOND = 0.2;

/**
 * A straight line across a geometry.
 *
 * @param bearing direction of the line, degrees clockwise from north, 0 to 180
 * @param share how far across it lies, 0 to 1; 0.5 through the middle
 */
export function lineAcross(geometry: Geometry, bearing: number, share: number): Position[] {
  const box = boxOf(geometry);
  if (box === null) return [];
  const [west, south, east, north] = box;
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const [width, height] = [(east - west) * squeeze, north - south];
  const angle = (bearing * Math.PI) / 180;
  const [alongX, alongY] = [Math.sin(angle), Math.cos(angle)];
  // The breadth of the box as it is seen along the line.
  const breadth = width * Math.abs(alongY) + height * Math.abs(alongX);
  const offset = (share - 0.5) * breadth;
  const reach = Math.hypot(width, height) * (0.5 + BEYOND) || 1e-5;
  const at = (length: number): Position => [
    (west + east) / 2 + (alongX * length + alongY * offset) / squeeze,
    (south + north) / 2 + alongY * length - alongX * offset,
  ];
  return [at(-reach), at(reach)];
}

export interface Part {
  name: string;
  geometry: Geometry;
}

/** The split of an object as it was seen; parts without a name of their own keep that of the whole. */
export function splitOf(id: string, revision: number, parts: readonly Part[], meaning: EditMeaning): EditMeaning & { changes: ProposedChange[] } {
  const told = parts.map(({ name, geometry }) => (name.trim() === '' ? { geometry } : { name: name.trim(), geometry }));
  return { ...meaning, changes: [{ op: 'split', id, revision, parts: told }] };
}

export interface Seen {
  id: string;
  revision: number;
}

/** The merge of objects as they were seen; the first gives name and attributes. */
export function mergeOf(objects: readonly Seen[], meaning: EditMeaning): EditMeaning & { changes: ProposedChange[] } {
  return { ...meaning, changes: [{ op: 'merge', objects: objects.map(({ id, revision }) => ({ id, revision })), into: {} }] };
}
