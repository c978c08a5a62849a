/** A tiny i18n: typed keys, two languages, the choice remembered. */
import { computed, ref, watchEffect } from 'vue';
import type { Text } from '../api/types';
import { read, write } from '../lib/storage';
import { en } from './en';
import { fill, type Parameters } from './fill';
import { zh, type MessageKey } from './zh';

export type { MessageKey } from './zh';
export type Language = 'zh' | 'en';

export const language = ref<Language>(read('songhua.language') === 'en' ? 'en' : 'zh');

const messages = computed<Record<MessageKey, string>>(() => (language.value === 'en' ? en : zh));

/** The sentence for a key in the language of the user. */
export function t(key: MessageKey, parameters: Parameters = {}): string {
  return fill(messages.value[key], parameters);
}

/** The user's language of a text that the server gives in both; falls back when one is empty. */
export function text(both: Text | undefined | null): string {
  if (!both) return '';
  return (language.value === 'en' ? both.en || both.zh : both.zh || both.en) ?? '';
}

export function switchLanguage(): void {
  language.value = language.value === 'zh' ? 'en' : 'zh';
  write('songhua.language', language.value);
}

/** Keeps the document's language right for screen readers and for the choice of Han glyphs. */
export function followLanguage(): void {
  watchEffect(() => {
    document.documentElement.lang = language.value === 'en' ? 'en' : 'zh-CN';
    document.title = `${t('app.name')} · ${t('app.subtitle')}`;
  });
}
