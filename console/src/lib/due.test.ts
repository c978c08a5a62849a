import { describe, expect, it } from 'vitest';
import { due, span } from './due';

const START = '2026-11-28T00:00:00Z';
const at = (hours: number): number => Date.parse(START) + hours * 3_600_000;

describe('a deadline', () => {
  it('is none when no rule gives one', () => {
    expect(due(START, null, at(1))).toBeNull();
  });

  it('says how much is gone and how much is left', () => {
    expect(due(START, '2026-11-28T10:00:00Z', at(4))).toEqual({ share: 0.4, late: false, minutes: 360 });
  });

  it('says how late it is', () => {
    expect(due(START, '2026-11-28T10:00:00Z', at(11.5))).toEqual({ share: 1, late: true, minutes: 90 });
  });

  it('is full when it ended as it began', () => {
    expect(due(START, START, at(0))?.share).toBe(1);
  });
});

describe('a span', () => {
  it('names the two largest parts', () => {
    expect(span(1500)).toEqual({ unit: 'days', n: 1, rest: 1 });
    expect(span(125)).toEqual({ unit: 'hours', n: 2, rest: 5 });
    expect(span(7)).toEqual({ unit: 'minutes', n: 7, rest: 0 });
  });
});
