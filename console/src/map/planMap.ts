/** The city below, results above it, places to click and pins to drag. */
import { Map as MapLibre, setWorkerUrl, type GeoJSONSource, type LayerSpecification, type MapMouseEvent, type MapTouchEvent, type StyleSpecification } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import type { Features, Place } from '../api/planning';
import type { View } from '../lib/mapHash';
import { LABEL_FONTS } from './classLayers';
import { drawImage, PIXEL_RATIO } from './images';
import type { Theme } from './palette';

setWorkerUrl(workerUrl);

export interface PlanListeners {
  onClick(place: Place): void;
  onPin(properties: Record<string, unknown>): void;
  /** A new facility is dragged; the last call of a drag says so. */
  onDrag(index: number, place: Place, last: boolean): void;
}

export type Overlay = 'areas' | 'dots' | 'pins';

const OVERLAYS: Overlay[] = ['areas', 'dots', 'pins'];
const EMPTY: Features = { type: 'FeatureCollection', features: [] };

/** Teal to violet: the colours of warnings are kept for warnings and for grades of risk, which have the same four. */
const COLOURS: Record<Theme, Record<string, string>> = {
  light: { area: '#0b6575', step0: '#2a9d8f', step1: '#a3a8d6', step2: '#7a63c4', step3: '#4b1f8f', rest: '#aab6ba', gained: '#0b62d6', lost: '#8a2b6b', new: '#0b62d6', standing: '#13252b', closed: '#8a2b6b', place: '#0b6575', site: '#0b62d6', paper: '#ffffff', blue: '#1857b8', yellow: '#ffd43b', orange: '#f08c2e', red: '#c81e1e' },
  dark: { area: '#5cc3d2', step0: '#3fbfae', step1: '#8d93cf', step2: '#a58bf0', step3: '#d9c2ff', rest: '#50616a', gained: '#6aaeff', lost: '#f0a3d0', new: '#6aaeff', standing: '#e7eff1', closed: '#f0a3d0', place: '#5cc3d2', site: '#6aaeff', paper: '#141d21', blue: '#7fb0ff', yellow: '#ffd43b', orange: '#f59f4a', red: '#ff8a80' },
};

export const planColour = (theme: Theme, tone: string): string => COLOURS[theme][tone] ?? COLOURS[theme]['rest'] ?? '#888888';

const byTone = (theme: Theme, property: string): unknown[] => ['match', ['get', property], ...Object.entries(COLOURS[theme]).flat(), planColour(theme, 'rest')];

function layers(theme: Theme): LayerSpecification[] {
  const area = planColour(theme, 'area');
  return [
    { id: 'plan:area', type: 'fill', source: 'plan:areas', paint: { 'fill-color': area, 'fill-opacity': 0.16 } },
    { id: 'plan:rim', type: 'line', source: 'plan:areas', paint: { 'line-color': area, 'line-width': 1.8, 'line-opacity': 0.9 } },
    {
      id: 'plan:dot',
      type: 'circle',
      source: 'plan:dots',
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 10, 1.6, 13, 3, 16, 6],
        'circle-color': byTone(theme, 'tone') as never,
        'circle-opacity': 0.85,
      },
    },
    {
      id: 'plan:pin',
      type: 'circle',
      source: 'plan:pins',
      paint: {
        'circle-radius': ['match', ['get', 'pin'], 'new', 10, 'site', 9, 'place', 8, 6] as never,
        'circle-color': ['match', ['get', 'pin'], 'closed', planColour(theme, 'paper'), byTone(theme, 'pin')] as never,
        'circle-stroke-color': ['match', ['get', 'pin'], 'closed', planColour(theme, 'closed'), planColour(theme, 'paper')] as never,
        'circle-stroke-width': 2.5,
      },
    },
  ];
}

export class PlanMap {
  private readonly map: MapLibre;
  private readonly held: Record<Overlay, Features> = { areas: EMPTY, dots: EMPTY, pins: EMPTY };
  private dragged: number | null = null;

