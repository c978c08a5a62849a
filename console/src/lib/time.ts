/** Ages and durations as sentences. */
import { t } from '../i18n';
import { age, minutesAndSeconds } from './format';

export function ageText(instant: string | null | undefined, now = new Date()): string {
  const found = instant ? age(instant, now) : null;
  if (found === null) return '';
  switch (found.unit) {
    case 'justNow':
      return t('time.justNow');
    case 'minutes':
      return t('time.minutesAgo', { n: found.n });
    case 'hours':
      return t('time.hoursAgo', { n: found.n });
    case 'days':
      return t('time.daysAgo', { n: found.n });
  }
}

export function durationText(wholeSeconds: number): string {
  const { minutes, seconds } = minutesAndSeconds(wholeSeconds);
  if (minutes === 0) return t('time.seconds', { n: seconds });
  return seconds === 0 ? t('time.minutes', { n: minutes }) : t('time.minutesSeconds', { m: minutes, s: seconds });
}
