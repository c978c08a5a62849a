/** What the planning page asks: the kind of question and the services. */
import { computed, ref } from 'vue';
import * as api from '../api/planning';

export type Question = 'place' | 'cover' | 'whatif' | 'sites' | 'commute';
export const QUESTIONS: Question[] = ['place', 'cover', 'whatif', 'sites', 'commute'];

export const question = ref<Question>('place');
export const sets = ref<api.ServiceSet[] | null>(null);
export const setCode = ref('life-circle');

export const serviceSet = computed(() => sets.value?.find((one) => one.code === setCode.value) ?? null);

export async function loadSets(): Promise<void> {
  sets.value ??= await api.serviceSets();
}
