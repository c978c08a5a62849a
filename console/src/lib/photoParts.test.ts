import { describe, expect, it } from 'vitest';
import type { PhotoPart } from '../api/cases';
import { between, fresh, nudged } from './photoParts';

const lies = ({ x, y, width, height }: PhotoPart): boolean => x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= 1 && y + height <= 1;

describe('parts of a photo', () => {
  it('are drawn from any corner to any other', () => {
    const wanted = { x: 0.2, y: 0.3, width: 0.4, height: 0.3 };
    expect(between({ x: 0.2, y: 0.3 }, { x: 0.6, y: 0.6 })).toEqual(wanted);
    expect(between({ x: 0.6, y: 0.6 }, { x: 0.2, y: 0.3 })).toEqual(wanted);
    expect(between({ x: 0.6, y: 0.3 }, { x: 0.2, y: 0.6 })).toEqual(wanted);
  });

  it('end at the edge of the photo', () => {
    expect(between({ x: -0.5, y: 0.5 }, { x: 0.5, y: 1.5 })).toEqual({ x: 0, y: 0.5, width: 0.5, height: 0.5 });
  });

  it('are none when the finger only slipped', () => {
    expect(between({ x: 0.2, y: 0.2 }, { x: 0.205, y: 0.9 })).toBeNull();
    expect(between({ x: 2, y: 2 }, { x: 3, y: 3 })).toBeNull();
  });

  it('are moved and sized by arrow keys and never leave the photo', () => {
    expect(nudged(fresh(), 'ArrowRight', false)).toEqual({ x: 0.42, y: 0.4, width: 0.2, height: 0.2 });
    expect(nudged(fresh(), 'ArrowDown', true).height).toBeCloseTo(0.22, 10);
    expect(nudged(fresh(), 'Enter', false)).toEqual(fresh());
    for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'])
      for (const grow of [true, false]) {
        let part = fresh();
        for (let n = 0; n < 100; n += 1) {
          part = nudged(part, key, grow);
          expect(lies(part), JSON.stringify(part)).toBe(true);
        }
      }
  });
});
