import { describe, expect, it } from 'vitest';
import { isDay, pastOfTiles, pastQuery, readPast, today, writePast } from './past';

describe('a day of the past', () => {
  it('stands in the address and comes back', () => {
    const past = { axis: 'world', day: '2026-01-31' } as const;
    expect(readPast(writePast(past))).toEqual(past);
  });

  it('is none when the address is odd', () => {
    for (const text of [undefined, '', 'recorded', 'recorded:', 'soon:2026-01-31', 'recorded:2026-02-30', 'recorded:31.1.2026']) expect(readPast(text)).toBeNull();
  });

  it('asks for the record or for the world, never both', () => {
    expect(pastQuery(null)).toEqual({});
    expect(pastQuery({ axis: 'recorded', day: '2026-01-31' })).toEqual({ asOf: '2026-01-31' });
    expect(pastQuery({ axis: 'world', day: '2026-01-31' })).toEqual({ validAt: '2026-01-31' });
  });

  it('ends in China for tiles too', () => {
    expect(pastOfTiles(null)).toBe('');
    expect(decodeURIComponent(pastOfTiles({ axis: 'recorded', day: '2026-01-31' }))).toBe('&asOf=2026-01-31T15:59:59.999Z');
    expect(pastOfTiles({ axis: 'world', day: '2026-01-31' })).toMatch(/^&datetime=/);
  });

  it('knows the day in China late in the evening of Europe', () => {
    expect(today(new Date('2026-01-31T17:00:00Z'))).toBe('2026-02-01');
    expect(isDay('2026-02-29')).toBe(false);
  });
});
