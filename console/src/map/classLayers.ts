/** The map layers of one class: areas, lines, points and labels, by what its palette word means. */
import type {
  CircleLayerSpecification,
  ExpressionSpecification,
  FillExtrusionLayerSpecification,
  FillLayerSpecification,
  FilterSpecification,
  LayerSpecification,
  LineLayerSpecification,
  SymbolLayerSpecification,
} from 'maplibre-gl';
import type { ClassDefinition } from '../api/types';
import { firstZoom } from '../lib/layers';
import { ground, landTints, paletteColour, type Theme } from './palette';
import { findGlyph } from './poiIcons';
import { byRank, roadWidth } from './roads';
import { labelSource, MAX_TILE_ZOOM, TILE_SOURCE } from './sources';

/** Bands from bottom to top; inside a band the order of the packs decides. */
export const BAND = { area: 0, waterLine: 1, casing: 2, line: 3, building: 4, boundary: 5, selection: 6, point: 7, label: 8, poi: 9, name: 10 } as const;

export interface BandedLayer {
  band: number;
  layer: LayerSpecification;
}

/** Family names for labels; without a glyph server MapLibre draws every glyph from the fonts of the machine. */
export const LABEL_FONTS = ['PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'sans-serif'];

const NAME: ExpressionSpecification = ['coalesce', ['get', 'name'], ''];
const geometryIs = (type: 'Point' | 'LineString' | 'Polygon'): FilterSpecification => ['==', ['geometry-type'], type];

interface Context {
  definition: ClassDefinition;
  theme: Theme;
  base: { source: string; 'source-layer': string; minzoom?: number };
}

export interface LayerOptions {
  theme: Theme;
  /** Whether buildings stand up. */
  extruded: boolean;
  /** Whether the class has points of its own for its labels. */
  hasPoints: boolean;
}

export function classLayers(definition: ClassDefinition, { theme, extruded, hasPoints }: LayerOptions): BandedLayer[] {
  // From which zoom an object is shown is decided in the tiles, per object; only beyond the last tiles by the style.
  const late = firstZoom(definition) > MAX_TILE_ZOOM ? { minzoom: firstZoom(definition) } : {};
  const base = { source: TILE_SOURCE, 'source-layer': definition.code, ...late };
  const context: Context = { definition, theme, base };
  const { palette } = definition.style;
  if (palette === 'region' || palette === 'unit_grid') return boundaryLayers(context, hasPoints);
  const has = (kind: string): boolean => definition.geometry === kind || definition.geometry === 'ANY';
  return [
    ...(has('POLYGON') ? areaLayers(context, extruded) : []),
    ...(has('LINE') ? lineLayers(context) : []),
    ...(has('POINT') || findGlyph(definition.style.icon) ? pointLayers(context) : []),
    ...labelLayers(context),
  ];
}

const id = ({ definition }: Context, part: string): string => `${definition.code}:${part}`;

/** Land by its kind of use, in neighbouring tints: one sees quarters without reading a legend. */
function landColour(theme: Theme): ExpressionSpecification {
  const tints = landTints(theme);
  return [
    'match',
    ['coalesce', ['get', 'kind'], ''],
    ['industrial', 'storage', 'mining', 'utility'],
    tints.industrial,
    ['commercial', 'public', 'transport'],
    tints.commercial,
    ['farmland', 'orchard', 'agricultural'],
    tints.farmland,
    tints.other,
  ];
}

const LEVEL: ExpressionSpecification = ['to-number', ['get', 'level'], 3];
/** Boundaries grow fainter from district (3) to community (5). */
const REGION_OPACITY: ExpressionSpecification = ['match', LEVEL, 5, 0.4, 4, 0.6, 0.8];
const regionWidth = (most: number): ExpressionSpecification => ['match', LEVEL, 5, most * 0.4, 4, most * 0.65, most];

function boundaryLayers(context: Context, hasPoints: boolean): BandedLayer[] {
  const { definition, theme, base } = context;
  const colours = paletteColour(definition.style.palette, theme);
  const thick = definition.style.palette === 'region';
  const line: LineLayerSpecification = {
    ...base,
    id: id(context, 'line'),
    type: 'line',
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': colours.main,
      'line-opacity': thick ? REGION_OPACITY : 0.7,
      'line-width': thick ? ['interpolate', ['linear'], ['zoom'], 8, regionWidth(1), 14, regionWidth(2), 18, regionWidth(3)] : ['interpolate', ['linear'], ['zoom'], 13, 0.6, 18, 1.4],
      'line-dasharray': thick ? [5, 2.5] : [2, 2],
    },
  };
  const labels = labelLayers(context).map((one) => (hasPoints ? { ...one, layer: fromPoints(one.layer, definition.code) } : one));
  return [{ band: BAND.boundary, layer: line }, ...labels];
}

