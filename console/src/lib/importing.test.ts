import { describe, expect, it } from 'vitest';
import { importForm, isFinal } from '../api/imports';
import type { ImportState } from '../api/types';
import { differenceRows } from './importing';
import { CRS_OFFERS, looksLikeCrs } from './crs';
import { Rate } from './rate';
import { nearEnd, slice } from './virtual';

describe('a long list', () => {
  it('draws the rows in sight and some spare', () => {
    expect(slice(1000, 50, 500, 200, 2)).toEqual({ first: 8, end: 16, offset: 400 });
  });

  it('stays inside its rows', () => {
    expect(slice(3, 50, 0, 500, 5)).toEqual({ first: 0, end: 3, offset: 0 });
    expect(slice(0, 50, 0, 500, 5)).toEqual({ first: 0, end: 0, offset: 0 });
    expect(slice(10, 50, 99_999, 500, 2).end).toBe(10);
  });

  it('asks for more near its end', () => {
    expect([nearEnd(100, 50, 0, 500, 20), nearEnd(100, 50, 3600, 500, 20)]).toEqual([false, true]);
  });
});

describe('a rate', () => {
  it('needs two moments', () => {
    const rate = new Rate();
    expect(rate.perSecond()).toBeNull();
    rate.add(0, 10);
    expect(rate.perSecond()).toBeNull();
  });

  it('looks back over its window only', () => {
    const rate = new Rate(2000);
    for (const [at, count] of [[0, 0], [1000, 10_000], [2000, 20_000], [3000, 20_000], [4000, 20_000]] as const) rate.add(at, count);
    expect(rate.perSecond()).toBe(0);
  });

  it('counts per second', () => {
    const rate = new Rate();
    rate.add(0, 100);
    rate.add(500, 600);
    expect(rate.perSecond()).toBe(1000);
  });
});

describe('coordinate reference systems', () => {
  it('offer the bands of CGCS2000 with their meridians', () => {
    const meridian = (name: string) => CRS_OFFERS.find((one) => one.name === name)?.parameters['meridian'];
    expect([meridian('EPSG:4547'), meridian('EPSG:4549'), meridian('EPSG:4554')]).toEqual([114, 120, 135]);
  });

  it('may be typed in many ways', () => {
    const good = ['', 'EPSG:4547', 'epsg:3857', 'GCJ-02', 'bd09', 'urn:ogc:def:crs:EPSG::4490', 'http://www.opengis.net/def/crs/OGC/1.3/CRS84'];
    expect(good.filter((name) => !looksLikeCrs(name))).toEqual([]);
    expect(['beijing', 'EPSG', '4547'].filter(looksLikeCrs)).toEqual([]);
  });
});

describe('what an import would change', () => {
  it('comes with the most changed class first, and by code where they are alike', () => {
    const rows = differenceRows({
      water: { added: 0, changed: 0, unchanged: 900, gone: 0 },
      tree: { added: 1, changed: 1, unchanged: 0, gone: 0 },
      building: { added: 0, changed: 0, unchanged: 5, gone: 2 },
    });
    expect(rows.map((row) => row.code)).toEqual(['building', 'tree', 'water']);
    expect(rows[0]).toEqual({ code: 'building', added: 0, changed: 0, unchanged: 5, gone: 2 });
  });

  it('may be nothing', () => {
    expect(differenceRows({})).toEqual([]);
  });
});

describe('the form of an import', () => {
  const request = { file: new File(['{}'], 'a.geojson'), crs: ' EPSG:4549 ', classCode: '', dataset: 'trees', title: '', licence: '' };

  it('leaves out what is empty and what is usual', () => {
    const form = importForm({ ...request, mode: 'MERGE', preview: false });
    expect([...form.keys()]).toEqual(['crs', 'dataset', 'file']);
    expect(form.get('crs')).toBe('EPSG:4549');
  });

  it('says when it is a preview, and when the file replaces the data set', () => {
    const form = importForm({ ...request, mode: 'REPLACE', preview: true });
    expect([form.get('mode'), form.get('preview')]).toEqual(['REPLACE', 'true']);
  });

  it('ends with a preview too', () => {
    expect(['DONE', 'PREVIEWED', 'FAILED', 'CANCELLED'].every((state) => isFinal(state as ImportState))).toBe(true);
    expect(isFinal('STORING')).toBe(false);
  });
});
