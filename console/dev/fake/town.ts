/** An invented town: river, parks, streets, houses and services on a slightly turned grid. Seeded. */
import type { Feature, Geometry, Position } from 'geojson';

export type TownFeature = Feature<Geometry, Record<string, unknown>> & { classCode: string; minZoom: number };

const CENTRE: Position = [125.3245, 43.8868];
const METRE_LAT = 1 / 111_320;
const METRE_LON = METRE_LAT / Math.cos((43.8868 * Math.PI) / 180);
const TURN = (-12 * Math.PI) / 180;
const HALF = 3200;
const BLOCK = 320;

export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const next = random(7);
const between = (low: number, high: number): number => low + (high - low) * next();
const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;

function at(x: number, y: number): Position {
  const turnedX = x * Math.cos(TURN) - y * Math.sin(TURN);
  const turnedY = x * Math.sin(TURN) + y * Math.cos(TURN);
  return [Number(((CENTRE[0] as number) + turnedX * METRE_LON).toFixed(6)), Number(((CENTRE[1] as number) + turnedY * METRE_LAT).toFixed(6))];
}

const features: TownFeature[] = [];

function add(classCode: string, minZoom: number, geometry: Geometry, properties: Record<string, unknown>): void {
  const number = features.length + 1;
  const id = `00000002-0000-8000-8000-${number.toString(16).padStart(12, '0')}`;
  features.push({ type: 'Feature', classCode, minZoom, geometry, properties: { id, ...properties } });
}

const point = (x: number, y: number): Geometry => ({ type: 'Point', coordinates: at(x, y) });
const line = (...points: [number, number][]): Geometry => ({ type: 'LineString', coordinates: points.map(([x, y]) => at(x, y)) });
const area = (...points: [number, number][]): Geometry => ({ type: 'Polygon', coordinates: [[...points, points[0] as [number, number]].map(([x, y]) => at(x, y))] });
const rectangle = (x: number, y: number, width: number, height: number): Geometry => area([x, y], [x + width, y], [x + width, y + height], [x, y + height]);

const riverX = (y: number): number => 1250 + 420 * Math.sin(y / 1300) - y * 0.16;
const inRiver = (x: number, y: number, margin: number): boolean => Math.abs(x - riverX(y)) < 110 + margin;
const inPark = (x: number, y: number): boolean => x > -1900 && x < -1270 && y > 640 && y < 1270;

function waters(): void {
  const west: [number, number][] = [];
  const east: [number, number][] = [];
  for (let y = -HALF - 300; y <= HALF + 300; y += 80) {
    west.push([riverX(y) - 95 - 14 * Math.sin(y / 210), y]);
    east.unshift([riverX(y) + 95 + 12 * Math.cos(y / 170), y]);
  }
  add('water', 6, area(...west, ...east), { name: '松江', kind: 'river' });
  add('water', 11, area([-1700, 820], [-1560, 780], [-1460, 860], [-1480, 1000], [-1620, 1060], [-1730, 960]), { name: '南湖', kind: 'lake' });
}

function parks(): void {
  add('green', 9, rectangle(-1900, 650, 620, 620), { name: '南湖公园', kind: 'park' });
  for (let y = -HALF; y < HALF; y += 640) {
    add('green', 12, area([riverX(y) - 190, y], [riverX(y) - 112, y], [riverX(y + 560) - 112, y + 560], [riverX(y + 560) - 190, y + 560]), { name: '滨江绿地', kind: 'park' });
  }
  add('green', 11, rectangle(20, -320, 280, 280), { name: '人民广场绿地', kind: 'park' });
}

const AVENUES = ['人民大街', '解放大路', '自由大路', '亚泰大街', '同志街', '工农大路', '南湖大路', '卫星路', '前进大街', '生态大街', '净月街'];
const STREETS = ['清华路', '长庆街', '安达街', '民康路', '吉林大路', '东盛大街', '岭东路', '和顺街', '乐群街', '公平路', '惠工路', '红旗街', '隆礼路', '立信街', '西康路', '建设街'];

function kindOf(index: number): [string, number] {
  if (index === 0) return ['expressway', 8];
  if (index % 4 === 0) return ['arterial', 9];
  if (index % 2 === 0) return ['secondary', 10];
  return ['branch', 12];
}

function streets(): void {
  for (let n = -10; n <= 10; n += 1) {
    for (const across of [true, false]) {
      const [kind, zoom] = kindOf(Math.abs(n));
      const name = n % 2 === 0 ? (AVENUES[(n + 10 + (across ? 0 : 1)) % AVENUES.length] as string) : (STREETS[(n + 30 + (across ? 0 : 7)) % STREETS.length] as string);
      const offset = n * BLOCK;
      const points: [number, number][] = [];
      for (let along = -HALF; along <= HALF; along += BLOCK) points.push(across ? [along, offset] : [offset, along]);
      // Only the greater streets bridge the river.
      const parts = across && kind === 'branch' ? cutAtRiver(points) : [points];
      for (const part of parts) if (part.length > 1) add('street', zoom, line(...part), { name, kind, lanes: kind === 'branch' ? 2 : 6, lit: true });
    }
  }
  for (let x = -HALF; x < HALF; x += BLOCK) {
    for (let y = -HALF; y < HALF; y += BLOCK) {
      const half = BLOCK / 2;
      if (inRiver(x + half, y + half, 170) || inPark(x + half, y + half)) continue;
      add('street', 13, line([x, y + half], [x + BLOCK, y + half]), { name: '', kind: 'residential' });
    }
  }
  add('railway', 9, line([-HALF, -1750], [-900, -1700], [900, -1820], [HALF, -1790]), { name: '京哈线', kind: 'rail' });
}

