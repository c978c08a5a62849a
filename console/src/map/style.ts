/** The style of the map, composed from the catalogue: which layers, in which order, in which colours. */
import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { Catalogue, ClassDefinition } from '../api/types';
import { classLayers, type BandedLayer } from './classLayers';
import { ground, type Theme } from './palette';
import { MAX_TILE_ZOOM, PLACE_SOURCE, SELECTION_SOURCE, TILE_SOURCE } from './sources';

export interface StyleOptions {
  theme: Theme;
  origin: string;
  /** Codes of the classes whose tiles are asked for. */
  loaded: readonly string[];
  /** Codes of the classes that are shown. */
  visible: ReadonlySet<string>;
  extruded: boolean;
}

export function composeStyle(catalogue: Catalogue, options: StyleOptions): StyleSpecification {
  return {
    version: 8,
    sources: {
      [TILE_SOURCE]: {
        type: 'vector',
        tiles: [tileUrl(options.origin, options.loaded, catalogue.dataVersion)],
        maxzoom: tileZoom(catalogue),
        ...(catalogue.extent ? { bounds: catalogue.extent } : {}),
      },
      [SELECTION_SOURCE]: { type: 'geojson', data: emptyCollection() },
      [PLACE_SOURCE]: { type: 'geojson', data: emptyCollection() },
    },
    layers: [
      { id: 'paper', type: 'background', paint: { 'background-color': ground(options.theme).paper } },
      ...classLayersInOrder(catalogue, options),
      ...selectionLayers(options.theme),
    ],
    transition: { duration: 200, delay: 0 },
    light: { anchor: 'viewport', intensity: 0.25, color: '#ffffff' },
  };
}

/** The address of the tiles of some classes; the data version makes old ones unreachable in every cache. */
export function tileUrl(origin: string, codes: readonly string[], dataVersion: number | string): string {
  const collections = [...codes].sort().map(encodeURIComponent).join(',');
  return `${origin}/ogcapi/tiles/WebMercatorQuad/{z}/{y}/{x}?f=mvt&collections=${collections}&v=${encodeURIComponent(dataVersion)}`;
}

function tileZoom(catalogue: Catalogue): number {
  const highest = Math.max(15, ...allClasses(catalogue).map((one) => one.style.minZoom));
  return Math.min(MAX_TILE_ZOOM, highest);
}

export function allClasses(catalogue: Catalogue): ClassDefinition[] {
  return catalogue.groups.flatMap((group) => group.classes);
}

/** All layers of all classes, sorted by band, then by the order that the packs give. */
function classLayersInOrder(catalogue: Catalogue, options: StyleOptions): LayerSpecification[] {
  const banded = allClasses(catalogue).flatMap((definition) =>
    classLayers(definition, options.theme, options.extruded).map((one) => ({ ...one, order: definition.style.order, code: definition.code })),
  );
  banded.sort((a, b) => a.band - b.band || a.order - b.order);
  return banded.map((one) => withVisibility(one, options.visible.has(one.code)));
}

function withVisibility(one: BandedLayer, visible: boolean): LayerSpecification {
  const layer = one.layer as LayerSpecification & { layout?: object };
  return { ...layer, layout: { ...layer.layout, visibility: visible ? 'visible' : 'none' } } as LayerSpecification;
}

function selectionLayers(theme: Theme): LayerSpecification[] {
  const { selection, selectionHalo } = ground(theme);

  return [
    { id: 'selection:fill', type: 'fill', source: SELECTION_SOURCE, paint: { 'fill-color': selection, 'fill-opacity': 0.16 } },
    {
      id: 'selection:halo',
      type: 'line',
      source: SELECTION_SOURCE,
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': selectionHalo, 'line-width': 7, 'line-opacity': 0.85 },
    },
    {
      id: 'selection:line',
      type: 'line',
      source: SELECTION_SOURCE,
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': selection, 'line-width': 3 },
    },
    {
      id: 'selection:point',
      type: 'circle',
      source: SELECTION_SOURCE,
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-radius': 15,
        'circle-color': selection,
        'circle-opacity': 0.16,
        'circle-stroke-color': selection,
        'circle-stroke-width': 3,
      },
    },
    {
      id: 'place:point',
      type: 'symbol',
      source: PLACE_SOURCE,
      layout: { 'icon-image': `marker:${theme}`, 'icon-anchor': 'bottom', 'icon-allow-overlap': true },
    },
  ];
}

function emptyCollection(): GeoJSON.FeatureCollection {
  return { type: 'FeatureCollection', features: [] };
}
