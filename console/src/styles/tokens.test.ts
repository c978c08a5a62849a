import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast } from '../lib/contrast';
import { ground, PALETTE_WORDS, paletteColour } from '../map/palette';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

function tokens(theme: 'light' | 'dark'): Record<string, string> {
  const block = new RegExp(`:root\\[data-theme='${theme}'\\] \\{([^}]*)\\}`).exec(css)?.[1] ?? '';
  return Object.fromEntries([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/gi)].map((match) => [match[1], match[2]]));
}

/** Text needs 4.5 : 1 (WCAG 2.2, 1.4.3); borders of controls, focus rings and signs need 3 : 1 (1.4.11). */
const TEXT: [ink: string, surfaces: string[]][] = [
  ['ink-1', ['surface-0', 'surface-1', 'surface-2', 'surface-3', 'accent-soft']],
  ['ink-2', ['surface-0', 'surface-1', 'surface-2', 'surface-3', 'accent-soft']],
  ['ink-3', ['surface-0', 'surface-1', 'surface-2', 'surface-3']],
  ['accent', ['surface-0', 'surface-1', 'surface-2', 'accent-soft']],
  ['accent-ink', ['surface-1', 'accent-soft']],
  ['on-accent', ['accent', 'accent-hover']],
  ['fault', ['surface-0', 'surface-1', 'surface-2']],
  ['fault-ink', ['fault-soft']],
  ['surface-1', ['ink-1', 'fault']],
  ['light-green', ['surface-1', 'surface-2']],
  ['light-yellow', ['surface-1', 'surface-2']],
  ['light-red', ['surface-1', 'surface-2']],
  ['on-warning-blue', ['warning-blue']],
  ['on-warning-yellow', ['warning-yellow']],
  ['on-warning-orange', ['warning-orange']],
  ['on-warning-red', ['warning-red']],
];
const SIGNS: [sign: string, surfaces: string[]][] = [
  ['line-strong', ['surface-0', 'surface-1', 'surface-2']],
  ['focus', ['surface-0', 'surface-1', 'surface-2', 'surface-3']],
  ['accent', ['surface-3']],
];

describe.each(['light', 'dark'] as const)('the colours of the %s theme', (theme) => {
  const colours = tokens(theme);

  function failing(pairs: [string, string[]][], least: number): string[] {
    return pairs.flatMap(([front, backs]) =>
      backs
        .map((back) => ({ back, ratio: contrast(colours[front] ?? '', colours[back] ?? '') }))
        .filter(({ ratio }) => ratio < least)
        .map(({ back, ratio }) => `${front} on ${back}: ${ratio.toFixed(2)}`),
    );
  }

  it('let every text be read', () => {
    expect(failing(TEXT, 4.5)).toEqual([]);
  });

  it('let every control, focus ring and sign be seen', () => {
    expect(failing(SIGNS, 3)).toEqual([]);
  });

  it('let every label of the map be read on its paper', () => {
    const low = PALETTE_WORDS.map((word) => ({ word, ratio: contrast(paletteColour(word, theme).label, ground(theme).paper) }));
    expect(low.filter(({ ratio }) => ratio < 4.5).map(({ word, ratio }) => `${word}: ${ratio.toFixed(2)}`)).toEqual([]);
  });

  it('let every glyph be seen on the disc of its icon', () => {
    const words = PALETTE_WORDS.slice(PALETTE_WORDS.indexOf('other'));
    const low = words.map((word) => ({ word, ratio: contrast(paletteColour(word, theme).main, ground(theme).glyph) }));
    expect(low.filter(({ ratio }) => ratio < 3).map(({ word, ratio }) => `${word}: ${ratio.toFixed(2)}`)).toEqual([]);
  });
});

describe('contrast', () => {
  it('is 21 for black on white and 1 for equal colours', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrast('#123456', '#123456')).toBe(1);
  });
});
