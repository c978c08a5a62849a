/** Where a fault lies, in words and on the map. */
import type { Place } from '../api/types';

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
