import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeBrowser } from './browser';
import { Console } from './driver';

const PAGES = ['/', '/warnings', '/warnings/risks', '/warnings/hooks', '/networks', '/rules', '/cases', '/cases/performance', '/field', '/registers', '/planning', '/sensing', '/plan', '/indicators', '/report', '/report/map', '/datasets', '/resolution', '/import', '/people/users', '/people/roles', '/people/organisations', '/people/keys', '/audit', '/packs', '/account'];
const MOST_STOPS = 400;

describe('the keyboard alone', () => {
  let console: Console;

  beforeEach(async () => {
    console = await Console.asAdmin();
  });
  afterEach(() => console.close());
  afterAll(closeBrowser);

  it.each(PAGES)('reaches everything on %s, always visibly, and comes round again', async (path) => {
    await console.visit(path);
    await console.page.locator('#main').waitFor();
    await console.page.waitForTimeout(800);
    const unseen: string[] = [];
    const stops = new Set<string>();
    for (let n = 0; n < MOST_STOPS; n += 1) {
      await console.press('Tab');
      const { tag, text, visible, ring } = await console.focused();
      if (tag === 'body') break;
      stops.add(`${tag} ${text}`);
      if (!visible || !ring) unseen.push(`${tag} ${text}`);
    }
    // A chosen file's input is drawn as its button, which carries the ring.
    expect(unseen.filter((one) => !one.startsWith('input'))).toEqual([]);
    // The field page stands alone, without the bar and its pages.
    expect(stops.size).toBeGreaterThan(path === '/field' ? 2 : 8);
  });

  it('skips to the main content first', async () => {
    await console.visit('/datasets');
    await console.page.locator('tbody').waitFor();
    await console.press('Tab');
    expect((await console.focused()).text).toBe('跳到主要内容');
    await console.press('Enter');
    expect(await console.page.evaluate(() => document.activeElement?.id)).toBe('main');
  });

  it('goes to every page with g and a letter', async () => {
    await console.visit('/');
    for (const [key, path] of [['i', '/import'], ['d', '/datasets'], ['p', '/people/users'], ['a', '/audit'], ['m', '/']] as const) {
      await console.press('g', key);
      await console.page.waitForURL((url) => url.pathname === path);
    }
  });

  it('shows all shortcuts with ? and gives the focus back after Esc', async () => {
    await console.visit('/datasets');
    await console.page.locator('tbody').waitFor();
    await console.press('?');
    await console.page.getByRole('dialog', { name: '键盘快捷键' }).waitFor();
    await console.press('Escape');
    await console.page.getByRole('dialog').waitFor({ state: 'hidden' });
  });

  it('changes the theme and remembers it', async () => {
    await console.visit('/datasets');
    await console.page.locator('tbody').waitFor();
    const theme = (): Promise<string | undefined> => console.page.evaluate(() => document.documentElement.dataset['theme']);
    expect(await theme()).toBe('light');
    await console.press('t');
    expect(await theme()).toBe('dark');
    await console.reload();
    expect(await theme()).toBe('dark');
  });

  it('moves the map with the arrow keys', async () => {
    await console.drawn();
    await console.page.locator('canvas').focus();
    const before = console.url();
    await console.press('ArrowRight');
    await console.page.waitForURL((url) => url.href !== before);
  });

  it('works a menu with arrows and Esc', async () => {
    await console.page.getByRole('button', { name: '外观' }).focus();
    await console.press('Enter', 'ArrowDown', 'ArrowDown', 'Enter');
    expect(await console.page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
    await console.press('Enter', 'Escape');
    expect((await console.focused()).text).toBe('外观');
  });
});
