import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { closeBrowser, type WindowOptions } from './browser';
import { Console } from './driver';

interface Made {
  objects: { id: string; revision: number }[];
}

const D = 0.0006;
let row = 0;

/** Two houses wall to wall at a place of their own. */
async function twoHouses(console: Console): Promise<{ ids: string[]; names: string[]; at: [number, number] }> {
  row += 1;
  const [x, y] = [125.6 + row * 0.01, 44.15 + (Date.now() % 1000) * 1e-3];
  const names = [`分合东楼${Date.now() % 100000}`, `分合西楼${Date.now() % 100000}`];
  const changes = names.map((name, i) => ({
    op: 'create',
    classCode: 'building',
    name,
    attributes: { floors: 5 + i },
    geometry: { type: 'Polygon', coordinates: [[[x + i * D, y], [x + (i + 1) * D, y], [x + (i + 1) * D, y + D], [x + i * D, y + D], [x + i * D, y]]] },
  }));
  const made = await console.request<Made>('POST', '/api/edits', { kind: 'correction', changes });
  expect(made.status).toBe(200);
  return { ids: made.body.objects.map((one) => one.id), names, at: [x + D / 2, y + D / 2] };
}

describe('cutting and putting together', () => {
  let console: Console;

  const open = async (options: WindowOptions = {}): Promise<Awaited<ReturnType<typeof twoHouses>>> => {
    console = await Console.asAdmin(options);
    const town = await twoHouses(console);
    await console.visit(`/?object=${town.ids[0]}#18/${town.at[1]}/${town.at[0]}`);
    await console.cardTitle();
    await console.click('编辑');
    return town;
  };
  afterEach(async () => {
    expect(console.complaints).toEqual([]);
    await console.close();
  });
  afterAll(closeBrowser);

  it('splits a house by sliders and the keyboard alone, and each part knows where it came from', async () => {
    const { names } = await open();
    await console.page.getByRole('button', { name: '分割', exact: true }).focus();
    await console.press('Enter');
    // The first slider has the focus; an arrow draws the line.
    await console.press('ArrowRight');
    await console.sees('将分成 2 个对象');
    expect(await console.field('第 1 个的名称').inputValue()).toBe(`${names[0]}-1`);
    await console.field('第 1 个的名称').fill(`${names[0]}甲`);
    await console.shot('reshape-split');
    expect(await console.accessibilityFaults()).toEqual([]);
    await console.page.getByRole('button', { name: '分成 2 个', exact: true }).focus();
    await console.press('Enter');
    await console.page.getByRole('heading', { name: `${names[0]}甲` }).waitFor();
    await console.sees('由此而来');
    await console.page.locator('.kin').getByText(names[0] ?? '').first().waitFor();
    await console.shot('reshape-lineage');
  });

  it('splits along clicks on the map', async () => {
    await open();
    await console.click('分割');
    // Above and below the house, whatever its size on the screen; again where the map was still on its way there.
    const parts = console.page.getByText('将分成 2 个对象');
    for (let again = 0; again < 10 && !(await parts.isVisible()); again += 1) {
      if (again > 0) await console.click('清除');
      await console.clickMap(0.5, 0.05);
      await console.clickMap(0.5, 0.95);
      await parts.waitFor({ timeout: 3000 }).catch(() => undefined);
    }
    expect(await parts.isVisible()).toBe(true);
    await console.click('撤回一点');
    await console.sees('已画 1 个点');
    await console.click('清除');
    await console.sees('已画 0 个点');
    await console.press('Escape');
    await console.page.getByRole('button', { name: '分割', exact: true }).waitFor();
  });

  it('says who was faster, keeps the line, and splits what is there now', async () => {
    const { ids } = await open();
    await console.click('分割');
    await console.click('画出此线');
    await console.sees('将分成 2 个对象');
    const theirs = await console.request('PATCH', `/api/objects/${ids[0]}`, { name: '别人改的名' }, { 'If-Match': '"1"', 'Content-Type': 'application/merge-patch+json' });
    expect(theirs.status).toBe(200);
    await console.click('分成 2 个');
    await console.sees('您编辑期间，他人已修改此对象');
    await console.click('读取最新，再看一遍');
    await console.seesNot('您编辑期间，他人已修改此对象');
    await console.sees('将分成 2 个对象');
    await console.click('分成 2 个');
    await console.sees('由此而来');
  });

  it('merges with a neighbour; the old address tells what became of it', async () => {
    const { ids, names } = await open();
    await console.click('合并');
    const neighbour = console.page.getByLabel(names[1] ?? '');
    await neighbour.waitFor();
    await neighbour.focus();
    await console.press('Space');
    await console.sees('2 个对象合并为一个');
    await console.page.getByLabel('名称与属性取自').selectOption({ label: names[1] ?? '' });
    await console.shot('reshape-merge');
    expect(await console.accessibilityFaults()).toEqual([]);
    await console.click('合并 2 个');
    await console.page.getByRole('heading', { name: names[1] ?? '' }).waitFor();
    await console.page.locator('.kin li').nth(1).waitFor();
    await console.visit(`/?object=${ids[0]}`);
    await console.sees('由此成为');
    await console.follow(names[1] ?? '');
    expect(await console.cardTitle()).toBe(names[1]);
  });

  it.each([
    ['phone-light', { phone: true }],
    ['phone-dark', { phone: true, dark: true }],
    ['desk-dark', { dark: true }],
  ] as const)('fits: %s', async (name, options) => {
    await open(options);
    await console.click('分割');
    await console.click('画出此线');
    await console.sees('将分成 2 个对象');
    expect(await console.overflows()).toBe(false);
    await console.page.waitForTimeout(500);
    await console.shot(`reshape-${name}`);
  });
});
