import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeBrowser } from './browser';
import { Console } from './driver';

describe('search', () => {
  let console: Console;

  beforeEach(async () => {
    console = await Console.asAdmin();
    await console.page.waitForSelector('canvas');
  });
  afterEach(() => console.close());
  afterAll(closeBrowser);

  it('finds Chinese names by two characters as one types', async () => {
    const names = await console.search('小学');
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !name.includes('小学'))).toEqual([]);
  });

  it('flies to what was chosen with the keyboard and opens its card', async () => {
    const before = console.mapPosition();
    await console.press('/');
    await console.type('公园');
    const [first] = await console.results();
    await console.press('ArrowDown', 'ArrowUp', 'Enter');
    expect(await console.cardTitle()).toBe(first);
    await console.page.waitForURL((url) => url.search.includes('object=') && Number(url.hash.slice(1).split('/')[0]) >= 16);
    expect(console.mapPosition()).not.toEqual(before);
    expect(await console.page.getByRole('listbox').isVisible()).toBe(false);
  });

  it('says when it finds nothing', async () => {
    expect(await console.search('绝无此物甲乙丙')).toEqual([]);
    await console.sees('没有找到“绝无此物甲乙丙”');
  });

  it('closes with Esc and clears with its button', async () => {
    await console.search('小学');
    await console.press('Escape');
    await console.page.getByRole('listbox').waitFor({ state: 'hidden' });
    await console.click('清除搜索');
    expect(await console.searchBox().inputValue()).toBe('');
  });

  it('works from every page', async () => {
    await console.visit('/datasets');
    await console.search('小学');
    await console.press('Enter');
    await console.cardTitle();
    expect(console.path()).toBe('/');
  });
});
