/** Draws the map of the field by itself: no tiles, no worker and no font from anywhere, so that it works without a connection. */
import type { Feature, Geometry, Position } from 'geojson';
import { project, type MapView } from '../lib/fieldMap';
import { ground, paletteColour, type Theme } from './palette';

export interface Pin {
  longitude: number;
  latitude: number;
  isChosen: boolean;
  /** What it stands for is done. */
  isDone?: boolean;
}

/** Lines that are wide in the world, by the word of their palette, in metres; all others are hairs of a pipe or a fence. */
const WIDTHS: Record<string, number> = { road: 9, rail: 4, path: 3, water: 5, bridge: 9 };
const LABELS_FROM = 1.2;
const MOST_LABELS = 40;
const MOST_PINS = 60;

export interface Scene {
  /** In the order of drawing. */
  features: readonly Feature<Geometry, { class: string; name?: string }>[];
  view: MapView;
  theme: Theme;
  pins: readonly Pin[];
  /** The word of the palette for a class. */
  palette: (classCode: string) => string;
}

export function drawFieldMap(canvas: HTMLCanvasElement, scene: Scene): void {
  const ratio = Math.min(3, window.devicePixelRatio || 1);
  const { clientWidth: width, clientHeight: height } = canvas;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const context = canvas.getContext('2d');
  if (!context) return;
  context.scale(ratio, ratio);
  context.fillStyle = ground(scene.theme).paper;
  context.fillRect(0, 0, width, height);
  const at: Place = (position) => project(scene.view, width, height, position);
  // Casings before lines, so that streets run into each other.
  for (const { geometry, properties } of scene.features) drawCasing(context, geometry, scene, scene.palette(properties.class), at);
  for (const { geometry, properties } of scene.features) drawLinesAndPoints(context, geometry, scene, scene.palette(properties.class), at);
  if (scene.view.scale <= LABELS_FROM) labels(context, scene, at, width, height);
  drawPins(context, scene, at, width, height);
}

type Place = (position: Position) => [number, number];

/** Areas, and what lies under wide lines. */
function drawCasing(context: CanvasRenderingContext2D, geometry: Geometry, scene: Scene, word: string, at: Place): void {
  switch (geometry.type) {
    case 'Polygon':
      return area(context, geometry.coordinates, scene, word, at);
    case 'MultiPolygon':
      return geometry.coordinates.forEach((rings) => area(context, rings, scene, word, at));
    case 'LineString':
      return casing(context, geometry.coordinates, scene, word, at);
    case 'MultiLineString':
      return geometry.coordinates.forEach((one) => casing(context, one, scene, word, at));
    default:
  }
}

function drawLinesAndPoints(context: CanvasRenderingContext2D, geometry: Geometry, scene: Scene, word: string, at: Place): void {
  switch (geometry.type) {
    case 'LineString':
      return line(context, geometry.coordinates, scene, word, at);
    case 'MultiLineString':
      return geometry.coordinates.forEach((one) => line(context, one, scene, word, at));
    case 'Point':
      return point(context, at(geometry.coordinates), scene, word);
    case 'MultiPoint':
      return geometry.coordinates.forEach((one) => point(context, at(one), scene, word));
    default:
  }
}

function path(context: CanvasRenderingContext2D, positions: Position[], at: Place): void {
  positions.forEach((position, i) => (i === 0 ? context.moveTo(...at(position)) : context.lineTo(...at(position))));
}

function area(context: CanvasRenderingContext2D, rings: Position[][], { theme }: Scene, word: string, at: Place): void {
  const { main, edge } = paletteColour(word, theme);
  const isOutline = word === 'unit_grid' || word === 'region';
  context.beginPath();
  rings.forEach((ring) => path(context, ring, at));
  context.closePath();
  if (!isOutline) {
    context.fillStyle = main;
    context.fill('evenodd');
  }
  context.setLineDash(isOutline ? [6, 4] : []);
  context.strokeStyle = edge;
  context.lineWidth = isOutline ? 1.5 : 0.75;
  context.stroke();
  context.setLineDash([]);
}

function widthOf(word: string, { view }: Scene): number {
  const meters = WIDTHS[word];
  return meters === undefined ? 1.5 : Math.max(2, meters / view.scale);
}

function casing(context: CanvasRenderingContext2D, positions: Position[], scene: Scene, word: string, at: Place): void {
  if (WIDTHS[word] !== undefined) stroke(context, positions, paletteColour(word, scene.theme).edge, widthOf(word, scene) + 2, at);
}

function line(context: CanvasRenderingContext2D, positions: Position[], scene: Scene, word: string, at: Place): void {
  stroke(context, positions, paletteColour(word, scene.theme).main, widthOf(word, scene), at);
}

function stroke(context: CanvasRenderingContext2D, positions: Position[], colour: string, width: number, at: Place): void {
  context.lineCap = context.lineJoin = 'round';
  context.beginPath();
  path(context, positions, at);
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke();
}

