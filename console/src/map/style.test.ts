import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import type { Catalogue, ClassDefinition, GeometryKind } from '../api/types';
import { parseImageName } from './images';
import { PALETTE_WORDS, paletteColour } from './palette';
import { POI_ICONS } from './poiIcons';
import { ROAD_RANKS } from './roads';
import { composeStyle, tileUrl, type StyleOptions } from './style';

const text = (name: string) => ({ zh: name, en: name });

function definition(code: string, palette: string, geometry: GeometryKind, icon: string | null = null): ClassDefinition {
  return {
    code,
    title: text(code),
    geometry,
    count: 1,
    cimLevel: 1,
    standardCode: null,
    attributes: [],
    style: { palette, icon, minZoom: 10, order: 100, labelZoom: 13, visible: true, tileAttributes: [] },
  };
}

const GEOMETRIES: GeometryKind[] = ['POINT', 'LINE', 'POLYGON', 'ANY'];
const everything = [
  ...PALETTE_WORDS.flatMap((word) => GEOMETRIES.map((geometry) => definition(`${word}_${geometry.toLowerCase()}`, word, geometry))),
  ...Object.keys(POI_ICONS).map((icon) => definition(`poi_${icon}`, 'education', 'POINT', icon)),
  definition('new_word', 'a_word_of_tomorrow', 'POINT', 'an_icon_of_tomorrow'),
];
const catalogue = (classes: ClassDefinition[]): Catalogue => ({ dataVersion: 7, extent: [125, 43, 126, 44], groups: [{ code: 'g', title: text('g'), classes }] });
const options = (more: Partial<StyleOptions> = {}): StyleOptions => ({
  theme: 'light',
  origin: 'http://127.0.0.1:8080',
  loaded: ['a'],
  visible: new Set(everything.map((one) => one.code)),
  extruded: false,
  regionLabels: {},
  ...more,
});
const idsOf = (style: ReturnType<typeof composeStyle>): string[] => style.layers.map((layer) => layer.id);

describe('the style of the map', () => {
  for (const theme of ['light', 'dark'] as const) {
    for (const extruded of [false, true]) {
      it(`follows the specification for every palette word, geometry and icon (${theme}${extruded ? ', buildings standing' : ''})`, () => {
        const regionLabels = { region_polygon: { type: 'FeatureCollection' as const, features: [] } };
        const style = composeStyle(catalogue(everything), options({ theme, extruded, regionLabels }));
        expect(validateStyleMin(style).map((fault) => fault.message)).toEqual([]);
      });
    }
  }

  it('draws every class in at least one layer', () => {
    const ids = idsOf(composeStyle(catalogue(everything), options()));
    // House numbers and place names of areas and lines have nothing but their label.
    expect(everything.filter((one) => !ids.some((id) => id.startsWith(`${one.code}:`))).map((one) => one.code)).toEqual([]);
  });

  it('names every layer once', () => {
    const ids = idsOf(composeStyle(catalogue(everything), options()));
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('lays ground below casings, casings below streets, streets below houses, names on top', () => {
    const classes = [definition('street', 'road', 'LINE'), definition('house', 'building', 'POLYGON'), definition('lake', 'water', 'POLYGON')];
    const ids = idsOf(composeStyle(catalogue(classes), options({ visible: new Set(['street', 'house', 'lake']) })));
    const order = ['lake:fill', 'street:casing', 'street:line', 'house:fill', 'selection:fill', 'street:label'].map((id) => ids.indexOf(id));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order).not.toContain(-1);
  });

  it('hides what is not ticked', () => {
    const style = composeStyle(catalogue([definition('a', 'water', 'POLYGON'), definition('b', 'water', 'POLYGON')]), options({ visible: new Set(['a']) }));
    const visibility = Object.fromEntries(style.layers.map((layer) => [layer.id, layer.layout?.visibility]));
    expect([visibility['a:fill'], visibility['b:fill']]).toEqual(['visible', 'none']);
  });

  it('asks for the tiles of what was ever shown, and of this version of the data', () => {
    expect(tileUrl('http://x', ['b', 'a'], 7)).toBe('http://x/ogcapi/tiles/WebMercatorQuad/{z}/{y}/{x}?f=mvt&collections=a,b&v=7');
  });

  it('names no address outside of its own origin', () => {
    const outside = JSON.stringify(composeStyle(catalogue(everything), options())).match(/https?:\/\/[^/"]+/g) ?? [];
    expect(new Set(outside)).toEqual(new Set(['http://127.0.0.1:8080']));
  });
});

describe('palette and icons', () => {
  it('give a word of a newer pack the colours of other', () => {
    expect(paletteColour('a_word_of_tomorrow', 'dark')).toEqual(paletteColour('other', 'dark'));
    expect(paletteColour('constructor', 'light')).toEqual(paletteColour('other', 'light'));
  });

  it('know what a picture name asks for', () => {
    expect(parseImageName('poi:bus:transport:dark')).toEqual({ kind: 'poi', icon: 'bus', palette: 'transport', theme: 'dark' });
    expect(parseImageName('something')).toBeNull();
  });

  it('rank every kind of road once', () => {
    const kinds = Object.values(ROAD_RANKS).flat();
    expect(new Set(kinds).size).toBe(kinds.length);
  });
});
