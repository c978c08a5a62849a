/** Lights, dimensions, statuses and the path of a target, without any browser. */
import type { Area, Clause, ClausePage, Light, PathPoint, Problem, Status } from '../api/evaluation';

export const LIGHTS: Light[] = ['RED', 'YELLOW', 'GREEN', 'UNKNOWN'];
/** Shapes that tell the lights apart without colour. */
export const LIGHT_SHAPES: Record<Light, string> = { RED: '■', YELLOW: '▲', GREEN: '●', UNKNOWN: '○' };
export const DIMENSIONS = ['all', 'structure', 'innovative', 'liveable', 'beautiful', 'resilient', 'civilised', 'smart'] as const;
export type Dimension = (typeof DIMENSIONS)[number];
export const STATUSES: Status[] = ['measured', 'estimated', 'not_collected', 'not_evaluated', 'no_base', 'not_applicable', 'suppressed'];
const RULES = ['on_path', 'slightly_behind', 'behind', 'no_target', 'no_value', 'no_path', 'worst_of', 'none_found'] as const;
const STATES = ['not_begun', 'under_way', 'done', 'failed'] as const;
const CONFIDENCES = ['high', 'medium', 'low'] as const;
const BASES = ['legal', 'local-rule', 'proposal'] as const;
const BANDS = ['very_good', 'good', 'fair', 'poor'] as const;

const oneOf = <T extends string>(known: readonly T[], word: string, otherwise: T): T => known.find((one) => one === word) ?? otherwise;

export const dimensionOf = (word: string): Dimension => oneOf(DIMENSIONS, word, 'all');
export const ruleOf = (word: string): (typeof RULES)[number] => oneOf(RULES, word, 'no_value');
export const confidenceOf = (word: string): (typeof CONFIDENCES)[number] => oneOf(CONFIDENCES, word, 'low');
export const basisOf = (word: string): (typeof BASES)[number] => oneOf(BASES, word, 'proposal');
/** A unit behind a number; a bare ratio has none. */
export const unitOf = (unit: string): string => (unit === '-' ? '' : ` ${unit}`);
/** Grades from the best, with limits such as `≥80`. */
export const bandsOf = (bands: Record<string, string>): { band: (typeof BANDS)[number]; limits: string }[] =>
  BANDS.flatMap((band) => (bands[band] === undefined ? [] : [{ band, limits: bands[band].replace('>=', '≥').replace('<=', '≤') }]));
export const stateOf = (word: string | undefined): (typeof STATES)[number] | 'none' => STATES.find((one) => one === word) ?? 'none';

/** Rows of the plan by dimension in its order; dimensions without rows are left out. */
export function byDimension(clauses: readonly Clause[]): { dimension: Dimension; clauses: Clause[] }[] {
  return DIMENSIONS.map((dimension) => ({ dimension, clauses: clauses.filter((one) => dimensionOf(one.dimension) === dimension) })).filter(
    (group) => group.clauses.length > 0,
  );
}

export function countLights(clauses: readonly { light: Light }[]): Record<Light, number> {
  const counts: Record<Light, number> = { RED: 0, YELLOW: 0, GREEN: 0, UNKNOWN: 0 };
  for (const { light } of clauses) counts[light] += 1;
  return counts;
}

/** The region to begin with: the first of the level of cities, otherwise the widest. */
export function firstArea(areas: readonly Area[]): string {
  const widest = [...areas].sort((a, b) => a.level - b.level)[0];
  return (areas.find((one) => one.level === 2) ?? areas.find((one) => /^\d{4}00$/.test(one.code)) ?? widest)?.code ?? '';
}

/** Values of the next level down with values; levels below it would count the same things again. */
export function nearestWithin<T extends { geography: string }>(values: readonly T[], region: string, areas: readonly Area[]): T[] {
  const levels = new Map(areas.map((one) => [one.code, one.level]));
  const levelOf = (value: T): number => levels.get(value.geography) ?? Infinity;
  const inside = values.filter((one) => one.geography !== region);
  const nearest = Math.min(...inside.map(levelOf));
  return inside.filter((one) => levelOf(one) === nearest);
}

/** A signed change such as `+0.35`, so that nobody takes a slope for a level. */
export const signed = (text: string, value: number): string => (value > 0 ? `+${text}` : text);

export interface PathChart {
  line: string;
  points: { x: number; y: number; day: string; value: number }[];
  now: { x: number; y: number } | null;
}

/** The path in a box of `width` × `height`, the value of now at the end of its year; null when there are not two days. */
export function pathChart(path: readonly PathPoint[], value: number | null, period: string, width: number, height: number): PathChart | null {
  const days = path.map((point) => Date.parse(point.day));
  const end = Date.parse(`${period}-12-31`);
  const times = value === null ? days : [...days, end];
  const levels = value === null ? path.map((point) => point.value) : [...path.map((point) => point.value), value];
  const [from, to, low, high] = [Math.min(...times), Math.max(...times), Math.min(...levels), Math.max(...levels)];
  if (path.length === 0 || from === to) return null;
  const x = (time: number): number => ((time - from) / (to - from)) * width;
  const y = (level: number): number => (high === low ? height / 2 : height - ((level - low) / (high - low)) * height);
  const points = path.map((point) => ({ x: x(Date.parse(point.day)), y: y(point.value), ...point }));
  const line = points.map((point, i) => `${i === 0 ? 'M' : 'L'}${point.x.toFixed(1)},${point.y.toFixed(1)}`).join('');
  return { line, points, now: value === null ? null : { x: x(end), y: y(value) } };
}

/** Where a problem of a clause can be looked at; null for a commitment, which stands on the same page. */
export interface Link {
  name: string;
  query?: Record<string, string>;
  params?: Record<string, string>;
}

/** The cases of some kinds within a region, in a view of the page of cases. */
export function casesLink(classHead: string, regionHead: string | null, view: string): Link {
  return { name: 'cases', query: { view, class: classHead, ...(regionHead === null ? {} : { region: regionHead }) } };
}

/** The records of a register within a region for which more is asked. */
export function recordsLink(register: string, regionHead: string | null, query: Record<string, string>): Link {
  return { name: 'register', params: { code: register }, query: { ...query, ...(regionHead === null ? {} : { region: regionHead }) } };
}

/** The day before a day, both as 2026-01-31. */
export function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

/** Where the rows of a problem are listed: as many as it counts. */
export function problemLink(problem: Pick<Problem, 'kind' | 'code'>, page: Pick<ClausePage, 'regionHead' | 'today'>): Link | null {
  switch (problem.kind) {
    case 'indicator':
      return { name: 'indicators', query: { indicator: problem.code } };
    case 'cases':
      return casesLink(problem.code, page.regionHead, 'overdue');
    case 'work':
      return recordsLink(problem.code, page.regionHead, { dueUntil: dayBefore(page.today) });
    case 'commitment':
      return null;
  }
}
