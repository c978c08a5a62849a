/** What everybody may see of the cases of the city, without an account. */
import type { FeatureCollection, Geometry } from 'geojson';
import type { Box } from '../lib/fieldMap';
import { get, withQuery } from './http';
import type { Text } from './types';

export interface PublicCase {
  id: string;
  classCode: string;
  className: Text;
  stateName: Text;
  /** Whether it is under way: OPEN or CLOSED. */
  kind: string;
  since: string;
  closedAt: string | null;
  longitude: number;
  latitude: number;
  /** Whether the place is exact; else it is within about 100 metres. */
  isExact: boolean;
  photos: string[];
  followers: number;
}

export interface Ground extends FeatureCollection<Geometry, { class: string; name?: string }> {
  complete: boolean;
  /** Word of the palette by class. */
  palettes: Record<string, string>;
}

const inBox = (path: string, [west, south, east, north]: Box): string => withQuery(path, { west, south, east, north });

/** The newest cases in a box, at most 1,000. */
export const publicCases = (box: Box): Promise<PublicCase[]> => get(inBox('/api/public/cases', box));
export const publicGround = (box: Box): Promise<Ground> => get(inBox('/api/public/ground', box));
export const publicPhoto = (caseId: string, photo: string): string => `/api/public/cases/${caseId}/photos/${photo}`;
