/** Cuts what is there by an upright plane through a line on the map: where each object is cut, along the line and in height. */
import { metresFrom, type Place } from './earth';
import type { LoadedTile } from './store';

export interface Cut {
  id: string;
  classCode: string;
  name: string;
  /** Pieces of the outline: metres along the line and height at both ends. */
  pieces: [s0: number, z0: number, s1: number, z1: number][];
}

export interface SectionLine {
  from: Place;
  to: Place;
}

/** Length of the line, metres. */
export function lengthOf({ from, to }: SectionLine): number {
  const [east, north] = metresFrom(from, to);
  return Math.hypot(east, north);
}

/** The plane in the metres of a tile: a normal to its left and the distance of the origin; and the way along it. */
export function planeOf(line: SectionLine, origin: Place): { nx: number; ny: number; d: number; ux: number; uy: number; start: number; length: number } {
  const [ax, ay] = metresFrom(origin, line.from);
  const [bx, by] = metresFrom(origin, line.to);
  const length = Math.max(1e-6, Math.hypot(bx - ax, by - ay));
  const ux = (bx - ax) / length;
  const uy = (by - ay) / length;
  return { nx: -uy, ny: ux, d: uy * ax - ux * ay, ux, uy, start: ux * ax + uy * ay, length };
}

export function cutTiles(tiles: readonly LoadedTile[], line: SectionLine): Cut[] {
  const cuts = new Map<string, Cut>();
  for (const tile of tiles) cutTile(tile, line, cuts);
  return [...cuts.values()];
}

function cutTile(tile: LoadedTile, line: SectionLine, cuts: Map<string, Cut>): void {
  const { nx, ny, d, ux, uy, start, length } = planeOf(line, tile.origin);
  for (const { positions, features, indices } of tile.content.primitives) {
    for (let i = 0; i < indices.length; i += 3) {
      const hits: [s: number, z: number][] = [];
      for (let k = 0; k < 3; k++) {
        const a = 3 * (indices[i + k] as number);
        const b = 3 * (indices[i + ((k + 1) % 3)] as number);
        const da = nx * (positions[a] as number) + ny * (positions[a + 1] as number) + d;
        const db = nx * (positions[b] as number) + ny * (positions[b + 1] as number) + d;
        if (da < 0 === db < 0) continue;
        const t = da / (da - db);
        const x = (positions[a] as number) + t * ((positions[b] as number) - (positions[a] as number));
        const y = (positions[a + 1] as number) + t * ((positions[b + 1] as number) - (positions[a + 1] as number));
        const z = (positions[a + 2] as number) + t * ((positions[b + 2] as number) - (positions[a + 2] as number));
        hits.push([ux * x + uy * y - start, z]);
      }
      const [p, q] = hits;
      if (!p || !q || Math.max(p[0], q[0]) < 0 || Math.min(p[0], q[0]) > length) continue;
      const feature = features[indices[i] as number] as number;
      const id = tile.content.ids[feature] ?? '';
      let cut = cuts.get(id);
      if (!cut) {
        cut = { id, classCode: tile.content.classes[feature] ?? '', name: tile.content.names[feature] ?? '', pieces: [] };
        cuts.set(id, cut);
      }
      cut.pieces.push([p[0], p[1], q[0], q[1]]);
    }
  }
}
