/** Fetches tile sets and their tiles, and keeps what was used last. */
import { placeOf, tileToMercator, type Place } from './earth';
import { readGlb, type TileContent } from './glb';
import { readTileset, wanted, type Node, type Sight, type Tile } from './tileset';

/** A tile that is there. */
export interface LoadedTile {
  url: string;
  source: string;
  content: TileContent;
  origin: Place;
  toMercator: Float64Array;
  triangles: number;
  used: number;
}

/** More requests at once only make each slower. */
const MOST_REQUESTS = 6;
/** So many triangles are kept beyond those in sight. */
const MOST_TRIANGLES = 4_000_000;

export class TileStore {
  private readonly roots = new Map<string, Node | null>();
  private readonly tiles = new Map<string, LoadedTile | 'coming' | 'failed'>();
  private running = 0;
  private clock = 0;

  constructor(
    private readonly onChange: () => void,
    private readonly onDrop: (tile: LoadedTile) => void,
    private readonly onFailure: (message: string) => void,
  ) {}

  /** Everything of these sources is fetched anew: the data have changed. */
  forget(): void {
    for (const tile of this.tiles.values()) if (typeof tile === 'object') this.onDrop(tile);
    this.tiles.clear();
    this.roots.clear();
    this.onChange();
  }

  /** The tiles of some sources that a view wants and that are there; others are sent for. */
  visible(sources: readonly string[], sight: Sight, pixels: number, budget: number): LoadedTile[] {
    this.clock++;
    const here: LoadedTile[] = [];
    let triangles = 0;
    for (const source of sources) {
      const root = this.root(source);
      if (!root) continue;
      const { tiles, outside } = wanted(root, sight, pixels);
      for (const node of outside) this.join(node);
      for (const tile of tiles) {
        if (triangles > budget) break;
        const loaded = this.tile(source, tile);
        if (!loaded) continue;
        loaded.used = this.clock;
        triangles += loaded.triangles;
        here.push(loaded);
      }
    }
    this.trim();
    return here;
  }

  /** Whether something is still on its way. */
  get busy(): boolean {
    return this.running > 0;
  }

  private root(source: string): Node | null {
    const known = this.roots.get(source);
    if (known !== undefined) return known;
    if (this.running >= MOST_REQUESTS) return null;
    this.roots.set(source, null);
    const url = new URL(`/tiles3d/${encodeURIComponent(source)}/tileset.json`, window.location.origin).href;
    void this.fetch(url, async (response) => {
      this.roots.set(source, readTileset(await response.json(), url));
    });
    return null;
  }

  private join(node: Node): void {
    const url = node.outside;
    if (url === null || this.running >= MOST_REQUESTS) return;
    node.outside = null;
    void this.fetch(url, async (response) => {
      const read = readTileset(await response.json(), url);
      node.content = read.content;
      node.children = read.children;
      node.error = read.error;
    });
  }

  private tile(source: string, { url }: Tile): LoadedTile | null {
    const known = this.tiles.get(url);
    if (typeof known === 'object') return known;
    if (known !== undefined || this.running >= MOST_REQUESTS) return null;
    this.tiles.set(url, 'coming');
    void this.fetch(url, async (response) => {
      const content = readGlb(await response.arrayBuffer());
      const origin = placeOf(content.origin);
      const triangles = content.primitives.reduce((sum, primitive) => sum + primitive.indices.length / 3, 0);
      this.tiles.set(url, { url, source, content, origin, toMercator: tileToMercator(origin), triangles, used: this.clock });
    }).then((fine) => {
      if (!fine) this.tiles.set(url, 'failed');
    });
    return null;
  }

  private async fetch(url: string, take: (response: Response) => Promise<void>): Promise<boolean> {
    this.running++;
    try {
      const response = await fetch(url, { credentials: 'same-origin' });
      // A class without any object has no tile set; that is no failure.
      if (response.status === 404) return false;
      if (!response.ok) throw new Error(`${response.status} ${url}`);
      await take(response);
      return true;
    } catch (error) {
      this.onFailure(error instanceof Error ? error.message : String(error));
      return false;
    } finally {
      this.running--;
      this.onChange();
    }
  }

  /** What was out of sight longest goes first. */
  private trim(): void {
    const loaded = [...this.tiles.values()].filter((tile) => typeof tile === 'object');
    let triangles = loaded.reduce((sum, tile) => sum + tile.triangles, 0);
    if (triangles <= MOST_TRIANGLES) return;
    loaded.sort((a, b) => a.used - b.used);
    for (const tile of loaded) {
      if (triangles <= MOST_TRIANGLES || tile.used === this.clock) return;
      triangles -= tile.triangles;
      this.tiles.delete(tile.url);
      this.onDrop(tile);
    }
  }
}
