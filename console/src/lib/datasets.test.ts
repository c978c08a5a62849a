import { describe, expect, it } from 'vitest';
import type { Dataset, ImportStatus } from '../api/types';
import { datasetPatch, lastImport, narrowed, type DatasetFields, type Facets } from './datasets';

function dataset(code: string, more: Partial<Dataset> = {}): Dataset {
  return {
    number: 1,
    code,
    title: code,
    source: null,
    licence: null,
    synthetic: false,
    changedAt: null,
    count: 1,
    classes: { building: 1 },
    extent: null,
    description: null,
    dated: null,
    crs: null,
    accuracyMetres: null,
    owner: null,
    ownerName: null,
    contact: null,
    updateCycle: null,
    shareLevel: 'shared',
    revision: 1,
    importedAt: null,
    due: null,
    overdue: false,
    ...more,
  };
}

const NOTHING: Facets = { words: '', classCode: '', owner: '', share: '' };
const ALL = [
  dataset('covers', { title: '井盖普查', classes: { component: 9 }, owner: 'survey', ownerName: '测绘院' }),
  dataset('houses', { description: 'From the Survey of 2026', shareLevel: 'open' }),
];
const codes = (facets: Partial<Facets>): string[] => narrowed(ALL, { ...NOTHING, ...facets }).map((one) => one.code);

describe('the catalogue is narrowed', () => {
  it('by nothing to everything', () => expect(codes({})).toEqual(['covers', 'houses']));
  it('by words in any order and case', () => {
    expect(codes({ words: '2026 SURVEY' })).toEqual(['houses']);
    expect(codes({ words: '测绘' })).toEqual(['covers']);
    expect(codes({ words: 'survey 井盖' })).toEqual([]);
  });
  it('by class, owner and share level together', () => {
    expect(codes({ classCode: 'component' })).toEqual(['covers']);
    expect(codes({ owner: 'survey' })).toEqual(['covers']);
    expect(codes({ share: 'open' })).toEqual(['houses']);
    expect(codes({ share: 'open', owner: 'survey' })).toEqual([]);
  });
});

describe('the form of a data set', () => {
  const form: DatasetFields = {
    title: ' 井盖 ', source: '', licence: '', description: '', dated: '', crs: '', accuracyMetres: '0.5', owner: '', contact: '', updateCycle: '', shareLevel: 'open',
  };
  it('becomes a patch in which empty fields take away', () => {
    expect(datasetPatch(form)).toMatchObject({ title: '井盖', source: null, accuracyMetres: 0.5, shareLevel: 'open' });
  });
  it('leaves a number that is none for the server to refuse', () => {
    expect(datasetPatch({ ...form, accuracyMetres: 'good' })['accuracyMetres']).toBe('good');
  });
});

describe('the import that undoing takes back', () => {
  const run = (id: number, more: Partial<ImportStatus> = {}): ImportStatus => ({
    id,
    fileName: 'a.geojson',
    format: null,
    dataset: 'covers',
    crs: null,
    state: 'DONE',
    progress: 1,
    read: 1,
    imported: 1,
    unchanged: 0,
    refused: 0,
    importedByClass: {},
    faultsByCode: {},
    message: null,
    by: 'li',
    startedAt: '2026-01-01T00:00:00Z',
    finishedAt: null,
    ...more,
  });
  it('is the last that changed the data set', () => {
    const all = [run(9, { dataset: 'houses' }), run(8, { preview: true }), run(7, { state: 'FAILED' }), run(6, { imported: 0 }), run(4), run(5)];
    expect(lastImport(all, 'covers')?.id).toBe(5);
    expect(lastImport([run(3, { imported: 0, ended: 2 })], 'covers')?.id).toBe(3);
    expect(lastImport(all, 'trees')).toBeNull();
  });
});
