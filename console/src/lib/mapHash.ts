/** Where the map looks, in the address: `#14.25/43.88160/125.32350` (zoom, latitude, longitude). */
export interface View {
  zoom: number;
  latitude: number;
  longitude: number;
}

export function writeHash(view: View): string {
  return `#${view.zoom.toFixed(2)}/${view.latitude.toFixed(5)}/${view.longitude.toFixed(5)}`;
}

/** The view written in a hash; null for anything else. */
export function readHash(hash: string): View | null {
  const parts = hash.replace(/^#/, '').split('/');
  if (parts.length !== 3 || parts.some((part) => part.trim() === '')) return null;
  const [zoom, latitude, longitude] = parts.map(Number) as [number, number, number];
  const inside = zoom >= 0 && zoom <= 24 && Math.abs(latitude) <= 85.06 && Math.abs(longitude) <= 180;
  return inside ? { zoom, latitude, longitude } : null;
}

/** The view that shows a box in a window of `width` × `height` pixels. */
export function viewOfBox(box: [number, number, number, number], width: number, height: number): View {
  const [west, south, east, north] = box;
  const spanX = Math.max(1e-6, east - west) / 360;
  const spanY = Math.max(1e-6, mercator(north) - mercator(south)) / (2 * Math.PI);
  const zoom = Math.log2(Math.min(width / 512 / spanX, height / 512 / spanY));
  return { zoom: Math.min(17, Math.max(2, zoom - 0.1)), latitude: (south + north) / 2, longitude: (west + east) / 2 };
}

const mercator = (latitude: number): number => Math.asinh(Math.tan((Math.max(-85, Math.min(85, latitude)) * Math.PI) / 180));
