import { afterAll, describe, expect, it } from 'vitest';
import { viewOfBox } from '../src/lib/mapHash';
import { closeBrowser } from './browser';
import { Console } from './driver';
import { zip } from './shapefile';

/** A crossing in the middle of the demo city, longitude and latitude. */
const MIDDLE = [125.303, 44.2004] as const;

/** The middle of what the map shows, away from the buttons. */
async function clickMap(console: Console): Promise<void> {
  const box = await mapBox(console);
  await console.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

async function mapBox(console: Console): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await console.page.locator('[data-test=plan-map]').boundingBox();
  if (!box) throw new Error('There is no map.');
  return box;
}

/** Clicks the middle of the city: the map opens on all there is, and others may have brought something from far away. */
async function clickCity(console: Console): Promise<void> {
  const box = await mapBox(console);
  const { extent } = (await console.request<{ extent: [number, number, number, number] }>('GET', '/api/catalogue')).body;
  const view = viewOfBox(extent, box.width, box.height);
  const world = 512 * 2 ** view.zoom;
  const north = (latitude: number): number => Math.asinh(Math.tan((latitude * Math.PI) / 180)) / (2 * Math.PI);
  const right = ((MIDDLE[0] - view.longitude) / 360) * world;
  const up = (north(MIDDLE[1]) - north(view.latitude)) * world;
  await console.page.mouse.click(box.x + box.width / 2 + right, box.y + box.height / 2 - up);
}

/** A bus through the middle of the demo city, every ten minutes on every day of 2026. */
function buses(): Buffer {
  const times = ['trip_id,arrival_time,departure_time,stop_id,stop_sequence', 't,06:00:00,06:00:00,A,1', 't,06:06:00,06:06:00,B,2', 't,06:12:00,06:12:00,C,3', 't,06:20:00,06:20:00,X,4'];
  return zip({
    'stops.txt': Buffer.from('stop_id,stop_name,stop_lat,stop_lon\nA,西站,44.2004,125.281\nB,中站,44.2004,125.303\nC,东站,44.2004,125.325\n'),
    'calendar.txt': Buffer.from('service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\nD,1,1,1,1,1,1,1,20260101,20261231\n'),
    'trips.txt': Buffer.from('route_id,service_id,trip_id\n1,D,t\n'),
    'stop_times.txt': Buffer.from(`${times.join('\n')}\n`),
    'frequencies.txt': Buffer.from('trip_id,start_time,end_time,headway_secs\nt,06:00:00,22:00:00,600\n'),
  });
}

describe('planning', () => {
  afterAll(closeBrowser);

  it('answers for the whole city, element by element', { timeout: 120_000 }, async () => {
    const console = await Console.asAdmin({ language: 'zh' });
    await console.visit('/planning?ask=cover');
    await console.page.locator('[data-test=elements] li').first().waitFor();
    expect(await console.page.locator('[data-test=elements] li').count()).toBeGreaterThan(10);
    await console.page.locator('[data-test=elements] button').first().click();
    expect(await console.page.locator('[data-test=elements] button').first().getAttribute('aria-pressed')).toBe('true');
    expect(console.complaints).toEqual([]);
    await console.close();
  });

  it('opens a facility where one clicks, and takes it back', { timeout: 120_000 }, async () => {
    const console = await Console.asAdmin({ language: 'zh' });
    await console.visit('/planning?ask=whatif');
    await console.page.locator('[data-test=figures]').waitFor();
    await clickMap(console);
    await console.page.getByText('新址 1').waitFor();
    await console.page.getByRole('button', { name: '撤回' }).click();
    await console.page.getByText('新址 1').waitFor({ state: 'detached' });
    await console.close();
  });

  it('chooses sites for a service', { timeout: 120_000 }, async () => {
    const console = await Console.asAdmin({ language: 'zh' });
    await console.visit('/planning?ask=sites');
    await console.page.getByRole('button', { name: '选址', exact: true }).last().click();
    await console.page.locator('[data-test=sites] dd').first().waitFor();
    expect(console.complaints).toEqual([]);
    await console.close();
  });

  it('imports a timetable, computes the hour to a place with it, and again', { timeout: 400_000 }, async () => {
    const console = await Console.asAdmin({ language: 'zh' });
    await console.visit('/planning?ask=commute');
    await console.page.locator('[data-test=feed]').setInputFiles({ name: 'e2e-buses.zip', mimeType: 'application/zip', buffer: buses() });
    await console.page.getByLabel('e2e-buses').waitFor();
    await console.page.getByRole('button', { name: '1 个问题' }).first().click();
    await console.page.locator('[data-test=faults] li').first().waitFor();
    expect(await console.page.locator('[data-test=faults]').innerText()).toContain('stop_times.txt');
    await console.page.getByRole('button', { name: '1 个问题' }).first().click();
    await console.page.locator('input[type=date]').fill('2026-05-01');
    await console.page.locator('[data-test=day]').waitFor();
    expect(await console.page.locator('[data-test=day]').innerText()).toContain('法定节假日，96 个班次运行');
    await clickCity(console);
    await console.page.getByRole('button', { name: '计算', exact: true }).click();
    await console.page.locator('[data-test=commute] dd').first().waitFor({ timeout: 150_000 });
    expect(await console.page.locator('[data-test=convention]').innerText()).toContain('从家门到家门，步行。');
    expect(await console.page.locator('[data-test=convention]').innerText()).toContain('50% 分位');
    expect(await console.page.locator('[data-test=units] li').count()).toBeGreaterThan(0);
    await console.shot('planning-commute-result');
    await console.page.locator('[data-test=recompute]').click();
    await console.page.locator('[data-test=again]').waitFor({ timeout: 150_000 });
    expect(await console.page.locator('[data-test=again]').innerText()).toBe('数据未变，结果相同');
    expect(await console.page.locator('[data-test=kept] option').count()).toBeGreaterThan(1);
    expect(console.complaints).toEqual([]);
    await console.close();
  });
});
