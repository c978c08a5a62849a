/** Small geometry for the map. */
import type { Geometry, Position } from 'geojson';
import type { Box } from '../api/types';

/** The box around a geometry in degrees; null when it has no position. */
export function boxOf(geometry: Geometry): Box | null {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  grow(box, geometry);
  return Number.isFinite(box[0]) ? box : null;
}

function grow(box: Box, geometry: Geometry): void {
  if (geometry.type === 'GeometryCollection') {
    for (const part of geometry.geometries) grow(box, part);
    return;
  }
  for (const [x, y] of positions(geometry.coordinates)) {
    if (x === undefined || y === undefined) continue;
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
}

type Nested = Position | Position[] | Position[][] | Position[][][];

function* positions(nested: Nested): Generator<Position> {
  if (typeof nested[0] === 'number') yield nested as Position;
  else for (const part of nested as Position[][]) yield* positions(part);
}
