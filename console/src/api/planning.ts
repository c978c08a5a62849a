/** Analyses by OGC API - Processes, and the scenarios that are kept. */
import { get, post, remove, send, withQuery } from './http';
import type { Text } from './types';

export type Place = [longitude: number, latitude: number];
export type Features = GeoJSON.FeatureCollection<GeoJSON.Geometry, Record<string, unknown>>;

export interface Share {
  buildings: number;
  buildingsCovered: number;
  people: number;
  peopleCovered: number;
  shareOfBuildings: number | null;
  shareOfPeople: number | null;
}

export interface Element {
  code: string;
  title: Text;
  tier?: number | null;
  limit: number;
  unit: 'm' | 'min';
  basis: string;
  verified: boolean;
}

export interface ServiceSet {
  code: string;
  version: string;
  title: Text;
  elements: (Element & { capacity: boolean })[];
}

export interface Reached extends Element {
  facilities: number;
  within: boolean;
  nearest?: { id: string; name?: string; seconds: number; metres: number };
}

export interface ReachResult {
  areas: Features;
  services: { elements: Reached[]; missing: string[]; distanceToStreet: number };
}

export interface CircleElement extends Element {
  facilities: number;
  facilitiesWithoutStreet: number;
  facilitiesWithoutEntrance: number;
  facilitiesOfUnknownSize: number;
  coverage: Share;
}

export interface CircleResult {
  summary: {
    counts: { dwellings: number; dwellingsWithoutStreet: number; dwellingsWithoutPeople: number; dwellingsCutOff: number };
    elements: CircleElement[];
    all: Share;
    weakest?: string;
    provenance: { dataVersion: number; pack: string; packVersion: string };
  };
  dwellings: Features;
}

export interface Comparison {
  element: Element;
  before: Share;
  after: Share;
  peopleGained: number;
  peopleLost: number;
  facilitiesBefore: number;
  facilitiesAfter: number;
  opened: { place: Place; onStreet: boolean; peopleServed: number }[];
}

export interface WhatIfResult {
  comparison: Comparison;
  changed: Features;
  facilities: Features;
}

export interface SitesResult {
  plan: {
    value: number;
    bound: number;
    provedBest: boolean;
    cellMetres: number;
    candidates: number;
    before: Share;
    after: Share;
    capacity?: { people: number; room: number; placed: number; gap: number; facilitiesOfUnknownCapacity: number };
  };
  sites: Features;
}

export interface WhatIfInputs {
  set: string;
  element: string;
  open: Place[];
  close: string[];
}

export interface Scenario {
  id: string;
  name: string;
  owner: string;
  mine: boolean;
  shared: boolean;
  inputs: WhatIfInputs;
  revision: number;
}

export interface Compared {
  scenario: Scenario;
  comparison: Comparison;
  sameData: boolean;
}

export const serviceSets = (): Promise<ServiceSet[]> => get('/api/planning/services');

/** Runs a process at once and takes its outputs out of their wrapping. */
export async function execute<T>(process: string, inputs: object, signal?: AbortSignal): Promise<T> {
  const body = { inputs, response: 'document' };
  const answer = await send<Record<string, unknown>>('POST', `/ogcapi/processes/${process}/execution`, signal ? { body, signal } : { body });
  return unwrapped(answer.value) as T;
}

/** In a document of results, objects stand as `{value, mediaType}`. */
export function unwrapped(document: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(document).map(([name, one]) => [name, isWrapped(one) ? one.value : one]));
}

function isWrapped(one: unknown): one is { value: unknown } {
  return typeof one === 'object' && one !== null && 'value' in one && 'mediaType' in one;
}

export const scenarios = (): Promise<Scenario[]> => get('/api/planning/scenarios');
export const keep = (name: string, shared: boolean, inputs: WhatIfInputs): Promise<Scenario> => post('/api/planning/scenarios', { name, shared, inputs });
export const forget = (id: string): Promise<void> => remove(`/api/planning/scenarios/${id}`);
export const compare = (ids: string[]): Promise<Compared[]> => get(ids.map((id) => withQuery('', { scenario: id }).slice(1)).reduce((path, one, i) => `${path}${i ? '&' : '?'}${one}`, '/api/planning/comparison'));
