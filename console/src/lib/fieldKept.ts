/** What the field page keeps on the device for times without a connection; the worker of the page shares the cache. */
import type { FieldMapFile } from './fieldMap';

const CACHE = 'songhua-field-2';
const MAP = '/api/field/map';

export interface KeptMap {
  map: FieldMapFile;
  bytes: number;
}

async function parsed(response: Response): Promise<KeptMap> {
  const text = await response.text();
  return { map: JSON.parse(text) as FieldMapFile, bytes: new Blob([text]).size };
}

/** The map that was taken along, if there is one. */
export async function keptMap(): Promise<KeptMap | null> {
  const kept = await (await caches.open(CACHE)).match(MAP);
  return kept ? parsed(kept) : null;
}

/** Takes a new map and keeps it instead of the one before, which stays when this fails. */
export async function takenMap(): Promise<KeptMap> {
  const fresh = await fetch(MAP, { credentials: 'same-origin', headers: { Accept: 'application/geo+json, application/json' } });
  if (!fresh.ok) throw new Error(`HTTP ${fresh.status}`);
  await (await caches.open(CACHE)).put(MAP, fresh.clone());
  return parsed(fresh);
}

/** Tells the worker which files this page is made of: those of the first visit were loaded before it watched. */
export async function keepPage(): Promise<void> {
  const registration = await navigator.serviceWorker.ready;
  const files = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname);
  registration.active?.postMessage({ keep: [...new Set(files)].filter((path) => path.startsWith('/assets/')) });
}
