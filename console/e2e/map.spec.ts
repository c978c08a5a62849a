import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeBrowser } from './browser';
import { Console } from './driver';

const total = (drawn: Record<string, number>): number => Object.values(drawn).reduce((sum, count) => sum + count, 0);

describe('the map', () => {
  let console: Console;

  beforeEach(async () => {
    console = await Console.asAdmin();
    await console.page.waitForSelector('canvas');
  });
  afterEach(async () => {
    expect(console.complaints).toEqual([]);
    await console.close();
  });
  afterAll(closeBrowser);

  it('shows the whole city with its streets at first', async () => {
    const drawn = await console.drawnWhen((one) => (one['street'] ?? 0) > 0);
    expect(total(drawn)).toBeGreaterThan(20);
  });

  it('follows the address, and the address follows the map', async () => {
    const [zoom = 0, latitude = 0, longitude = 0] = await moved(console);
    await console.page.goto('about:blank');
    await console.visit(`/#${zoom}/${latitude}/${longitude}`);
    await console.drawn();
    await console.click('放大');
    await console.page.waitForURL((url) => Number(url.hash.slice(1).split('/')[0]) > zoom);
    const [, after = 0] = console.mapPosition();
    expect(after).toBeCloseTo(latitude, 3);
  });

  it('hides and shows a layer by its tick', async () => {
    await console.drawnWhen((one) => (one['street'] ?? 0) > 0);
    await console.layer('street').uncheck();
    await console.drawnWhen((one) => (one['street'] ?? 0) === 0);
    await console.layer('street').check();
    await console.drawnWhen((one) => (one['street'] ?? 0) > 0);
  });

  it('hides and shows all layers at once, and remembers it', async () => {
    await console.click('全部隐藏');
    await console.drawnWhen((one) => total(one) === 0);
    await console.reload();
    await console.drawnWhen((one) => total(one) === 0);
    await console.click('恢复默认');
    await console.drawnWhen((one) => total(one) > 0);
  });

  it('finds a layer by its Chinese name', async () => {
    await console.layer('street').waitFor();
    const all = await console.layers();
    await console.filterLayers('道路');
    const found = await console.layers();
    expect(found).toContain('street');
    expect(found.length).toBeLessThan(all.length);
    await console.filterLayers('没有这种图层');
    await console.sees('没有名称包含“没有这种图层”的图层');
  });

  it('says whose data it shows', async () => {
    await console.page.locator('.attribution').waitFor();
    expect((await console.page.locator('.attribution').innerText()).length).toBeGreaterThan(4);
  });
});

async function moved(console: Console): Promise<number[]> {
  await console.drawn();
  await console.click('放大');
  await console.page.waitForURL((url) => url.hash !== '');
  await console.drawn();
  return console.mapPosition();
}
