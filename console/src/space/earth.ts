/** Between the earth, the plane of the map and the plane of a tile. */

const EQUATOR = 6378137;
const E2 = 6.6943799901413165e-3;
const POLE = EQUATOR * Math.sqrt(1 - E2);
const SECOND_E2 = E2 / (1 - E2);

export interface Place {
  longitude: number;
  latitude: number;
}

/** Longitude and latitude of an ECEF position near the ground (Bowring 1976). */
export function placeOf([x, y, z]: readonly [number, number, number]): Place {
  const across = Math.hypot(x, y);
  const beta = Math.atan2(z * EQUATOR, across * POLE);
  const sin = Math.sin(beta);
  const cos = Math.cos(beta);
  const phi = Math.atan2(z + SECOND_E2 * POLE * sin ** 3, across - E2 * EQUATOR * cos ** 3);
  return { longitude: (Math.atan2(y, x) * 180) / Math.PI, latitude: (phi * 180) / Math.PI };
}

/** The place in Web Mercator, 0 to 1 from north-west. */
export function mercator({ longitude, latitude }: Place): [x: number, y: number] {
  const phi = (latitude * Math.PI) / 180;
  return [(longitude + 180) / 360, 0.5 - Math.asinh(Math.tan(phi)) / (2 * Math.PI)];
}

/** How much of the mercator world a metre is at a place, eastwards and northwards: the earth is no sphere, the map takes it for one. */
export function mercatorPerMetre(latitude: number): [east: number, north: number] {
  const phi = (latitude * Math.PI) / 180;
  const root = Math.sqrt(1 - E2 * Math.sin(phi) ** 2);
  const normal = EQUATOR / root;
  const meridian = (EQUATOR * (1 - E2)) / root ** 3;
  const world = 2 * Math.PI * Math.cos(phi);
  return [1 / (world * normal), 1 / (world * meridian)];
}

/** Metres east and north of an origin; good to centimetres over some kilometres. */
export function metresFrom(origin: Place, place: Place): [east: number, north: number] {
  const [ox, oy] = mercator(origin);
  const [x, y] = mercator(place);
  const [east, north] = mercatorPerMetre((origin.latitude + place.latitude) / 2);
  return [(x - ox) / east, (oy - y) / north];
}

/** The product of two 4 × 4 matrices, column after column. */
export function multiply(a: ArrayLike<number>, b: ArrayLike<number>): Float64Array {
  const out = new Float64Array(16);
  for (let column = 0; column < 4; column++) {
    for (let row = 0; row < 4; row++) {
      let sum = 0;
      for (let k = 0; k < 4; k++) sum += (a[4 * k + row] as number) * (b[4 * column + k] as number);
      out[4 * column + row] = sum;
    }
  }
  return out;
}

/** From metres of a tile to the mercator world; height is conformal to the east, as the map has it. */
export function tileToMercator(origin: Place): Float64Array {
  const [x, y] = mercator(origin);
  const [east, north] = mercatorPerMetre(origin.latitude);
  const out = new Float64Array(16);
  out[0] = east;
  out[5] = -north;
  out[10] = east;
  out[12] = x;
  out[13] = y;
  out[15] = 1;
  return out;
}
