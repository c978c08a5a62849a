/** Rectangles on a photo, in shares of its width and height. Pure: drawing and sending are another matter. */
import type { PhotoPart } from '../api/cases';

/** What is smaller on a side was a slip of the finger. */
const LEAST = 0.01;
const STEP = 0.02;

const within = (value: number): number => Math.min(1, Math.max(0, value));
const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

/** The part between two corners in any order, kept within the photo; null for a slip. */
export function between(from: { x: number; y: number }, to: { x: number; y: number }): PhotoPart | null {
  const [left, right] = [within(Math.min(from.x, to.x)), within(Math.max(from.x, to.x))];
  const [top, bottom] = [within(Math.min(from.y, to.y)), within(Math.max(from.y, to.y))];
  if (right - left < LEAST || bottom - top < LEAST) return null;
  return fitted({ x: left, y: top, width: right - left, height: bottom - top });
}

/** A part moved or, with `grow`, made larger or smaller by one step of an arrow key; other keys change nothing. */
export function nudged(part: PhotoPart, key: string, grow: boolean): PhotoPart {
  const dx = key === 'ArrowRight' ? STEP : key === 'ArrowLeft' ? -STEP : 0;
  const dy = key === 'ArrowDown' ? STEP : key === 'ArrowUp' ? -STEP : 0;
  return fitted(grow ? { ...part, width: part.width + dx, height: part.height + dy } : { ...part, x: part.x + dx, y: part.y + dy });
}

/** Never outside the photo and never too small to be seen; rounded so that what is sent never exceeds one. */
function fitted(part: PhotoPart): PhotoPart {
  const width = Math.min(1, Math.max(STEP, part.width));
  const height = Math.min(1, Math.max(STEP, part.height));
  const x = rounded(Math.min(1 - width, Math.max(0, part.x)));
  const y = rounded(Math.min(1 - height, Math.max(0, part.y)));
  return { x, y, width: Math.min(rounded(width), rounded(1 - x)), height: Math.min(rounded(height), rounded(1 - y)) };
}

/** Where a new part stands when it is added by key: in the middle. */
export const fresh = (): PhotoPart => ({ x: 0.4, y: 0.4, width: 0.2, height: 0.2 });
