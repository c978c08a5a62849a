/** Where a fault lies, in words and on the map. */
import type { Fault, Place } from '../api/types';
import { language } from '../i18n';
import { FAULTS_ZH } from '../i18n/faults';

/** File, row, feature and field, as far as they are known. */
export function placeText(place: Place, row: (n: number) => string): string {
  const parts = [place.row ? row(place.row) : null, place.feature, place.field];
  return parts.filter((part): part is string => Boolean(part)).join(' · ');
}

/** `longitude,latitude` for the address of the map; null when the place has no position. */
export function placeQuery(place: Place): string | null {
  const { longitude, latitude } = place;
  return typeof longitude === 'number' && typeof latitude === 'number' ? `${longitude},${latitude}` : null;
}

/** What to tell about a fault at its field: in Chinese the headline of its code, else the server's own words. */
export function faultText(fault: Fault): string {
  return faultHeadline(fault.code) ?? `${fault.problem} ${fault.remedy}`;
}

/** The headline of a code in the language of the user; null when the server's words say it already. */
export function faultHeadline(code: string): string | null {
  return language.value === 'zh' ? (FAULTS_ZH[code] ?? null) : null;
}
