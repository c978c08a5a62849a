/** What the page of networks shows: the question, the network, and what lies on its map. */
import type { FeatureCollection } from 'geojson';
import { ref, shallowRef } from 'vue';

export type NetworkQuestion = 'pressures' | 'sensors' | 'renewal';
export const NETWORK_QUESTIONS: NetworkQuestion[] = ['pressures', 'sensors', 'renewal'];

const NOTHING: FeatureCollection = { type: 'FeatureCollection', features: [] };

export const nodeLayer = shallowRef<FeatureCollection>(NOTHING);
export const sensorLayer = shallowRef<FeatureCollection>(NOTHING);
export const pipeLayer = shallowRef<FeatureCollection>(NOTHING);
export const placeLayer = shallowRef<FeatureCollection>(NOTHING);
/** Where the map is to look; a new object each time. */
export const lookAt = shallowRef<{ longitude: number; latitude: number } | null>(null);
/** What was clicked on the map; a new object each time. */
export const picked = shallowRef<Record<string, unknown> | null>(null);
export const network = ref('');

/** Takes everything off the map. */
export function clearNetworkMap(): void {
  for (const one of [nodeLayer, sensorLayer, pipeLayer, placeLayer]) one.value = NOTHING;
  lookAt.value = null;
  picked.value = null;
}
