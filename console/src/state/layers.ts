/** Which classes the map shows: the packs' first choice, overridden by the user's, remembered. */
import { computed, ref, shallowRef, watch } from 'vue';
import { initialOverrides, visibleCodes, type Overrides } from '../lib/layers';
import { read, write } from '../lib/storage';
import { classes } from './catalogue';

const KEY = 'songhua.layers';

const overrides = ref<Overrides>(initialOverrides(read(KEY)));

export const visible = computed<ReadonlySet<string>>(() => visibleCodes(classes.value, overrides.value));

/** Classes whose tiles are asked for: all that were visible since the page was opened. */
export const loaded = shallowRef<readonly string[]>([]);

watch(
  visible,
  (codes) => {
    const more = [...codes].filter((code) => !loaded.value.includes(code));
    if (more.length > 0) loaded.value = [...loaded.value, ...more];
  },
  { immediate: true },
);

export function show(codes: readonly string[], on: boolean): void {
  const changed = { ...overrides.value };
  for (const code of codes) changed[code] = on;
  overrides.value = changed;
  write(KEY, JSON.stringify(changed));
}

export function resetLayers(): void {
  overrides.value = {};
  write(KEY, '{}');
}
