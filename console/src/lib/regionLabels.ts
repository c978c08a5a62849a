/** Names of regions as points: tiles cut an area into pieces, and each piece would carry the name again. */
import type { FeatureCollection, Point } from 'geojson';
import type { ClassDefinition, ListedObject } from '../api/types';

export interface RegionLabel {
  id: string;
  name: string;
  fromZoom: number;
  toZoom: number;
}

export type RegionLabels = FeatureCollection<Point, RegionLabel>;

/** Over how many zoom levels the name of a region helps; further in it stands in the way. */
const ZOOMS_SHOWN = 5;

export function regionLabels(definition: ClassDefinition, regions: readonly ListedObject[]): RegionLabels {
  const named = regions.filter((one) => one.name);
  return {
    type: 'FeatureCollection',
    features: named.map((one) => {
      const fromZoom = Math.max(zoomOf(definition, one), 0);
      return {
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [one.longitude, one.latitude] },
        properties: { id: one.id, name: one.name ?? '', fromZoom, toZoom: fromZoom + ZOOMS_SHOWN },
      };
    }),
  };
}

function zoomOf({ style }: ClassDefinition, one: ListedObject): number {
  const value = style.zoomBy ? one.attributes[style.zoomBy.attribute] : undefined;
  return style.zoomBy?.zooms[String(value)] ?? style.minZoom;
}
