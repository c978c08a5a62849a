import { describe, expect, it } from 'vitest';
import { boxOf } from './geometry';
import { readHash, viewOfBox, writeHash } from './mapHash';
import { lengthText, metresPerPixel, scaleBar } from './scale';

describe('the map position in the address', () => {
  it('is read back as written', () => {
    const view = { zoom: 14.25, latitude: 43.8816, longitude: 125.3235 };
    expect(readHash(writeHash(view))).toEqual(view);
  });

  it('is refused when it is none', () => {
    expect(['', '#', '#1/2', '#a/b/c', '#3/99/10', '#3/10/190', '#30/1/1', '#//'].map(readHash)).toEqual(Array(8).fill(null));
  });

  it('shows a whole box', () => {
    const view = viewOfBox([125.2, 43.8, 125.4, 43.95], 800, 600);
    expect(view.longitude).toBeCloseTo(125.3);
    const widthDegrees = (360 * 800) / (512 * 2 ** view.zoom);
    expect(widthDegrees).toBeGreaterThan(0.2);
    expect(widthDegrees).toBeLessThan(0.6);
  });
});

describe('the scale bar', () => {
  it('is a round length no longer than allowed, and at least 40 % of it', () => {
    for (let zoom = 3; zoom < 20; zoom += 0.37) {
      const bar = scaleBar(zoom, 43.9, 100);
      expect(bar.pixels).toBeLessThanOrEqual(100.0001);
      expect(bar.pixels).toBeGreaterThan(39);
      expect(String(bar.metres).replace(/[0.]/g, '')).toMatch(/^[125]$/);
    }
  });

  it('knows the size of the world at the equator', () => {
    expect(metresPerPixel(0, 0)).toBeCloseTo(78271.517, 2);
  });

  it('writes lengths in the unit that fits', () => {
    expect([2000, 500, 1, 0.5].map(lengthText)).toEqual(['2 km', '500 m', '1 m', '50 cm']);
  });
});

describe('the box of a geometry', () => {
  it('surrounds every part', () => {
    expect(boxOf({ type: 'MultiPolygon', coordinates: [[[[1, 2], [3, 2], [3, 5], [1, 2]]], [[[-1, 0], [0, 0], [0, 1], [-1, 0]]]] })).toEqual([-1, 0, 3, 5]);
    expect(boxOf({ type: 'GeometryCollection', geometries: [{ type: 'Point', coordinates: [7, 8] }] })).toEqual([7, 8, 7, 8]);
  });

  it('is none for an empty geometry', () => {
    expect(boxOf({ type: 'LineString', coordinates: [] })).toBeNull();
  });
});
