/** City objects, their catalogue and the search over them. */
import { pastQuery, type Past } from '../lib/past';
import { get, send, withQuery, type Answer } from './http';
import type { Catalogue, CityObject, Dataset, ListedObject, ObjectPage, ObjectPatch, ObjectVersion, Page, SearchHit } from './types';

export const catalogue = (): Promise<Catalogue> => get('/api/catalogue');

export const datasets = (): Promise<Dataset[]> => get('/api/datasets');

/** Name by code of the organisations that may own a data set. */
export const datasetOwners = (): Promise<Record<string, string>> => get('/api/datasets/owners');

/** Changes what is told of a data set if nobody has changed it since that revision. */
export const changeDataset = (code: string, revision: number, patch: Record<string, string | number | null>): Promise<Answer<Dataset>> =>
  send('PATCH', `/api/datasets/${encodeURIComponent(code)}`, {
    body: patch,
    headers: { 'If-Match': `"${revision}"`, 'Content-Type': 'application/merge-patch+json' },
  });

export const datasetExport = (code: string, format: string): string => withQuery('/api/export', { format, dataset: code });

export const cityObject = (id: string, signal?: AbortSignal, past: Past | null = null): Promise<Answer<CityObject>> =>
  send('GET', withQuery(`/api/objects/${encodeURIComponent(id)}`, pastQuery(past)), signal ? { signal } : {});

export const versions = (id: string, signal?: AbortSignal): Promise<ObjectVersion[]> =>
  get(`/api/objects/${encodeURIComponent(id)}/versions`, signal);

/** Changes an object if nobody has changed it since `etag` was read. */
export const editObject = (id: string, etag: string, body: ObjectPatch): Promise<Answer<CityObject>> =>
  send('PATCH', `/api/objects/${encodeURIComponent(id)}`, {
    body,
    headers: { 'If-Match': etag, 'Content-Type': 'application/merge-patch+json' },
  });

export const listObjects = (classCode: string, limit: number, after: string | number | null): Promise<Page<ListedObject>> =>
  get(withQuery('/api/objects', { classCode, limit, after }));

/** What a number of objects is made of: of a class, of all classes of a group, of a data set, or of all there are. */
export interface ObjectsAsked {
  classCode: string | null;
  group: string | null;
  dataset: string | null;
}

export const objectsOf = (asked: ObjectsAsked, limit: number, after: string | number | null): Promise<ObjectPage> =>
  get(withQuery('/api/objects', { ...asked, limit, after }));

export async function search(text: string, limit: number, signal: AbortSignal): Promise<SearchHit[]> {
  const found = await get<{ items: SearchHit[] }>(withQuery('/api/search', { q: text, limit }), signal);
  return found.items;
}
