/** Which region and year the pages of evaluation speak of; kept in the address, remembered between the pages. */
import { computed, ref, type ComputedRef } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import * as api from '../api/evaluation';
import { t } from '../i18n';
import { firstArea } from '../lib/evaluation';

/** The code of all regions together. */
const EVERYWHERE = '*';

export const areas = ref<api.Area[] | null>(null);
const lastRegion = ref('');
/** What was chosen last; empty before. */
const lastYear = ref('');
const LAST_WHOLE_YEAR = String(new Date().getFullYear() - 1);

export async function loadAreas(): Promise<void> {
  areas.value = await api.areas();
}

export function areaName(code: string): string {
  return code === EVERYWHERE ? t('app.all') : (areas.value?.find((one) => one.code === code)?.name ?? code);
}

export interface RegionYear {
  region: ComputedRef<string>;
  year: ComputedRef<string>;
  choose: (change: { region?: string; year?: string }) => void;
}

/** @param first the year before one is chosen */
export function useRegionYear(first = LAST_WHOLE_YEAR): RegionYear {
  const route = useRoute();
  const router = useRouter();
  const asked = (name: string): string => (typeof route.query[name] === 'string' ? String(route.query[name]) : '');
  const region = computed(() => asked('region') || lastRegion.value || firstArea(areas.value ?? []));
  const year = computed(() => asked('year') || lastYear.value || first);
  function choose(change: { region?: string; year?: string }): void {
    if (change.region) lastRegion.value = change.region;
    if (change.year) lastYear.value = change.year;
    void router.replace({ query: { ...route.query, ...change } });
  }
  return { region, year, choose };
}
