import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeBrowser } from './browser';
import { Console } from './driver';

const D = 0.0004;

/** Lawns in a row; the outline of every fifth crosses itself. */
function lawns(count: number): string {
  const features = Array.from({ length: count }, (_, n) => {
    const [x, y] = [125.3 + n * 2 * D, 44.2];
    const [second, third] = n % 5 === 4 ? [[x + D, y + D], [x + D, y]] : [[x + D, y], [x + D, y + D]];
    const ring = [[x, y], second, third, [x, y + D], [x, y]];
    return { type: 'Feature', id: `lawn-${n}`, properties: { name: `导入的绿地 ${n}` }, geometry: { type: 'Polygon', coordinates: [ring] } };
  });
  return JSON.stringify({ type: 'FeatureCollection', features });
}

describe('importing', () => {
  let console: Console;

  beforeEach(async () => {
    console = await Console.asAdmin();
    await console.visit('/import');
  });
  afterEach(async () => {
    expect(console.complaints).toEqual([]);
    await console.close();
  });
  afterAll(closeBrowser);

  it('asks for a file first', async () => {
    await console.click('开始导入');
    await console.sees('请先选择文件');
  });

  it('counts what was read, lists what was refused, and shows a problem on the map', async () => {
    await console.chooseFile('lawns.geojson', lawns(40));
    await console.field('坐标系').fill('EPSG:4326');
    await console.page.getByLabel('对象类别').selectOption('green');
    await console.field('数据集编码').fill(`e2e_lawns_${Date.now()}`);
    await console.click('开始导入');
    expect(await console.importEnds()).toBe('已完成');
    const [read, imported, unchanged, refused] = await Promise.all((['read', 'imported', 'unchanged', 'refused'] as const).map((kind) => console.count(kind)));
    expect(read).toBeGreaterThanOrEqual(40);
    expect(refused).toBeGreaterThan(0);
    expect(read).toBe((imported ?? 0) + (unchanged ?? 0) + (refused ?? 0));
    await console.problems().first().waitFor();
    expect(await console.page.getByRole('link', { name: '下载问题清单 CSV' }).getAttribute('href')).toMatch(/^\/api\/imports\/\d+\/faults\.csv$/);
    await console.follow('在地图上看');
    await console.page.waitForURL((url) => url.pathname === '/' && url.search.startsWith('?at='));
  });

  it('tells what a file would change, and imports it when that is as it should be', async () => {
    await console.chooseFile('lawns.geojson', lawns(10));
    await console.page.getByLabel('对象类别').selectOption('green');
    await console.field('数据集编码').fill(`e2e_preview_${Date.now()}`);
    await console.click('预览');
    const apply = console.page.getByRole('button', { name: '应用', exact: true });
    await apply.waitFor();
    expect(await console.page.locator('[data-difference="green.added"]').innerText()).toBe('8');
    await apply.click();
    expect(await console.importEnds()).toBe('已完成');
    expect(await console.count('imported')).toBe(8);
  });

  it('shows only the problems of the chosen code', async () => {
    await console.chooseFile('lawns.geojson', lawns(40));
    await console.page.getByLabel('对象类别').selectOption('green');
    await console.field('数据集编码').fill(`e2e_codes_${Date.now()}`);
    await console.click('开始导入');
    await console.importEnds();
    await console.problems().first().waitFor();
    const code = console.page.locator('.code').nth(1);
    const wanted = await code.locator('.mono').innerText();
    await code.click();
    await console.page.waitForTimeout(500);
    const shown = await console.problems().locator('.code-name').allInnerTexts();
    expect(new Set(shown)).toEqual(new Set([wanted]));
  });

  it('refuses a file that is no map data with a remedy', async () => {
    await console.chooseFile('letter.docx', 'Dear all');
    await console.click('开始导入');
    await Promise.race([console.page.locator('form [role=alert]').waitFor(), console.page.getByText('导入失败，库中数据没有变化').waitFor()]);
  });

  it('keeps a history that opens again', async () => {
    await console.page.locator('.history tbody tr').first().waitFor();
    await console.page.locator('.history tbody a').first().click();
    await console.page.waitForURL(/run=\d+/);
    await console.sees('按类别入库');
  });

  it('lists the data sets with source, licence and count', async () => {
    await console.visit('/datasets');
    await console.page.locator('tbody tr').first().waitFor();
    expect(await console.page.locator('tbody tr').count()).toBeGreaterThan(0);
  });
});
