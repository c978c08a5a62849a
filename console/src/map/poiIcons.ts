/** Glyphs of points of interest on a 16 × 16 grid; `stroke` parts are lines, `fill` parts are areas. */
export interface PoiGlyph {
  stroke?: string;
  fill?: string;
  width?: number;
}

const circle = (x: number, y: number, r: number): string => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;

export const POI_ICONS = {
  school: { fill: 'M8 3 .8 6.3 8 9.6l7.2-3.3L8 3Z', stroke: 'M4.2 8.6v3.2c2.4 1.7 5.2 1.7 7.6 0V8.6' },
  hospital: { fill: 'M6.1 2.4h3.8v3.7h3.7v3.8H9.9v3.7H6.1V9.9H2.4V6.1h3.7V2.4Z' },
  market: { stroke: 'M2 6.6h12l-1.4 6.6H3.4L2 6.6Zm3.2-.2L7.1 2.7m3.7 3.7L8.9 2.7M6.3 9v2m3.4-2v2' },
  park: { fill: 'M8 1.4c2.7 0 4.5 2 4.5 4.4 0 2.3-1.6 3.9-3.7 4.2v4.4H7.2V10C5.1 9.7 3.5 8.1 3.5 5.8 3.5 3.4 5.3 1.4 8 1.4Z' },
  bus: { stroke: 'M3.3 2.6h9.4v9.2H3.3V2.6Zm0 4.8h9.4M4.8 11.8v1.9m6.4-1.9v1.9', fill: circle(5.6, 9.6, 0.7) + circle(10.4, 9.6, 0.7) },
  train: {
    stroke: 'M4 10.8V4.2c0-1 1.8-1.8 4-1.8s4 .8 4 1.8v6.6H4Zm0-3.8h8M5.2 11l-1.7 2.8M10.8 11l1.7 2.8',
    fill: circle(6.1, 9, 0.7) + circle(9.9, 9, 0.7),
  },
  fire: {
    fill: 'M8.6.8c.4 3 3.9 4.7 3.9 8.5A4.5 4.5 0 0 1 8 14.4a4.5 4.5 0 0 1-4.5-4.9c0-2.2 1.4-3.3 1.8-5.2 1 .7 1.5 1.6 1.5 2.7 1.3-1.6 1.9-3.6 1.8-6.2Z',
  },
  police: { fill: 'M8 1.3 13.6 3.3v4.1c0 3.5-2.2 5.9-5.6 7.2-3.4-1.3-5.6-3.7-5.6-7.2V3.3L8 1.3Z' },
  shop: { stroke: 'M3.2 5.8h9.6l.8 7.9H2.4l.8-7.9Zm2.3 1.9V4.7a2.5 2.5 0 0 1 5 0v3' },
  toilet: { stroke: 'M8 2v12M4.2 6v7.5M11.8 6v7.5M2.6 9.8 4.2 5.8l1.6 4m4.4-4h3.2', fill: circle(4.2, 3.2, 1.3) + circle(11.8, 3.2, 1.3), width: 1.3 },
  parking: { stroke: 'M5.4 13.6V2.6h3.2a3.3 3.3 0 0 1 0 6.6H5.4', width: 2.2 },
  fuel: { stroke: 'M3 13.8V2.6h6v11.2m-7 0h8M3 6.8h6m2-2 2.3 2.2v4.8a1.1 1.1 0 0 1-2.2 0V9H9' },
  charging: { fill: 'M9.7.8 3.3 9.2h3.8l-1 6 6.6-8.6H8.6L9.7.8Z' },
  library: { stroke: 'M8 4.2C6.5 3 4.5 2.7 2 2.7v9.2c2.5 0 4.5.3 6 1.5 1.5-1.2 3.5-1.5 6-1.5V2.7c-2.5 0-4.5.3-6 1.5Zm0 0v9.2' },
  pill: { stroke: 'M9.2 3a2.7 2.7 0 0 1 3.8 3.8L6.8 13A2.7 2.7 0 0 1 3 9.2L9.2 3ZM6.1 6.1l3.8 3.8' },
  elderly: { stroke: 'M7.2 6.2v4l-1.7 3.6m1.7-3.6 2.3 3.6M7.2 7.2l2.6 1.6m2 5V9.2a1 1 0 0 0-2 0', fill: circle(7, 3.2, 1.6) },
  baby: { stroke: `${circle(8, 8, 5.6)}M5.8 9.8c1.2 1.4 3.2 1.4 4.4 0`, fill: circle(6, 7, 0.8) + circle(10, 7, 0.8) },
  ball: { stroke: `${circle(8, 8, 5.7)}M8 5.2l2.6 1.9-1 3H6.4l-1-3L8 5.2Zm0 0V2.4m2.6 4.7 2.7-.9M9.6 10.1l1.7 2.3M6.4 10.1l-1.7 2.3M5.4 7.1l-2.7-.9`, width: 1.1 },
  post: { stroke: 'M2 3.8h12v8.6H2V3.8Zm.3.5L8 8.8l5.7-4.5' },
  bank: { stroke: 'M4 2.4 8 8l4-5.6M8 8v5.8M4.9 8.3h6.2M4.9 10.9h6.2' },
  food: { stroke: 'M3.8 2v3.9a1.9 1.9 0 0 0 3.8 0V2M5.7 2v12m5.9 0V2c-1.5.9-2.2 2.9-2.2 5.8h2.2' },
  government: { stroke: 'M2 6.4 8 2.4l6 4H2Zm2 2v4m4-4v4m4-4v4M2.2 14h11.6' },
  recycle: { stroke: 'M2.8 4.4h10.4M6 4.4V2.7h4v1.7m-5.8 0 .6 9.2h6.4l.6-9.2M6.8 7v4m2.4-4v4', width: 1.4 },
  tower: { stroke: 'M8 1.8 4.8 14M8 1.8 11.2 14M6.4 8h3.2M5.5 11.3h5M3.8 5h8.4' },
  tree: { fill: 'M8 1.2 3.9 6.8h2L3 11.4h4.2v3.2h1.6v-3.2H13l-2.9-4.6h2L8 1.2Z' },
  pin: { fill: `M8 1.2a5 5 0 0 1 5 5c0 3.6-5 8.6-5 8.6s-5-5-5-8.6a5 5 0 0 1 5-5Z` },
} as const satisfies Record<string, PoiGlyph>;

export type PoiIcon = keyof typeof POI_ICONS;

export function findGlyph(icon: string | null): PoiGlyph | null {
  return icon !== null && Object.hasOwn(POI_ICONS, icon) ? POI_ICONS[icon as PoiIcon] : null;
}
