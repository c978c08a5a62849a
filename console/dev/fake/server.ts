/** The stand-in server as a plugin of Vite: answers `/api` and the tiles, leaves the rest to Vite. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Connect, Plugin } from 'vite';
import { isFinal } from '../../src/api/imports';
import type { Fault } from '../../src/api/types';
import { catalogue } from './catalogue';
import { begin } from './importing';
import { handlePeople } from './people';
import { audit, centreOf, datasets, failures, faults, findObject, imports, organisations, PASSWORD, passwords, record, revise, roles, users, versionsOf } from './state';
import { tile } from './tiles';
import { town } from './town';

export interface Call {
  method: string;
  path: string[];
  query: URLSearchParams;
  body: Record<string, unknown>;
  raw: Buffer;
  headers: IncomingMessage['headers'];
  user: string | null;
}

export interface Reply {
  status?: number;
  json?: unknown;
  headers?: Record<string, string>;
  bytes?: Uint8Array;
  stream?: (response: ServerResponse) => void;
}

export const CSP =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; worker-src 'self' blob:; connect-src 'self'; font-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

const LOCK_SECONDS = 90;
const FAILURES_ALLOWED = 5;
const sessions = new Map<string, string>();
const lockedUntil = new Map<string, number>();

export function problem(status: number, code: string, detail: string, more: object = {}): Reply {
  return { status, json: { status, title: detail, detail, code, faults: [], ...more }, headers: { 'Content-Type': 'application/problem+json' } };
}

const fault = (code: string, field: string, text: string, remedy: string): Fault => ({ code, severity: 'REFUSED', place: { field }, problem: text, remedy });

function sessionOf(name: string | null): unknown {
  const user = users.find((one) => one.name === name);
  const permissions = [...new Set(user?.roles.flatMap((code) => roles.find((role) => role.code === code)?.permissions ?? []))];
  return {
    user: user ? { name: user.name, displayName: user.displayName, organisation: organisations.find((one) => one.code === user.organisation)?.name ?? null, roles: user.roles, permissions } : null,
    trustLocal: process.env['FAKE_TRUST_LOCAL'] === '1',
    mustChangePassword: user?.mustChangePassword ?? false,
    version: '0.1.0',
    synthetic: true,
  };
}

function logIn(call: Call): Reply {
  const name = String(call.body['name']);
  const until = lockedUntil.get(name) ?? 0;
  if (until > Date.now()) return problem(423, 'AUTH-002', 'Locked', { retryAfterSeconds: Math.ceil((until - Date.now()) / 1000) });
  if (passwords.get(name) !== call.body['password']) {
    const count = (failures.get(name) ?? 0) + 1;
    failures.set(name, count);
    if (count >= FAILURES_ALLOWED) {
      lockedUntil.set(name, Date.now() + LOCK_SECONDS * 1000);
      failures.delete(name);
      return problem(423, 'AUTH-002', 'Locked', { retryAfterSeconds: LOCK_SECONDS });
    }
    return problem(401, 'AUTH-001', 'Wrong');
  }
  const key = `s${sessions.size + 1}${Math.random().toString(36).slice(2)}`;
  sessions.set(key, name);
  return { json: sessionOf(name), headers: { 'Set-Cookie': `SESSION=${key}; Path=/; HttpOnly; SameSite=Strict` } };
}

function handleSession(call: Call): Reply {
  if (call.path[2] === 'password') return changePassword(call);
  if (call.method === 'GET') return { json: sessionOf(call.user) };
  if (call.method === 'POST') return logIn(call);
  return { status: 204, headers: { 'Set-Cookie': 'SESSION=; Path=/; Max-Age=0' } };
}

function changePassword(call: Call): Reply {
  if (passwords.get(call.user ?? '') !== call.body['oldPassword']) return problem(422, 'AUTH-001', 'Wrong password');
  passwords.set(call.user ?? '', String(call.body['newPassword']));
  for (const one of users) if (one.name === call.user) one.mustChangePassword = false;
  return { status: 204 };
}

function listOf(classCode: string | null): Reply {
  const items = town()
    .filter((one) => one.classCode === classCode)
    .map((one) => {
      const { id, name, ...attributes } = one.properties;
      const [longitude, latitude] = centreOf(one);
      return { id, classCode, name, attributes, longitude, latitude };
    });
  return { json: { items, total: items.length, next: null } };
}

function handleObject(call: Call): Reply {
  if (call.path[2] === undefined) return listOf(call.query.get('classCode'));
  const object = findObject(call.path[2] ?? '');
  if (!object) return problem(404, 'CIM-404', 'No such object');
  if (call.path[3] === 'versions') return { json: versionsOf(object.id) };
  if (call.method === 'GET') return { json: object, headers: { ETag: `"${object.revision}"` } };
  if (!call.headers['if-match']) return problem(428, 'CIM-428', 'If-Match is missing');
  if (call.headers['if-match'] !== `"${object.revision}"`) return problem(412, 'CIM-412', 'Stale');
  const changes = (call.body['attributes'] ?? {}) as Record<string, never>;
  if (changes['residents'] !== undefined && Number(changes['residents']) > 9000) {
    return problem(422, 'CIM-013', 'Refused', { faults: [fault('CIM-013', '/attributes/residents', 'No house has 9000 residents.', 'Check the number.')] });
  }
  const name = 'name' in call.body ? (call.body['name'] as string | null) : object.name;
  const after = revise(object, call.user ?? '', name, { ...object.attributes, ...changes });
  record(call.user ?? '', 'object.changed', `object:${object.id}`, call.body);
  return { json: after, headers: { ETag: `"${after.revision}"` } };
}

function handleSearch(call: Call): Reply {
  const wanted = (call.query.get('q') ?? '').toLowerCase();
  const found = town().filter((one) => String(one.properties['name'] ?? '').toLowerCase().includes(wanted)).slice(0, Number(call.query.get('limit') ?? 10));
  const items = found.map((one) => {
    const [longitude, latitude] = centreOf(one);
    return { id: one.properties['id'], classCode: one.classCode, name: one.properties['name'], address: one.properties['address'] ?? null, longitude, latitude };
  });
  return { json: { items } };
}

function handleImports(call: Call): Reply {
  if (call.method === 'POST') return startImport(call);
  if (call.path[2] === undefined) return { json: imports };
  const status = imports.find((one) => one.id === Number(call.path[2]));
  if (!status) return problem(404, 'IMP-404', 'No such import');
  if (call.method === 'DELETE') return Object.assign(status, { state: 'CANCELLED', finishedAt: new Date().toISOString() }), { status: 204 };
  const list = faults.get(status.id) ?? [];
  switch (call.path[3]) {
    case 'faults': {
      const from = Number(call.query.get('after') ?? 0);
      const limit = Number(call.query.get('limit') ?? 100);
      return { json: { items: list.slice(from, from + limit), next: from + limit < list.length ? from + limit : null } };
    }
    case 'faults.csv':
      return { bytes: Buffer.from(list.map((one) => `${one.code},"${one.problem}"`).join('\n')), headers: { 'Content-Type': 'text/csv', 'Content-Disposition': 'attachment; filename=faults.csv' } };
    case 'events':
      return { stream: (response) => follow(response, status.id) };
    default:
      return { json: status };
  }
}

function startImport(call: Call): Reply {
  const text = call.raw.toString('latin1');
  const field = (name: string): string => new RegExp(`name="${name}"\\r\\n\\r\\n([^\\r]*)`).exec(text)?.[1] ?? '';
  const fileName = Buffer.from(/filename="([^"]*)"/.exec(text)?.[1] ?? 'file', 'latin1').toString();
  if (!/\.(pbf|geojson|json)$/.test(fileName)) return problem(422, 'IMP-001', 'Unknown format', { faults: [fault('IMP-001', 'file', `"${fileName}" is neither OSM PBF nor GeoJSON.`, 'Convert it first.')] });
  return { status: 202, json: begin(fileName, field('dataset'), field('crs'), call.user ?? '') };
}

function follow(response: ServerResponse, id: number): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  const timer = setInterval(() => {
    const status = imports.find((one) => one.id === id);
    response.write(`event: status\ndata: ${JSON.stringify(status)}\n\n`);
    if (!status || isFinal(status.state)) {
      clearInterval(timer);
      response.end();
    }
  }, 200);
  response.on('close', () => clearInterval(timer));
}

function handle(call: Call): Reply {
  if (call.path[1] === 'session') return handleSession(call);
  if (call.user === null) return problem(401, 'AUTH-003', 'Log in');
  switch (call.path[1]) {
    case 'catalogue':
      return { json: catalogue() };
    case 'datasets':
      return { json: datasets() };
    case 'proposals':
      return { json: { items: [], open: 0 } };
    case 'changes':
      return { json: { added: 0, changed: 0, ended: 0, items: [], next: null } };
    case 'objects':
      return handleObject(call);
    case 'search':
      return handleSearch(call);
    case 'imports':
      return handleImports(call);
    case 'audit':
      return handleAudit(call);
    default:
      return handlePeople(call);
  }
}

function handleAudit(call: Call): Reply {
  if (call.path[2] === 'verification') return { json: { entries: audit.length, firstBroken: null } };
  const before = Number(call.query.get('before') ?? Infinity);
  return { json: [...audit].reverse().filter((one) => one.number < before).slice(0, Number(call.query.get('limit') ?? 50)) };
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const raw = await readBody(request);
  const isJson = (request.headers['content-type'] ?? '').includes('json');
  const key = /SESSION=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
  const call: Call = {
    method: request.method ?? 'GET',
    path: url.pathname.split('/').filter(Boolean).map(decodeURIComponent),
    query: url.searchParams,
    body: isJson && raw.length > 0 ? (JSON.parse(raw.toString()) as Record<string, unknown>) : {},
    raw,
    headers: request.headers,
    user: sessions.get(key) ?? (process.env['FAKE_TRUST_LOCAL'] === '1' ? 'admin' : null),
  };
  send(response, call.path[0] === 'ogcapi' ? tiles(call) : handle(call));
}

function tiles(call: Call): Reply {
  const [z = 0, row = 0, column = 0] = call.path.slice(3).map(Number);
  return { bytes: tile(z, row, column, (call.query.get('collections') ?? '').split(',')), headers: { 'Content-Type': 'application/vnd.mapbox-vector-tile' } };
}

function send(response: ServerResponse, reply: Reply): void {
  if (reply.stream) return reply.stream(response);
  response.statusCode = reply.status ?? 200;
  if (reply.json !== undefined) response.setHeader('Content-Type', 'application/json');
  for (const [name, value] of Object.entries(reply.headers ?? {})) response.setHeader(name, value);
  response.end(reply.bytes ?? (reply.json === undefined ? '' : JSON.stringify(reply.json)));
}

const middleware: Connect.NextHandleFunction = (request, response, next) => {
  if (!/^\/(api|ogcapi)\//.test(request.url ?? '')) return next();
  answer(request, response).catch(next);
};

const strict: Connect.NextHandleFunction = (_request, response, next) => {
  response.setHeader('Content-Security-Policy', CSP);
  next();
};

export function fakeServer(): Plugin {
  return {
    name: 'fake-server',
    configureServer: (server) => void server.middlewares.use(middleware),
    configurePreviewServer: (server) => {
      server.middlewares.use(strict);
      server.middlewares.use(middleware);
    },
  };
}

export { PASSWORD };
