/** One way to talk to the server: JSON in and out, CSRF header, faults as data. */
import type { Conflict, Fault } from './types';

/** What the server says when it cannot do what was asked (RFC 9457). */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly faults: Fault[];
  /** What others made of the objects meanwhile, when somebody was faster. */
  readonly conflicts: Conflict[];
  readonly retryAfterSeconds: number | null;

  constructor(status: number, body: ProblemBody) {
    super(body.detail ?? body.title ?? `HTTP ${status}`);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = body.code ?? `HTTP-${status}`;
    this.faults = body.faults ?? [];
    this.conflicts = body.conflicts ?? [];
    this.retryAfterSeconds = body.retryAfterSeconds ?? null;
  }
}

export interface ProblemBody {
  title?: string;
  detail?: string;
  code?: string;
  faults?: Fault[];
  retryAfterSeconds?: number;
  conflicts?: Conflict[];
}

export interface RequestOptions {
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

export interface Answer<T> {
  value: T;
  etag: string | null;
}

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

let onUnauthorised: () => void = () => undefined;

/** Called once per answer 401 outside of logging in: the session has ended. */
export function whenUnauthorised(listener: () => void): void {
  onUnauthorised = listener;
}

/** The CSRF token that the server put into its cookie, or null before the first answer. */
export function csrfToken(cookies: string): string | null {
  const match = /(?:^|;\s*)XSRF-TOKEN=([^;]*)/.exec(cookies);
  return match?.[1] ? decodeURIComponent(match[1]) : null;
}

export function requestHeaders(method: Method, options: RequestOptions, cookies: string): Record<string, string> {
  const headers: Record<string, string> = { Accept: 'application/json, application/problem+json' };
  if (options.body !== undefined && !isRaw(options.body)) headers['Content-Type'] = 'application/json';
  const token = method === 'GET' ? null : csrfToken(cookies);
  if (token !== null) headers['X-XSRF-TOKEN'] = token;
  return { ...headers, ...options.headers };
}

/** What goes to the server as it is. */
function isRaw(body: unknown): body is FormData | Blob {
  return body instanceof FormData || body instanceof Blob;
}

export async function send<T>(method: Method, path: string, options: RequestOptions = {}): Promise<Answer<T>> {
  const { body, signal } = options;
  const response = await fetch(path, {
    method,
    headers: requestHeaders(method, options, document.cookie),
    body: body === undefined || isRaw(body) ? (body ?? null) : JSON.stringify(body),
    signal: signal ?? null,
    credentials: 'same-origin',
  });
  if (!response.ok) throw await problemOf(response, path, method);
  const text = await response.text();
  return { value: (text === '' ? undefined : JSON.parse(text)) as T, etag: response.headers.get('ETag') };
}

async function problemOf(response: Response, path: string, method: Method): Promise<ApiProblem> {
  const problem = new ApiProblem(response.status, await problemBody(response));
  if (response.status === 401 && !(path === '/api/session' && method === 'POST')) onUnauthorised();
  return problem;
}

async function problemBody(response: Response): Promise<ProblemBody> {
  const retryAfter = Number(response.headers.get('Retry-After'));
  const fallback: ProblemBody = retryAfter > 0 ? { retryAfterSeconds: retryAfter } : {};
  try {
    return { ...fallback, ...((await response.json()) as ProblemBody) };
  } catch {
    return fallback;
  }
}

export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return (await send<T>('GET', path, signal ? { signal } : {})).value;
}

export async function post<T>(path: string, body?: unknown): Promise<T> {
  return (await send<T>('POST', path, body === undefined ? {} : { body })).value;
}

export async function patch<T>(path: string, body: unknown): Promise<T> {
  return (await send<T>('PATCH', path, { body })).value;
}

export async function remove(path: string): Promise<void> {
  await send<void>('DELETE', path);
}

/** Joins a path and its query, leaving out what is empty. */
export function withQuery(path: string, query: Record<string, string | number | null | undefined>): string {
  const parts = Object.entries(query)
    .filter((entry): entry is [string, string | number] => entry[1] !== null && entry[1] !== undefined && entry[1] !== '')
    .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`);
  return parts.length === 0 ? path : `${path}?${parts.join('&')}`;
}
