/** The map that a phone takes along: where it looks, and where a place lies on the screen. Pure: drawing is another matter. */
import type { Feature, FeatureCollection, Geometry } from 'geojson';

export interface MapArea {
  grid: string;
  tasks: number;
  /** West, south, east, north in degrees. */
  extent: [number, number, number, number];
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

const shrink = (latitude: number): number => Math.cos((latitude * Math.PI) / 180);

/** A view in which an area fills a screen of that size. */
export function viewOf([west, south, east, north]: MapArea['extent'], width: number, height: number): MapView {
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
export function inOrder(map: FieldMapFile): Feature<Geometry, { class: string; name?: string }>[] {
  return [...map.features].sort((a, b) => (RANK[a.geometry.type] ?? 3) - (RANK[b.geometry.type] ?? 3) || size(b.geometry) - size(a.geometry));
}

function size(geometry: Geometry): number {
  const ring = geometry.type === 'Polygon' ? geometry.coordinates[0] : geometry.type === 'MultiPolygon' ? geometry.coordinates[0]?.[0] : undefined;
  if (!ring) return 0;
  const xs = ring.map((at) => at[0]!);
  const ys = ring.map((at) => at[1]!);
  return (Math.max(...xs) - Math.min(...xs)) * (Math.max(...ys) - Math.min(...ys));
}
