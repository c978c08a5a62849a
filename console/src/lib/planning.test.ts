import { describe, expect, it } from 'vitest';
import { unwrapped, type CircleElement, type Features, type Share } from '../api/planning';
import { byCoverage, difference, limitText, moved, nothingChanged, opened, percent, pins, step, toggled, toned, wayText, weakestCounts, withdrawn } from './planning';

const share = (peopleCovered: number): Share => ({ buildings: 0, buildingsCovered: 0, people: 0, peopleCovered, shareOfBuildings: null, shareOfPeople: null });
const dwelling = (missing: string[], weakest?: string): Features['features'][number] => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [0, 0] },
  properties: { missing, ...(weakest ? { weakest } : {}) },
});
const town: Features = { type: 'FeatureCollection', features: [dwelling([]), dwelling(['a', 'b'], 'b'), dwelling(['a', 'b', 'c'], 'b'), dwelling(['a'], 'a')] };

describe('words', () => {
  it('say nothing of nobody', () => {
    expect(percent(null)).toBe('—');
    expect(percent(0.1234)).toBe('12.3%');
  });

  it('say limits in the unit of the rule', () => {
    expect(limitText({ limit: 500, unit: 'm' })).toBe('500 m');
    expect(limitText({ limit: 15, unit: 'min' })).toBe('15 min');
  });

  it('round a way up to whole minutes', () => {
    expect(wayText(80.4, 61)).toBe('80 m · 2 min');
    expect(wayText(0, 0)).toBe('0 m · 1 min');
  });

  it('tell differences with their sign', () => {
    expect([difference(share(5), share(7)), difference(share(7), share(5)), difference(share(5), share(5))]).toEqual(['+2', '−2', '0']);
  });
});

describe('dwellings', () => {
  it('are toned by how much they lack', () => {
    expect([0, 1, 2, 3, 5, 6].map(step)).toEqual([0, 1, 1, 2, 2, 3]);
    expect(toned(town, '').features.map((one) => one.properties['tone'])).toEqual(['step0', 'step1', 'step2', 'step1']);
  });

  it('stand out when they lack the chosen element most', () => {
    expect(toned(town, 'b').features.map((one) => one.properties['tone'])).toEqual(['rest', 'step3', 'step3', 'rest']);
  });

  it('are counted by what they lack most', () => {
    expect(weakestCounts(town)).toEqual([
      { code: 'b', count: 2 },
      { code: 'a', count: 1 },
    ]);
  });
});

describe('a scenario', () => {
  const start = nothingChanged('life-circle', 'clinic');

  it('opens, moves and withdraws facilities', () => {
    const two = opened(opened(start, [1, 2]), [3, 4]);
    expect(moved(two, 1, [5, 6]).open).toEqual([
      [1, 2],
      [5, 6],
    ]);
    expect(withdrawn(two, 0).open).toEqual([[3, 4]]);
    expect(start.open).toEqual([]);
  });

  it('closes a facility and opens it again', () => {
    const closed = toggled(start, 'x');
    expect(closed.close).toEqual(['x']);
    expect(toggled(closed, 'x').close).toEqual([]);
  });

  it('is drawn as pins', () => {
    const facilities: Features = { type: 'FeatureCollection', features: ['x', 'y'].map((id) => ({ type: 'Feature', geometry: { type: 'Point', coordinates: [0, 0] }, properties: { id } })) };
    const drawn = pins(facilities, opened(toggled(start, 'y'), [1, 2]));
    expect(drawn.features.map((one) => one.properties['pin'])).toEqual(['standing', 'closed', 'new']);
    expect(drawn.features[2]?.properties['index']).toBe(0);
  });
});

describe('elements', () => {
  it('come with the weakest first', () => {
    const element = (code: string, covered: number): CircleElement => ({ code, coverage: share(covered) }) as CircleElement;
    expect(byCoverage([element('a', 3), element('c', 1), element('b', 1)]).map((one) => one.code)).toEqual(['b', 'c', 'a']);
  });
});

describe('results', () => {
  it('are taken out of their wrapping', () => {
    expect(unwrapped({ plan: { value: { a: 1 }, mediaType: 'application/json' }, n: 5 })).toEqual({ plan: { a: 1 }, n: 5 });
  });
});
