/** The roster and the times of steps as people read and write them. */
import type { Duty, DutyDay, StepLimit, Watch, WatchRow } from '../api/duty';
import type { WarningTime } from '../api/warnings';
import { t, text, type MessageKey } from '../i18n';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Days of a watch in words: `workday`, `mon,wed`, `4d@2026-01-02`. */
export function daysText(days: string): string {
  const round = /^(\d+)d@(.+)$/.exec(days);
  if (round) return t('duty.days.round', { n: round[1] ?? '', date: round[2] ?? '' });
  const named = days.split(',');
  if (named.every((day) => WEEKDAYS.includes(day))) return named.map((day) => t(`duty.days.${day}` as MessageKey)).join(t('duty.days.and'));
  return t(`duty.days.${days}` as MessageKey);
}

/** The day of the week of a date. */
export function weekday(date: string): string {
  return t(`duty.days.${WEEKDAYS[(new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7] ?? 'mon'}` as MessageKey);
}

/** What a watch is for: field and region by name, by code where nobody names them. */
export function scopeText(watch: Watch, { packs, regions }: Pick<Duty, 'packs' | 'regions'>): string {
  const field = watch.pack && (packs[watch.pack] ? text(packs[watch.pack]) : watch.pack);
  const region = watch.region && (regions[watch.region] ?? watch.region);
  return [field, region].filter(Boolean).join(' · ') || t('duty.all');
}

/** Hours of a watch; the end of one over midnight lies on the next day. */
export function hoursText(watch: Watch): string {
  if (watch.from === watch.until) return t('duty.wholeDay', { from: watch.from });
  return `${watch.from}–${watch.until > watch.from ? '' : t('duty.nextDay')}${watch.until}`;
}

/** The watches of a day by shift: those with the same hours stand together, in the order in which they begin. */
export function shiftsOf(day: DutyDay, watches: readonly Watch[]): { hours: string; watches: Watch[] }[] {
  const shifts = new Map<string, Watch[]>();
  for (const position of day.watches) {
    const watch = watches[position];
    if (!watch) continue;
    const hours = hoursText(watch);
    shifts.set(hours, [...(shifts.get(hours) ?? []), watch]);
  }
  return [...shifts].map(([hours, kept]) => ({ hours, watches: kept }));
}

/** A watch as a form shows it; a new one is of the first tier, every day. */
export function rowOf(watch: Watch | null): WatchRow {
  return {
    tier: String(watch?.tier ?? 1),
    organisation: watch?.organisation ?? '',
    person: watch?.person ?? '',
    user: watch?.user ?? '',
    phone: watch?.phone ?? '',
    email: watch?.email ?? '',
    pack: watch?.pack ?? '',
    region: watch?.region ?? '',
    level: watch?.level ?? 'blue',
    days: watch?.days ?? 'every',
    from: watch?.from ?? '08:00',
    until: watch?.until ?? '20:00',
    first: watch?.first ?? '',
    last: watch?.last ?? '',
    replaces: watch?.replaces ?? '',
  };
}

/** Minutes of the tiers as somebody writes them, such as `5 10 20`; null when they are none or do not rise. */
export function readMinutes(written: string): number[] | null {
  const minutes = written
    .split(/[\s,，、/]+/)
    .filter((part) => part !== '')
    .map(Number);
  const rises = minutes.every((one, i) => Number.isInteger(one) && one > (i === 0 ? 0 : (minutes[i - 1] ?? 0)));
  return rises && minutes.length <= 5 ? minutes : null;
}

/** Limits by stage, each with one for every level, in the order in which the server has them. */
export function limitsByStage(limits: readonly StepLimit[]): { stage: string; limits: StepLimit[] }[] {
  const stages = [...new Set(limits.map((one) => one.stage))];
  return stages.map((stage) => ({ stage, limits: limits.filter((one) => one.stage === stage) }));
}

/** Seconds that a stage took, or has taken until now. */
export function secondsOf(time: WarningTime, now = Date.now()): number {
  const until = time.until === null ? now : Date.parse(time.until);
  return Math.max(0, Math.round((until - Date.parse(time.from)) / 1000));
}

/** A time in its largest fitting unit: seconds below a minute, minutes below two hours, hours below two days. */
export function spanText(seconds: number): string {
  if (seconds < 60) return t('time.seconds', { n: seconds });
  if (seconds < 7200) return t('time.minutes', { n: Math.round(seconds / 60) });
  if (seconds < 172_800) return t('time.hours', { n: Math.round(seconds / 3600) });
  return t('time.days', { n: Math.round(seconds / 86_400) });
}
