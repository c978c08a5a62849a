/** Maintenance windows as people write and read them. Times are those of {@link ZONE}, whatever the browser's zone. */
import type { MaintenanceWindow } from '../api/maintenance';
import { t, text } from '../i18n';
import { findClass } from '../state/catalogue';
import { areaName } from '../state/evaluation';
import { formatTime } from './format';

/** Of the zone in which times are shown. */
const OFFSET = '+08:00';

/** What a field of date and time holds, as an instant; an empty text for none. */
export function instantOf(local: string): string {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(local) ? `${local.slice(0, 16)}:00${OFFSET}` : '';
}

/** An instant as a field of date and time holds it. */
export function localOf(instant: string): string {
  return formatTime(instant).replace(' ', 'T');
}

/** What a window is about, in words: all that is given, together. */
export function targetText(one: Pick<MaintenanceWindow, 'thing' | 'thingName' | 'cityObject' | 'objectName' | 'region' | 'classCode'>): string {
  return [
    one.cityObject && (one.objectName ?? t('maintenance.someObject')),
    one.thing && (one.thingName ?? `#${one.thing}`),
    one.region && areaName(one.region),
    one.classCode && (text(findClass(one.classCode)?.title) || one.classCode),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** When it was over: as planned, or when somebody ended it. */
export function spanText(one: Pick<MaintenanceWindow, 'from' | 'until' | 'endedAt' | 'state'>): string {
  if (one.state === 'CALLED_OFF') return t('maintenance.calledOffAt', { from: formatTime(one.from), at: formatTime(one.endedAt) });
  return t('maintenance.span', { from: formatTime(one.from), until: formatTime(one.until) });
}
