/** Drives the console in 3D, and reads tile sets as another program would. */
import { closeBrowser } from './browser';
import { BASE, Console } from './driver';

export { BASE, closeBrowser, Console };

interface Shown {
  tiles: number;
  objects: number;
  busy: boolean;
}

interface TileJson {
  content?: { uri: string };
  children?: TileJson[];
}

/** The console with a building in the middle of the map. */
export async function openSpace(): Promise<Console> {
  const console = await Console.asAdmin();
  const found = await console.request<{ features: { id: string }[] }>('GET', '/ogcapi/collections/building/items?limit=1&f=json');
  const id = found.body.features[0]?.id ?? '';
  const { body } = await console.request<{ longitude: number; latitude: number }>('GET', `/api/objects/${id}`);
  await console.visit(`/#17.5/${body.latitude}/${body.longitude}`);
  await console.drawn();
  return console;
}

/** Waits until all bodies in sight are there. */
export async function inSpace(console: Console): Promise<Shown> {
  const read = (): Promise<string | null> => console.page.locator('[data-space]').getAttribute('data-space');
  for (;;) {
    const shown = JSON.parse((await read()) ?? '{}') as Shown;
    if (shown.tiles > 0 && !shown.busy) return shown;
    await console.page.waitForTimeout(300);
  }
}

/** The first tiles of a collection, at most sixty. */
export async function tilesOf(collection: string): Promise<{ url: string; bytes: Uint8Array }[]> {
  const headers = await cookies();
  const found: { url: string; bytes: Uint8Array }[] = [];
  const walk = async (tile: TileJson, base: string): Promise<void> => {
    if (tile.content && found.length < 60) {
      const url = new URL(tile.content.uri, base).href;
      const answer = await fetch(url, { headers });
      if (url.includes('tileset.json')) await walk(((await answer.json()) as { root: TileJson }).root, url);
      else found.push({ url, bytes: new Uint8Array(await answer.arrayBuffer()) });
    }
    for (const child of tile.children ?? []) await walk(child, base);
  };
  const root = `${BASE}/tiles3d/${collection}/tileset.json`;
  await walk(((await (await fetch(root, { headers })).json()) as { root: TileJson }).root, root);
  return found;
}

async function cookies(): Promise<Record<string, string>> {
  const console = await Console.asAdmin();
  const all = await console.page.context().cookies();
  await console.close();
  return { Cookie: all.map(({ name, value }) => `${name}=${value}`).join('; ') };
}
