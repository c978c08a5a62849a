/** The scale bar: a round length and how many pixels it takes. */
export interface ScaleBar {
  metres: number;
  pixels: number;
}

const EARTH_CIRCUMFERENCE_METERS = 40_075_016.686;
/** MapLibre's world is 512 pixels wide at zoom 0. */
const WORLD_PIXELS = 512;

export function metresPerPixel(zoom: number, latitude: number): number {
  return (EARTH_CIRCUMFERENCE_METERS * Math.cos((latitude * Math.PI) / 180)) / (WORLD_PIXELS * 2 ** zoom);
}

/** The longest of 1, 2, 5 × 10ⁿ metres that is at most `maxPixels` long on the screen. */
export function scaleBar(zoom: number, latitude: number, maxPixels: number): ScaleBar {
  const perPixel = metresPerPixel(zoom, latitude);
  const longest = perPixel * maxPixels;
  const power = 10 ** Math.floor(Math.log10(longest));
  const step = [5, 2, 1].find((factor) => factor * power <= longest) ?? 1;
  return { metres: step * power, pixels: (step * power) / perPixel };
}

export function lengthText(metres: number): string {
  if (metres >= 1000) return `${metres / 1000} km`;
  return metres >= 1 ? `${metres} m` : `${Math.round(metres * 100)} cm`;
}
