import { describe, expect, it } from 'vitest';
import { instantOf, localOf, targetText } from './maintenance';

describe('times of maintenance windows', () => {
  it('are those of the city, whatever the zone of the browser', () => {
    expect(instantOf('2026-03-01T08:30')).toBe('2026-03-01T08:30:00+08:00');
    expect(localOf('2026-03-01T00:30:00Z')).toBe('2026-03-01T08:30');
    expect(localOf(new Date(instantOf('2026-12-31T23:59')).toISOString())).toBe('2026-12-31T23:59');
  });

  it('are none where none was written', () => {
    expect(instantOf('')).toBe('');
    expect(instantOf('tomorrow')).toBe('');
  });
});

describe('what a window is about', () => {
  const nothing = { thing: null, thingName: null, cityObject: null, objectName: null, region: null, classCode: null };

  it('is named by all that is given, by its number or code where it has no name', () => {
    expect(targetText({ ...nothing, cityObject: 'a', objectName: '3号井' })).toBe('3号井');
    expect(targetText({ ...nothing, thing: 7 })).toBe('#7');
    expect(targetText({ ...nothing, region: '220102', classCode: 'manhole' })).toBe('220102 · manhole');
  });
});
