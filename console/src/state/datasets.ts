/** The data sets, shared by the map's attribution, the overview and the list page. */
import { ref } from 'vue';
import * as api from '../api/cim';
import type { Dataset } from '../api/types';

export const datasets = ref<Dataset[]>([]);
export const datasetsError = ref<unknown>(null);
export const datasetsLoaded = ref(false);

export async function loadDatasets(): Promise<void> {
  try {
    datasets.value = await api.datasets();
    datasetsError.value = null;
    datasetsLoaded.value = true;
  } catch (error) {
    datasetsError.value = error;
  }
}
