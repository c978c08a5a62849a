/** A list from the server with its three states: loading, failed, there. */
import { ref, type Ref } from 'vue';

export interface LoadedList<T> {
  items: Ref<T[] | null>;
  error: Ref<unknown>;
  load: () => Promise<void>;
}

export function useList<T>(fetchAll: () => Promise<T[]>): LoadedList<T> {
  const items = ref<T[] | null>(null) as Ref<T[] | null>;
  const error = ref<unknown>(null);

  async function load(): Promise<void> {
    try {
      items.value = await fetchAll();
      error.value = null;
    } catch (failure) {
      error.value = failure;
    }
  }

  void load();
  return { items, error, load };
}
