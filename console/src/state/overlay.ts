/** What lies on the map beside a question or a list, and what was clicked or dragged there. */
import { shallowRef } from 'vue';
import type { Features, Place } from '../api/planning';

const NOTHING: Features = { type: 'FeatureCollection', features: [] };

export const areas = shallowRef<Features>(NOTHING);
export const dots = shallowRef<Features>(NOTHING);
export const pins = shallowRef<Features>(NOTHING);
/** The last place clicked on the map; a new array each time. */
export const clicked = shallowRef<Place | null>(null);
export const pinClicked = shallowRef<Record<string, unknown> | null>(null);
export const dragged = shallowRef<{ index: number; place: Place; last: boolean } | null>(null);
/** Where the map is to look; a new array each time. */
export const centre = shallowRef<Place | null>(null);

/** Takes everything off the map. */
export function clearMap(): void {
  areas.value = NOTHING;
  dots.value = NOTHING;
  pins.value = NOTHING;
  clicked.value = null;
  pinClicked.value = null;
  dragged.value = null;
  centre.value = null;
}
