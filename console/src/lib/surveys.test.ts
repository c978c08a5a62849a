import { describe, expect, it } from 'vitest';
import { byArea, byFate, percent, settled, sumOf, total } from './surveys';

const progress = (survey: string, area: string, tasks: number, accepted: number, findings = 0): Parameters<typeof byArea>[0][number] => ({
  survey,
  area,
  tasks,
  submitted: 1,
  accepted,
  entered: accepted,
  findings,
});
const fate = (area: string, byState: Record<string, number>, late = 0): Parameters<typeof byFate>[0][number] => ({
  area,
  found: Object.values(byState).reduce((a, b) => a + b, 0),
  byState,
  timed: 1,
  late,
  units: 1,
});

describe('progress', () => {
  const rows = [progress('home', '220102', 10, 4, 3), progress('estate', '220102', 2, 2), progress('home', '220101', 5, 0)];

  it('adds the surveys of an area up, areas in order of their codes', () => {
    expect(byArea(rows, '').map((one) => [one.area, one.tasks, one.accepted, one.findings])).toEqual([
      ['220101', 5, 0, 0],
      ['220102', 12, 6, 3],
    ]);
  });

  it('shows one survey alone', () => {
    expect(byArea(rows, 'estate')).toEqual([{ area: '220102', tasks: 2, submitted: 1, accepted: 2, findings: 0 }]);
    expect(byArea(rows, 'street')).toEqual([]);
  });

  it('has no share of nothing', () => {
    expect(percent(0, 0)).toBeNull();
    expect(percent(6, 12)).toBe(50);
    expect(total(byArea(rows, ''), 'tasks')).toBe(17);
  });
});

describe('fates', () => {
  const fates = [fate('220101', { closed: 2, found: 1 }, 1), fate('220102', { assigned: 3, dismissed: 1 }, 2)];

  it('come in the order of the life of a problem, those without any left out', () => {
    expect(byFate(fates)).toEqual([
      { state: 'found', count: 1 },
      { state: 'assigned', count: 3 },
      { state: 'closed', count: 2 },
      { state: 'dismissed', count: 1 },
    ]);
  });

  it('add up', () => {
    expect(sumOf(fates, 'found')).toBe(7);
    expect(sumOf(fates, 'late')).toBe(3);
    expect(fates.map(settled)).toEqual([2, 1]);
  });
});
