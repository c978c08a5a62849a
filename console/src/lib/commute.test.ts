import { describe, expect, it } from 'vitest';
import type { CommuteResult, Within } from '../api/transit';
import { clockText, codeOf, commuteInputs, hoursOf, recomputed, unitRows } from './commute';

const share = (peopleCovered: number, shareOfPeople: number | null): Within => ({
  minutes: 60,
  share: { buildings: 1, buildingsCovered: 1, people: 10, peopleCovered, shareOfBuildings: 1, shareOfPeople },
});

const result = (dataVersion: number, people: number, units: [string, number | null][] = []): CommuteResult => ({
  areas: { type: 'FeatureCollection', features: [] },
  units: {
    provenance: { dataVersion, analysisVersion: '1', parameters: {} },
    convention: { mode: 'walk', from: 'door', to: 'door', minutesAtTheEnds: 0 },
    within: [share(people, 0.5)],
    units: units.map(([unit, part]) => ({ unit, within: [share(1, part)] })),
    dwellingsWithoutStreet: 0,
    dwellingsCutOff: 0,
  },
});

describe('the commuting circle', () => {
  it('writes hours as a clock does, and reads them back', () => {
    expect(clockText(7.5)).toBe('07:30');
    expect(clockText(24)).toBe('24:00');
    expect(hoursOf('07:30')).toBe(7.5);
    expect(hoursOf(clockText(8.25))).toBe(8.25);
  });

  it('says nothing of a day without timetables', () => {
    const form = { place: [1, 2] as [number, number], minutes: [60], mode: 'walk' as const, feeds: [], date: '2026-03-02', from: 7, until: 9, percentile: 50, count: 'door' as const, holidays: 'feed' as const };
    expect(commuteInputs(form)).toEqual({ place: [1, 2], minutes: [60], mode: 'walk' });
    expect(commuteInputs({ ...form, feeds: ['a'] })).toMatchObject({ feeds: ['a'], date: '2026-03-02', count: 'door' });
  });

  it('makes codes that the server takes', () => {
    expect(codeOf('POA EPTC.zip')).toBe('poa-eptc');
    expect(codeOf('2026公交.ZIP')).toBe('timetable');
    expect(codeOf(`${'x'.repeat(50)}.zip`)).toHaveLength(40);
  });

  it('lists the best reached units first', () => {
    expect(unitRows(result(1, 5, [['b', 0.1], ['c', null], ['a', 0.9], ['d', 0.1]])).map((one) => one.unit)).toEqual(['a', 'b', 'd', 'c']);
  });

  it('tells what computing again changed', () => {
    expect(recomputed(result(1, 5), result(1, 5))).toEqual({ sameData: true, people: 0 });
    expect(recomputed(result(1, 5), result(2, 3))).toEqual({ sameData: false, people: -2 });
  });
});
