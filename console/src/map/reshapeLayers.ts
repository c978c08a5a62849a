/** How a cut or a merge is drawn before it is made: parts told apart by fill and number, the line with its corners, neighbours to choose. */
import type { Feature, Geometry } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import type { Sketch } from '../state/reshape';
import { LABEL_FONTS } from './classLayers';
import type { Theme } from './palette';
import { RESHAPE_SOURCE } from './sources';

/** Blue, green-blue and violet by turns; the colours of warnings are kept for warnings. */
const PARTS: Record<Theme, string[]> = {
  light: ['#0b62d6', '#007d79', '#8a3ffc'],
  dark: ['#6aaeff', '#3ddbd9', '#c6a3ff'],
};
const LINE: Record<Theme, string> = { light: '#16191d', dark: '#ffffff' };
const PAPER: Record<Theme, string> = { light: '#ffffff', dark: '#16191d' };

export function reshapeLayers(theme: Theme): LayerSpecification[] {
  const source = RESHAPE_SOURCE;
  const [first, second, third] = PARTS[theme] as [string, string, string];
  const colour = ['match', ['get', 'colour'], 1, second, 2, third, first] as never;
  const of = (...parts: string[]): never => ['in', ['get', 'part'], ['literal', parts]] as never;
  return [
    { id: 'reshape:fill', type: 'fill', source, filter: of('part', 'chosen'), paint: { 'fill-color': colour, 'fill-opacity': 0.32 } },
    { id: 'reshape:edge', type: 'line', source, filter: of('part', 'chosen'), paint: { 'line-color': colour, 'line-width': 3 } },
    { id: 'reshape:offer', type: 'line', source, filter: of('offered'), paint: { 'line-color': LINE[theme], 'line-width': 1.5, 'line-dasharray': [2, 2] } },
    { id: 'reshape:halo', type: 'line', source, filter: of('line'), paint: { 'line-color': PAPER[theme], 'line-width': 6 } },
    { id: 'reshape:line', type: 'line', source, filter: of('line'), paint: { 'line-color': LINE[theme], 'line-width': 2.5 } },
    {
      id: 'reshape:corner',
      type: 'circle',
      source,
      filter: of('corner'),
      paint: { 'circle-radius': 5, 'circle-color': PAPER[theme], 'circle-stroke-color': LINE[theme], 'circle-stroke-width': 2.5 },
    },
    {
      id: 'reshape:number',
      type: 'symbol',
      source,
      filter: of('part'),
      layout: { 'text-field': ['get', 'number'], 'text-size': 16, 'text-font': LABEL_FONTS, 'text-allow-overlap': true },
      paint: { 'text-color': LINE[theme], 'text-halo-color': PAPER[theme], 'text-halo-width': 2 },
    },
  ];
}

/** What the layers draw. */
export function reshapeFeatures(sketch: Sketch | null): Feature[] {
  if (sketch === null) return [];
  const feature = (geometry: Geometry, properties: Record<string, unknown>): Feature => ({ type: 'Feature', geometry, properties });
  return [
    ...sketch.offered.map((geometry) => feature(geometry, { part: 'offered' })),
    ...sketch.chosen.map((geometry) => feature(geometry, { part: 'chosen', colour: 1 })),
    ...sketch.parts.map((geometry, i) => feature(geometry, { part: 'part', colour: i % 3, number: sketch.parts.length > 1 ? String(i + 1) : '' })),
    ...(sketch.line.length > 1 ? [feature({ type: 'LineString', coordinates: [...sketch.line] }, { part: 'line' })] : []),
    ...sketch.line.map((at) => feature({ type: 'Point', coordinates: at }, { part: 'corner' })),
  ];
}
