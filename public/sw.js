// Keeps one build of the page on the device, whole, and answers from it alone: versions never mix. The page asks for
// it (src/app/offline.rs) and works without. Its address stays the same, since that is where browsers look for a newer
// one; a host that wants to be rid of it puts sw-off.js in its place.

// The build, and the SHA-256 of its files by their addresses: both are written here by xtask/src/offline.rs.
const BUILD = "";
const FILES = {};

const scope = registration.scope;
const OURS = `dateline ${scope} `;
const CACHE = OURS + BUILD;

addEventListener("install", (event) => event.waitUntil(keep()));
addEventListener("activate", (event) => event.waitUntil(tidy()));
addEventListener("fetch", (event) => {
  const address = addressOf(event.request);
  if (address !== undefined) event.respondWith(answer(address, event.request));
});
addEventListener("message", (event) => {
  if (event.data === "take") event.waitUntil(take(event.source));
  if (event.data === BUILD) event.waitUntil(hold());
});

/** Keeps all files, or none: where a single one can't be had as it should be, this build does not become the reader's. */
async function keep() {
  const files = await Promise.all(Object.keys(FILES).map(obtained));
  try {
    const cache = await caches.open(CACHE);
    await Promise.all(files.map(([url, response]) => cache.put(url, response)));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

/**
 * A file of this build and no other: from what is kept of the build before, from what the browser has just fetched
 * for the page, or from the host, which may be half renewed.
 */
async function obtained(address) {
  const url = scope + address;
  const sources = [() => caches.match(url), () => fetch(url, { cache: "force-cache" }), () => fetch(url, { cache: "reload" })];
  for (const source of sources) {
    const response = await source();
    if (!response?.ok) continue;
    const bytes = await response.arrayBuffer();
    // Made anew, since a page may not be answered with what was redirected.
    if ((await hash(bytes)) === FILES[address]) return [url, new Response(bytes, response)];
  }
  throw new Error(`${url} is not of this build`);
}

async function hash(bytes) {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}

/** Forgets the builds before; what others keep on this origin is theirs. */
async function tidy() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OURS) && name !== CACHE).map((name) => caches.delete(name)));
}

/** The address of one of our files, if that is what is asked for. */
function addressOf({ method, url }) {
  if (method !== "GET" || !url.startsWith(scope)) return undefined;
  const address = url.slice(scope.length).replace(/[?#].*$/s, "").replace(/(^|\/)index\.html$/, "$1");
  return Object.hasOwn(FILES, address) ? address : undefined;
}

async function answer(address, request) {
  const kept = await caches.match(scope + address, { cacheName: CACHE });
  if (kept) return kept;
  // Something else cleared it: it is fetched again, if the host still has the same.
  const again = await obtained(address).catch(() => undefined);
  if (again) {
    const [url, response] = again;
    await (await caches.open(CACHE)).put(url, response.clone());
    return response;
  }
  // Without a network, or behind a page that answers for all hosts, the rest stays for when this file is not needed.
  await registration.update().catch(() => {});
  if (!registration.installing && !registration.waiting) return Response.error();
  // The host has another build, and nothing of ours may go with that.
  await caches.delete(CACHE);
  await registration.unregister();
  return fetch(request);
}

/** The open pages of ours: all, or those that are served from here. */
async function pages(includeUncontrolled) {
  const all = await clients.matchAll({ type: "window", includeUncontrolled });
  return all.filter((page) => page.url.startsWith(scope));
}

/** Takes over from the build before, unless that is open in other pages too: they would get files of this one. */
async function take(page) {
  if ((await pages(true)).length > 1) page.postMessage("others");
  else await skipWaiting();
}

/** Serves the page that came before there was a worker, and that says that it is of this build; not others, which may not be. */
async function hold() {
  if ((await pages(true)).length === (await pages(false)).length + 1) await clients.claim();
}
