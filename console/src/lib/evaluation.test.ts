import { describe, expect, it } from 'vitest';
import type { Clause, Light } from '../api/evaluation';
import { bandsOf, basisOf, byDimension, casesLink, countLights, dayBefore, firstArea, nearestWithin, pathChart, problemLink, recordsLink, ruleOf, signed, stateOf, unitOf } from './evaluation';

const clause = (number: number, dimension: string, light: Light = 'UNKNOWN'): Clause => ({
  number,
  title: { zh: '', en: '' },
  chapter: '',
  dimension,
  leads: [],
  acceptance: '',
  light,
  rule: 'no_value',
  indicators: [],
  commitments: [],
});

describe('the board of the plan', () => {
  it('keeps every row and puts unknown dimensions under the general ones', () => {
    const groups = byDimension([clause(9, 'liveable'), clause(0, 'all'), clause(7, 'new')]);
    expect(groups.map((one) => [one.dimension, one.clauses.map((row) => row.number)])).toEqual([
      ['all', [0, 7]],
      ['liveable', [9]],
    ]);
  });

  it('counts every light once', () => {
    expect(countLights([clause(1, 'all', 'RED'), clause(2, 'all', 'RED'), clause(3, 'all')])).toEqual({ RED: 2, YELLOW: 0, GREEN: 0, UNKNOWN: 1 });
  });

  it('never makes a good word of one it does not know', () => {
    expect([ruleOf('new'), stateOf('new'), stateOf(undefined), basisOf('new')]).toEqual(['no_value', 'none', 'none', 'proposal']);
    expect(bandsOf({ poor: '<8', very_good: '>=8' })).toEqual([{ band: 'very_good', limits: '≥8' }, { band: 'poor', limits: '<8' }]);
    expect([unitOf('km/km²'), unitOf('-')]).toEqual([' km/km²', '']);
  });
});

describe('the path of a target', () => {
  const path = [
    { day: '2024-12-31', value: 10 },
    { day: '2030-12-31', value: 16 },
  ];

  it('runs from the lower left to the upper right when it grows', () => {
    expect(pathChart(path, null, '2025', 100, 40)?.line).toBe('M0.0,40.0L100.0,0.0');
  });

  it('puts the value at the end of its year: 365 of 2191 days', () => {
    const now = pathChart(path, 13, '2025', 2191, 40)?.now;
    expect(now?.x).toBeCloseTo(365);
    expect(now?.y).toBeCloseTo(20);
  });

  it('is drawn level when nothing changes', () => {
    const flat = path.map((point) => ({ ...point, value: 5 }));
    expect(pathChart(flat, null, '2025', 100, 40)?.line).toBe('M0.0,20.0L100.0,20.0');
  });

  it('is not drawn from a single day', () => {
    expect(pathChart(path.slice(0, 1), null, '2025', 100, 40)).toBeNull();
    expect(pathChart([], 3, '2025', 100, 40)).toBeNull();
  });
});

describe('small things', () => {
  it('writes a plus before growth only', () => {
    expect([signed('2', 2), signed('-2', -2), signed('0', 0)]).toEqual(['+2', '-2', '0']);
  });

  it('goes down one level at a time, over a level without values', () => {
    const areas = [1, 2, 3, 4].map((level) => ({ code: `r${level}`, name: '', level }));
    const values = ['r1', 'r4', 'r3'].map((geography) => ({ geography }));
    expect(nearestWithin(values, 'r1', areas)).toEqual([{ geography: 'r3' }]);
    expect(nearestWithin(values, 'r9', areas)).toEqual([{ geography: 'r1' }]);
    expect(nearestWithin([], 'r1', areas)).toEqual([]);
  });

  it('begins with a city, and with the widest region where there is none', () => {
    const province = { code: '220000', name: '', level: 1 };
    const city = { code: '220100', name: '', level: 2 };
    expect([firstArea([province, city]), firstArea([province]), firstArea([])]).toEqual(['220100', '220000', '']);
  });
});

describe('problems of a clause', () => {
  it('each open where it can be looked at', () => {
    const page = { regionHead: '2201', today: '2026-03-01' };
    expect(problemLink({ kind: 'indicator', code: 'mohurd-2025:B04' }, page)).toEqual({ name: 'indicators', query: { indicator: 'mohurd-2025:B04' } });
    expect(problemLink({ kind: 'cases', code: 'd_' }, page)).toEqual({ name: 'cases', query: { class: 'd_', view: 'overdue', region: '2201' } });
    expect(problemLink({ kind: 'work', code: 'old_estates' }, page)).toEqual({ name: 'register', params: { code: 'old_estates' }, query: { dueUntil: '2026-02-28', region: '2201' } });
    expect(problemLink({ kind: 'commitment', code: '2' }, page)).toBeNull();
  });

  it('without a region ask everywhere', () => {
    expect(casesLink('01', null, 'open')).toEqual({ name: 'cases', query: { view: 'open', class: '01' } });
    expect(recordsLink('old_estates', null, { state: 'open' })).toEqual({ name: 'register', params: { code: 'old_estates' }, query: { state: 'open' } });
  });

  it('are late when due before today, over the ends of months and years', () => {
    expect(dayBefore('2024-03-01')).toBe('2024-02-29');
    expect(dayBefore('2026-01-01')).toBe('2025-12-31');
  });
});
