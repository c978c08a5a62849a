/** The catalogue of the invented town. */
import type { AttributeDefinition, Catalogue, ClassDefinition, ClassGroup, Text } from '../../src/api/types';
import { town, TOWN_BOX } from './town';

const both = (words: string): Text => {
  const [zh = '', en = ''] = words.split('|');
  return { zh, en };
};

function attribute(name: string, title: string, more: Partial<AttributeDefinition> = {}): AttributeDefinition {
  return {
    name,
    title: both(title),
    type: 'STRING',
    format: null,
    unit: null,
    minimum: null,
    maximum: null,
    pattern: null,
    maxLength: null,
    choices: [],
    required: false,
    ...more,
  };
}

const choices = (...all: string[]) => all.map((one) => ({ value: one.split('=')[0] as string, title: both(one.split('=')[1] as string) }));

const ADDRESS = attribute('address', '地址|Address', { maxLength: 256 });
const BUILDING = [
  attribute('use', '用途|Use', {
    choices: choices('residential=住宅|Residential', 'commercial=商业|Commercial', 'office=办公|Office', 'education=教育|Education', 'industrial=工业|Industrial'),
  }),
  attribute('floors', '地上层数|Floors above ground', { type: 'INTEGER', minimum: 0, maximum: 200, required: true }),
  attribute('height', '高度|Height', { type: 'NUMBER', unit: 'm', minimum: 0, maximum: 1000 }),
  attribute('year_built', '建成年份|Year built', { type: 'INTEGER', minimum: 1000, maximum: 2100 }),
  attribute('structure', '结构类型|Structure', {
    choices: choices('reinforced_concrete=钢筋混凝土结构|Reinforced concrete', 'masonry=砌体结构|Masonry', 'mixed=混杂结构|Mixed'),
  }),
  attribute('residents', '居住人数|Residents', { type: 'INTEGER', unit: '人', minimum: 0 }),
  attribute('checked_on', '最近查验日期|Last checked', { format: 'date' }),
  ADDRESS,
];

type Row = [code: string, title: string, palette: string, icon: string | null, geometry: ClassDefinition['geometry'], minZoom: number, order: number, labelZoom: number];

const GROUPS: [code: string, title: string, rows: Row[]][] = [
  ['region', '区划与网格|Regions and grids', [['region', '行政区划|Region', 'region', null, 'POLYGON', 7, 500, 8]]],
  [
    'traffic',
    '道路交通|Roads and railways',
    [
      ['street', '道路|Street', 'road', null, 'LINE', 14, 200, 12],
      ['railway', '铁路与轨道|Railway', 'rail', null, 'LINE', 9, 220, 14],
      ['bus_stop', '公交站|Bus stop', 'transport', 'bus', 'POINT', 14, 640, 16],
      ['metro_station', '轨道站|Metro station', 'transport', 'train', 'POINT', 12, 660, 13],
      ['parking', '停车场|Car park', 'transport', 'parking', 'POINT', 14, 610, 16],
      ['charging_station', '充电站|Charging station', 'utility', 'charging', 'POINT', 14, 611, 16],
    ],
  ],
  ['building', '建筑与构筑物|Buildings and structures', [['building', '建筑|Building', 'building', null, 'POLYGON', 14, 300, 16]]],
  [
    'service',
    '公共服务|Public services',
    [
      ['primary_school', '小学|Primary school', 'education', 'school', 'POINT', 14, 650, 15],
      ['kindergarten', '幼儿园|Kindergarten', 'education', 'baby', 'POINT', 14, 645, 16],
      ['hospital', '医院|Hospital', 'health', 'hospital', 'POINT', 12, 655, 14],
      ['pharmacy', '药店|Pharmacy', 'health', 'pill', 'POINT', 14, 620, 16],
      ['elderly_care', '养老服务|Elderly care', 'elderly', 'elderly', 'POINT', 14, 646, 16],
      ['library', '图书馆|Library', 'culture', 'library', 'POINT', 14, 641, 15],
      ['sports_field', '运动场地|Sports field', 'sport', 'ball', 'POINT', 14, 630, 16],
      ['market', '菜市场|Market', 'commerce', 'market', 'POINT', 14, 635, 15],
      ['public_toilet', '公共厕所|Public toilet', 'utility', 'toilet', 'POINT', 14, 600, 17],
      ['fire_station', '消防站|Fire station', 'safety', 'fire', 'POINT', 14, 656, 15],
      ['police_station', '派出所|Police station', 'safety', 'police', 'POINT', 14, 648, 15],
    ],
  ],
  ['land', '用地|Land use', [['land_use', '用地|Land use', 'land', null, 'POLYGON', 11, 20, 0]]],
  [
    'green',
    '绿地与林木|Green space and trees',
    [
      ['green', '绿地|Green space', 'green', null, 'POLYGON', 9, 40, 14],
      ['tree', '树木|Tree', 'tree', 'tree', 'POINT', 16, 250, 0],
    ],
  ],
  ['water', '水系|Waters', [['water', '水域|Water', 'water', null, 'POLYGON', 6, 60, 12]]],
  ['municipal', '市政公用设施|Municipal works', [['manhole', '检查井|Manhole', 'utility', null, 'POINT', 17, 400, 0]]],
];

export function catalogue(): Catalogue {
  const groups: ClassGroup[] = GROUPS.map(([code, title, rows]) => ({ code, title: both(title), classes: rows.map(classOf) }));
  return { dataVersion: 1, extent: TOWN_BOX, groups };
}

function classOf([code, title, palette, icon, geometry, minZoom, order, labelZoom]: Row): ClassDefinition {
  return {
    code,
    title: both(title),
    geometry,
    count: town().filter((one) => one.classCode === code).length,
    cimLevel: code === 'building' ? 3 : 2,
    standardCode: code === 'building' ? '60010000' : null,
    style: { palette, icon, minZoom, order, labelZoom, visible: true, tileAttributes: ['kind', 'floors', 'height'], ...(code === 'region' ? { zoomBy: { attribute: 'level', zooms: { '3': 7, '4': 11 } } } : {}) },
    attributes: code === 'building' ? BUILDING : [attribute('kind', '类型|Kind', { maxLength: 64 }), ADDRESS],
  };
}
