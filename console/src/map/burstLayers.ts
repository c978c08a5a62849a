/** How a drilled burst is drawn: what is parted as a broken line, valves with their turn, places that are hit. */
import type { Feature } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import type { Burst, Suspect } from '../api/lifelines';
import { LABEL_FONTS } from './classLayers';
import type { Theme } from './palette';
import { BURST_SOURCE } from './sources';

/** Of the fault colour, not of the warnings. */
const INK: Record<Theme, string> = { light: '#9b2257', dark: '#f291b7' };
const PAPER: Record<Theme, string> = { light: '#ffffff', dark: '#16191d' };

export function burstLayers(theme: Theme): LayerSpecification[] {
  const source = BURST_SOURCE;
  const of = (part: string): never => ['==', ['get', 'part'], part] as never;
  return [
    {
      id: 'burst:halo',
      type: 'line',
      source,
      filter: of('pipe'),
      layout: { 'line-cap': 'round' },
      paint: { 'line-color': PAPER[theme], 'line-width': 9, 'line-opacity': 0.85 },
    },
    {
      id: 'burst:pipe',
      type: 'line',
      source,
      filter: of('pipe'),
      paint: { 'line-color': INK[theme], 'line-width': 5, 'line-dasharray': [1.4, 0.8] },
    },
    {
      id: 'burst:suspect',
      type: 'line',
      source,
      filter: of('suspect'),
      layout: { 'line-cap': 'round' },
      paint: { 'line-color': INK[theme], 'line-width': 6, 'line-opacity': 0.75 },
    },
    {
      id: 'burst:rank',
      type: 'symbol',
      source,
      filter: of('suspect'),
      layout: { 'text-field': ['get', 'turn'], 'text-size': 13, 'text-font': LABEL_FONTS, 'symbol-placement': 'line-center', 'text-allow-overlap': true },
      paint: { 'text-color': INK[theme], 'text-halo-color': PAPER[theme], 'text-halo-width': 3 },
    },
    {
      id: 'burst:place',
      type: 'circle',
      source,
      filter: of('place'),
      paint: { 'circle-radius': 9, 'circle-color': INK[theme], 'circle-opacity': 0.25, 'circle-stroke-color': INK[theme], 'circle-stroke-width': 2 },
    },
    {
      id: 'burst:valve',
      type: 'circle',
      source,
      filter: of('valve'),
      paint: { 'circle-radius': 11, 'circle-color': PAPER[theme], 'circle-stroke-color': INK[theme], 'circle-stroke-width': 3 },
    },
    {
      id: 'burst:turn',
      type: 'symbol',
      source,
      filter: of('valve'),
      layout: { 'text-field': ['get', 'turn'], 'text-size': 13, 'text-font': LABEL_FONTS, 'text-allow-overlap': true },
      paint: { 'text-color': INK[theme] },
    },
  ];
}

/** What the layers draw. */
export function burstFeatures(burst: Burst | null, suspects: readonly Suspect[] = []): Feature[] {
  return [...suspectFeatures(suspects), ...drillFeatures(burst)];
}

function suspectFeatures(suspects: readonly Suspect[]): Feature[] {
  return suspects.flatMap(({ geometry }, i): Feature[] => (geometry ? [{ type: 'Feature', geometry, properties: { part: 'suspect', turn: String(i + 1) } }] : []));
}

function drillFeatures(burst: Burst | null): Feature[] {
  if (!burst) return [];
  const point = (part: string, { longitude, latitude }: { longitude: number; latitude: number }, more: object): Feature => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [longitude, latitude] },
    properties: { part, ...more },
  });
  return [
    ...burst.pipes.flatMap(({ geometry }): Feature[] => (geometry ? [{ type: 'Feature', geometry, properties: { part: 'pipe' } }] : [])),
    ...burst.critical.map((place) => point('place', place, {})),
    ...burst.valves.map((valve, i) => point('valve', valve, { turn: String(i + 1) })),
  ];
}
