import { describe, expect, it } from 'vitest';
import { FAULTS_ZH } from '../i18n/faults';
import type { ClassDefinition, ClassGroup, ObjectVersion } from '../api/types';
import { faultHeadline, placeQuery, placeText } from './faults';
import { changesBetween, timeline } from './history';
import { filterGroups, firstZoom, groupCount, initialOverrides, tickOf, visibleCodes } from './layers';
import { regionLabels } from './regionLabels';

const version = (revision: number, name: string, attributes: ObjectVersion['attributes']): ObjectVersion => ({
  revision,
  recordedFrom: '2026-11-23T00:00:00Z',
  recordedTo: null,
  recordedBy: null,
  name,
  attributes,
});

describe('the history of an object', () => {
  it('tells what each version changed', () => {
    const changes = changesBetween(version(1, 'a', { floors: 6, use: 'office' }), version(2, 'b', { floors: 7, use: 'office' }));
    expect(changes).toEqual([
      { field: 'name', before: 'a', after: 'b' },
      { field: 'floors', before: 6, after: 7 },
    ]);
  });

  it('takes null and absent for the same', () => {
    expect(changesBetween(version(1, 'a', { floors: null }), version(2, 'a', {}))).toEqual([]);
  });

  it('marks the oldest as the first', () => {
    expect(timeline([version(2, 'b', {}), version(1, 'a', {})]).map((step) => step.first)).toEqual([false, true]);
  });
});

const definition = (code: string, more: Partial<ClassDefinition> = {}): ClassDefinition => ({
  code,
  title: { zh: `${code}层`, en: code },
  geometry: 'POLYGON',
  count: 1,
  cimLevel: 1,
  standardCode: null,
  attributes: [],
  style: { palette: 'region', icon: null, minZoom: 12, order: 1, labelZoom: 8, visible: true, tileAttributes: [] },
  ...more,
});
const group = (classes: ClassDefinition[]): ClassGroup => ({ code: 'g', title: { zh: '组', en: 'Group' }, classes });

describe('the layer tree', () => {
  const a = definition('a');
  const b = definition('b', { count: 0 });

  it('shows what the packs show unless the user chose otherwise', () => {
    expect(visibleCodes([a, b], { b: false })).toEqual(new Set(['a']));
  });

  it('forgets remembered choices that are none', () => {
    expect(['not json', '[]', 'null', '{"a":1,"b":true}', null].map(initialOverrides)).toEqual([{}, {}, {}, { b: true }, {}]);
  });

  it('ticks a group wholly, partly or not', () => {
    expect([new Set(['a', 'b']), new Set(['a']), new Set<string>()].map((shown) => tickOf(group([a, b]), shown))).toEqual(['all', 'some', 'none']);
  });

  it('filters by title in both languages and by having data', () => {
    expect(filterGroups([group([a, b])], 'A层', false)[0]?.classes).toEqual([a]);
    expect(filterGroups([group([a, b])], '', true)[0]?.classes).toEqual([a]);
    expect(filterGroups([group([a, b])], 'nothing', false)).toEqual([]);
    expect(groupCount(group([a, b]))).toBe(1);
  });

  it('knows from which zoom a class can be seen', () => {
    const zoomed = definition('z', { style: { ...a.style, zoomBy: { attribute: 'level', zooms: { '3': 7, '5': 14 } } } });
    expect([firstZoom(a), firstZoom(zoomed)]).toEqual([12, 7]);
  });

  it('labels each region once, at the zooms of its level', () => {
    const zoomed = definition('z', { style: { ...a.style, zoomBy: { attribute: 'level', zooms: { '3': 7 } } } });
    const one = { id: 'x', classCode: 'z', name: '南关区', attributes: { level: 3 }, longitude: 125, latitude: 43 };
    const labels = regionLabels(zoomed, [one, { ...one, name: null }]);
    expect(labels.features.map((feature) => feature.properties)).toEqual([{ id: 'x', name: '南关区', fromZoom: 7, toZoom: 12 }]);
  });
});

describe('a fault', () => {
  it('is told where it lies and where that is on the map', () => {
    const place = { file: 'f', row: 3, feature: 'way/1', field: 'floors', longitude: 125.3, latitude: 43.8 };
    expect(placeText(place, (n) => `第 ${n} 行`)).toBe('第 3 行 · way/1 · floors');
    expect(placeQuery(place)).toBe('125.3,43.8');
    expect(placeQuery({ longitude: null })).toBeNull();
  });

  it('has a Chinese headline by its code', () => {
    expect(faultHeadline('GEOM-007')).toBe('环自相交');
    expect(faultHeadline('NEW-001')).toBeNull();
    expect(Object.entries(FAULTS_ZH).filter(([code, words]) => !/^[A-Z]+-\d{3}$/.test(code) || words === '')).toEqual([]);
  });
});
