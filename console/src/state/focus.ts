/** A place that some other part of the console asks the map to show, such as a search result. */
import { shallowRef } from 'vue';

export interface Focus {
  longitude: number;
  latitude: number;
}

export const focus = shallowRef<Focus | null>(null);
