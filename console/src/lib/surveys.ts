/** Sums and shares of surveys, without any browser. */
import type { Fate, Progress } from '../api/surveys';

/** How far an area has come; counts add up over its surveys. */
export interface AreaProgress {
  area: string;
  tasks: number;
  submitted: number;
  accepted: number;
  findings: number;
}

/** States of a problem in the order of its life; what a register says beyond them comes last. */
export const FATES = ['found', 'assigned', 'in_project', 'rectified', 'verified', 'closed', 'dismissed'] as const;
export type FateState = (typeof FATES)[number];

export function byArea(rows: readonly Progress[], survey: string): AreaProgress[] {
  const areas = new Map<string, AreaProgress>();
  for (const row of rows) {
    if (survey !== '' && row.survey !== survey) continue;
    const sum = areas.get(row.area) ?? { area: row.area, tasks: 0, submitted: 0, accepted: 0, findings: 0 };
    areas.set(row.area, {
      area: row.area,
      tasks: sum.tasks + row.tasks,
      submitted: sum.submitted + row.submitted,
      accepted: sum.accepted + row.accepted,
      findings: sum.findings + row.findings,
    });
  }
  return [...areas.values()].sort((a, b) => a.area.localeCompare(b.area));
}

export const total = (rows: readonly AreaProgress[], of: 'tasks' | 'submitted' | 'accepted' | 'findings'): number => rows.reduce((sum, row) => sum + row[of], 0);

/** Per cent of a whole; null where there is nothing, which is neither 0 nor 100. */
export const percent = (part: number, whole: number): number | null => (whole === 0 ? null : (part / whole) * 100);

/** Problems of all areas by state. */
export function byFate(fates: readonly Fate[]): { state: FateState; count: number }[] {
  const counts = FATES.map((state) => ({ state, count: fates.reduce((sum, one) => sum + (one.byState[state] ?? 0), 0) }));
  return counts.filter((one) => one.count > 0);
}

export const sumOf = (fates: readonly Fate[], of: 'found' | 'timed' | 'late' | 'units'): number => fates.reduce((sum, one) => sum + one[of], 0);

/** How many of the problems are no longer open: closed or put aside. */
export const settled = (fate: Fate): number => (fate.byState['closed'] ?? 0) + (fate.byState['dismissed'] ?? 0);
