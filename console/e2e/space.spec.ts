import validator from 'gltf-validator';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Console } from './driver';
import { BASE, closeBrowser, inSpace, openSpace, tilesOf } from './space';

describe('the city in 3D', () => {
  let console: Console;

  beforeEach(async () => {
    console = await openSpace();
  });
  afterEach(async () => {
    expect(console.complaints).toEqual([]);
    await console.close();
  });
  afterAll(closeBrowser);

  it('stands up by a button and by D, and lies down again', { timeout: 120_000 }, async () => {
    await console.click('三维视图');
    expect((await inSpace(console)).objects).toBeGreaterThan(0);
    await console.click('回到平面地图');
    await console.page.keyboard.press('d');
    await inSpace(console);
    await console.shot('space');
    expect(await console.accessibilityFaults()).toEqual([]);
  });

  it('opens the same card as the flat map, and reads heights', { timeout: 120_000 }, async () => {
    await console.page.keyboard.press('d');
    await inSpace(console);
    const canvas = await console.page.locator('canvas').boundingBox();
    if (!canvas) throw new Error('No canvas');
    // The middle of the view is the middle of a building.
    await console.page.mouse.click(canvas.x + canvas.width / 2, canvas.y + canvas.height / 2);
    await console.page.waitForURL((url) => url.searchParams.has('object'));
    expect(await console.cardTitle()).not.toBe('');
    await console.sees('点击处高度');
  });

  it('looks underground by U', { timeout: 120_000 }, async () => {
    await console.page.keyboard.press('d');
    await inSpace(console);
    await console.page.keyboard.press('u');
    await console.page.getByRole('checkbox', { name: /给水管段 CIM/ }).waitFor();
    await inSpace(console);
    await console.shot('space-underground');
  });

  it('moves the sun, also below the horizon', { timeout: 120_000 }, async () => {
    await console.page.keyboard.press('d');
    await console.page.getByRole('slider').fill('1');
    await console.sees('太阳在地平线以下');
    await console.page.getByRole('slider').fill('12');
    await console.sees('太阳高度角');
  });

  it('draws a section through two points', { timeout: 120_000 }, async () => {
    await console.page.keyboard.press('d');
    await inSpace(console);
    await console.click('画剖切线');
    const canvas = await console.page.locator('canvas').boundingBox();
    if (!canvas) throw new Error('No canvas');
    await console.page.mouse.click(canvas.x + canvas.width * 0.42, canvas.y + canvas.height / 2);
    await console.page.mouse.click(canvas.x + canvas.width * 0.62, canvas.y + canvas.height / 2);
    await console.page.locator('figure.section svg').waitFor();
    await console.shot('space-section');
    await console.click('清除');
  });
});

describe('the tile set', () => {
  it('holds nothing that the validator of glTF objects to', { timeout: 240_000 }, async () => {
    const tiles = await tilesOf('building');
    expect(tiles.length).toBeGreaterThan(0);
    for (const { url, bytes } of tiles) {
      const { issues } = await validator.validateBytes(bytes);
      expect(issues.numErrors + issues.numWarnings, `${BASE} ${url} ${JSON.stringify(issues.messages.slice(0, 3))}`).toBe(0);
    }
  });
});
