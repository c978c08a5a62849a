/** Periods of evaluation by their codes: 2026, 2026-Q4, 2026-11, in the civil time of China. */

/** The last twelve months, the quarters and years they lie in, latest first. */
export function periodsUntil(now: Date): string[] {
  const [year, month] = chinaMonth(now);
  const months = Array.from({ length: 12 }, (_, back) => {
    const at = year * 12 + month - 1 - back;
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
  });
  const quarters = months.map((one) => `${one.slice(0, 4)}-Q${Math.ceil(Number(one.slice(5)) / 3)}`);
  const years = months.map((one) => one.slice(0, 4));
  return [...months, ...new Set(quarters), ...new Set(years)];
}

/** Whether a period is over. */
export function hasEnded(period: string, now: Date): boolean {
  const [year, month] = chinaMonth(now);
  return lastMonth(period) < year * 12 + month;
}

function lastMonth(period: string): number {
  const year = Number(period.slice(0, 4));
  const part = period.slice(5);
  if (part === '') return year * 12 + 12;
  return year * 12 + (part.startsWith('Q') ? 3 * Number(part.slice(1)) : Number(part));
}

function chinaMonth(now: Date): [number, number] {
  const there = new Date(now.getTime() + 8 * 3_600_000);
  return [there.getUTCFullYear(), there.getUTCMonth() + 1];
}
