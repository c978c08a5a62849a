/** Names of regions by code, read once; without leave to see the map, codes stand for themselves. */
import { ref } from 'vue';
import { listObjects } from '../api/cim';

const names = ref<Record<string, string>>({});

export async function loadRegions(): Promise<void> {
  if (Object.keys(names.value).length > 0) return;
  const page = await listObjects('region', 1000, null);
  names.value = Object.fromEntries(page.items.map((one) => [String(one.attributes['code'] ?? ''), one.name ?? '']));
}

/** The name of a region; its code when it has none. */
export function regionName(code: string): string {
  return names.value[code] || code;
}
