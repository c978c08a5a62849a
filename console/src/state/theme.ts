/** Light or dark: the system's choice unless the user made one. */
import { computed, ref, watchEffect } from 'vue';
import { read, write } from '../lib/storage';

export type ThemeChoice = 'system' | 'light' | 'dark';
export type Theme = 'light' | 'dark';

const KEY = 'songhua.theme';
const system = matchMedia('(prefers-color-scheme: dark)');
const systemDark = ref(system.matches);
system.addEventListener('change', (event) => (systemDark.value = event.matches));

export const themeChoice = ref<ThemeChoice>(stored());
export const theme = computed<Theme>(() => {
  if (themeChoice.value !== 'system') return themeChoice.value;
  return systemDark.value ? 'dark' : 'light';
});

export function chooseTheme(choice: ThemeChoice): void {
  themeChoice.value = choice;
  write(KEY, choice);
}

export function flipTheme(): void {
  chooseTheme(theme.value === 'dark' ? 'light' : 'dark');
}

export function followTheme(): void {
  watchEffect(() => {
    document.documentElement.dataset['theme'] = theme.value;
  });
}

function stored(): ThemeChoice {
  const value = read(KEY);
  return value === 'light' || value === 'dark' ? value : 'system';
}
