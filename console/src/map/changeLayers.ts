/** How differences between two days are drawn: told apart by colour and by the kind of line, for those who see no colours. */
import type { LayerSpecification } from 'maplibre-gl';
import type { Difference } from '../api/types';
import type { Theme } from './palette';
import { CHANGES_SOURCE } from './sources';

/** Blue, violet and grey: the colours of warnings are kept for warnings. */
const COLOURS: Record<Theme, Record<Difference, string>> = {
  light: { ADDED: '#0b62d6', CHANGED: '#8a3ffc', ENDED: '#4a4f57' },
  dark: { ADDED: '#6aaeff', CHANGED: '#c6a3ff', ENDED: '#c3c8d0' },
};
const DASHES: Record<Difference, number[]> = { ADDED: [1, 0], CHANGED: [3, 1.2], ENDED: [0.6, 1.4] };

export const differenceColour = (theme: Theme, difference: Difference): string => COLOURS[theme][difference];

export function changeLayers(theme: Theme): LayerSpecification[] {
  return (Object.keys(DASHES) as Difference[]).flatMap((difference) => layersOf(theme, difference));
}

function layersOf(theme: Theme, difference: Difference): LayerSpecification[] {
  const colour = COLOURS[theme][difference];
  const source = CHANGES_SOURCE;
  const mine = ['==', ['get', 'difference'], difference] as const;
  const points = ['all', mine, ['==', ['geometry-type'], 'Point']] as const;
  return [
    { id: `changes:${difference}:fill`, type: 'fill', source, filter: mine as never, paint: { 'fill-color': colour, 'fill-opacity': 0.22 } },
    {
      id: `changes:${difference}:line`,
      type: 'line',
      source,
      filter: mine as never,
      paint: { 'line-color': colour, 'line-width': 2.5, 'line-dasharray': DASHES[difference] },
    },
    {
      id: `changes:${difference}:point`,
      type: 'circle',
      source,
      filter: points as never,
      paint: { 'circle-radius': 6, 'circle-color': colour, 'circle-opacity': 0.5, 'circle-stroke-color': colour, 'circle-stroke-width': 2 },
    },
  ];
}
