/** Classes of pressure, steps of a day, and what the map of a network draws. */
import type { Feature, FeatureCollection } from 'geojson';
import type { NetworkNodes, Pressures } from '../api/lifelines';

/** Lower bounds of the classes, metres of water; the first begins where full service ends (0.14 MPa). */
export const BOUNDS = [14, 20, 26, 32, 38] as const;

/** A sensor differs from the model when it does so by more, metres. */
export const DIFFERS_M = 1;

const SECONDS_PER_DAY = 86_400;

/** Class of a pressure, 0 for the lowest; null where no water comes. */
export function classOf(metres: number | null): number | null {
  if (metres === null) return null;
  const above = BOUNDS.findIndex((bound) => metres < bound);
  return above < 0 ? BOUNDS.length : above;
}

/** What a class holds: `< 14`, `14–20`, `≥ 38`. */
export function classText(number: number): string {
  if (number === 0) return `< ${BOUNDS[0]}`;
  return number === BOUNDS.length ? `≥ ${BOUNDS[number - 1]}` : `${BOUNDS[number - 1]}–${BOUNDS[number]}`;
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
export function nodeFeatures(nodes: NetworkNodes, now: Pressures): FeatureCollection {
  if (nodes.dataVersion !== now.dataVersion || nodes.nodes.length !== now.pressures.length) return collection([]);
  return collection(
    nodes.nodes.map((node, i) => {
      const metres = now.pressures[i] ?? null;
      return point(node.longitude, node.latitude, { kind: 'node', code: node.code, metres, step: classOf(metres) ?? -1 });
    }),
  );
}

/** The sensors, silent ones too. */
export function sensorFeatures(now: Pressures): FeatureCollection {
  return collection(
    now.sensors.map((one) =>
      point(one.longitude, one.latitude, {
        kind: 'sensor',
        code: one.node,
        name: one.name,
        metres: one.measured,
        modelled: one.modelled,
        step: classOf(one.measured) ?? -1,
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
export function counts(now: Pressures): { classes: number[]; dry: number } {
  const classes = Array.from({ length: BOUNDS.length + 1 }, () => 0);
  let dry = 0;
  for (const metres of now.pressures) {
    const number = classOf(metres);
    if (number === null) dry += 1;
    else classes[number] = (classes[number] ?? 0) + 1;
  }
  return { classes, dry };
}