/** One value for communities, which come late, and another for what is above them. */
const regionText = (small: number, great: number): ExpressionSpecification => ['case', ['>=', ['get', 'fromZoom'], 12], small, great];

/** The same label, drawn once per region at its own point. */
function fromPoints(label: LayerSpecification, code: string): LayerSpecification {
  const { 'source-layer': _tiles, minzoom: _from, ...rest } = label as SymbolLayerSpecification;
  return {
    ...rest,
    layout: { ...rest.layout, 'text-size': ['interpolate', ['linear'], ['zoom'], 8, regionText(10, 12), 14, regionText(11.5, 15)] },
    paint: { ...rest.paint, 'text-opacity': regionText(0.85, 1) },
    source: labelSource(code),
    filter: ['all', ['>=', ['zoom'], ['get', 'fromZoom']], ['<', ['zoom'], ['get', 'toZoom']]],
  };
}

function areaLayers(context: Context, extruded: boolean): BandedLayer[] {
  const { definition, theme, base } = context;
  const { palette } = definition.style;
  const colours = paletteColour(palette, theme);
  const isGround = ['land', 'green', 'water'].includes(palette);
  const isBuilding = palette === 'building';
  const solid = isGround || isBuilding || palette === 'bridge' || palette === 'road';
  const fill: FillLayerSpecification = {
    ...base,
    id: id(context, 'fill'),
    type: 'fill',
    filter: geometryIs('Polygon'),
    paint: {
      'fill-color': palette === 'land' ? landColour(theme) : colours.main,
      'fill-opacity': isBuilding ? ['interpolate', ['linear'], ['zoom'], 13, 0.5, 15, 1] : solid ? 1 : 0.14,
      ...(isGround ? {} : { 'fill-outline-color': colours.edge }),
    },
  };
  const flat: BandedLayer = { band: isBuilding ? BAND.building : BAND.area, layer: fill };
  return isBuilding && extruded ? [extrusion(context)] : [flat];
}

/** Height of a building in metres: its own attribute, else three metres a floor, else one floor. */
export const BUILDING_HEIGHT: ExpressionSpecification = [
  'case',
  ['has', 'height'],
  ['to-number', ['get', 'height'], 3],
  ['*', 3, ['to-number', ['get', 'floors'], 1]],
];

function extrusion(context: Context): BandedLayer {
  const { definition, theme, base } = context;
  const colours = paletteColour(definition.style.palette, theme);
  const layer: FillExtrusionLayerSpecification = {
    ...base,
    id: id(context, 'fill'),
    type: 'fill-extrusion',
    filter: geometryIs('Polygon'),
    paint: {
      'fill-extrusion-color': theme === 'dark' ? '#33424a' : colours.main,
      'fill-extrusion-height': BUILDING_HEIGHT,
      'fill-extrusion-opacity': 0.92,
      'fill-extrusion-vertical-gradient': true,
    },
  };
  return { band: BAND.building, layer };
}

