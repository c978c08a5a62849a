/** The city below, results above it, places to click and pins to drag. */
import type { LayerSpecification, MapMouseEvent, MapTouchEvent, StyleSpecification } from 'maplibre-gl';
import type { Place } from '../api/planning';
import type { View } from '../lib/mapHash';
import { OverlayMap } from './overlayMap';
import type { Theme } from './palette';

export interface PlanListeners {
  onClick(place: Place): void;
  onPin(properties: Record<string, unknown>): void;
  /** A new facility is dragged; the last call of a drag says so. */
  onDrag(index: number, place: Place, last: boolean): void;
}

export type Overlay = 'areas' | 'dots' | 'pins';

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

export class PlanMap extends OverlayMap<Overlay> {
  private dragged: number | null = null;

  constructor(
    container: HTMLElement,
    style: StyleSpecification,
    start: View,
    theme: () => Theme,
    private readonly listeners: PlanListeners,
  ) {
    super(container, style, start, theme, { prefix: 'plan', names: ['areas', 'dots', 'pins'], layers });
    this.map.on('click', (event) => this.click(event));
    this.map.on('mousedown', (event) => this.grab(event));
    this.map.on('touchstart', (event) => this.grab(event));
    this.map.on('mousemove', (event) => this.drag(event, false));
    this.map.on('touchmove', (event) => this.drag(event, false));
    this.map.on('mouseup', (event) => this.drag(event, true));
    this.map.on('touchend', (event) => this.drag(event, true));
  }

  private click(event: MapMouseEvent): void {
    const pin = this.pinAt(event);
    if (pin) this.listeners.onPin(pin);
    else this.listeners.onClick([event.lngLat.lng, event.lngLat.lat]);
  }

  private pinAt({ point }: MapMouseEvent | MapTouchEvent): Record<string, unknown> | null {
    return this.at(point, ['plan:pin']);
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
}
