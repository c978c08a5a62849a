/** The map that a phone takes along: where it looks, and where a place lies on the screen. Pure: drawing is another matter. */
import type { Feature, FeatureCollection, Geometry } from 'geojson';

/** West, south, east, north in degrees. */
export type Box = [number, number, number, number];

export interface MapArea {
  grid: string;
  tasks: number;
  extent: Box;
}

export interface FieldMapFile extends FeatureCollection<Geometry, { class: string; name?: string }> {
  madeAt: string;
  dataVersion: number;
  /** Whether nothing was left out for the size. */
  complete: boolean;
  areas: MapArea[];
}

export interface MapView {
  longitude: number;
  latitude: number;
  /** Metres that one pixel shows. */
  scale: number;
}

const METERS_PER_DEGREE = 111_320;
const NEAREST = 0.08;
const FURTHEST = 20;
const AROUND_METERS = 600;
const FINGER_PIXELS = 22;
/** How high over its place the head of a pin is. */
const HEAD_PIXELS = 24;

const shrink = (latitude: number): number => Math.cos((latitude * Math.PI) / 180);

/** A view in which an area fills a screen of that size. */
export function viewOf([west, south, east, north]: Box, width: number, height: number): MapView {
  const latitude = (south + north) / 2;
  const across = ((east - west) * METERS_PER_DEGREE * shrink(latitude)) / Math.max(1, width);
  const up = ((north - south) * METERS_PER_DEGREE) / Math.max(1, height);
  return { longitude: (west + east) / 2, latitude, scale: limited(Math.max(across, up)) };
}

/** Where a place lies on the screen, in pixels from the upper left. */
export function project(view: MapView, width: number, height: number, [longitude, latitude]: readonly number[]): [number, number] {
  return [
    width / 2 + ((longitude! - view.longitude) * METERS_PER_DEGREE * shrink(view.latitude)) / view.scale,
    height / 2 - ((latitude! - view.latitude) * METERS_PER_DEGREE) / view.scale,
  ];
}

/** The box that a screen of that size shows. */
export function extentOf({ longitude, latitude, scale }: MapView, width: number, height: number): Box {
  const aside = (width * scale) / 2 / (METERS_PER_DEGREE * shrink(latitude));
  const up = (height * scale) / 2 / METERS_PER_DEGREE;
  return [longitude - aside, latitude - up, longitude + aside, latitude + up];
}

interface Placed {
  longitude: number;
  latitude: number;
}

/** About 600 metres around a place. */
export function around({ longitude, latitude }: Placed): Box {
  const up = AROUND_METERS / METERS_PER_DEGREE;
  const aside = up / shrink(latitude);
  return [longitude - aside, latitude - up, longitude + aside, latitude + up];
}

export function within({ longitude, latitude }: Placed, [west, south, east, north]: Box): boolean {
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
}

/** The box with that share of its size more on each side. */
export function widened([west, south, east, north]: Box, share: number): Box {
  const [aside, up] = [(east - west) * share, (north - south) * share];
  return [west - aside, south - up, east + aside, north + up];
}

/** Where a look at places begins: around their middle, as wide as the nearer half of them lies, 2 km at most to each side; null without any. */
export function startOf(places: readonly Placed[]): Box | null {
  if (places.length === 0) return null;
  const middle = { longitude: median(places.map((one) => one.longitude)), latitude: median(places.map((one) => one.latitude)) };
  const aside = median(places.map((one) => Math.abs(one.longitude - middle.longitude)));
  const up = median(places.map((one) => Math.abs(one.latitude - middle.latitude)));
  const furthest = 2_000 / METERS_PER_DEGREE;
  const [west, south, east, north] = around(middle);
  const [right, high] = [Math.min(aside, furthest / shrink(middle.latitude)), Math.min(up, furthest)];
  return [Math.min(west, middle.longitude - right), Math.min(south, middle.latitude - high), Math.max(east, middle.longitude + right), Math.max(north, middle.latitude + high)];
}

function median(numbers: number[]): number {
  return numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)]!;
}

/** The pin that a finger at a point of the screen means: the nearest within its reach. Pins stand on their place and are 38 pixels high. */
export function nearestPin<P extends { longitude: number; latitude: number }>(pins: readonly P[], view: MapView, width: number, height: number, [x, y]: readonly [number, number]): P | null {
  let nearest: P | null = null;
  let least = FINGER_PIXELS;
  for (const pin of pins) {
    const [px, py] = project(view, width, height, [pin.longitude, pin.latitude]);
    const above = Math.max(0, Math.min(HEAD_PIXELS, py - y));
    const far = Math.hypot(px - x, py - above - y);
    if (far < least) [nearest, least] = [pin, far];
  }
  return nearest;
}

/** The view after the map was pulled by so many pixels. */
export function moved(view: MapView, dx: number, dy: number): MapView {
  return {
    ...view,
    longitude: view.longitude - (dx * view.scale) / (METERS_PER_DEGREE * shrink(view.latitude)),
    latitude: view.latitude + (dy * view.scale) / METERS_PER_DEGREE,
  };
}

export function zoomed(view: MapView, factor: number): MapView {
  return { ...view, scale: limited(view.scale * factor) };
}

function limited(scale: number): number {
  return Math.min(FURTHEST, Math.max(NEAREST, scale));
}

/** The area in which a place lies; the first one when it lies in none. */
export function areaOf(map: FieldMapFile, place: { longitude: number; latitude: number } | null): MapArea | null {
  const holds = ({ extent: [west, south, east, north] }: MapArea): boolean =>
    place !== null && place.longitude >= west && place.longitude <= east && place.latitude >= south && place.latitude <= north;
  return map.areas.find(holds) ?? map.areas[0] ?? null;
}

const RANK: Record<string, number> = { Polygon: 0, MultiPolygon: 0, LineString: 1, MultiLineString: 1, Point: 2, MultiPoint: 2 };

/** Large areas first and points last, so that nothing small is covered. */
export function inOrder(features: readonly Feature<Geometry, { class: string; name?: string }>[]): Feature<Geometry, { class: string; name?: string }>[] {
  return [...features].sort((a, b) => (RANK[a.geometry.type] ?? 3) - (RANK[b.geometry.type] ?? 3) || size(b.geometry) - size(a.geometry));
}

function size(geometry: Geometry): number {
  const ring = geometry.type === 'Polygon' ? geometry.coordinates[0] : geometry.type === 'MultiPolygon' ? geometry.coordinates[0]?.[0] : undefined;
  if (!ring) return 0;
  const xs = ring.map((at) => at[0]!);
  const ys = ring.map((at) => at[1]!);
  return (Math.max(...xs) - Math.min(...xs)) * (Math.max(...ys) - Math.min(...ys));
}