function lineLayers(context: Context): BandedLayer[] {
  switch (context.definition.style.palette) {
    case 'road':
      return roadLayers(context);
    case 'rail':
      return railLayers(context);
    case 'water':
      return [{ band: BAND.waterLine, layer: plainLine(context, ['interpolate', ['exponential', 1.4], ['zoom'], 10, 0.6, 18, 8]) }];
    case 'path':
      return [{ band: BAND.line, layer: plainLine(context, ['interpolate', ['linear'], ['zoom'], 14, 0.8, 18, 2.5], [2, 1.6]) }];
    case 'power':
      return [{ band: BAND.line, layer: plainLine(context, 0.9, [6, 2]) }];
    default:
      return [{ band: BAND.line, layer: plainLine(context, ['interpolate', ['linear'], ['zoom'], 12, 0.8, 18, 2]) }];
  }
}

function plainLine(context: Context, width: number | ExpressionSpecification, dash?: number[]): LineLayerSpecification {
  const { definition, theme, base } = context;
  return {
    ...base,
    id: id(context, 'line'),
    type: 'line',
    filter: geometryIs('LineString'),
    layout: { 'line-join': 'round', 'line-cap': dash ? 'butt' : 'round' },
    paint: {
      'line-color': paletteColour(definition.style.palette, theme).main,
      'line-width': width,
      ...(dash ? { 'line-dasharray': dash } : {}),
    },
  };
}

/** From here on roads have casings, and a fill that stands out from them. */
const ROAD_NEAR_ZOOM = 12.5;

function roadLayers(context: Context): BandedLayer[] {
  const { theme } = context;
  const colours = paletteColour('road', theme);
  const { roadMajor, roadMajorEdge, roadMiddle, roadFarMajor, roadFarMiddle, roadFar } = ground(theme);
  const { edge, main } = colours;
  const casing = plainLine(context, roadWidth(2));
  const body = plainLine(context, roadWidth(0));
  const rank: ExpressionSpecification = byRank({ major: 5, primary: 4, secondary: 3, tertiary: 2, minor: 1, service: 0 });
  const layout = { 'line-join': 'round', 'line-cap': 'round', 'line-sort-key': rank } as const;
  const casingColour = byRank({ major: roadMajorEdge, primary: roadMajorEdge, secondary: edge, tertiary: edge, minor: edge, service: edge });
  const farColour = byRank({ major: roadFarMajor, primary: roadFarMiddle, secondary: roadFarMiddle, tertiary: roadFar, minor: roadFar, service: roadFar });
  const nearColour = byRank({ major: roadMajor, primary: roadMajor, secondary: roadMiddle, tertiary: main, minor: main, service: main });
  return [
    { band: BAND.casing, layer: { ...casing, id: id(context, 'casing'), layout, paint: { ...casing.paint, 'line-color': casingColour } } },
    { band: BAND.line, layer: { ...body, layout, paint: { ...body.paint, 'line-color': ['step', ['zoom'], farColour, ROAD_NEAR_ZOOM, nearColour] } } },
  ];
}

function railLayers(context: Context): BandedLayer[] {
  const colours = paletteColour('rail', context.theme);
  const body = plainLine(context, ['interpolate', ['linear'], ['zoom'], 10, 1, 18, 4]);
  const dashes = plainLine(context, ['interpolate', ['linear'], ['zoom'], 10, 0.4, 18, 2.4], [4, 4]);
  // What runs underground is drawn faintly through the streets above it.
  const opacity: ExpressionSpecification = ['match', ['coalesce', ['get', 'kind'], ''], 'subway', 0.4, 1];
  return [
    { band: BAND.line, layer: { ...body, paint: { ...body.paint, 'line-opacity': opacity } } },
    { band: BAND.line, layer: { ...dashes, id: id(context, 'dash'), paint: { ...dashes.paint, 'line-color': colours.edge, 'line-opacity': opacity } } },
  ];
}

function pointLayers(context: Context): BandedLayer[] {
  const { definition, theme, base } = context;
  const { palette, icon } = definition.style;
  if (['address', 'place'].includes(palette)) return [];
  if (palette !== 'tree' && findGlyph(icon)) return [{ band: BAND.poi, layer: poi(context) }];
  const dot: CircleLayerSpecification = {
    ...base,
    id: id(context, 'point'),
    type: 'circle',
    filter: geometryIs('Point'),
    paint: {
      'circle-color': dotColour(palette, theme),
      'circle-radius': ['interpolate', ['linear'], ['zoom'], 12, 1.2, 16, 3, 18, 5],
      'circle-stroke-color': ground(theme).halo,
      'circle-stroke-width': ['interpolate', ['linear'], ['zoom'], 14, 0.4, 17, 1.2],
      'circle-opacity': palette === 'tree' ? 0.75 : 1,
    },
  };
  return [{ band: BAND.point, layer: dot }];
}

