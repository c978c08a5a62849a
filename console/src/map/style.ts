/** The style of the map, composed from the catalogue: which layers, in which order, in which colours. */
import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { Catalogue, ClassDefinition } from '../api/types';
import { BAND, BUILDING_HEIGHT, classLayers, type BandedLayer } from './classLayers';
import type { RegionLabels } from '../lib/regionLabels';
import { ground, type Theme } from './palette';
import { burstLayers } from './burstLayers';
import { changeLayers } from './changeLayers';
import { reshapeLayers } from './reshapeLayers';
import { labelSource, BURST_SOURCE, CHANGES_SOURCE, MAX_TILE_ZOOM, PLACE_SOURCE, RESHAPE_SOURCE, SELECTION_SOURCE, TILE_SOURCE } from './sources';

export interface StyleOptions {
  theme: Theme;
  origin: string;
  /** Codes of the classes whose tiles are asked for. */
  loaded: readonly string[];
  /** Codes of the classes that are shown. */
  visible: ReadonlySet<string>;
  extruded: boolean;
  /** Labels of regions as points, by class. */
  regionLabels: Readonly<Record<string, RegionLabels>>;
  /** What to add to the address of tiles to see the past; empty for now. */
  past?: string;
}

export function composeStyle(catalogue: Catalogue, options: StyleOptions): StyleSpecification {
  return {
    version: 8,
    sources: {
      [TILE_SOURCE]: {
        type: 'vector',
        tiles: [tileUrl(options.origin, options.loaded, catalogue.dataVersion) + (options.past ?? '')],
        maxzoom: MAX_TILE_ZOOM,
        ...(catalogue.extent ? { bounds: catalogue.extent } : {}),
      },
      [SELECTION_SOURCE]: { type: 'geojson', data: emptyCollection() },
      [PLACE_SOURCE]: { type: 'geojson', data: emptyCollection() },
      [CHANGES_SOURCE]: { type: 'geojson', data: emptyCollection() },
      [BURST_SOURCE]: { type: 'geojson', data: emptyCollection() },
      [RESHAPE_SOURCE]: { type: 'geojson', data: emptyCollection() },
      ...Object.fromEntries(Object.entries(options.regionLabels).map(([code, data]) => [labelSource(code), { type: 'geojson', data }])),
    },
    layers: [
      { id: 'paper', type: 'background', paint: { 'background-color': ground(options.theme).paper } },
      ...classLayersInOrder(catalogue, options),
      ...changeLayers(options.theme),
      ...burstLayers(options.theme),
      ...reshapeLayers(options.theme),
      pinLayer(options.theme),
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

export function allClasses(catalogue: Catalogue): ClassDefinition[] {
  return catalogue.groups.flatMap((group) => group.classes);
}

/** All layers of all classes, sorted by band, then by the order that the packs give. */
function classLayersInOrder(catalogue: Catalogue, options: StyleOptions): LayerSpecification[] {
  const banded = allClasses(catalogue).flatMap((definition) =>
    classLayers(definition, { ...options, hasPoints: definition.code in options.regionLabels }).map((one) => ({ ...one, order: definition.style.order, code: definition.code })),
  );
  banded.sort((a, b) => a.band - b.band || a.order - b.order);
  const layers = banded.map((one) => withVisibility(one, options.visible.has(one.code)));
  const below = banded.filter((one) => one.band < BAND.selection).length;
  // The mark of the selected object lies over the ground and under every label.
  return [...layers.slice(0, below), ...selectionLayers(options), ...layers.slice(below)];
}

function withVisibility(one: BandedLayer, visible: boolean): LayerSpecification {
  const layer = one.layer as LayerSpecification & { layout?: object };
  return { ...layer, layout: { ...layer.layout, visibility: visible ? 'visible' : 'none' } } as LayerSpecification;
}

function selectionLayers({ theme, extruded }: StyleOptions): LayerSpecification[] {
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
    ...(extruded ? [selectedBlock(selection)] : []),
  ];
}

/** The selected building as a coloured block among the others. */
function selectedBlock(colour: string): LayerSpecification {
  return {
    id: 'selection:block',
    type: 'fill-extrusion',
    source: SELECTION_SOURCE,
    filter: ['any', ['has', 'height'], ['has', 'floors']],
    paint: { 'fill-extrusion-color': colour, 'fill-extrusion-height': ['+', 0.3, BUILDING_HEIGHT], 'fill-extrusion-opacity': 0.9 },
  };
}

function pinLayer(theme: Theme): LayerSpecification {
  return {
    id: 'place:point',
    type: 'symbol',
    source: PLACE_SOURCE,
    layout: { 'icon-image': `marker:${theme}`, 'icon-anchor': 'bottom', 'icon-allow-overlap': true },
  };
}

function emptyCollection(): GeoJSON.FeatureCollection {
  return { type: 'FeatureCollection', features: [] };
}
