/** Before the specs: sees to it that the platform holds a school, a park, a street and a building to try things on. */
import { ADMIN, ADMIN_PASSWORD, BASE } from './address';

interface Session {
  cookie: string;
  token: string;
}

const MOST_WAITS = 120;
const WAIT_MS = 500;

export default async function setup(): Promise<void> {
  const session = await logIn();
  const found = await ask<{ items: unknown[] }>(session, `/api/search?q=${encodeURIComponent('小学')}&limit=1`);
  if (found.items.length > 0) return;
  const { extent } = await ask<{ extent: [number, number, number, number] | null }>(session, '/api/catalogue');
  const [west, south, east, north] = extent ?? [125.3, 43.86, 125.34, 43.9];
  await importTown(session, JSON.stringify(town((west + east) / 2, (south + north) / 2)));
}

function town(x: number, y: number): object {
  const d = 0.0006;
  const square = (left: number, low: number): number[][][] => [
    [
      [left, low],
      [left + d, low],
      [left + d, low + d],
      [left, low + d],
      [left, low],
    ],
  ];
  const feature = (id: string, properties: object, geometry: object): object => ({ type: 'Feature', id, properties, geometry });
  return {
    type: 'FeatureCollection',
    features: [
      feature('school-1', { class: 'primary_school', name: '实验小学' }, { type: 'Point', coordinates: [x, y] }),
      feature('school-2', { class: 'primary_school', name: '第二小学' }, { type: 'Point', coordinates: [x + 3 * d, y] }),
      feature('park-1', { class: 'park', name: '试验公园' }, { type: 'Polygon', coordinates: square(x + 5 * d, y) }),
      feature('building-1', { class: 'building', name: '试验楼', floors: 6 }, { type: 'Polygon', coordinates: square(x - 3 * d, y) }),
      feature('pipe-1', { class: 'water_pipe', diameter: 300, depth: 1.8, depth_end: 2 }, { type: 'LineString', coordinates: [[x - 5 * d, y + 0.4 * d], [x + 5 * d, y + 0.4 * d]] }),
      feature('street-1', { class: 'street', name: '试验大街', kind: 'arterial' }, { type: 'LineString', coordinates: [[x - 9 * d, y - d], [x + 9 * d, y - d]] }),
    ],
  };
}

async function importTown(session: Session, content: string): Promise<void> {
  const form = new FormData();
  form.append('dataset', 'browser_tests');
  form.append('crs', 'EPSG:4326');
  form.append('file', new File([content], 'browser_tests.geojson'));
  const started = (await (await fetch(`${BASE}/api/imports`, { method: 'POST', headers: headers(session), body: form })).json()) as { id: number };
  for (let n = 0; n < MOST_WAITS; n += 1) {
    const { state } = await ask<{ state: string }>(session, `/api/imports/${started.id}`);
    if (state === 'DONE') return;
    if (state === 'FAILED') break;
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  }
  throw new Error('The town of the browser tests could not be imported');
}

async function logIn(): Promise<Session> {
  const first = await fetch(`${BASE}/api/session`);
  const before = cookiesOf(first);
  const token = /XSRF-TOKEN=([^;]*)/.exec(before)?.[1] ?? '';
  const answer = await fetch(`${BASE}/api/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', cookie: before, 'X-XSRF-TOKEN': token },
    body: JSON.stringify({ name: ADMIN, password: ADMIN_PASSWORD }),
  });
  if (!answer.ok) throw new Error(`${ADMIN} cannot log in at ${BASE}: ${answer.status}`);
  const cookie = [before, cookiesOf(answer)].filter(Boolean).join('; ');
  // Logging in may change the token; the last one counts.
  const tokens = [...cookie.matchAll(/XSRF-TOKEN=([^;]*)/g)].map((match) => match[1] ?? '').filter(Boolean);
  return { cookie: cookie.replace(/XSRF-TOKEN=[^;]*;?\s*/g, '') + (tokens.length > 0 ? `; XSRF-TOKEN=${tokens.at(-1)}` : ''), token: tokens.at(-1) ?? '' };
}

function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0] ?? '')
    .join('; ');
}

function headers({ cookie, token }: Session): Record<string, string> {
  return { cookie, 'X-XSRF-TOKEN': token, Accept: 'application/json' };
}

async function ask<T>(session: Session, path: string): Promise<T> {
  const response = await fetch(`${BASE}${path}`, { headers: headers(session) });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return (await response.json()) as T;
}
