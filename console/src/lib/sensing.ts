/** What the sensing pages compute: counts by network and state, the lines of a chart, its gaps. */
import type { Course, Interval, StreamState, StreamStatus } from '../api/sensing';

export const STATES: StreamState[] = ['GOOD', 'DOUBTFUL', 'SILENT', 'NEVER'];

/** Bits of the quality flags, in the order of the platform's `QualityFlag`. */
export const DOUBTS = ['range', 'rate', 'stuck', 'gap', 'clock', 'duplicate', 'unit', 'sender'] as const;
export type Doubt = (typeof DOUBTS)[number];

export function doubtsOf(quality: number): Doubt[] {
  return DOUBTS.filter((_, bit) => (quality & (1 << bit)) !== 0);
}

export interface NetworkHealth {
  network: string;
  total: number;
  byState: Record<StreamState, number>;
  /** Share of datastreams that can be relied on now, 0 to 1. */
  good: number;
}

export function healthByNetwork(streams: readonly StreamStatus[]): NetworkHealth[] {
  const found = new Map<string, NetworkHealth>();
  for (const one of streams) {
    const health = found.get(one.network) ?? { network: one.network, total: 0, byState: { GOOD: 0, DOUBTFUL: 0, SILENT: 0, NEVER: 0 }, good: 0 };
    health.total++;
    health.byState[one.state]++;
    health.good = health.byState.GOOD / health.total;
    found.set(one.network, health);
  }
  return [...found.values()].sort((a, b) => a.network.localeCompare(b.network));
}

export interface Scale {
  x(time: number): number;
  y(value: number): number;
  ticks: number[];
}

/** Round numbers that span a range: steps of 1, 2 or 5 times a power of ten. */
export function ticksOf(min: number, max: number, most: number): number[] {
  const span = max - min || Math.abs(max) || 1;
  const raw = span / most;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((n) => n * power).find((n) => n >= raw) ?? raw;
  const first = Math.ceil(min / step - 1e-9) * step;
  const ticks: number[] = [];
  for (let value = first; value <= max + step * 1e-9; value += step) ticks.push(Number(value.toPrecision(12)));
  return ticks;
}

export function scaleOf(course: Course, width: number, height: number): Scale {
  const from = Date.parse(course.from);
  const until = Date.parse(course.until);
  let min = Infinity;
  let max = -Infinity;
  for (const one of course.intervals) {
    min = Math.min(min, one.min);
    max = Math.max(max, one.max);
  }
  if (min > max) [min, max] = [0, 1];
  const margin = (max - min || Math.abs(max) || 1) * 0.06;
  const low = min - margin;
  const high = max + margin;
  return {
    x: (time) => ((time - from) / (until - from || 1)) * width,
    y: (value) => height - ((value - low) / (high - low)) * height,
    ticks: ticksOf(low, high, 5),
  };
}

/** Runs of intervals without a hole between them; a hole is more than three usual distances. */
export function runsOf(course: Course, interval_s: number): Interval[][] {
  const runs: Interval[][] = [];
  const hole_ms = 3000 * Math.max(course.step_s, interval_s);
  let last = -Infinity;
  for (const one of course.intervals) {
    const time = Date.parse(one.from);
    if (time - last > hole_ms || runs.length === 0) runs.push([]);
    runs[runs.length - 1]?.push(one);
    last = time;
  }
  return runs;
}

/** The outline between least and greatest, as an SVG path. */
export function envelopePath(run: readonly Interval[], scale: Scale): string {
  const above = run.map((one) => `${scale.x(Date.parse(one.from)).toFixed(1)},${scale.y(one.max).toFixed(1)}`);
  const below = [...run].reverse().map((one) => `${scale.x(Date.parse(one.from)).toFixed(1)},${scale.y(one.min).toFixed(1)}`);
  return `M${[...above, ...below].join('L')}Z`;
}

export function meanPath(run: readonly Interval[], scale: Scale): string {
  return `M${run.map((one) => `${scale.x(Date.parse(one.from)).toFixed(1)},${scale.y(one.mean).toFixed(1)}`).join('L')}`;
}

/** The spans without readings between runs, in pixels. */
export function gapsOf(runs: readonly Interval[][], scale: Scale): { x: number; width: number }[] {
  const gaps: { x: number; width: number }[] = [];
  for (let i = 1; i < runs.length; i++) {
    const end = runs[i - 1]?.at(-1);
    const begin = runs[i]?.[0];
    if (!end || !begin) continue;
    const x = scale.x(Date.parse(end.from));
    gaps.push({ x, width: scale.x(Date.parse(begin.from)) - x });
  }
  return gaps;
}

/** The course as CSV, times in UTC. */
export function csvOf(course: Course): string {
  const rows = course.intervals.map((one) => [one.from, one.min, one.max, one.mean, one.count].join(','));
  return ['from,min,max,mean,count', ...rows].join('\n') + '\n';
}

/** A span zoomed by a factor around a share of its width, never below a second. */
export function zoomed(from: number, until: number, around: number, factor: number): [number, number] {
  const span = Math.max(1000, (until - from) * factor);
  const middle = from + (until - from) * around;
  return [middle - span * around, middle + span * (1 - around)];
}
