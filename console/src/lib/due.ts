/** How far a deadline is, as numbers that a bar and a sentence are made of. */
export interface Due {
  /** Share of the time that is gone, 0 to 1. */
  share: number;
  /** Whether the deadline has passed. */
  late: boolean;
  /** Minutes left, or minutes late. */
  minutes: number;
}

export function due(startedAt: string, dueAt: string | null, now: number): Due | null {
  if (dueAt === null) return null;
  const start = Date.parse(startedAt);
  const end = Date.parse(dueAt);
  const share = end <= start ? 1 : Math.min(1, Math.max(0, (now - start) / (end - start)));
  return { share, late: now > end, minutes: Math.round(Math.abs(end - now) / 60_000) };
}

/** Days, hours and minutes of a span: the two largest that are not zero. */
export function span(minutes: number): { unit: 'days' | 'hours' | 'minutes'; n: number; rest: number } {
  if (minutes >= 1440) return { unit: 'days', n: Math.floor(minutes / 1440), rest: Math.floor((minutes % 1440) / 60) };
  if (minutes >= 60) return { unit: 'hours', n: Math.floor(minutes / 60), rest: minutes % 60 };
  return { unit: 'minutes', n: minutes, rest: 0 };
}