/** Ground colours are too pale for a dot; the dot takes the colour of the label then. */
export function dotColour(palette: string, theme: Theme): string {
  const { main, label } = paletteColour(palette, theme);
  return ['road', 'path', 'building', 'land', 'green', 'water', 'bridge'].includes(palette) ? label : main;
}

/** The name of the picture of an icon; made when the map first asks for it. */
export const poiImage = (icon: string, palette: string, theme: Theme): string => `poi:${icon}:${palette}:${theme}`;

function poi(context: Context): SymbolLayerSpecification {
  const { definition, theme, base } = context;
  const { palette, icon, labelZoom, order } = definition.style;
  const named: ExpressionSpecification = ['step', ['zoom'], '', labelZoom === 0 ? 30 : labelZoom, NAME];
  return {
    ...base,
    id: id(context, 'point'),
    type: 'symbol',
    layout: {
      'icon-image': poiImage(icon ?? 'pin', palette, theme),
      'icon-size': ['interpolate', ['linear'], ['zoom'], 11, 0.6, 15, 0.85, 17, 1],
      'icon-padding': 1,
      'text-field': named,
      'text-font': LABEL_FONTS,
      'text-size': 11.5,
      'text-anchor': 'top',
      'text-offset': [0, 0.95],
      'text-max-width': 8,
      'text-optional': true,
      'symbol-sort-key': -order,
    },
    paint: {
      'text-color': paletteColour(palette, theme).label,
      'text-halo-color': ground(theme).halo,
      'text-halo-width': 1.4,
    },
  };
}

function labelLayers(context: Context): BandedLayer[] {
  const { definition, theme, base } = context;
  const { palette, labelZoom, icon } = definition.style;
  const isPoi = palette !== 'tree' && !['address', 'place', 'region', 'unit_grid'].includes(palette) && findGlyph(icon) !== null;
  if (labelZoom === 0 || isPoi) return [];
  const alongLine = definition.geometry === 'LINE';
  const label: SymbolLayerSpecification = {
    ...base,
    id: id(context, 'label'),
    type: 'symbol',
    minzoom: labelZoom,
    layout: {
      'text-field': NAME,
      'text-font': LABEL_FONTS,
      'text-size': labelSize(palette),
      'text-max-width': 9,
      'text-padding': palette === 'building' ? 14 : 4,
      ...(alongLine ? { 'symbol-placement': 'line', 'symbol-spacing': 360, 'text-rotation-alignment': 'map', 'text-pitch-alignment': 'viewport' } : {}),
      ...(palette === 'region' || palette === 'place' ? { 'text-letter-spacing': 0.12 } : {}),
    },
    paint: {
      'text-color': paletteColour(palette, theme).label,
      'text-halo-color': ground(theme).halo,
      'text-halo-width': 1.6,
    },
  };
  // Names of places and regions win over everything else where there is no room for both.
  return [{ band: palette === 'region' || palette === 'place' ? BAND.name : BAND.label, layer: label }];
}

function labelSize(palette: string): number | ExpressionSpecification {
  switch (palette) {
    case 'region':
      return ['interpolate', ['linear'], ['zoom'], 8, 11, 14, 15];
    case 'place':
      return ['interpolate', ['linear'], ['zoom'], 9, 12, 15, 16];
    case 'water':
      return ['interpolate', ['linear'], ['zoom'], 10, 12, 16, 15];
    case 'road':
      return ['interpolate', ['linear'], ['zoom'], 12, 10.5, 17, 13];
    case 'address':
    case 'unit_grid':
      return 10.5;
    default:
      return 11.5;
  }
}
