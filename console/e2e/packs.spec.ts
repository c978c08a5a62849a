import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { closeBrowser } from './browser';
import { Console } from './driver';
import { done } from './sensors';

/** The folder of packs of the platform under test; without it nobody can add one. */
const FOLDER = process.env['SONGHUA_PACKS'] ?? '';
const PAGE = join(__dirname, '../../docs/user/zh/write-a-pack.md');
const PLACE: [number, number] = [125.61, 44.21];
const SENSOR = 'urn:songhua:observed:playground_surface_temperature';

/** The very files that the handbook shows, by their paths in the pack. */
function files(): Map<string, string> {
  const found = readFileSync(PAGE, 'utf8').matchAll(/`playgrounds\/([^`]+)`[^\n]*\n\n```yaml\n([^]*?)```/g);
  const all = new Map([...found].map(([, path, text]) => [path!, text!]));
  return all.set('playgrounds.spec.yml', 'check: []\n').set('README.md', '# playgrounds\n').set('CHANGELOG.md', '# Changelog\n');
}

function write(path: string, text: string): void {
  const file = join(FOLDER, 'playgrounds', path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const feature = (properties: object): object => ({ type: 'Feature', geometry: { type: 'Point', coordinates: PLACE }, properties });

const thing = {
  name: '地面温度计',
  description: '',
  Locations: [{ name: '游乐场', description: '', encodingType: 'application/geo+json', location: { type: 'Point', coordinates: PLACE } }],
  Datastreams: [
    {
      name: '游乐场地面温度',
      description: '',
      observationType: 'http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement',
      unitOfMeasurement: { name: 'Celsius', symbol: '℃', definition: 'ucum:Cel' },
      ObservedProperty: { name: '地面温度', definition: SENSOR, description: '' },
      Sensor: { name: '地面温度计', description: '', encodingType: 'text/plain', metadata: 'none' },
      Observations: [40, 30, 20, 10].map((minutes) => ({ phenomenonTime: new Date(Date.now() - minutes * 60_000).toISOString(), result: 55 })),
    },
  ],
};

describe.skipIf(FOLDER === '')('a pack of the handbook', () => {
  afterAll(closeBrowser);

  it('is taken without a restart: register, layer, rule and indicator are there', { timeout: 120_000 }, async () => {
    const operator = await Console.asAdmin({ language: 'zh' });
    const { page } = operator;
    const pack = files();
    expect([...pack.values()].join('').split('\n').length).toBeLessThan(200);

    for (const [path, text] of pack) write(path, path === 'classes.yml' ? text.replace('geometry: point', 'geometry: dot') : text);
    await operator.visit('/packs');
    await operator.click('重新读取');
    await operator.sees('没有装入');
    await page.locator('.place', { hasText: 'playgrounds/classes.yml' }).first().waitFor();
    await operator.shot('packs-refused');
    expect((await operator.request('GET', '/api/registers/playgrounds')).status).toBe(404);

    write('classes.yml', pack.get('classes.yml')!);
    await operator.click('重新读取');
    await operator.sees('已生效');
    await page.getByRole('cell', { name: 'playgrounds', exact: true }).waitFor();
    await operator.shot('packs-taken');

    const answer = await operator.request('POST', '/ogcapi/collections/community_playground/items', feature({ name: '北区游乐场', surface: 'rubber', pieces: 6 }));
    expect(answer.status).toBe(201);
    await operator.visit(`/#17/${PLACE[1]}/${PLACE[0]}`);
    await operator.sees('社区儿童游乐场');
    await operator.drawn();
    await operator.shot('packs-layer');

    await operator.visit('/registers/playgrounds');
    await operator.seesPage('儿童游乐场');

    await operator.visit('/rules?rule=playground_hot');
    await page.getByRole('heading', { level: 2, name: '游乐场地面烫伤风险' }).waitFor();

    await done(operator, 'POST', '/sta/v1.1/Things', thing);
    await operator.visit('/warnings');
    await operator.sees('游乐场地面烫伤风险');
    await operator.shot('packs-warning');

    await done(operator, 'POST', '/api/evaluation/runs', { period: '2026' });
    await operator.visit('/indicators');
    await operator.sees('每万人游乐设施数');
    expect(operator.complaints.filter((one) => !one.includes('422'))).toEqual([]);
    await operator.close();
  });
});
