import type { Geometry, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { reshapeFeatures } from '../map/reshapeLayers';
import { lineAcross, mergeOf, splitOf } from './reshape';

const square = (west: number, south: number, side: number): Geometry => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + side, south],
      [west + side, south + side],
      [west, south + side],
      [west, south],
    ],
  ],
});

const ends = (line: Position[]): [Position, Position] => [line[0] as Position, line[1] as Position];

describe('a line across an object', () => {
  it('runs from beyond it to beyond it, through the middle', () => {
    const [from, to] = ends(lineAcross(square(0, -1, 2), 0, 0.5));
    expect(from[0]).toBeCloseTo(1);
    expect(to[0]).toBeCloseTo(1);
    expect(from[1]).toBeLessThan(-1);
    expect(to[1]).toBeGreaterThan(1);
  });

  it('lies where it is asked to, from west to east for a line to the north', () => {
    for (const [share, x] of [
      [0.25, 0.5],
      [0.75, 1.5],
    ] as const) {
      const [from] = ends(lineAcross(square(0, -1, 2), 0, share));
      expect(from[0]).toBeCloseTo(x);
    }
  });

  it('runs to the east at 90 degrees, and then from north to south', () => {
    const [from, to] = ends(lineAcross(square(0, -1, 2), 90, 0.25));
    expect(from[1]).toBeCloseTo(0.5);
    expect(to[1]).toBeCloseTo(0.5);
    expect(from[0]).toBeLessThan(0);
    expect(to[0]).toBeGreaterThan(2);
  });

  it('is turned on the ground, not on the page: at 60 degrees north a degree to the east is half as long', () => {
    const [from, to] = ends(lineAcross(square(10, 59.999, 0.002), 45, 0.5));
    expect((to[0]! - from[0]!) * 0.5).toBeCloseTo(to[1]! - from[1]!, 5);
  });

  it('crosses every object at every bearing and share within', () => {
    for (let bearing = 0; bearing <= 180; bearing += 15) {
      for (const share of [0.1, 0.5, 0.9]) {
        const [from, to] = ends(lineAcross(square(125.3, 43.88, 0.001), bearing, share));
        const inside = [0.3, 0.4, 0.5, 0.6, 0.7].some((s) => {
          const [x, y] = [from[0]! + s * (to[0]! - from[0]!), from[1]! + s * (to[1]! - from[1]!)];
          return x > 125.3 && x < 125.301 && y > 43.88 && y < 43.881;
        });
        if (share === 0.5) expect(inside, `${bearing}`).toBe(true);
        expect(Math.hypot(to[0]! - from[0]!, to[1]! - from[1]!)).toBeGreaterThan(0.001);
      }
    }
  });

  it('is none for nothing, and still one for a straight street', () => {
    expect(lineAcross({ type: 'GeometryCollection', geometries: [] }, 0, 0.5)).toEqual([]);
    const street: Geometry = { type: 'LineString', coordinates: [[0, 0], [2, 0]] };
    const [from, to] = ends(lineAcross(street, 0, 0.25));
    expect(from[0]).toBeCloseTo(0.5);
    expect(from[1]! * to[1]!).toBeLessThan(0);
  });
});

describe('what is sent', () => {
  const one = square(0, 0, 1);

  it('gives a part its name, and none when nobody named it', () => {
    const edit = splitOf('a', 3, [{ name: ' 东 ', geometry: one }, { name: '  ', geometry: one }], { kind: 'correction', reason: '分户' });
    expect(edit).toEqual({
      kind: 'correction',
      reason: '分户',
      changes: [{ op: 'split', id: 'a', revision: 3, parts: [{ name: '东', geometry: one }, { geometry: one }] }],
    });
  });

  it('tells each object of a merge as it was seen, in order', () => {
    const seen = [{ id: 'a', revision: 2, name: 'x' }, { id: 'b', revision: 7, name: 'y' }];
    expect(mergeOf(seen, {}).changes).toEqual([{ op: 'merge', objects: [{ id: 'a', revision: 2 }, { id: 'b', revision: 7 }], into: {} }]);
  });
});

describe('what the map draws', () => {
  it('is nothing when nothing is drawn', () => {
    expect(reshapeFeatures(null)).toEqual([]);
  });

  it('is a corner for the first place, and a line from the second on', () => {
    const kinds = (line: Position[]): unknown[] => reshapeFeatures({ line, parts: [], chosen: [], offered: [] }).map((one) => one.properties?.['part']);
    expect(kinds([[0, 0]])).toEqual(['corner']);
    expect(kinds([[0, 0], [1, 1]])).toEqual(['line', 'corner', 'corner']);
  });

  it('numbers parts when there are several, and lays what is offered below', () => {
    const features = reshapeFeatures({ line: [], parts: [square(0, 0, 1), square(1, 0, 1)], chosen: [square(2, 0, 1)], offered: [square(3, 0, 1)] });
    expect(features.map((one) => one.properties?.['part'])).toEqual(['offered', 'chosen', 'part', 'part']);
    expect(features.map((one) => one.properties?.['number'])).toEqual([undefined, undefined, '1', '2']);
    expect(reshapeFeatures({ line: [], parts: [square(0, 0, 1)], chosen: [], offered: [] })[0]?.properties?.['number']).toBe('');
  });
});