function point(context: CanvasRenderingContext2D, [x, y]: [number, number], { theme, view }: Scene, word: string): void {
  context.beginPath();
  context.arc(x, y, view.scale > 2 ? 1.5 : 3.5, 0, 2 * Math.PI);
  context.fillStyle = paletteColour(word, theme).main;
  context.fill();
}

/** Names where there is room, each once; the first that comes has the place. */
function labels(context: CanvasRenderingContext2D, scene: Scene, at: Place, width: number, height: number): void {
  const taken: [number, number, number, number][] = [];
  const said = new Set<string>();
  context.font = `12px ${getComputedStyle(document.body).fontFamily}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineWidth = 3;
  context.strokeStyle = ground(scene.theme).halo;
  for (const { geometry, properties } of [...scene.features].reverse()) {
    const word = scene.palette(properties.class);
    if (!properties.name || said.has(properties.name) || word === 'unit_grid' || word === 'region') continue;
    const [x, y] = at(middle(geometry));
    const half = context.measureText(properties.name).width / 2 + 4;
    const frame: [number, number, number, number] = [x - half, y - 9, x + half, y + 9];
    if (frame[0] < 0 || frame[2] > width || frame[1] < 0 || frame[3] > height || taken.some((other) => meet(other, frame))) continue;
    taken.push(frame);
    said.add(properties.name);
    context.strokeText(properties.name, x, y);
    context.fillStyle = paletteColour(word, scene.theme).label;
    context.fillText(properties.name, x, y);
    if (taken.length >= MOST_LABELS) return;
  }
}

const meet = (a: readonly number[], b: readonly number[]): boolean => a[0]! < b[2]! && b[0]! < a[2]! && a[1]! < b[3]! && b[1]! < a[3]!;

function middle(geometry: Geometry): Position {
  const positions = first(geometry);
  if (geometry.type === 'LineString' || geometry.type === 'MultiLineString') return positions[Math.floor(positions.length / 2)] ?? [0, 0];
  const xs = positions.map((one) => one[0]!);
  const ys = positions.map((one) => one[1]!);
  return [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2];
}

function first(geometry: Geometry): Position[] {
  switch (geometry.type) {
    case 'Polygon':
      return geometry.coordinates[0] ?? [];
    case 'MultiPolygon':
      return geometry.coordinates[0]?.[0] ?? [];
    case 'LineString':
    case 'MultiPoint':
      return geometry.coordinates;
    case 'MultiLineString':
      return geometry.coordinates[0] ?? [];
    case 'Point':
      return [geometry.coordinates];
    default:
      return [];
  }
}

/** Many pins would hide the map, and each other: they become dots. Those to do lie above those done, the chosen one above all. */
function drawPins(context: CanvasRenderingContext2D, scene: Scene, at: Place, width: number, height: number): void {
  const shown = scene.pins
    .map((pin) => ({ pin, place: at([pin.longitude, pin.latitude]) }))
    .filter(({ place: [x, y] }) => x > -20 && x < width + 20 && y > -5 && y < height + 45)
    .sort((a, b) => rank(a.pin) - rank(b.pin));
  for (const { pin, place } of shown) {
    if (shown.length > MOST_PINS && !pin.isChosen) drawDot(context, place, pin, scene.theme);
    else drawPin(context, place, pin, scene.theme);
  }
}

const rank = (pin: Pin): number => (pin.isChosen ? 2 : pin.isDone ? 0 : 1);
const fill = (pin: Pin, theme: Theme): string => (pin.isDone ? paletteColour('green', theme).label : ground(theme).selection);

function drawDot(context: CanvasRenderingContext2D, [x, y]: [number, number], pin: Pin, theme: Theme): void {
  context.beginPath();
  context.arc(x, y, 6, 0, 2 * Math.PI);
  context.fillStyle = fill(pin, theme);
  context.strokeStyle = ground(theme).selectionHalo;
  context.lineWidth = 2;
  context.fill();
  context.stroke();
}

function drawPin(context: CanvasRenderingContext2D, [x, y]: [number, number], pin: Pin, theme: Theme): void {
  const { selectionHalo } = ground(theme);
  context.save();
  context.translate(x - 16, y - 38);
  const shape = new Path2D('M16 2a13 13 0 0 1 13 13c0 9.5-13 23-13 23S3 24.5 3 15A13 13 0 0 1 16 2Z');
  context.globalAlpha = pin.isChosen ? 1 : pin.isDone === undefined ? 0.55 : 0.8;
  context.fillStyle = fill(pin, theme);
  context.strokeStyle = selectionHalo;
  context.lineWidth = 2.5;
  context.fill(shape);
  context.stroke(shape);
  context.beginPath();
  context.arc(16, 15, 4.5, 0, 2 * Math.PI);
  context.fillStyle = selectionHalo;
  context.fill();
  context.restore();
}
