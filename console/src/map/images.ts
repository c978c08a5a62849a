/** Draws the pictures of the map in the browser, so that no image file is needed. */
import { ground, paletteColour, type Theme } from './palette';
import { findGlyph } from './poiIcons';

export const PIXEL_RATIO = 2;
const BADGE = 22;
const GLYPH = 13;

/** What a picture name such as `poi:school:education:dark` asks for; null for a name that is not ours. */
export function parseImageName(name: string): { kind: 'poi' | 'marker'; icon: string; palette: string; theme: Theme } | null {
  const [kind, ...rest] = name.split(':');
  const theme: Theme = rest.at(-1) === 'dark' ? 'dark' : 'light';
  if (kind === 'marker') return { kind, icon: 'pin', palette: 'place', theme };
  if (kind === 'poi' && rest.length === 3) return { kind, icon: rest[0] ?? 'pin', palette: rest[1] ?? 'other', theme };
  return null;
}

/** The picture of that name, or null when it is none of ours. */
export function drawImage(name: string): ImageData | null {
  const asked = parseImageName(name);
  if (asked === null) return null;
  return asked.kind === 'marker' ? drawMarker(asked.theme) : drawBadge(asked.icon, asked.palette, asked.theme);
}

function drawBadge(icon: string, palette: string, theme: Theme): ImageData {
  const { context, canvas } = surface(BADGE, BADGE);
  const { halo, glyph } = ground(theme);
  const centre = BADGE / 2;
  disc(context, centre, centre, centre - 0.5, halo);
  disc(context, centre, centre, centre - 2, paletteColour(palette, theme).main);
  context.translate(centre - GLYPH / 2, centre - GLYPH / 2);
  context.scale(GLYPH / 16, GLYPH / 16);
  drawGlyph(context, icon, glyph);
  return pixels(context, canvas);
}

function drawMarker(theme: Theme): ImageData {
  const { context, canvas } = surface(32, 40);
  const { selection, selectionHalo } = ground(theme);
  const path = new Path2D('M16 2a13 13 0 0 1 13 13c0 9.5-13 23-13 23S3 24.5 3 15A13 13 0 0 1 16 2Z');
  context.lineWidth = 2.5;
  context.strokeStyle = selectionHalo;
  context.fillStyle = selection;
  context.fill(path);
  context.stroke(path);
  disc(context, 16, 15, 4.5, selectionHalo);
  return pixels(context, canvas);
}

function surface(width: number, height: number): { context: CanvasRenderingContext2D; canvas: HTMLCanvasElement } {
  const canvas = document.createElement('canvas');
  canvas.width = width * PIXEL_RATIO;
  canvas.height = height * PIXEL_RATIO;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser has no 2D canvas');
  context.scale(PIXEL_RATIO, PIXEL_RATIO);
  return { context, canvas };
}

function pixels(context: CanvasRenderingContext2D, canvas: HTMLCanvasElement): ImageData {
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

function disc(context: CanvasRenderingContext2D, x: number, y: number, radius: number, colour: string): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = colour;
  context.fill();
}

function drawGlyph(context: CanvasRenderingContext2D, icon: string, colour: string): void {
  const glyph = findGlyph(icon) ?? findGlyph('pin');
  if (glyph === null) return;
  context.fillStyle = colour;
  context.strokeStyle = colour;
  context.lineWidth = glyph.width ?? 1.7;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  if (glyph.fill) context.fill(new Path2D(glyph.fill));
  if (glyph.stroke) context.stroke(new Path2D(glyph.stroke));
}
