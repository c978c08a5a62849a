/** The rules of this house, checked on its own source. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('..', import.meta.url).pathname;

function files(...folders: string[]): { path: string; text: string }[] {
  return folders.flatMap((folder) =>
    readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(ts|vue|css)$/.test(path))
      .map((path) => ({ path: `${folder}/${path}`, text: readFileSync(`${root}${folder}/${path}`, 'utf8') })),
  );
}

const where = (all: { path: string; text: string }[], pattern: RegExp): string[] => all.filter(({ text }) => pattern.test(text)).map(({ path }) => path);
const source = files('src').filter(({ path }) => path !== 'src/house.test.ts');
const everything = [...source, ...files('e2e', 'dev')];

describe('the source', () => {
  it('has no component over 300 lines', () => {
    const long = source.filter(({ path, text }) => path.endsWith('.vue') && text.split('\n').length > 300);
    expect(long.map(({ path }) => path)).toEqual([]);
  });

  it('never says any', () => {
    expect(where(everything, /[:<,]\s*any\b[\s\])>,;=]|as any\b/)).toEqual([]);
  });

  it('never writes HTML from text', () => {
    expect(where(source, /v-html|innerHTML/)).toEqual([]);
  });

  it('speaks to MapLibre in one folder and to the browser driver in one file', () => {
    const values = /^import (?!type)[^;]*from 'maplibre-gl'/m;
    expect(where(source, values).filter((path) => !path.startsWith('src/map/'))).toEqual([]);
    expect(where(everything, /from 'playwright-core'/)).toEqual(['e2e/browser.ts']);
  });

  it('names no address of another site', () => {
    const shown = source.filter(({ path }) => !path.endsWith('.test.ts'));
    expect(where(shown, /https?:\/\/(?!www\.w3\.org)/)).toEqual([]);
  });

  it('keeps the warning colours for warnings', () => {
    const users = source.filter(({ path }) => !path.endsWith('TagLevel.vue') && !path.includes('styles/tokens'));
    expect(where(users, /--warning-|--on-warning-/)).toEqual([]);
  });

  it('leaves no unfinished business', () => {
    expect(where(everything, /\b(TODO|FIXME|XXX)\b/)).toEqual([]);
  });
});

describe('the lock file', () => {
  it('names no registry', () => {
    expect(readFileSync(`${root}package-lock.json`, 'utf8')).not.toMatch(/"resolved"/);
  });
});
