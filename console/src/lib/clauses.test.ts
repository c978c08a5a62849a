import { describe, expect, it } from 'vitest';
import { language } from '../i18n';
import { clauseText } from './clauses';

describe('a clause', () => {
  it('is read in the language of the reader', () => {
    language.value = 'zh';
    expect(clauseText('实践值 | practice')).toBe('实践值');
    language.value = 'en';
    expect(clauseText('实践值 | practice')).toBe('practice');
  });

  it('that is a bare citation is the same in both', () => {
    for (const one of ['zh', 'en'] as const) {
      language.value = one;
      expect(clauseText('GB 5749-2022')).toBe('GB 5749-2022');
      expect(clauseText('')).toBe('');
    }
  });
});
