/** Classes of pressure, steps of a day, and what the map of a network draws. */
import type { Feature, FeatureCollection } from 'geojson';
import type { NetworkNodes, Pressures } from '../api/lifelines';

/** Lower bounds of the classes, metres of water; the first begins where full service ends (0.14 MPa). */
export const BOUNDS = [14, 20, 26, 32, 38] as const;

/** A sensor differs from the model when it does so by more, metres. */
export const DIFFERS_M = 1;

const SECONDS_PER_DAY = 86_400;

/** Share of the nodes at each end that the fine classes leave open. */
const ENDS = 0.02;

/** Classes of equal width over what the nodes have at this moment, so that small differences show; the usual ones where there is nothing to part. */
export function fineBounds(pressures: readonly (number | null)[]): readonly number[] {
  const sorted = pressures.filter((metres) => metres !== null).sort((a, b) => a - b);
  const least = sorted[Math.floor(ENDS * sorted.length)];
  const most = sorted[Math.ceil((1 - ENDS) * sorted.length) - 1];
  if (least === undefined || most === undefined || most - least < 0.05) return BOUNDS;
  return BOUNDS.map((_, i) => Number((least + ((i + 1) * (most - least)) / (BOUNDS.length + 1)).toFixed(2)));
}

/** Class of a pressure, 0 for the lowest; null where no water comes. */
export function classOf(metres: number | null, bounds: readonly number[] = BOUNDS): number | null {
  if (metres === null) return null;
  const above = bounds.findIndex((bound) => metres < bound);
  return above < 0 ? bounds.length : above;
}

/** What a class holds: `< 14`, `14–20`, `≥ 38`. */
export function classText(number: number, bounds: readonly number[] = BOUNDS): string {
  if (number === 0) return `< ${bounds[0]}`;
  return number === bounds.length ? `≥ ${bounds[number - 1]}` : `${bounds[number - 1]}–${bounds[number]}`;
}

/** How many steps a day has. */
export const stepsOfDay = (intervalSeconds: number): number => Math.max(1, Math.round(SECONDS_PER_DAY / intervalSeconds));

/** Begin of the step so many before the newest; null for the newest itself. */
export function timeOf(newest: string | null, intervalSeconds: number, back: number): string | null {
  return newest === null || back === 0 ? null : new Date(Date.parse(newest) - back * intervalSeconds * 1000).toISOString();
}

const point = (longitude: number, latitude: number, properties: Record<string, unknown>): Feature => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [longitude, latitude] },
  properties,
});

const collection = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features });

/** The nodes with their classes; nothing when nodes and pressures are of different states of the city. */
export function nodeFeatures(nodes: NetworkNodes, now: Pressures, bounds: readonly number[] = BOUNDS): FeatureCollection {
  if (nodes.dataVersion !== now.dataVersion || nodes.nodes.length !== now.pressures.length) return collection([]);
  return collection(
    nodes.nodes.map((node, i) => {
      const metres = now.pressures[i] ?? null;
      return point(node.longitude, node.latitude, { kind: 'node', code: node.code, metres, step: classOf(metres, bounds) ?? -1 });
    }),
  );
}

/** The sensors, silent ones too. */
export function sensorFeatures(now: Pressures, bounds: readonly number[] = BOUNDS): FeatureCollection {
  return collection(
    now.sensors.map((one) =>
      point(one.longitude, one.latitude, {
        kind: 'sensor',
        code: one.node,
        name: one.name,
        metres: one.measured,
        modelled: one.modelled,
        step: classOf(one.measured, bounds) ?? -1,
        differs: differs(one),
        label: one.measured === null ? '' : one.measured.toFixed(1),
      }),
    ),
  );
}

export function differs(one: { measured: number | null; modelled: number | null }): boolean {
  return one.measured !== null && one.modelled !== null && Math.abs(one.measured - one.modelled) > DIFFERS_M;
}

/** How many nodes each class holds, and how many have no water. */
export function counts(now: Pressures, bounds: readonly number[] = BOUNDS): { classes: number[]; dry: number } {
  const classes = Array.from({ length: BOUNDS.length + 1 }, () => 0);
  let dry = 0;
  for (const metres of now.pressures) {
    const number = classOf(metres, bounds);
    if (number === null) dry += 1;
    else classes[number] = (classes[number] ?? 0) + 1;
  }
  return { classes, dry };
}
