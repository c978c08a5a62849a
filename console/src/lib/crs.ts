/** Coordinate reference systems offered for an import; any other name may be typed. */
import type { MessageKey } from '../i18n/zh';

export interface CrsOffer {
  name: string;
  message: MessageKey;
  parameters: Record<string, number>;
}

/** EPSG:4534 is the 3-degree band around 75° E; the next nineteen follow in steps of 3°, 4547 being 114°. */
const FIRST_BAND = { code: 4534, meridian: 75, count: 21 };

export const CRS_OFFERS: CrsOffer[] = [
  { name: 'EPSG:4326', message: 'import.crsWgs84', parameters: {} },
  { name: 'EPSG:4490', message: 'import.crsCgcs', parameters: {} },
  { name: 'GCJ-02', message: 'import.crsGcj', parameters: {} },
  { name: 'BD-09', message: 'import.crsBd', parameters: {} },
  ...Array.from({ length: FIRST_BAND.count }, (_, n) => ({
    name: `EPSG:${FIRST_BAND.code + n}`,
    message: 'import.crsCgcsBand' as const,
    parameters: { meridian: FIRST_BAND.meridian + 3 * n },
  })),
];

/** Whether a typed name at least looks like one that the server may know. */
export function looksLikeCrs(name: string): boolean {
  return /^\s*$|^(EPSG:\d{3,6}|GCJ-?02|BD-?09|CGCS2000|WGS ?84|(urn|https?):\S+)$/i.test(name.trim());
}
