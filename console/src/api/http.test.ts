import { afterEach, describe, expect, it, vi } from 'vitest';
import { ApiProblem, csrfToken, requestHeaders, send, whenUnauthorised, withQuery } from './http';
import { importForm } from './imports';

afterEach(() => {
  vi.unstubAllGlobals();
  whenUnauthorised(() => undefined);
});

function answerWith(status: number, body: unknown, headers: Record<string, string> = {}): void {
  vi.stubGlobal('document', { cookie: 'XSRF-TOKEN=a%2Fb' });
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(body === undefined ? null : JSON.stringify(body), { status, headers })));
}

describe('a request', () => {
  it('repeats the CSRF token of the cookie when it changes something', () => {
    expect(csrfToken('a=b; XSRF-TOKEN=1%2F2; c=d')).toBe('1/2');
    expect(csrfToken('NOT-XSRF-TOKEN=1')).toBeNull();
    expect(requestHeaders('POST', {}, 'XSRF-TOKEN=x')['X-XSRF-TOKEN']).toBe('x');
    expect(requestHeaders('GET', {}, 'XSRF-TOKEN=x')['X-XSRF-TOKEN']).toBeUndefined();
  });

  it('says JSON for JSON and lets the browser say it for forms', () => {
    expect(requestHeaders('POST', { body: {} }, '')['Content-Type']).toBe('application/json');
    expect(requestHeaders('POST', { body: new FormData() }, '')['Content-Type']).toBeUndefined();
    expect(requestHeaders('PATCH', { body: {}, headers: { 'Content-Type': 'application/merge-patch+json' } }, '')['Content-Type']).toBe('application/merge-patch+json');
  });

  it('leaves empty parts out of the query', () => {
    expect(withQuery('/api/search', { q: '小学 a&b', limit: 0, after: null, bbox: undefined, code: '' })).toBe('/api/search?q=%E5%B0%8F%E5%AD%A6%20a%26b&limit=0');
    expect(withQuery('/api/x', {})).toBe('/api/x');
  });
});

describe('an answer', () => {
  it('comes with its ETag', async () => {
    answerWith(200, { a: 1 }, { ETag: '"3"' });
    expect(await send('GET', '/api/objects/x')).toEqual({ value: { a: 1 }, etag: '"3"' });
  });

  it('may be empty', async () => {
    answerWith(204, undefined);
    expect((await send('DELETE', '/api/session')).value).toBeUndefined();
  });

  it('that refuses is thrown with its faults', async () => {
    answerWith(422, { title: 'Unprocessable', code: 'CIM-014', faults: [{ code: 'CIM-014', severity: 'REFUSED', place: { field: 'floors' }, problem: 'p', remedy: 'r' }] });
    const error = await send('PATCH', '/api/objects/x', { body: {} }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApiProblem);
    expect(error).toMatchObject({ status: 422, code: 'CIM-014', faults: [{ place: { field: 'floors' } }] });
  });

  it('that is no problem document still tells its status and when to try again', async () => {
    vi.stubGlobal('document', { cookie: '' });
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('<html>', { status: 503, headers: { 'Retry-After': '7' } })));
    await expect(send('GET', '/api/x')).rejects.toMatchObject({ status: 503, code: 'HTTP-503', retryAfterSeconds: 7 });
  });

  it('401 tells that the session has ended, except while logging in', async () => {
    let ended = 0;
    whenUnauthorised(() => (ended += 1));
    answerWith(401, {});
    await send('GET', '/api/catalogue').catch(() => undefined);
    await send('POST', '/api/session', { body: {} }).catch(() => undefined);
    expect(ended).toBe(1);
  });
});

describe('the form of an import', () => {
  it('leaves out what was not filled in', () => {
    const file = new File(['{}'], '树.geojson');
    const form = importForm({ file, crs: ' EPSG:4490 ', classCode: '', dataset: 'trees', title: '  ', licence: '' });
    expect([...form.keys()]).toEqual(['crs', 'dataset', 'file']);
    expect(form.get('crs')).toBe('EPSG:4490');
  });
});
