// The way out for a host: with this in the place of sw.js, browsers that kept Dateline forget it the next time that it
// is opened, and ask the host for everything again. It touches nothing else on the origin.
const scope = registration.scope;
/** How long a page has to answer, in milliseconds: it may be busy. One that does not is broken, and may be so by what was kept. */
const PATIENCE = 10_000;
const alive = new Set();

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(leave()));
addEventListener("message", (event) => alive.add(event.source.id));

async function leave() {
  for (const name of await caches.keys()) {
    if (name.startsWith(`dateline ${scope} `)) await caches.delete(name);
  }
  await registration.unregister();
  const open = (controlled) => clients.matchAll({ type: "window", includeUncontrolled: !controlled });
  for (const page of await open(false)) if (page.url.startsWith(scope)) page.postMessage("off");
  await new Promise((done) => setTimeout(done, PATIENCE));
  // A page that works tells its reader, who may have a text in it, and is left alone.
  for (const page of await open(true)) if (!alive.has(page.id)) await page.navigate(page.url.split("#")[0]);
}
