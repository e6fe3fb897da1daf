// The page works offline after the first visit.
import { exampleText, expect, open, paste, text, timeline, waitUntilPrecached, waitUntilRead } from "./support/journey.js";
import { cacheNames, test } from "./support/host.js";

// The tests stop the host on purpose.
test.use({ expectedErrors: [/ERR_CONNECTION_REFUSED|ERR_INTERNET_DISCONNECTED|Failed to load resource/] });

test("opens and reads offline after one visit", async ({ page, host, context }) => {
  await open(page);
  await waitUntilPrecached(page);
  await host.close();
  await context.setOffline(true);
  for (const address of ["", "?from=a-link", "index.html"]) {
    await page.goto(address);
    await paste(page, exampleText("dam-talks"));
    await waitUntilRead(page);
    await expect(text(page)).toContainText("Bekele");
    await expect(timeline(page).locator(".row").first()).toBeVisible();
  }
  await waitUntilPrecached(page);
});

test("keeps the other files if one is missing in the cache, and fetches it again when online", async ({ page, host }) => {
  await open(page);
  await waitUntilPrecached(page);
  const names = await cacheNames(page);
  await page.evaluate(async (name) => {
    const cache = await caches.open(name);
    await cache.delete(new URL("examples/dam-talks.txt", document.baseURI));
    await cache.delete(new URL("icon.svg", document.baseURI));
  }, names[0]);
  const folder = host.folder;
  // The host answers 404 for every file. The page must treat it like an unreachable host or a captive portal.
  for (const emptyFolder of ["away", "e2e"]) {
    host.folder = emptyFolder;
    await open(page);
    await paste(page, "The mayor of Eastport resigned on Monday.");
    await waitUntilRead(page);
    await expect(text(page)).toContainText("The mayor of Eastport");
    expect(await cacheNames(page)).toEqual(names);
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(1);
  }
  host.folder = folder;
  await open(page);
  const isCached = () => page.evaluate(async () => (await caches.match(new URL("examples/dam-talks.txt", document.baseURI))) !== undefined);
  await expect.poll(isCached).toBe(true);
  expect(await cacheNames(page)).toEqual(names);
});

test("serves the page of the first visit from the cache, too", async ({ page, host }) => {
  await open(page);
  await waitUntilPrecached(page);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  await host.close();
  // A paste during an analysis restarts the worker.
  await paste(page, exampleText("ferry-inquiry").repeat(100));
  await paste(page, "The mayor of Eastport resigned on Monday.");
  await waitUntilRead(page);
  await expect(text(page)).toContainText("The mayor of Eastport");
});

test("fetches each large file once and no file that it does not need", async ({ page, host }) => {
  await open(page);
  await waitUntilPrecached(page);
  const requestCount = (file) => host.requests.filter((requested) => requested === file).length;
  const large = [...new Set(host.requests)].filter((file) => /\.(bin|wasm|woff2|css)$/.test(file));
  expect(large.length).toBeGreaterThan(10);
  for (const file of large) expect([file, requestCount(file)]).toEqual([file, 1]);
  expect(requestCount("standalone.html")).toBe(0);
  expect(await cacheNames(page)).toEqual([expect.stringContaining(`dateline ${host.address} `)]);
});

test("can be installed", async ({ page, context }) => {
  await open(page);
  await waitUntilPrecached(page);
  const browser = await context.newCDPSession(page);
  const { errors, manifest } = await browser.send("Page.getAppManifest");
  expect(errors).toEqual([]);
  expect(manifest.icons.length).toBe(4);
  const { installabilityErrors } = await browser.send("Page.getInstallabilityErrors");
  // A test runs in an incognito window, which can't install anything. That must be the only error.
  expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(["in-incognito"]);
});
