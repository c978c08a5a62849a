import { describe, expect, it } from 'vitest';
import { areaOf, around, extentOf, inOrder, nearestPin, moved, project, startOf, viewOf, widened, within, zoomed, type FieldMapFile, type MapArea, type MapView } from './fieldMap';

const area = (grid: string, west: number): MapArea => ({ grid, tasks: 1, extent: [west, 43.88, west + 0.005, 43.885] });
const feature = (name: string, geometry: object): object => ({ type: 'Feature', id: name, properties: { class: 'x', name }, geometry });
const square = (side: number): object => ({ type: 'Polygon', coordinates: [[[0, 0], [side, 0], [side, side], [0, side], [0, 0]]] });
const file = (features: object[], areas: MapArea[]): FieldMapFile => ({ type: 'FeatureCollection', madeAt: 'now', dataVersion: 1, complete: true, areas, features }) as unknown as FieldMapFile;

describe('the map of the field', () => {
  it('shows an area whole, its middle in the middle of the screen', () => {
    const view = viewOf(area('a', 125.3).extent, 360, 240);
    expect(project(view, 360, 240, [125.3025, 43.8825])).toEqual([180, 120]);
    for (const corner of [[125.3, 43.88], [125.305, 43.885]]) {
      const [x, y] = project(view, 360, 240, corner);
      expect(x).toBeGreaterThanOrEqual(-0.01);
      expect(x).toBeLessThanOrEqual(360.01);
      expect(y).toBeGreaterThanOrEqual(-0.01);
      expect(y).toBeLessThanOrEqual(240.01);
    }
  });

  it('keeps north above and east to the right', () => {
    const view = viewOf(area('a', 125.3).extent, 360, 240);
    const [x, y] = project(view, 360, 240, [125.304, 43.884]);
    expect(x).toBeGreaterThan(180);
    expect(y).toBeLessThan(120);
  });

  it('follows the finger', () => {
    const view = viewOf(area('a', 125.3).extent, 360, 240);
    const before = project(view, 360, 240, [125.302, 43.883]);
    const after = project(moved(view, 30, -20), 360, 240, [125.302, 43.883]);
    expect(after[0] - before[0]).toBeCloseTo(30, 1);
    expect(after[1] - before[1]).toBeCloseTo(-20, 1);
  });

  it('comes no nearer and goes no further than makes sense', () => {
    const view = viewOf(area('a', 125.3).extent, 360, 240);
    expect(zoomed(view, 0.5).scale).toBeCloseTo(view.scale / 2, 9);
    expect(zoomed(view, 1e-9).scale).toBe(0.08);
    expect(zoomed(view, 1e9).scale).toBe(20);
    expect(viewOf([125.3, 43.88, 125.3, 43.88], 0, 0).scale).toBe(0.08);
  });

  it('finds the area of a task, or the one with most tasks', () => {
    const map = file([], [area('a', 125.3), area('b', 125.4)]);
    expect(areaOf(map, { longitude: 125.402, latitude: 43.882 })?.grid).toBe('b');
    expect(areaOf(map, { longitude: 100, latitude: 10 })?.grid).toBe('a');
    expect(areaOf(map, null)?.grid).toBe('a');
    expect(areaOf(file([], []), null)).toBeNull();
  });

  it('draws large areas first and points last', () => {
    const map = file([feature('point', { type: 'Point', coordinates: [0, 0] }), feature('house', square(1)), feature('street', { type: 'LineString', coordinates: [[0, 0], [1, 1]] }), feature('park', square(5))], []);
    expect(inOrder(map.features).map((one) => one.properties.name)).toEqual(['park', 'house', 'street', 'point']);
    expect(map.features).toHaveLength(4);
  });
});

describe('what a screen shows and what a finger means', () => {
  // One pixel is one metre on the equator: 111.32 pixels are a thousandth of a degree.
  const view: MapView = { longitude: 0, latitude: 0, scale: 1 };

  it('the box of a screen is the view that fills it', () => {
    const box = extentOf(view, 222.64, 445.28);
    [-0.001, -0.002, 0.001, 0.002].forEach((side, i) => expect(box[i]).toBeCloseTo(side, 9));
    expect(viewOf(box, 222.64, 445.28).scale).toBeCloseTo(1, 9);
  });

  it('a finger means the pin whose foot, stem or head is near, and none beyond its reach', () => {
    const pins = [
      { longitude: 0, latitude: 0, name: 'middle' },
      { longitude: 0.001, latitude: 0, name: 'east' },
    ];
    const meant = (x: number, y: number): string | undefined => nearestPin(pins, view, 200, 200, [x, y])?.name;
    expect(meant(103, 101)).toBe('middle');
    expect(meant(103, 74)).toBe('middle');
    expect(meant(100, 100 - 24 - 23)).toBeUndefined();
    expect(meant(100 + 23, 100)).toBeUndefined();
    expect(meant(100 + 111.32 - 20, 100)).toBe('east');
  });
});

describe('where a look at places begins', () => {
  it('is their middle, not where a few lie far away', () => {
    const crowd = Array.from({ length: 9 }, (_, i) => ({ longitude: 125 + i * 0.001, latitude: 44 }));
    const box = startOf([...crowd, { longitude: 90, latitude: 10 }])!;
    expect(within({ longitude: 125.004, latitude: 44 }, box)).toBe(true);
    expect(box[2] - box[0]).toBeLessThan(0.06);
    expect(startOf([])).toBeNull();
  });

  it('is 600 metres around a single place', () => {
    const box = startOf([{ longitude: 0, latitude: 0 }])!;
    expect(box).toEqual(around({ longitude: 0, latitude: 0 }));
    expect(box[3] * 111_320).toBeCloseTo(600, 6);
    expect(widened([0, 0, 2, 4], 0.5)).toEqual([-1, -2, 3, 6]);
  });
});
