/** The map of the page of networks: nodes by their pressure, sensors above them, pipes and places with their rank. */
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { View } from '../lib/mapHash';
import { LABEL_FONTS } from './classLayers';
import { OverlayMap } from './overlayMap';
import type { Theme } from './palette';

export type NetworkOverlay = 'nodes' | 'pipes' | 'sensors' | 'places';

const PICKED = ['network:place', 'network:sensor', 'network:pipe', 'network:node'];

/** Violet where pressure is low to teal where it is high, even in lightness: warnings keep their own colours. */
const STEPS: Record<Theme, readonly string[]> = {
  light: ['#4a1486', '#7b52ab', '#8f8cc0', '#6fa8bf', '#2f9a9a', '#0b6e5f'],
  dark: ['#d6b4ff', '#a98be8', '#7f86c9', '#4f8fb0', '#35a89f', '#5fe0bb'],
};
const PLAIN: Record<Theme, { dry: string; ink: string; paper: string; fault: string; accent: string }> = {
  light: { dry: '#8b979b', ink: '#13252b', paper: '#ffffff', fault: '#9b2257', accent: '#0b62d6' },
  dark: { dry: '#66767d', ink: '#e7eff1', paper: '#141d21', fault: '#f291b7', accent: '#6aaeff' },
};

export const pressureColour = (theme: Theme, step: number): string => STEPS[theme][step] ?? PLAIN[theme].dry;

const byStep = (theme: Theme): ExpressionSpecification => ['match', ['get', 'step'], 0, STEPS[theme][0] ?? '', 1, STEPS[theme][1] ?? '', 2, STEPS[theme][2] ?? '', 3, STEPS[theme][3] ?? '', 4, STEPS[theme][4] ?? '', 5, STEPS[theme][5] ?? '', PLAIN[theme].dry] as ExpressionSpecification;

function layers(theme: Theme): LayerSpecification[] {
  const { ink, paper, fault, accent } = PLAIN[theme];
  const text = { 'text-size': 12, 'text-font': LABEL_FONTS };
  const halo = { 'text-color': ink, 'text-halo-color': paper, 'text-halo-width': 2 };
  return [
    {
      id: 'network:node',
      type: 'circle',
      source: 'network:nodes',
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 10, 1.2, 13, 3.2, 16, 6.5],
        'circle-color': byStep(theme),
        'circle-opacity': ['case', ['==', ['get', 'step'], -1], 0.45, 0.9],
      },
    },
    {
      id: 'network:pipe',
      type: 'line',
      source: 'network:pipes',
      layout: { 'line-cap': 'round' },
      paint: { 'line-color': ['case', ['get', 'selected'], fault, accent], 'line-width': ['interpolate', ['linear'], ['zoom'], 10, 2.5, 14, 5, 17, 9] },
    },
    {
      id: 'network:rank',
      type: 'symbol',
      source: 'network:pipes',
      minzoom: 14,
      layout: { ...text, 'text-field': ['get', 'rank'], 'symbol-placement': 'line-center' },
      paint: halo,
    },
    {
      id: 'network:sensor',
      type: 'circle',
      source: 'network:sensors',
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 10, 4.5, 13, 7, 16, 11],
        'circle-color': byStep(theme),
        'circle-stroke-color': ['case', ['get', 'differs'], fault, ink],
        'circle-stroke-width': ['case', ['get', 'differs'], 3.5, 1.6],
      },
    },
    {
      id: 'network:reading',
      type: 'symbol',
      source: 'network:sensors',
      minzoom: 13,
      layout: { ...text, 'text-field': ['get', 'label'], 'text-offset': [0, 1.3], 'text-anchor': 'top' },
      paint: halo,
    },
    {
      id: 'network:place',
      type: 'circle',
      source: 'network:places',
      paint: { 'circle-radius': 12, 'circle-color': accent, 'circle-stroke-color': paper, 'circle-stroke-width': 2.5 },
    },
    {
      id: 'network:turn',
      type: 'symbol',
      source: 'network:places',
      layout: { ...text, 'text-field': ['get', 'rank'], 'text-allow-overlap': true },
      paint: { 'text-color': paper },
    },
  ];
}

export class NetworkMap extends OverlayMap<NetworkOverlay> {
  constructor(container: HTMLElement, style: StyleSpecification, start: View, theme: () => Theme, onPick: (properties: Record<string, unknown> | null) => void) {
    super(container, style, start, theme, { prefix: 'network', names: ['nodes', 'pipes', 'sensors', 'places'], layers });
    this.map.on('click', ({ point }) => {
      const first = this.at(point, PICKED);
      onPick(first ? { ...first } : null);
    });
  }
}
