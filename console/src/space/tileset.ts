/** Walks tile sets: which tiles there are, and which of them a view wants. */
import { mercator } from './earth';

export interface Tile {
  /** Address of its content. */
  url: string;
  /** West, south, east, north in mercator units (0 to 1, y from north), bottom and top in metres. */
  box: [x0: number, y0: number, x1: number, y1: number, bottom: number, top: number];
}

export interface Node {
  box: Tile['box'];
  error: number;
  content: string | null;
  children: Node[];
  /** A tile set of its own that is not read yet. */
  outside: string | null;
}

interface TileJson {
  boundingVolume: { region: [number, number, number, number, number, number] };
  geometricError: number;
  content?: { uri: string };
  children?: TileJson[];
}

/** What the camera sees. */
export interface Sight {
  /** West, north, east, south of the view on the ground, mercator units. */
  bounds: [x0: number, y0: number, x1: number, y1: number];
  /** The place under the camera and its height above the ground, mercator units. */
  eye: [x: number, y: number, z: number];
  /** Pixels that one unit at distance one takes on the screen. */
  focal: number;
  /** Mercator units of a metre. */
  metre: number;
}

export function readTileset(json: unknown, base: string): Node {
  return readTile((json as { root: TileJson }).root, base);
}

function readTile(tile: TileJson, base: string): Node {
  const uri = tile.content ? new URL(tile.content.uri, base).href : null;
  const outside = uri?.includes('tileset.json') === true;
  return {
    box: boxOf(tile.boundingVolume.region),
    error: tile.geometricError,
    content: outside ? null : uri,
    outside: outside ? uri : null,
    children: (tile.children ?? []).map((child) => readTile(child, base)),
  };
}

function boxOf([west, south, east, north, bottom, top]: TileJson['boundingVolume']['region']): Tile['box'] {
  const [x0, y0] = mercator({ longitude: (west * 180) / Math.PI, latitude: (north * 180) / Math.PI });
  const [x1, y1] = mercator({ longitude: (east * 180) / Math.PI, latitude: (south * 180) / Math.PI });
  return [x0, y0, x1, y1, bottom, top];
}

/**
 * The tiles a view wants, nearest first, and the tile sets it needs next. A node's children are wanted when what they add would be
 * larger than `pixels` on the screen.
 */
export function wanted(root: Node, sight: Sight, pixels: number): { tiles: Tile[]; outside: Node[] } {
  const tiles: { tile: Tile; distance: number }[] = [];
  const outside: Node[] = [];
  const queue: Node[] = [root];
  for (let node = queue.pop(); node; node = queue.pop()) {
    if (!meets(node.box, sight.bounds)) continue;
    const distance = distanceTo(node.box, sight);
    if (node.outside !== null) outside.push(node);
    if (node.content !== null) tiles.push({ tile: { url: node.content, box: node.box }, distance });
    if (sizeOnScreen(node.error, distance, sight) > pixels) queue.push(...node.children);
  }
  tiles.sort((a, b) => a.distance - b.distance);
  return { tiles: tiles.map(({ tile }) => tile), outside };
}

export function sizeOnScreen(metres: number, distance: number, sight: Sight): number {
  return (metres * sight.metre * sight.focal) / Math.max(distance, 1e-12);
}

function meets(box: Tile['box'], [x0, y0, x1, y1]: Sight['bounds']): boolean {
  return box[0] <= x1 && box[2] >= x0 && box[1] <= y1 && box[3] >= y0;
}

function distanceTo(box: Tile['box'], { eye, metre }: Sight): number {
  const dx = Math.max(box[0] - eye[0], 0, eye[0] - box[2]);
  const dy = Math.max(box[1] - eye[1], 0, eye[1] - box[3]);
  const dz = Math.max(eye[2] - box[5] * metre, 0);
  return Math.hypot(dx, dy, dz);
}
