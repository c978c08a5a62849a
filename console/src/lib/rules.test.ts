import { describe, expect, it } from 'vitest';
import type { DryRun, Episode, RuleField } from '../api/rules';
import { changes, counts, extent, rows } from './rules';

const field = (key: string, value: string): RuleField => ({ key, kind: 'HOLD', name: 'red', value, unit: null, clause: null, isVerified: true });
const episode = (subject: number, from: number, until: number | null, isNew = false): Episode => ({
  subject,
  thing: `T${subject}`,
  peak: 'RED',
  from: new Date(from).toISOString(),
  until: until === null ? null : new Date(until).toISOString(),
  isNew,
});
const run = (episodes: Episode[], missed: Episode[] = []): DryRun => ({ subjects: 3, readings: 9, episodes, missed, cutShort: false });

describe('changes of a rule', () => {
  it('are only what differs, without blanks around it', () => {
    const fields = [field('a', '1'), field('b', '10 min'), field('c', '2')];
    expect(changes(fields, { a: ' 1 ', b: '5 min ', d: '9' })).toEqual({ b: '5 min' });
  });
});

describe('a trial', () => {
  it('counts what stays, what is new and what is missed', () => {
    expect(counts(run([episode(1, 0, 10), episode(1, 20, 30, true)], [episode(2, 0, 5)]))).toEqual({ both: 1, new: 1, missed: 1 });
  });

  it('has one row for each sensor, those that differ most first', () => {
    const made = rows(run([episode(1, 0, 10), episode(3, 0, 10, true)], [episode(3, 50, 60), episode(2, 0, 5)]), 0, 100);
    expect(made.map((row) => row.subject)).toEqual([3, 2, 1]);
    expect(made[0]?.bars.map((bar) => bar.fate)).toEqual(['new', 'missed']);
  });

  it('draws what began before the span and what goes on to its end within it', () => {
    const [row] = rows(run([episode(1, -50, 25), episode(1, 75, null)]), 0, 100);
    expect(row?.bars.map((bar) => [bar.begin, bar.width])).toEqual([
      [0, 0.25],
      [0.75, 0.25],
    ]);
  });

  it('is drawn from its first to its last warning', () => {
    expect(extent(run([episode(1, 500_000, 600_000)], [episode(2, 700_000, 800_000)]), 0, 9_000_000)).toEqual([500_000, 800_000]);
    expect(extent(run([episode(1, 500_000, null)]), 0, 9_000_000)).toEqual([500_000, 9_000_000]);
    expect(extent(run([]), 0, 9)).toEqual([0, 9]);
  });

  it('of nothing has no row', () => expect(rows(run([]), 0, 0)).toEqual([]));
});
