// The service worker. It precaches one whole build of the page and answers requests from that cache alone, so files of
// two builds never mix. The page registers it (src/offline.rs) and works without it too. Its URL never changes,
// because browsers look for updates at that URL. A host that wants to remove it puts sw-off.js in its place.

// The name of the build, and the SHA-256 of each of its files by path below the scope. xtask/src/service_worker.rs
// writes both.
const BUILD = "";
const FILES = {};

const scope = registration.scope;
const CACHE_PREFIX = `dateline ${scope} `;
const CACHE_NAME = CACHE_PREFIX + BUILD;

addEventListener("install", (event) => event.waitUntil(precache()));
addEventListener("activate", (event) => event.waitUntil(deleteOldCaches()));
addEventListener("fetch", (event) => {
  const path = precachedPath(event.request);
  if (path !== undefined) event.respondWith(respond(path, event.request));
});
addEventListener("message", (event) => {
  if (event.data === "take") event.waitUntil(activateUpdate(event.source));
  if (event.data === BUILD) event.waitUntil(claimClients());
});

/**
 * Caches all files of the build. If one of them can't be fetched and verified, the installation of this build fails.
 */
async function precache() {
  const files = await Promise.all(Object.keys(FILES).map(fetchVerified));
  try {
    const cache = await caches.open(CACHE_NAME);
    await Promise.all(files.map(([url, response]) => cache.put(url, response)));
  } catch (error) {
    await caches.delete(CACHE_NAME);
    throw error;
  }
}

/**
 * Returns the URL of a file and a response whose hash is the one of this build. It tries three sources: the cache of
 * the previous build, the browser's HTTP cache (the page has just fetched the file), and the host, which may be half
 * updated.
 */
async function fetchVerified(path) {
  const url = scope + path;
  const sources = [() => caches.match(url), () => fetch(url, { cache: "force-cache" }), () => fetch(url, { cache: "reload" })];
  for (const source of sources) {
    const response = await source();
    if (!response?.ok) continue;
    const bytes = await response.arrayBuffer();
    // A new response, because browsers reject a redirected response to a navigation.
    if ((await sha256(bytes)) === FILES[path]) return [url, new Response(bytes, response)];
  }
  throw new Error(`${url} is not of this build`);
}

async function sha256(bytes) {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}

/** Deletes the caches of earlier builds. Caches of other applications on this origin stay. */
async function deleteOldCaches() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(CACHE_PREFIX) && name !== CACHE_NAME).map((name) => caches.delete(name)));
}

/** Returns the path below the scope of the precached file that a request is for; `undefined` for all other requests. */
function precachedPath({ method, url }) {
  if (method !== "GET" || !url.startsWith(scope)) return undefined;
  const path = url.slice(scope.length).replace(/[?#].*$/s, "").replace(/(^|\/)index\.html$/, "$1");
  return Object.hasOwn(FILES, path) ? path : undefined;
}

async function respond(path, request) {
  const cached = await caches.match(scope + path, { cacheName: CACHE_NAME });
  if (cached) return cached;
  // Something else has deleted the file from the cache. Fetch it again, if the host still has the same version.
  const refetched = await fetchVerified(path).catch(() => undefined);
  if (refetched) {
    const [url, response] = refetched;
    await (await caches.open(CACHE_NAME)).put(url, response.clone());
    return response;
  }
  // If there is no newer build, the device is offline or behind a captive portal: only this request fails, and the
  // cache stays for the pages that do not need this file.
  await registration.update().catch(() => {});
  if (!registration.installing && !registration.waiting) return Response.error();
  // The host has another build, and files of this build must not mix with it.
  await caches.delete(CACHE_NAME);
  await registration.unregister();
  return fetch(request);
}

/** Returns the open pages of this application: all of them, or only those that this worker controls. */
async function openPages(includeUncontrolled) {
  const windows = await clients.matchAll({ type: "window", includeUncontrolled });
  return windows.filter((page) => page.url.startsWith(scope));
}

/** Activates this build, unless other pages still use the previous one: they would get files of this build. */
async function activateUpdate(page) {
  if ((await openPages(true)).length > 1) page.postMessage("others");
  else await skipWaiting();
}

/**
 * Takes control of the page that was loaded before this worker existed and that reported this build. Does nothing if
 * another page is open that no worker controls, because that page may be of another build.
 */
async function claimClients() {
  if ((await openPages(true)).length === (await openPages(false)).length + 1) await clients.claim();
}
