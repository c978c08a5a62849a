/** What the planning page shows: the kind of question, the services, and what lies on the map. */
import { computed, ref, shallowRef } from 'vue';
import * as api from '../api/planning';

export type Question = 'place' | 'cover' | 'whatif' | 'sites';
export const QUESTIONS: Question[] = ['place', 'cover', 'whatif', 'sites'];

const NOTHING: api.Features = { type: 'FeatureCollection', features: [] };

export const question = ref<Question>('place');
export const sets = ref<api.ServiceSet[] | null>(null);
export const setCode = ref('life-circle');
export const areas = shallowRef<api.Features>(NOTHING);
export const dots = shallowRef<api.Features>(NOTHING);
export const pins = shallowRef<api.Features>(NOTHING);
/** The last place clicked on the map; a new array each time. */
export const clicked = shallowRef<api.Place | null>(null);
export const pinClicked = shallowRef<Record<string, unknown> | null>(null);
export const dragged = shallowRef<{ index: number; place: api.Place; last: boolean } | null>(null);

export const serviceSet = computed(() => sets.value?.find((one) => one.code === setCode.value) ?? null);

export async function loadSets(): Promise<void> {
  sets.value ??= await api.serviceSets();
}

/** Takes everything off the map. */
export function clearMap(): void {
  areas.value = NOTHING;
  dots.value = NOTHING;
  pins.value = NOTHING;
  clicked.value = null;
  pinClicked.value = null;
  dragged.value = null;
}
