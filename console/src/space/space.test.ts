import { describe, expect, it } from 'vitest';
import { mercator, metresFrom, multiply, placeOf, tileToMercator } from './earth';
import { lengthOf, planeOf } from './section';
import { beijing, sunAt, sunDirection } from './sun';
import { readTileset, wanted, type Sight } from './tileset';

const CHANGCHUN = { longitude: 125.3245, latitude: 43.886 };

describe('the earth', () => {
  it('gives back the place of an ECEF position', () => {
    // 125.3245 E, 43.886 N on WGS 84.
    const { longitude, latitude } = placeOf([-2662216.959, 3756576.761, 4398971.226]);
    expect(longitude).toBeCloseTo(125.3245, 7);
    expect(latitude).toBeCloseTo(43.886, 7);
  });

  it('measures a kilometre as a kilometre', () => {
    // A minute of latitude at 44 degrees is 1851.9 m, of longitude 1339.3 m (EPSG ellipsoid formulas).
    const [east, north] = metresFrom(CHANGCHUN, { longitude: CHANGCHUN.longitude + 1 / 60, latitude: CHANGCHUN.latitude + 1 / 60 });
    expect(Math.abs(east - 1339.3)).toBeLessThan(1);
    expect(Math.abs(north - 1851.9)).toBeLessThan(1);
  });

  it('puts the middle of a tile where it is on the map', () => {
    const [x, y] = mercator(CHANGCHUN);
    const matrix = multiply(new Float64Array([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]), tileToMercator(CHANGCHUN));
    expect(matrix[12]).toBeCloseTo(x, 12);
    expect(matrix[13]).toBeCloseTo(y, 12);
  });
});

describe('the sun', () => {
  it('stands highest at local noon in June: 90 - 43.886 + 23.44 degrees', () => {
    let best = -90;
    for (let hour = 10; hour < 14; hour += 0.05) best = Math.max(best, sunAt(beijing('2026-06-21', hour), 125.3245, 43.886).altitude);
    expect(best).toBeCloseTo(69.55, 1);
  });

  it('rises in the south-east in December and is low at noon', () => {
    const noon = sunAt(beijing('2026-12-22', 11.65), 125.3245, 43.886);
    expect(noon.altitude).toBeCloseTo(22.7, 0);
    expect(Math.abs(noon.azimuth - 180)).toBeLessThan(2);
    expect(sunAt(beijing('2026-12-22', 8), 125.3245, 43.886).azimuth).toBeLessThan(140);
  });

  it('is below the horizon at midnight', () => {
    expect(sunAt(beijing('2026-03-20', 0), 125.3245, 43.886).altitude).toBeLessThan(-30);
  });

  it('gives a unit vector towards it', () => {
    const [east, north, up] = sunDirection({ altitude: 30, azimuth: 90 });
    expect(east).toBeCloseTo(Math.cos(Math.PI / 6), 6);
    expect(north).toBeCloseTo(0, 6);
    expect(up).toBeCloseTo(0.5, 6);
  });
});

describe('a tile set', () => {
  const region = (dx: number): number[] => [2.18, 0.765, 2.18 + dx, 0.765 + dx, 0, 30];
  const json = {
    root: {
      boundingVolume: { region: region(0.001) },
      geometricError: 512,
      children: [
        { boundingVolume: { region: region(0.0002) }, geometricError: 16, content: { uri: '15/1/2/content.glb' }, children: [{ boundingVolume: { region: region(0.0001) }, geometricError: 0, content: { uri: '16/2/4/content.glb' } }] },
        { boundingVolume: { region: region(0.0002) }, geometricError: 64, content: { uri: '13/1/2/tileset.json' } },
      ],
    },
  };
  const root = readTileset(json, 'http://host/tiles3d/building/tileset.json');
  const sight = (distance: number): Sight => {
    const box = root.box;
    return { bounds: [box[0], box[1], box[2], box[3]], eye: [box[0], box[3], distance], focal: 1000, metre: 1 / 3e7 };
  };

  it('wants small things only from near by', () => {
    const urls = (distance: number): string[] => wanted(root, sight(distance), 14).tiles.map((tile) => tile.url);
    expect(urls(0.001)).toEqual(['http://host/tiles3d/building/15/1/2/content.glb']);
    expect(urls(0.00001)).toContain('http://host/tiles3d/building/16/2/4/content.glb');
  });

  it('asks for tile sets of their own', () => {
    expect(wanted(root, sight(0.001), 14).outside[0]?.outside).toBe('http://host/tiles3d/building/13/1/2/tileset.json');
  });

  it('wants nothing out of sight', () => {
    expect(wanted(root, { ...sight(0.001), bounds: [0, 0, 0.1, 0.1] }, 14).tiles).toEqual([]);
  });
});

describe('a section', () => {
  const line = { from: CHANGCHUN, to: { longitude: CHANGCHUN.longitude + 0.001, latitude: CHANGCHUN.latitude } };

  it('is as long as its line', () => {
    expect(lengthOf(line)).toBeCloseTo(80.36, 0);
  });

  it('has its left side before it', () => {
    const { nx, ny, d } = planeOf(line, CHANGCHUN);
    expect(nx * 10 + ny * 5 + d).toBeCloseTo(5, 6);
    expect(nx * 10 - ny * 5 + d).toBeCloseTo(-5, 6);
  });
});
