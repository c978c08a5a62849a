/** The map itself: the only file that talks to MapLibre. */
import {
  Map as MapLibre,
  setWorkerUrl,
  type GeoJSONSource,
  type LngLatBoundsLike,
  type MapGeoJSONFeature,
  type MapMouseEvent,
  type StyleSpecification,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import type { Burst, Suspect } from '../api/lifelines';
import type { Geometry } from 'geojson';
import type { Box, ChangedObject } from '../api/types';
import { boxOf } from '../lib/geometry';
import type { View } from '../lib/mapHash';
import { LABEL_FONTS } from './classLayers';
import { drawImage, PIXEL_RATIO } from './images';
import type { SpaceHit, SpaceLayer } from '../space/spaceLayer';
import { burstFeatures } from './burstLayers';
import type { Sketch, Taker } from '../state/reshape';
import { reshapeFeatures } from './reshapeLayers';
import { BURST_SOURCE, CHANGES_SOURCE, PLACE_SOURCE, RESHAPE_SOURCE, SELECTION_SOURCE, TILE_SOURCE } from './sources';

setWorkerUrl(workerUrl);

/** How far from the pointer an object still counts as hit, in pixels. */
const HIT_PIXELS = 5;
const FLY_MS = 900;

export interface Selected {
  geometry: Geometry | null;
  attributes: Record<string, unknown>;
}

export interface MapListeners {
  onMove(view: View): void;
  onPick(id: string): void;
  onPickNothing(): void;
  onHover(name: string | null, x: number, y: number): void;
  onFailure(message: string): void;
  /** In space: what the pointer hit, and where on the ground it is. */
  onSpacePick?(hit: SpaceHit | null, place: { longitude: number; latitude: number }): void;
}

export class CityMap {
  private readonly map: MapLibre;

  constructor(container: HTMLElement, style: StyleSpecification, start: View, listeners: MapListeners) {
    this.map = new MapLibre({
      container,
      style,
      center: [start.longitude, start.latitude],
      zoom: start.zoom,
      minZoom: 3,
      maxZoom: 20,
      maxPitch: 65,
      attributionControl: false,
      localIdeographFontFamily: LABEL_FONTS.map((name) => (name.includes(' ') ? `"${name}"` : name)).join(', '),
      fadeDuration: prefersStillness() ? 0 : 150,
      dragRotate: true,
    });
    this.map.setMissingStyleImageResolver((name) => this.supplyImage(name));
    this.map.on('moveend', () => listeners.onMove(this.view()));
    this.map.on('click', (event) => this.pick(event, listeners));
    this.map.on('mousemove', (event) => this.hover(event, listeners));
    this.map.on('styledata', () => this.keepSpace());
    this.map.on('error', (event) => listeners.onFailure(event.error.message));
  }

  /** How many pixels of the map's foot something else covers, as a sheet on a phone does. */
  covered = 0;

  /** Where the map looks now. */
  view(): View {
    const { lng, lat } = this.map.getCenter();
    return { zoom: this.map.getZoom(), latitude: lat, longitude: lng };
  }

  bearing(): number {
    return this.map.getBearing();
  }

  onBearing(listener: (bearing: number) => void): void {
    this.map.on('rotate', () => listener(this.map.getBearing()));
  }

  setStyle(style: StyleSpecification): void {
    const keep = [SELECTION_SOURCE, PLACE_SOURCE, CHANGES_SOURCE, BURST_SOURCE, RESHAPE_SOURCE].map((id) => [id, this.data(id)] as const);
    this.map.setStyle(style, { diff: true });
    this.keepSpace();
    for (const [id, data] of keep) if (data) this.source(id)?.setData(data);
  }

  private space: SpaceLayer | null = null;

  /** Puts bodies into the map, below its labels; null takes them out. */
  showSpace(layer: SpaceLayer | null): void {
    if (this.space && this.map.getLayer(this.space.id)) this.map.removeLayer(this.space.id);
    this.space = layer;
    this.keepSpace();
  }

  /** A new style may have left the layer out. */
  private keepSpace(): void {
    if (!this.space || this.map.getLayer(this.space.id)) return;
    // Before the first style is there, there is none to put it into; "styledata" comes back here.
    const style = this.map.getStyle() as StyleSpecification | undefined;
    if (!style) return;
    const firstLabel = style.layers.find((layer) => layer.type === 'symbol')?.id;
    this.map.addLayer(this.space, firstLabel);
  }

  /** Frames a second while the map turns for some seconds: what software rendering gives. */
  async measureFrames(seconds: number): Promise<number> {
    let frames = 0;
    const count = (): void => {
      frames++;
    };
    this.map.on('render', count);
    const start = performance.now();
    this.map.rotateTo(this.map.getBearing() + 20 * seconds, { duration: seconds * 1000, easing: (x) => x });
    await new Promise((done) => this.map.once('moveend', done));
    this.map.off('render', count);
    return (frames * 1000) / (performance.now() - start);
  }

  /** Marks one object; null marks none. Its height, if any, is drawn when buildings are. */
  select(object: Selected | null): void {
    this.setData(SELECTION_SOURCE, object?.geometry ?? null, heights(object?.attributes ?? {}));
  }

  /** Draws what differs between two days. */
  compare(differing: readonly ChangedObject[]): void {
    const features = differing.map(({ geometry, difference, id }): GeoJSON.Feature => ({ type: 'Feature', geometry, properties: { difference, id } }));
    this.setFeatures(CHANGES_SOURCE, features);
  }

  /** Draws a burst that is being drilled; null draws none. */
  drill(burst: Burst | null, suspects: readonly Suspect[] = []): void {
    this.setFeatures(BURST_SOURCE, burstFeatures(burst, suspects));
  }

  /** Draws a cut or a merge before it is made; null draws none. */
  sketch(sketch: Sketch | null): void {
    this.setFeatures(RESHAPE_SOURCE, reshapeFeatures(sketch));
  }

  /** Takes the clicks instead of picking, while somebody draws. */
  set taker(taker: Taker | null) {
    this.takes = taker;
    this.map.getCanvas().style.cursor = taker ? 'crosshair' : '';
    // A second place right after the first is a place, not a wish to come nearer.
    if (taker) this.map.doubleClickZoom.disable();
    else this.map.doubleClickZoom.enable();
  }

  private takes: Taker | null = null;

  /** What the map shows now: west, south, east, north. */
  box(): Box {
    const bounds = this.map.getBounds();
    return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
  }

  /** Puts a pin at a place; null takes it away. */
  pin(place: { longitude: number; latitude: number } | null): void {
    this.setData(PLACE_SOURCE, place && { type: 'Point', coordinates: [place.longitude, place.latitude] });
  }

  flyTo(longitude: number, latitude: number, zoom: number): void {
    const offset: [number, number] = [0, -this.covered / 2];
    this.map.flyTo({ center: [longitude, latitude], zoom: Math.max(zoom, this.map.getZoom()), offset, duration: FLY_MS });
  }

  jumpTo(view: View): void {
    this.map.jumpTo({ center: [view.longitude, view.latitude], zoom: view.zoom });
  }

  /** Shows a box, whole; `maxZoom` keeps a single lamp from filling the screen. */
  fit(box: Box, maxZoom = 17.5): void {
    const bounds: LngLatBoundsLike = [box[0], box[1], box[2], box[3]];
    const padding = { top: 48, right: 48, bottom: 48 + this.covered, left: 48 };
    this.map.fitBounds(bounds, { padding, maxZoom, duration: FLY_MS });
  }

  fitGeometry(geometry: Geometry): void {
    const box = boxOf(geometry);
    if (box) this.fit(box);
  }

  zoomBy(step: number): void {
    this.map.zoomTo(Math.round(this.map.getZoom() + step), { duration: 250 });
  }

  northUp(): void {
    this.map.easeTo({ bearing: 0, pitch: 0, duration: 400 });
  }

  tilt(on: boolean): void {
    this.map.easeTo({ pitch: on ? 52 : 0, duration: 500 });
  }

  resize(): void {
    this.map.resize();
  }

  /** Names of the features now drawn, per class: what a test or a screen reader can ask. */
  drawn(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const feature of this.map.queryRenderedFeatures()) {
      if (feature.source === TILE_SOURCE) counts[feature.sourceLayer ?? ''] = (counts[feature.sourceLayer ?? ''] ?? 0) + 1;
    }
    return counts;
  }

  /** Runs once all tiles in sight are drawn. */
  whenIdle(listener: () => void): void {
    this.map.on('idle', listener);
  }

  remove(): void {
    this.map.remove();
  }

  private supplyImage(name: string): void {
    const image = this.map.hasImage(name) ? null : drawImage(name);
    if (image) this.map.addImage(name, image, { pixelRatio: PIXEL_RATIO });
  }

  private pick(event: MapMouseEvent, listeners: MapListeners): void {
    if (this.space) {
      const { lng, lat } = event.lngLat;
      listeners.onSpacePick?.(this.space.pick(event.point.x, event.point.y), { longitude: lng, latitude: lat });
      return;
    }
    const found = this.hit(event);
    const id = found?.properties['id'] as unknown;
    if (this.takes) {
      this.takes([event.lngLat.lng, event.lngLat.lat], id === undefined || id === null ? null : String(id));
      return;
    }
    if (id !== undefined && id !== null) listeners.onPick(String(id));
    else if (found) this.map.easeTo({ center: event.lngLat, zoom: Math.max(13.2, this.map.getZoom() + 1), duration: 500 });
    else listeners.onPickNothing();
  }

  private hover(event: MapMouseEvent, listeners: MapListeners): void {
    // To ask the bodies at every move would draw them once more each time.
    if (this.space || this.takes) return;
    const found = this.hit(event);
    this.map.getCanvas().style.cursor = found ? 'pointer' : '';
    const name = found?.properties['name'] as unknown;
    listeners.onHover(typeof name === 'string' && name !== '' ? name : null, event.point.x, event.point.y);
  }

  /** The topmost object at the pointer: exactly under it, else within a few pixels. */
  private hit(event: MapMouseEvent): MapGeoJSONFeature | undefined {
    const ours = ({ source }: MapGeoJSONFeature): boolean => source === TILE_SOURCE || source.startsWith('labels:');
    const { x, y } = event.point;
    const exact = this.map.queryRenderedFeatures([x, y]).find(ours);
    if (exact && exact.layer.type !== 'fill') return exact;
    const near = this.map
      .queryRenderedFeatures([
        [x - HIT_PIXELS, y - HIT_PIXELS],
        [x + HIT_PIXELS, y + HIT_PIXELS],
      ])
      .find((feature) => ours(feature) && (feature.layer.type === 'symbol' || feature.layer.type === 'circle'));
    return near ?? exact;
  }

  private setData(id: string, geometry: Geometry | null, properties: Record<string, unknown> = {}): void {
    this.setFeatures(id, geometry ? [{ type: 'Feature', properties, geometry }] : []);
  }

  private setFeatures(id: string, features: GeoJSON.Feature[]): void {
    const data: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features };
    this.held.set(id, data);
    const source = this.source(id);
    if (source) source.setData(data);
    else this.map.once('style.load', () => this.source(id)?.setData(this.held.get(id) ?? data));
  }

  /** What each of our own sources shows, kept over changes of the style. */
  private readonly held = new Map<string, GeoJSON.FeatureCollection>();

  private data(id: string): GeoJSON.FeatureCollection | undefined {
    return this.held.get(id);
  }

  private source(id: string): GeoJSONSource | undefined {
    return this.map.getSource<GeoJSONSource>(id);
  }
}

function heights({ height, floors }: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries({ height, floors }).filter(([, value]) => typeof value === 'number'));
}

function prefersStillness(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
