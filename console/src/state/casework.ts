/** Words and departments that cases speak of, read once. */
import { ref } from 'vue';
import * as api from '../api/cases';
import type { Text } from '../api/types';

export const departments = ref<Record<string, string>>({});
export const words = ref<Record<string, Text>>({});

export async function loadCasework(): Promise<void> {
  if (Object.keys(words.value).length > 0) return;
  const found = await api.caseWords();
  departments.value = found.departments;
  words.value = found.words;
}

/** The name of a department; its code when it has none. */
export function departmentName(code: string | null): string {
  return code === null ? '' : (departments.value[code] ?? code);
}
