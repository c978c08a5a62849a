import { describe, expect, it } from 'vitest';
import { hasEnded, periodsUntil } from './periods';

describe('periods of evaluation', () => {
  it('are the last twelve months with their quarters and years', () => {
    const periods = periodsUntil(new Date('2026-02-10T00:00:00Z'));
    expect(periods.slice(0, 3)).toEqual(['2026-02', '2026-01', '2025-12']);
    expect(periods[11]).toBe('2025-03');
    expect(periods.slice(12)).toEqual(['2026-Q1', '2025-Q4', '2025-Q3', '2025-Q2', '2025-Q1', '2026', '2025']);
  });

  it('begin at midnight in China', () => {
    expect(periodsUntil(new Date('2026-10-31T15:59:59Z'))[0]).toBe('2026-10');
    expect(periodsUntil(new Date('2026-10-31T16:00:00Z'))[0]).toBe('2026-11');
  });

  it('have ended when the next one has begun', () => {
    const now = new Date('2026-11-28T00:00:00Z');
    expect(['2026-10', '2026-Q3', '2025'].every((one) => hasEnded(one, now))).toBe(true);
    expect(['2026-11', '2026-Q4', '2026'].some((one) => hasEnded(one, now))).toBe(false);
  });
});
