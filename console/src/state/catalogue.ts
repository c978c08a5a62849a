/** The class catalogue, shared by the map, the card, search and the forms. */
import { computed, ref } from 'vue';
import * as api from '../api/cim';
import type { Catalogue, ClassDefinition } from '../api/types';

export const catalogue = ref<Catalogue | null>(null);
export const catalogueError = ref<unknown>(null);

export const classes = computed<ClassDefinition[]>(() => catalogue.value?.groups.flatMap((group) => group.classes) ?? []);

const byCode = computed(() => new Map(classes.value.map((one) => [one.code, one])));

export function findClass(code: string): ClassDefinition | undefined {
  return byCode.value.get(code);
}

/** Reads the catalogue, anew when `fresh`; a failure is kept in {@link catalogueError}. */
export async function loadCatalogue(fresh = false): Promise<void> {
  if (catalogue.value !== null && !fresh) return;
  try {
    catalogue.value = await api.catalogue();
    catalogueError.value = null;
  } catch (error) {
    catalogueError.value = error;
  }
}

export function forgetCatalogue(): void {
  catalogue.value = null;
}