  constructor(
    container: HTMLElement,
    style: StyleSpecification,
    start: View,
    private readonly theme: () => Theme,
    private readonly listeners: PlanListeners,
  ) {
    this.map = new MapLibre({
      container,
      style: this.composed(style),
      center: [start.longitude, start.latitude],
      zoom: start.zoom,
      minZoom: 3,
      maxZoom: 20,
      attributionControl: false,
      localIdeographFontFamily: LABEL_FONTS.map((name) => (name.includes(' ') ? `"${name}"` : name)).join(', '),
      fadeDuration: 0,
    });
    this.map.setMissingStyleImageResolver((name) => this.supplyImage(name));
    this.map.on('click', (event) => this.click(event));
    this.map.on('mousedown', (event) => this.grab(event));
    this.map.on('touchstart', (event) => this.grab(event));
    this.map.on('mousemove', (event) => this.drag(event, false));
    this.map.on('touchmove', (event) => this.drag(event, false));
    this.map.on('mouseup', (event) => this.drag(event, true));
    this.map.on('touchend', (event) => this.drag(event, true));
    this.map.on('idle', () => container.setAttribute('data-drawn', JSON.stringify(this.counts())));
  }

  setStyle(style: StyleSpecification): void {
    this.map.setStyle(this.composed(style), { diff: true });
  }

  show(overlay: Overlay, features: Features): void {
    this.held[overlay] = features;
    const source = this.map.getSource<GeoJSONSource>(`plan:${overlay}`);
    if (source) void source.setData(features);
    else this.map.once('style.load', () => void this.map.getSource<GeoJSONSource>(`plan:${overlay}`)?.setData(this.held[overlay]));
  }

  centre(place: Place): void {
    this.map.easeTo({ center: place, zoom: Math.max(14, this.map.getZoom()), duration: 250 });
  }

  zoomBy(step: number): void {
    this.map.zoomTo(Math.round(this.map.getZoom() + step), { duration: 250 });
  }

  resize(): void {
    this.map.resize();
  }

  remove(): void {
    this.map.remove();
  }

  /** How many features each overlay holds: what a test can ask. */
  private counts(): Record<Overlay, number> {
    return { areas: this.held.areas.features.length, dots: this.held.dots.features.length, pins: this.held.pins.features.length };
  }

  private composed(style: StyleSpecification): StyleSpecification {
    const sources = Object.fromEntries(OVERLAYS.map((one) => [`plan:${one}`, { type: 'geojson' as const, data: this.held[one] }]));
    return { ...style, sources: { ...style.sources, ...sources }, layers: [...style.layers, ...layers(this.theme())] };
  }

  private click(event: MapMouseEvent): void {
    const pin = this.pinAt(event);
    if (pin) this.listeners.onPin(pin);
    else this.listeners.onClick([event.lngLat.lng, event.lngLat.lat]);
  }

  private pinAt({ point }: MapMouseEvent | MapTouchEvent): Record<string, unknown> | null {
    if (!this.map.getLayer('plan:pin')) return null;
    const { x, y } = point;
    const near = this.map.queryRenderedFeatures([[x - 4, y - 4], [x + 4, y + 4]], { layers: ['plan:pin'] });
    return near[0]?.properties ?? null;
  }

  private grab(event: MapMouseEvent | MapTouchEvent): void {
    const pin = this.pinAt(event);
    if (pin?.['pin'] !== 'new') return;
    event.preventDefault();
    this.dragged = Number(pin['index']);
  }

  private drag(event: MapMouseEvent | MapTouchEvent, last: boolean): void {
    if (this.dragged === null) {
      if (!last) this.map.getCanvas().style.cursor = this.pinAt(event) ? 'pointer' : 'crosshair';
      return;
    }
    this.listeners.onDrag(this.dragged, [event.lngLat.lng, event.lngLat.lat], last);
    if (last) this.dragged = null;
  }

  private supplyImage(name: string): void {
    const image = this.map.hasImage(name) ? null : drawImage(name);
    if (image) this.map.addImage(name, image, { pixelRatio: PIXEL_RATIO });
  }
}
