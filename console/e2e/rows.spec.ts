import { afterAll, describe, expect, it } from 'vitest';
import { closeBrowser } from './browser';
import { Console } from './driver';

/** Pages with the place of their numbers, and how many of them are clicked: each opens a list of as many rows as it says. */
const PAGES: [path: string, within: string, most: number][] = [
  ['/', '.overview', 4],
  ['/', '.tree', 3],
  ['/datasets', 'table', 3],
  ['/quality', '.sums', 3],
  ['/quality', 'table', 3],
  ['/sensing', '.board', 3],
  ['/warnings', '.counts', 3],
  ['/warnings/risks', '.filter', 3],
  ['/cases', '.views', 4],
  ['/cases/performance', 'table', 3],
  ['/plan', '.totals', 3],
  ['/plan/16', '.columns', 4],
  ['/registers', '.registers', 4],
  ['/projects', '.sums', 1],
  ['/people/organisations', '.tree', 2],
];

/** The numbers of a page that are not zero, as they are told to whoever clicks. */
async function numbers(console: Console, within: string): Promise<number[]> {
  const all = await console.page.locator(`${within} [data-rows]`).all();
  return Promise.all(all.map(async (one) => Number(await one.getAttribute('data-rows'))));
}

/** How many rows the list that was opened says it holds; waits until it says so. */
async function listed(console: Console, wanted: number): Promise<number[]> {
  await console.page
    .waitForFunction((n) => [...document.querySelectorAll('[data-listed]')].some((one) => one.getAttribute('data-listed') === String(n)), wanted, { timeout: 15_000 })
    .catch(() => undefined);
  const all = await console.page.locator('[data-listed]').all();
  return Promise.all(all.map(async (one) => Number(await one.getAttribute('data-listed'))));
}

/** The checks have run: a city that was just made has not been looked at yet. */
async function checked(console: Console): Promise<void> {
  const start = console.page.locator('.page-head button.button--primary');
  await start.waitFor();
  if ((await console.page.locator('.sums').count()) > 0) return;
  await start.click();
  await console.page.locator('.sums').first().waitFor({ timeout: 60_000 });
}

describe('numbers open the rows they count', () => {
  afterAll(closeBrowser);

  it.each(PAGES)('on %s in %s', async (path, within, most) => {
    const console = await Console.asAdmin();
    await console.visit(path);
    if (path === '/quality') await checked(console);
    await console.page.locator(within).first().waitFor();
    await console.page.locator(`${within} [data-rows]`).first().waitFor({ timeout: 15_000 }).catch(() => undefined);
    const found = await numbers(console, within);
    const chosen = found.map((n, index) => ({ n, index })).filter((one) => one.n > 0).slice(0, most);
    for (const { index } of chosen) {
      // Read and clicked at once: what stands falls silent while a test goes on, and numbers change with it.
      const n = await console.page
        .locator(`${within} [data-rows]`)
        .nth(index)
        .evaluate((number: HTMLElement) => (number.click(), Number(number.dataset['rows'])));
      expect(await listed(console, n), `${path} ${within} number ${index}: ${n}`).toContain(n);
      await console.visit(path);
      await console.page.locator(`${within} [data-rows]`).nth(index).waitFor();
    }
    expect(console.complaints).toEqual([]);
    await console.close();
  });

  it('by the keyboard as by the pointer', async () => {
    const console = await Console.asAdmin();
    await console.visit('/datasets');
    const number = console.page.locator('table [data-rows]').first();
    await number.waitFor();
    const wanted = Number(await number.getAttribute('data-rows'));
    await number.focus();
    await console.press('Enter');
    await console.page.waitForURL((url) => url.pathname === '/objects');
    expect(await listed(console, wanted)).toContain(wanted);
    await console.page.locator('.rows a').first().focus();
    await console.press('Enter');
    await console.page.waitForURL((url) => url.pathname === '/' && url.searchParams.has('object'));
    await console.close();
  });
});
