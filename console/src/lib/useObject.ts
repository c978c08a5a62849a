/** The object that a page is about, read anew when its id changes; older answers are dropped. */
import { ref, watch, type Ref } from 'vue';
import { cityObject } from '../api/cim';
import type { CityObject } from '../api/types';
import { past } from '../state/past';
import { isAborted } from './problem';

export interface LoadedObject {
  object: Ref<CityObject | null>;
  etag: Ref<string | null>;
  error: Ref<unknown>;
  reload: () => Promise<void>;
}

export function useObject(id: Ref<string | null>): LoadedObject {
  const object = ref<CityObject | null>(null);
  const etag = ref<string | null>(null);
  const error = ref<unknown>(null);
  let controller: AbortController | null = null;

  async function load(wanted: string | null): Promise<void> {
    controller?.abort();
    error.value = null;
    if (wanted === null) {
      object.value = null;
      return;
    }
    controller = new AbortController();
    const { signal } = controller;
    try {
      const answer = await cityObject(wanted, signal, past.value);
      if (signal.aborted) return;
      object.value = answer.value;
      etag.value = answer.etag ?? `"${answer.value.revision}"`;
    } catch (failure) {
      if (signal.aborted || isAborted(failure)) return;
      object.value = null;
      error.value = failure;
    }
  }

  watch(
    id,
    (wanted) => {
      if (object.value?.id !== wanted) object.value = null;
      void load(wanted);
    },
    { immediate: true },
  );
  watch(past, () => void load(id.value));
  return { object, etag, error, reload: () => load(id.value) };
}
