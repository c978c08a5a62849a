/** A map with the city below and overlays of its page above it. */
import { Map as MapLibre, setWorkerUrl, type GeoJSONSource, type LayerSpecification, type StyleSpecification } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import type { FeatureCollection } from 'geojson';
import type { Place } from '../api/planning';
import type { View } from '../lib/mapHash';
import { LABEL_FONTS } from './classLayers';
import { drawImage, PIXEL_RATIO } from './images';
import type { Theme } from './palette';

setWorkerUrl(workerUrl);

/** How far from a point one may click and still mean it, in pixels. */
const NEAR = 4;

/** What a page's overlays are: sources named `prefix:overlay`, and the layers that draw them. */
export interface Overlays<Name extends string> {
  prefix: string;
  names: readonly Name[];
  layers: (theme: Theme) => LayerSpecification[];
}

export class OverlayMap<Name extends string> {
  protected readonly map: MapLibre;
  private readonly held = new Map<Name, FeatureCollection>();

  constructor(
    container: HTMLElement,
    style: StyleSpecification,
    start: View,
    private readonly theme: () => Theme,
    private readonly overlays: Overlays<Name>,
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
    this.map.on('idle', () => container.setAttribute('data-drawn', JSON.stringify(this.counts())));
  }

  setStyle(style: StyleSpecification): void {
    this.map.setStyle(this.composed(style), { diff: true });
  }

  show(overlay: Name, features: FeatureCollection): void {
    this.held.set(overlay, features);
    const source = this.source(overlay);
    if (source) void source.setData(features);
    else this.map.once('style.load', () => void this.source(overlay)?.setData(this.features(overlay)));
  }

  centre(place: Place, leastZoom: number): void {
    this.map.easeTo({ center: place, zoom: Math.max(leastZoom, this.map.getZoom()), duration: 250 });
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

  /** What lies at a point of the screen, of the layer that comes first in the list. */
  protected at({ x, y }: { x: number; y: number }, layers: readonly string[]): Record<string, unknown> | null {
    const shown = layers.filter((id) => this.map.getLayer(id));
    if (shown.length === 0) return null;
    const near = this.map.queryRenderedFeatures([[x - NEAR, y - NEAR], [x + NEAR, y + NEAR]], { layers: shown });
    return shown.flatMap((id) => near.filter(({ layer }) => layer.id === id))[0]?.properties ?? null;
  }

  private source(overlay: Name): GeoJSONSource | undefined {
    return this.map.getSource<GeoJSONSource>(`${this.overlays.prefix}:${overlay}`);
  }

  private features(overlay: Name): FeatureCollection {
    return this.held.get(overlay) ?? { type: 'FeatureCollection', features: [] };
  }

  /** How many features each overlay holds: what a test can ask. */
  private counts(): Record<string, number> {
    return Object.fromEntries(this.overlays.names.map((one) => [one, this.features(one).features.length]));
  }

  private composed(style: StyleSpecification): StyleSpecification {
    const { prefix, names, layers } = this.overlays;
    const sources = Object.fromEntries(names.map((one) => [`${prefix}:${one}`, { type: 'geojson' as const, data: this.features(one) }]));
    return { ...style, sources: { ...style.sources, ...sources }, layers: [...style.layers, ...layers(this.theme())] };
  }

  private supplyImage(name: string): void {
    const image = this.map.hasImage(name) ? null : drawImage(name);
    if (image) this.map.addImage(name, image, { pixelRatio: PIXEL_RATIO });
  }
}
