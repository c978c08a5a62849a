/** Vector tiles of the invented town. */
import { GeoJSONVT } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import { town } from './town';

type Index = InstanceType<typeof GeoJSONVT>;
const indexes = new Map<string, Index>();

function indexOf(code: string, zoom: number): Index {
  const key = `${code}@${zoom}`;
  const known = indexes.get(key);
  if (known) return known;
  const features = town().filter((one) => one.classCode === code && one.minZoom <= zoom);
  const collection = { type: 'FeatureCollection' as const, features: features.map(({ type, geometry, properties }) => ({ type, geometry, properties: tileProperties(properties, zoom) })) };
  const made = new GeoJSONVT(collection, { maxZoom: 18, indexMaxZoom: 5, extent: 4096, buffer: 64, tolerance: 2 });
  indexes.set(key, made);
  return made;
}

function tileProperties(all: Record<string, unknown>, zoom: number): Record<string, unknown> {
  const { id, name, kind, floors, height, level } = all;
  const kept = Object.entries({ name, kind, floors, height, level }).filter(([, value]) => value !== undefined && value !== '');
  return { ...Object.fromEntries(kept), ...(zoom >= 13 ? { id } : {}) };
}

export function tile(z: number, row: number, column: number, codes: string[]): Uint8Array {
  const layers: Parameters<typeof fromGeojsonVt>[0] = {};
  for (const code of codes) {
    const found = indexOf(code, z).getTile(z, column, row);
    if (found) layers[code] = found;
  }
  return fromGeojsonVt(layers, { version: 2, extent: 4096 });
}
