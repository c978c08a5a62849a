import { describe, expect, it } from 'vitest';
import type { RenewalChoice } from '../api/lifelines';
import { choiceFeatures, factorText, groupProperty, isFarOff, middle, rangeText, reasonWords } from './renewal';

const title = (code: string): string => `<${code}>`;

describe('reasons of the model', () => {
  it('have words of their own', () => {
    expect(reasonWords('age', title)).toEqual({ message: 'renewal.reason.age', parameters: {} });
    expect(reasonWords('recent break', title).message).toBe('renewal.reason.recent');
  });

  it('name the material as people do', () => {
    expect(reasonWords('material grey_iron', title)).toEqual({ message: 'renewal.reason.material', parameters: { material: '<grey_iron>' } });
    expect(reasonWords('built 1960 grey_iron', title)).toEqual({ message: 'renewal.reason.built', parameters: { decade: '1960', material: '<grey_iron>' } });
    expect(reasonWords('built ? pe', title).parameters['decade']).toBe('?');
  });

  it('are shown as they are when nobody has words for them', () => {
    expect(reasonWords('soil', title)).toEqual({ message: 'renewal.reason.other', parameters: { property: 'soil' } });
  });

  it('show a factor with as many digits as matter', () => {
    expect(factorText(3.456)).toBe('× 3.46');
    expect(factorText(12.3)).toBe('× 12');
  });
});

describe('groups of the calibration', () => {
  it('are ranges', () => {
    expect(rangeText('-150', 'mm')).toBe('≤ 150 mm');
    expect(rangeText('151-300', 'mm')).toBe('151–300 mm');
    expect(rangeText('00-19', '')).toBe('0–19');
    expect(rangeText('3-', '')).toBe('≥ 3');
    expect(rangeText('2', '')).toBe('2');
    expect(rangeText('?', 'mm')).toBe('?');
  });

  it('have the names of their properties', () => {
    expect(groupProperty('breaks')).toBe('renewal.group.breaks');
  });

  it('are far off beyond two deviations', () => {
    expect([-2.1, 0, 1.9, 2.5].map(isFarOff)).toEqual([true, false, false, true]);
  });
});

describe('pipes on the map', () => {
  const pipe = (id: string): RenewalChoice => ({ id, geometry: { type: 'LineString', coordinates: [[1, 2], [3, 4], [5, 6]] } }) as RenewalChoice;

  it('carry their rank, and which one is looked at', () => {
    const features = choiceFeatures([pipe('a'), pipe('b'), { ...pipe('c'), geometry: null }], 'b').features;
    expect(features.map((one) => one.properties)).toEqual([
      { kind: 'pipe', id: 'a', rank: '1', selected: false },
      { kind: 'pipe', id: 'b', rank: '2', selected: true },
    ]);
  });

  it('are looked at in their middle', () => {
    expect(middle({ coordinates: [[1, 2], [3, 4], [5, 6]] })).toEqual({ longitude: 3, latitude: 4 });
    expect(middle({ coordinates: [] })).toBeNull();
  });
});
