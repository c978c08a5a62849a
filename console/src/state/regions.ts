/** The labels of regions, read once per catalogue. */
import { shallowRef, watch } from 'vue';
import { listObjects } from '../api/cim';
import type { ListedObject } from '../api/types';
import { regionLabels, type RegionLabels } from '../lib/regionLabels';
import { catalogue, classes } from './catalogue';

/** More regions than these are labelled from the tiles. */
const MOST = 3000;
const PAGE = 1000;

/** By class code; a class without an entry is labelled from the tiles. */
export const labelsByClass = shallowRef<Record<string, RegionLabels>>({});

watch(catalogue, async () => {
  const regionClasses = classes.value.filter((one) => one.style.palette === 'region' && one.geometry === 'POLYGON' && one.count > 0 && one.count <= MOST);
  for (const definition of regionClasses) {
    try {
      labelsByClass.value = { ...labelsByClass.value, [definition.code]: regionLabels(definition, await all(definition.code)) };
    } catch {
      // The tiles still carry the names.
    }
  }
});

async function all(classCode: string): Promise<ListedObject[]> {
  const found: ListedObject[] = [];
  let after: string | number | null = null;
  do {
    const page = await listObjects(classCode, PAGE, after);
    found.push(...page.items);
    after = page.next;
  } while (after !== null && found.length < MOST);
  return found;
}
