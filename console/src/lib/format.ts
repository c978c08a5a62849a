/** Numbers, lengths and times as people read them. Times are shown in Asia/Shanghai whatever the browser's zone. */
export const ZONE = 'Asia/Shanghai';

export type FormatLanguage = 'zh' | 'en';

const locales: Record<FormatLanguage, string> = { zh: 'zh-CN', en: 'en-GB' };

export function formatNumber(value: number, language: FormatLanguage, decimals = 2): string {
  return new Intl.NumberFormat(locales[language], { maximumFractionDigits: decimals }).format(value);
}

/** How many decimals two values need so far apart to look different: two at least, eight at most. */
export function decimalsFor(span: number): number {
  return span > 0 && Number.isFinite(span) ? Math.min(8, Math.max(2, Math.ceil(-Math.log10(span)) + 1)) : 2;
}

/** `12.3万`, `123.5k`: for places too narrow for all digits; up to four digits stay as they are. */
export function formatCompact(value: number, language: FormatLanguage): string {
  if (Math.abs(value) < 10_000) return formatNumber(value, language);
  return new Intl.NumberFormat(locales[language], { notation: 'compact', maximumFractionDigits: 1 }).format(value);
}

export function formatPercent(share: number): string {
  return `${Math.floor(Math.min(1, Math.max(0, share)) * 100)}%`;
}

/** `2026-11-23 08:05:09` in Asia/Shanghai; an empty string for what is no time. */
export function formatTime(instant: string | null | undefined, withSeconds = false): string {
  const date = parse(instant);
  if (date === null) return '';
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: ZONE,
    dateStyle: 'short',
    timeStyle: withSeconds ? 'medium' : 'short',
  });
  return parts.format(date);
}

export function formatDate(instant: string | null | undefined): string {
  return formatTime(instant).slice(0, 10);
}

function parse(instant: string | null | undefined): Date | null {
  if (!instant) return null;
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** Bytes as KiB, MiB or GiB with one decimal. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`;
}

/** Whole minutes and seconds of a number of seconds, rounded up: nobody should be told "0 s" too early. */
export function minutesAndSeconds(seconds: number): { minutes: number; seconds: number } {
  const whole = Math.max(0, Math.ceil(seconds));
  return { minutes: Math.floor(whole / 60), seconds: whole % 60 };
}

export interface Age {
  unit: 'justNow' | 'minutes' | 'hours' | 'days';
  n: number;
}

/** How long ago something was; a clock slightly ahead counts as just now. */
export function age(instant: string, now: Date): Age | null {
  const date = parse(instant);
  if (date === null) return null;
  const minutes = Math.floor((now.getTime() - date.getTime()) / 60_000);
  if (minutes < 1) return { unit: 'justNow', n: 0 };
  if (minutes < 60) return { unit: 'minutes', n: minutes };
  if (minutes < 24 * 60) return { unit: 'hours', n: Math.floor(minutes / 60) };
  return { unit: 'days', n: Math.floor(minutes / (24 * 60)) };
}
