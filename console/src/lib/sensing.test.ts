import { describe, expect, it } from 'vitest';
import type { Course, Interval, StreamStatus } from '../api/sensing';
import { csvOf, doubtsOf, envelopePath, gapsOf, healthByNetwork, meanPath, runsOf, scaleOf, ticksOf, zoomed } from './sensing';

const at = (minute: number, min: number, max: number): Interval => ({
  from: new Date(Date.UTC(2026, 10, 1, 0, minute)).toISOString(),
  min,
  max,
  mean: (min + max) / 2,
  count: 5,
});

const course = (...intervals: Interval[]): Course => ({ from: '2026-11-01T00:00:00Z', until: '2026-11-01T01:00:00Z', step_s: 60, intervals });

const stream = (network: string, state: StreamStatus['state']): StreamStatus => ({
  datastream: 1, name: '', thing: 1, thingName: '', network, observed: '', symbol: '', lon: null, lat: null, time: null, value: null, quality: 0, interval_s: 60, state,
});

describe('the health of networks', () => {
  it('counts datastreams by state', () => {
    const health = healthByNetwork([stream('water', 'GOOD'), stream('gas', 'SILENT'), stream('water', 'NEVER')]);
    expect(health.map((one) => one.network)).toEqual(['gas', 'water']);
    expect(health[1]).toMatchObject({ total: 2, good: 0.5, byState: { GOOD: 1, NEVER: 1, SILENT: 0, DOUBTFUL: 0 } });
  });

  it('names doubts by their bits', () => {
    expect(doubtsOf(0)).toEqual([]);
    expect(doubtsOf(0b1000_0101)).toEqual(['range', 'stuck', 'sender']);
  });
});

describe('a chart', () => {
  it('has round ticks', () => {
    expect(ticksOf(0, 1, 5)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(ticksOf(-13, 87, 5)).toEqual([0, 20, 40, 60, 80]);
    expect(ticksOf(3, 3, 5).length).toBeGreaterThan(0);
  });

  it('breaks its line where readings are missing', () => {
    const with_gap = course(at(0, 1, 2), at(1, 1, 2), at(10, 1, 2));
    const runs = runsOf(with_gap, 60);
    expect(runs.map((run) => run.length)).toEqual([2, 1]);
    const scale = scaleOf(with_gap, 600, 100);
    expect(gapsOf(runs, scale)).toEqual([{ x: 10, width: 90 }]);
  });

  it('does not call a pause of the usual length a gap', () => {
    expect(runsOf(course(at(0, 1, 2), at(10, 1, 2)), 600)).toHaveLength(1);
  });

  it('draws least, greatest and mean', () => {
    const two = course(at(0, 0, 10), at(30, 0, 10));
    const scale = scaleOf(two, 600, 112);
    expect(envelopePath(two.intervals, scale)).toMatch(/^M0\.0,6\.0L300\.0,6\.0L300\.0,106\.0L0\.0,106\.0Z$/);
    expect(meanPath(two.intervals, scale)).toBe('M0.0,56.0L300.0,56.0');
  });

  it('of nothing does not fail', () => {
    const empty = course();
    expect(scaleOf(empty, 600, 100).ticks.length).toBeGreaterThan(0);
    expect(runsOf(empty, 60)).toEqual([]);
  });

  it('zooms around the pointer, down to a second', () => {
    expect(zoomed(0, 1_000_000, 0.25, 0.5)).toEqual([125_000, 625_000]);
    expect(zoomed(0, 1500, 0, 0.1)).toEqual([0, 1000]);
  });

  it('can be taken away as a table', () => {
    expect(csvOf(course(at(0, 1, 3)))).toBe('from,min,max,mean,count\n2026-11-01T00:00:00.000Z,1,3,2,5\n');
  });
});
