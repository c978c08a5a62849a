import { describe, expect, it } from 'vitest';
import type { NetworkNodes, Pressures } from '../api/lifelines';
import { classOf, classText, counts, differs, fineBounds, nodeFeatures, sensorFeatures, stepsOfDay, timeOf } from './pressures';

const nodes: NetworkNodes = {
  dataVersion: 3,
  nodes: [
    { code: 'A', longitude: 125, latitude: 44 },
    { code: 'B', longitude: 126, latitude: 44 },
  ],
};
const now: Pressures = {
  at: '2026-11-28T08:00:00Z',
  newest: '2026-11-28T09:00:00Z',
  intervalSeconds: 300,
  factor: 1,
  metered: true,
  inflow: 100,
  dataVersion: 3,
  sensors: [
    { datastream: 1, name: 'S', node: 'A', longitude: 125, latitude: 44, measured: 30, modelled: 33 },
    { datastream: 2, name: 'T', node: 'B', longitude: 126, latitude: 44, measured: null, modelled: 12 },
  ],
  pressures: [33, null],
};

describe('classes of pressure', () => {
  it('begin below full service and end open', () => {
    expect(classOf(-3)).toBe(0);
    expect(classOf(13.9)).toBe(0);
    expect(classOf(14)).toBe(1);
    expect(classOf(37.9)).toBe(4);
    expect(classOf(38)).toBe(5);
    expect(classOf(null)).toBeNull();
  });

  it('are named by their bounds', () => {
    expect([0, 1, 5].map((one) => classText(one))).toEqual(['< 14', '14–20', '≥ 38']);
  });

  it('are as fine as the moment allows', () => {
    const fine = fineBounds([null, 40, 40.6, 41.2, 41.8, 42.4, 43]);
    expect(fine).toEqual([40.5, 41, 41.5, 42, 42.5]);
    expect([39, 40.7, 42.9].map((metres) => classOf(metres, fine))).toEqual([0, 1, 5]);
    expect(classText(1, fine)).toBe('40.5–41');
    expect(counts({ ...now, pressures: [40, 42.7, null] }, fine)).toEqual({ classes: [1, 0, 0, 0, 0, 1], dry: 1 });
  });

  it('stay as they are where there is nothing to part', () => {
    expect(fineBounds([])).toEqual([14, 20, 26, 32, 38]);
    expect(fineBounds([44.9, 44.91, null])).toEqual([14, 20, 26, 32, 38]);
  });

  it('are counted, and nodes without water apart', () => {
    expect(counts(now)).toEqual({ classes: [0, 0, 0, 0, 1, 0], dry: 1 });
  });
});

describe('steps of a day', () => {
  it('are as many as fit', () => {
    expect(stepsOfDay(300)).toBe(288);
    expect(stepsOfDay(3600)).toBe(24);
  });

  it('are counted back from the newest', () => {
    expect(timeOf('2026-11-28T09:00:00Z', 300, 12)).toBe('2026-11-28T08:00:00.000Z');
    expect(timeOf('2026-11-28T09:00:00Z', 300, 0)).toBeNull();
    expect(timeOf(null, 300, 5)).toBeNull();
  });
});

describe('what the map draws', () => {
  it('gives each node its class', () => {
    const features = nodeFeatures(nodes, now).features;
    expect(features.map((one) => one.properties?.['step'])).toEqual([4, -1]);
    expect(features[1]?.geometry).toEqual({ type: 'Point', coordinates: [126, 44] });
  });

  it('draws nothing of another state of the city', () => {
    expect(nodeFeatures({ ...nodes, dataVersion: 2 }, now).features).toEqual([]);
    expect(nodeFeatures({ ...nodes, nodes: [] }, now).features).toEqual([]);
  });

  it('marks sensors that differ from the model, and keeps silent ones', () => {
    const features = sensorFeatures(now).features;
    expect(features.map((one) => one.properties?.['differs'])).toEqual([true, false]);
    expect(features.map((one) => one.properties?.['label'])).toEqual(['30.0', '']);
    expect(differs({ measured: 30, modelled: 30.9 })).toBe(false);
  });
});
