// Keeps the field page working without a connection: the page and its files, and the last tasks that were read. The map of the
// grids is put into the same cache by the page when somebody asks for it. What was done meanwhile is kept by the page itself.
const CACHE = 'songhua-field-2';
const SHELL = ['/field', '/favicon.svg', '/theme.js', '/field-manifest.json'];
const LAST_KNOWN = ['/api/field/tasks', '/api/session', '/api/cases/catalogue', '/api/catalogue'];
const MAP = '/api/field/map';

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(SHELL)));
  self.skipWaiting();
});

self.addEventListener('activate', (event) => {
  const old = (names) => Promise.all(names.filter((name) => name.startsWith('songhua-field-') && name !== CACHE).map((name) => caches.delete(name)));
  event.waitUntil(caches.keys().then(old).then(() => self.clients.claim()));
});

self.addEventListener('message', (event) => {
  if (event.data === 'forget') event.waitUntil(forget());
  else if (Array.isArray(event.data?.keep)) event.waitUntil(keep(event.data.keep));
});

async function forget() {
  const cache = await caches.open(CACHE);
  await Promise.all([...LAST_KNOWN, MAP].map((path) => cache.delete(path)));
}

// The first visit is loaded before this worker watches: the page tells which files it has, and all that it needs is fetched once more.
// Files of an older version of the page go, so that the cache does not grow with every version.
async function keep(files) {
  const cache = await caches.open(CACHE);
  const wanted = new Set(files.filter((path) => typeof path === 'string' && path.startsWith('/assets/')));
  if (wanted.size > 0) {
    const kept = await cache.keys();
    const gone = kept.filter(({ url }) => new URL(url).pathname.startsWith('/assets/') && !wanted.has(new URL(url).pathname));
    await Promise.all(gone.map((request) => cache.delete(request)));
  }
  await Promise.allSettled([...wanted].map(async (path) => (await cache.match(path)) ?? cache.add(path)));
  await Promise.allSettled([...LAST_KNOWN.map((path) => cache.add(path)), cache.add('/field')]);
}

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (event.request.mode === 'navigate') event.respondWith(freshOrKept(event.request, '/field'));
  else if (LAST_KNOWN.includes(url.pathname)) event.respondWith(freshOrKept(event.request, url.pathname));
  else if (url.pathname.startsWith('/assets/') || SHELL.includes(url.pathname)) event.respondWith(keptOrFresh(event.request));
});

async function freshOrKept(request, key) {
  const cache = await caches.open(CACHE);
  try {
    const fresh = await fetch(request);
    if (fresh.ok) await cache.put(key, fresh.clone());
    if (fresh.status === 401) await forget();
    return fresh;
  } catch (failure) {
    const kept = await cache.match(key);
    if (kept) return kept;
    throw failure;
  }
}

// Files below /assets carry a digest in their name and never change.
async function keptOrFresh(request) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request);
  if (kept) return kept;
  const fresh = await fetch(request);
  if (fresh.ok) await cache.put(request, fresh.clone());
  return fresh;
}
