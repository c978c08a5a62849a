/** Where the sun stands: the low-precision formulas of the Astronomical Almanac, good to 0.01° between 1950 and 2050. */

export interface Sun {
  /** Degrees above the horizon. */
  altitude: number;
  /** Degrees from north, clockwise. */
  azimuth: number;
}

const RADIANS = Math.PI / 180;

export function sunAt(time: Date, longitude: number, latitude: number): Sun {
  const days = time.getTime() / 86_400_000 - 10_957.5;
  const mean = (280.46 + 0.9856474 * days) * RADIANS;
  const anomaly = (357.528 + 0.9856003 * days) * RADIANS;
  const ecliptic = mean + (1.915 * Math.sin(anomaly) + 0.02 * Math.sin(2 * anomaly)) * RADIANS;
  const obliquity = (23.439 - 4e-7 * days) * RADIANS;
  const ascension = Math.atan2(Math.cos(obliquity) * Math.sin(ecliptic), Math.cos(ecliptic));
  const declination = Math.asin(Math.sin(obliquity) * Math.sin(ecliptic));
  const sidereal = (280.46061837 + 360.98564736629 * days + longitude) * RADIANS;
  const hour = sidereal - ascension;
  const phi = latitude * RADIANS;
  const altitude = Math.asin(Math.sin(phi) * Math.sin(declination) + Math.cos(phi) * Math.cos(declination) * Math.cos(hour));
  const azimuth = Math.atan2(-Math.sin(hour), Math.tan(declination) * Math.cos(phi) - Math.sin(phi) * Math.cos(hour));
  return { altitude: altitude / RADIANS, azimuth: ((azimuth / RADIANS) % 360 + 360) % 360 };
}

/** The unit vector towards the sun: east, north, up. */
export function sunDirection({ altitude, azimuth }: Sun): [number, number, number] {
  const level = Math.cos(altitude * RADIANS);
  return [level * Math.sin(azimuth * RADIANS), level * Math.cos(azimuth * RADIANS), Math.sin(altitude * RADIANS)];
}

/** A moment of Beijing time, which the whole country keeps: date as `2026-06-21`, hour 0 to 24 with fractions. */
export function beijing(date: string, hour: number): Date {
  return new Date(Date.parse(`${date}T00:00:00+08:00`) + hour * 3_600_000);
}