function cutAtRiver(points: [number, number][]): [number, number][][] {
  const parts: [number, number][][] = [[]];
  for (const one of points) {
    if (inRiver(one[0], one[1], 60)) parts.push([]);
    else parts.at(-1)?.push(one);
  }
  return parts;
}

const USES = ['residential', 'residential', 'residential', 'commercial', 'office', 'education', 'industrial'] as const;

function houses(): void {
  for (let x = -HALF; x < HALF; x += BLOCK) {
    for (let y = -HALF; y < HALF; y += BLOCK / 2) {
      if (inRiver(x + 160, y + 80, 190) || inPark(x + 160, y + 80)) continue;
      const use = pick(USES);
      const central = Math.hypot(x, y) < 1100;
      add('land_use', 11, rectangle(x + 16, y + 16, BLOCK - 32, BLOCK / 2 - 30), { kind: use === 'office' ? 'commercial' : use === 'education' ? 'public' : use });
      for (let row = 0; row < 2; row += 1) {
        for (let column = 0; column < 4; column += 1) {
          if (next() < 0.14) continue;
          const width = between(36, 56);
          const depth = central ? between(22, 38) : between(12, 17);
          const floors = central ? Math.round(between(8, 34)) : pick([6, 6, 6, 7, 11, 18, 24]);
          add('building', 14, rectangle(x + 28 + column * 70, y + 26 + row * 58, width, depth), {
            name: next() < 0.12 ? `${pick(STREETS).slice(0, 2)}${pick(['小区', '花园', '大厦', '公寓'])}${1 + Math.floor(next() * 20)}号楼` : '',
            use,
            floors,
            height: floors * 3,
            year_built: Math.round(between(1982, 2024)),
            structure: pick(['reinforced_concrete', 'masonry', 'mixed']),
            residents: use === 'residential' ? Math.round(floors * between(6, 14)) : 0,
          });
        }
      }
    }
  }
}

const SERVICES: [string, number, string[]][] = [
  ['primary_school', 46, ['实验小学', '第二小学', '树勋小学', '南湖小学']],
  ['hospital', 14, ['市中心医院', '第二人民医院', '中医院']],
  ['market', 32, ['便民菜市场', '大经路早市', '生鲜超市']],
  ['bus_stop', 210, ['公交站']],
  ['metro_station', 12, ['人民广场站', '解放大路站', '东北师大站', '工农广场站']],
  ['elderly_care', 38, ['养老服务中心', '日间照料站']],
  ['kindergarten', 52, ['第一幼儿园', '阳光幼儿园']],
  ['library', 9, ['市图书馆', '社区图书室']],
  ['pharmacy', 60, ['大药房']],
  ['fire_station', 7, ['消防救援站']],
  ['police_station', 16, ['派出所']],
  ['public_toilet', 70, ['公共厕所']],
  ['parking', 64, ['公共停车场']],
  ['charging_station', 40, ['充电站']],
  ['sports_field', 24, ['社区运动场']],
];

function services(): void {
  for (const [classCode, count, names] of SERVICES) {
    for (let n = 0; n < count; n += 1) {
      const x = between(-HALF, HALF);
      const y = between(-HALF, HALF);
      if (inRiver(x, y, 60)) continue;
      const place = classCode === 'metro_station' ? '' : `${pick(STREETS).slice(0, 2)}`;
      add(classCode, classCode === 'metro_station' || classCode === 'hospital' ? 12 : 14, point(x, y), {
        name: `${place}${pick(names)}`,
        address: `${pick(STREETS)}${1 + Math.floor(next() * 900)}号`,
      });
    }
  }
  for (let n = 0; n < 900; n += 1) {
    const x = between(-1880, -1300);
    const y = between(660, 1260);
    add('tree', 16, point(x, y), { name: '' });
  }
}

function regions(): void {
  const size = 2 * HALF + 200;
  add('region', 7, rectangle(-HALF - 100, -HALF - 100, size / 2, size), { name: '南关区', code: '220102', level: 3 });
  add('region', 7, rectangle(-HALF - 100 + size / 2, -HALF - 100, size / 2, size), { name: '二道区', code: '220105', level: 3 });
  for (let n = 0; n < 8; n += 1) {
    const x = -HALF - 100 + (n % 4) * (size / 4);
    const y = -HALF - 100 + Math.floor(n / 4) * (size / 2);
    add('region', 11, rectangle(x, y, size / 4, size / 2), { name: `${['永吉', '曙光', '桃源', '民康', '荣光', '东站', '吉林', '长通'][n]}街道`, code: `22010200${n + 1}`, level: 4 });
  }
}

/** All features, in drawing order of no importance. */
export function town(): TownFeature[] {
  if (features.length === 0) [regions, waters, parks, streets, houses, services].forEach((make) => make());
  return features;
}

export const TOWN_BOX: [number, number, number, number] = [125.278, 43.853, 125.371, 43.921];
