/** How wide and how important a road is drawn, by its attribute `kind`. */
import type { ExpressionSpecification } from 'maplibre-gl';

/** Ranks from widest to narrowest, by the kinds of the base pack (快速路 主干路 次干路 支路, CJJ 37). */
export const ROAD_RANKS: Record<string, readonly string[]> = {
  major: ['motorway', 'expressway'],
  primary: ['arterial'],
  secondary: ['secondary'],
  tertiary: ['branch'],
  service: ['service', 'track'],
};

const KIND: ExpressionSpecification = ['coalesce', ['get', 'kind'], ''];

type ByRank = Record<'major' | 'primary' | 'secondary' | 'tertiary' | 'service' | 'minor', number | string>;

/** A value by the rank of the road; roads of no known kind are minor. */
export function byRank(values: ByRank): ExpressionSpecification {
  const branches = Object.entries(ROAD_RANKS).flatMap(([rank, kinds]) => [[...kinds], values[rank as keyof ByRank]]);
  return ['match', KIND, ...branches, values.minor] as unknown as ExpressionSpecification;
}

const WIDTHS: [zoom: number, widths: ByRank][] = [
  [8, { major: 1.2, primary: 0.8, secondary: 0.5, tertiary: 0.4, minor: 0.2, service: 0.1 }],
  [12, { major: 3, primary: 2.4, secondary: 1.8, tertiary: 1.3, minor: 0.6, service: 0.4 }],
  [15, { major: 8, primary: 7, secondary: 5.5, tertiary: 4.5, minor: 3, service: 1.8 }],
  [18, { major: 26, primary: 24, secondary: 20, tertiary: 16, minor: 12, service: 7 }],
];

/** Width of a road in pixels over zoom, plus `more` pixels for its casing. */
export function roadWidth(more: number): ExpressionSpecification {
  const stops = WIDTHS.flatMap(([zoom, widths]) => {
    const grown = Object.fromEntries(Object.entries(widths).map(([rank, width]) => [rank, Number(width) + more * casingShare(zoom)]));
    return [zoom, byRank(grown as ByRank)];
  });
  return ['interpolate', ['exponential', 1.5], ['zoom'], ...stops] as unknown as ExpressionSpecification;
}

/** Far out there is no room for casings. */
function casingShare(zoom: number): number {
  return zoom < 12 ? 0 : zoom < 15 ? 0.6 : 1;
}
