// The kill switch for a host: when this file replaces sw.js, a browser that has precached Dateline deletes it the next
// time that the page is opened, and requests everything from the host again. Nothing else on the origin is touched.
const scope = registration.scope;
/**
 * How long a page has to answer, in milliseconds: it may be busy. A page that does not answer counts as broken,
 * possibly by the precached files.
 */
const REPLY_TIMEOUT = 10_000;
const responsivePages = new Set();

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(removeEverything()));
addEventListener("message", (event) => responsivePages.add(event.source.id));

async function removeEverything() {
  for (const name of await caches.keys()) {
    if (name.startsWith(`dateline ${scope} `)) await caches.delete(name);
  }
  await registration.unregister();
  const openPages = (controlled) => clients.matchAll({ type: "window", includeUncontrolled: !controlled });
  for (const page of await openPages(false)) if (page.url.startsWith(scope)) page.postMessage("off");
  await new Promise((resolve) => setTimeout(resolve, REPLY_TIMEOUT));
  // A page that answered shows its reader a notice. It is not reloaded, because it may contain the reader's text.
  for (const page of await openPages(true)) if (!responsivePages.has(page.id)) await page.navigate(page.url.split("#")[0]);
}
