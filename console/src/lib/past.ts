/** A day of the past that is shown: what the record said then, or how the world was then. Days are days in China. */
export type Axis = 'recorded' | 'world';

export interface Past {
  axis: Axis;
  /** `2026-01-31` */
  day: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The day in an address (`recorded:2026-01-31`); null for anything else. */
export function readPast(text: unknown): Past | null {
  const [axis, day] = typeof text === 'string' ? text.split(':') : [];
  if ((axis !== 'recorded' && axis !== 'world') || !isDay(day)) return null;
  return { axis, day };
}

export const writePast = ({ axis, day }: Past): string => `${axis}:${day}`;

/** Whether a text is a day of the calendar. */
export function isDay(text: string | undefined): text is string {
  if (text === undefined || !DAY.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** What to ask `/api` with: the server takes a day by its end. */
export function pastQuery(past: Past | null): { asOf?: string; validAt?: string } {
  if (past === null) return {};
  return past.axis === 'recorded' ? { asOf: past.day } : { validAt: past.day };
}

/** The same for tiles, where a day would be one of UTC: its last moment in China, in UTC. */
export function pastOfTiles(past: Past | null): string {
  if (past === null) return '';
  const end = new Date(`${past.day}T23:59:59.999+08:00`).toISOString();
  return `&${past.axis === 'recorded' ? 'asOf' : 'datetime'}=${encodeURIComponent(end)}`;
}

/** Today in China, the last day that can be shown. */
export function today(now = new Date()): string {
  return new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}
