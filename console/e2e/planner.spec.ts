import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser } from './browser';
import { BASE, Console } from './driver';
import { zippedShapefile, type Plot } from './shapefile';

const RUN = Date.now() % 1_000_000;
const HOUSES = `planner_houses_${RUN}`;
const WELLS = `planner_wells_${RUN}`;
const D = 0.0006;
const [X, Y] = [125.42, 43.93];

const square = (n: number): [number, number][] => {
  const x = X + n * 1.5 * D;
  return [[x, Y], [x, Y + D], [x + D, Y + D], [x + D, Y], [x, Y]];
};
/** Its outline crosses itself. */
const bowTie = (n: number): [number, number][] => {
  const x = X + n * 1.5 * D;
  return [[x, Y], [x + D, Y + D], [x, Y + D], [x + D, Y], [x, Y]];
};

/** Four sound houses, one with more floors than there can be, one that cannot be drawn. */
const PLOTS: Plot[] = ['行政服务中心', '城建档案馆', '住宅一号楼', '住宅二号楼', '规划展览馆', '旧仓库'].map((name, n) => ({
  ring: n === 5 ? bowTie(n) : square(n),
  values: { BH: `FW-${RUN}-${n}`, name, floors: n === 2 ? 600 : 6 + n, remark: '二〇二五年普查' },
}));

/** Positions as map services show them, one of them missing. */
const TABLE = ['编号,名称,部件类型,经度,纬度', `JG-${RUN}-1,人民广场供水井盖,0101,125.3306,43.8889`, `JG-${RUN}-2,档案馆雨水箅子,01004,125.3316,43.8895`, `JG-${RUN}-3,没有坐标的井盖,01001,,`].join('\r\n');

/** One errand, step by step; each step stands on the one before. */
describe('a planner’s errand', () => {
  let console: Console;
  let mended = '';

  beforeAll(async () => {
    console = await Console.asAdmin();
  });
  afterAll(async () => {
    expect(console.complaints).toEqual([]);
    await console.close();
    await closeBrowser();
  });

  it('looks at a Shapefile in GBK before it is imported, and sees what is wrong with it', async () => {
    await console.visit('/import');
    await console.chooseFile('房屋普查.zip', zippedShapefile('houses', PLOTS));
    await console.page.getByLabel('对象类别').selectOption('building');
    await console.field('数据集编码').fill(HOUSES);
    await console.page.getByText('读取方式').click();
    await console.field('编号列').fill('BH');
    await console.shot('planner-1-form');
    await console.click('预览');
    await console.page.getByRole('button', { name: '应用', exact: true }).waitFor();
    expect(await console.page.locator('[data-difference="building.added"]').innerText()).toBe('5');
    await console.problems().first().waitFor();
    await console.shot('planner-2-preview');
  });

  it('imports it: five houses, one refused, one told to be odd', async () => {
    await console.click('应用');
    expect(await console.importEnds()).toBe('已完成');
    expect(await console.count('imported')).toBe(5);
    expect(await console.count('refused')).toBe(1);
    await console.problems().first().waitFor();
  });

  it('opens the odd one from its problem and mends it', async () => {
    await console.page.getByRole('link', { name: '打开并修改' }).first().click();
    expect(await console.cardTitle()).toBe('住宅一号楼');
    mended = new URL(console.url()).searchParams.get('object') ?? '';
    await console.click('编辑');
    await console.field('地上层数').fill('6');
    await console.field('原因').fill('外业核实为 6 层');
    await console.shot('planner-3-mend');
    await console.click('保存');
    await console.page.locator('.step--now').getByText('外业核实为 6 层').waitFor();
  });

  it('imports a table whose positions are those of map services, and they are put right', async () => {
    await console.visit('/import');
    await console.chooseFile('部件.csv', TABLE);
    await console.field('坐标系').fill('GCJ-02');
    await console.page.getByLabel('对象类别').selectOption('component');
    await console.field('数据集编码').fill(WELLS);
    await console.page.getByText('读取方式').click();
    await console.field('编号列').fill('编号');
    await console.click('开始导入');
    expect(await console.importEnds()).toBe('已完成');
    expect(await console.count('imported')).toBe(2);
    expect(await console.count('refused')).toBe(1);
    await console.shot('planner-4-table');
    const well = await console.anyObject('人民广场供水井盖');
    const { body } = await console.request<{ longitude: number; latitude: number; attributes: Record<string, string> }>('GET', `/api/objects/${well.id}`);
    const east = (125.3306 - body.longitude) * Math.cos((43.88 * Math.PI) / 180) * 111_320;
    const north = (43.8889 - body.latitude) * 111_320;
    expect(Math.hypot(east, north)).toBeGreaterThan(400);
    expect(Math.hypot(east, north)).toBeLessThan(800);
    expect(body.attributes['type']).toBe('01001');
  });

  it('publishes the data set', async () => {
    await console.visit('/datasets');
    await console.page.getByRole('row').filter({ hasText: HOUSES }).getByRole('button').first().click();
    await console.click('编辑');
    const form = console.page.getByRole('dialog');
    await form.getByLabel('名称').first().fill('房屋普查 2025');
    await form.getByLabel('共享级别').selectOption('open');
    await form.getByLabel('来源').fill('市自然资源局');
    await form.getByRole('button', { name: '保存' }).click();
    await console.sees('房屋普查 2025');
    await console.page.waitForTimeout(600);
    await console.shot('planner-5-publish');
    const listed = await fetch(`${BASE}/ogcapi/collections/datasets/items?limit=1000`).then((answer) => (answer.ok ? answer.text() : ''));
    if (listed !== '') expect(listed).toContain(HOUSES);
  });

  it('reads it back with ogr2ogr', async () => {
    const made = await console.request<{ secret: string }>('POST', '/api/keys', { name: `e2e-${RUN}`, permissions: ['cim.view'], expiresAt: null });
    expect(made.status).toBe(201);
    const secret = made.body.secret;
    const known = spawnSync('ogr2ogr', ['--version']).status === 0;
    if (!known || !secret) return;
    const file = join(mkdtempSync(join(tmpdir(), 'planner-')), 'back.geojson');
    const run = spawnSync('ogr2ogr', ['-f', 'GeoJSON', '-oo', 'PAGE_SIZE=1000', '-spat', '125.41', '43.92', '125.43', '43.94', file, `OAPIF:${BASE}/ogcapi`, 'building'], {
      env: { ...process.env, GDAL_HTTP_HEADERS: `Authorization: Bearer ${secret}` },
      encoding: 'utf8',
    });
    expect(run.stderr).toBe('');
    const back = JSON.parse(readFileSync(file, 'utf8')) as { features: { properties: Record<string, unknown> }[] };
    const ours = back.features.filter((one) => one.properties['dataset'] === HOUSES);
    expect(ours.map((one) => one.properties['name']).sort()).toEqual(['住宅一号楼', '住宅二号楼', '城建档案馆', '行政服务中心', '规划展览馆'].sort());
    expect(ours.find((one) => one.properties['name'] === '住宅一号楼')?.properties['floors']).toBe(6);
  });

  it('looks at the history: who brought it, who mended it, and why', async () => {
    await console.visit(`/?object=${mended}`);
    await console.cardTitle();
    const steps = console.page.locator('ol.steps > li');
    await steps.nth(1).waitFor();
    expect(await steps.count()).toBe(2);
    expect(await steps.nth(0).innerText()).toContain('更正');
    expect(await steps.nth(1).innerText()).toContain('导入');
    await steps.nth(1).scrollIntoViewIfNeeded();
    await console.shot('planner-6-history');
  });
});
