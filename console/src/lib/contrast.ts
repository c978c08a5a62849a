/** Contrast of two colours after WCAG 2.2. */
export type Rgb = [red: number, green: number, blue: number];

/** `#rrggbb` as numbers from 0 to 255. */
export function parseHex(hex: string): Rgb {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex.trim());
  if (!match) throw new Error(`Not a colour #rrggbb: ${hex}`);
  return [1, 2, 3].map((part) => parseInt(match[part] ?? '0', 16)) as Rgb;
}

/** Relative luminance, 0 for black to 1 for white. */
function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The ratio of contrast, 1 to 21. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(parseHex(a)), luminance(parseHex(b))].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}
