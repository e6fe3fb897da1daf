// After the first visit there need be no network.
import { example, expect, kept, open, paste, read, text, timeline } from "./support/journey.js";
import { cacheNames, test } from "./support/host.js";

// The host is stopped on purpose.
test.use({ expected: [/ERR_CONNECTION_REFUSED|ERR_INTERNET_DISCONNECTED|Failed to load resource/] });

test("visited once, it opens and reads without a network", async ({ page, host, context }) => {
  await open(page);
  await kept(page);
  await host.close();
  await context.setOffline(true);
  for (const address of ["", "?from=a-link", "index.html"]) {
    await page.goto(address);
    await paste(page, example("dam-talks"));
    await read(page);
    await expect(text(page)).toContainText("Bekele");
    await expect(timeline(page).locator(".row").first()).toBeVisible();
  }
  await kept(page);
});

test("a file that is missing costs nothing else: without a network the rest stays, with one it is kept again", async ({ page, host }) => {
  await open(page);
  await kept(page);
  const names = await cacheNames(page);
  await page.evaluate(async (name) => {
    const cache = await caches.open(name);
    await cache.delete(new URL("examples/dam-talks.txt", document.baseURI));
    await cache.delete(new URL("icon.svg", document.baseURI));
  }, names[0]);
  const folder = host.folder;
  // As far as the page can tell, there is no host, or one that answers for all (a portal).
  for (const away of ["away", "e2e"]) {
    host.folder = away;
    await open(page);
    await paste(page, "The mayor of Eastport resigned on Monday.");
    await read(page);
    await expect(text(page)).toContainText("The mayor of Eastport");
    expect(await cacheNames(page)).toEqual(names);
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(1);
  }
  host.folder = folder;
  await open(page);
  const has = () => page.evaluate(async () => (await caches.match(new URL("examples/dam-talks.txt", document.baseURI))) !== undefined);
  await expect.poll(has).toBe(true);
  expect(await cacheNames(page)).toEqual(names);
});

test("the page of the first visit is served from the device too", async ({ page, host }) => {
  await open(page);
  await kept(page);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  await host.close();
  // Whoever pastes while a text is being read has the worker started anew.
  await paste(page, example("ferry-inquiry").repeat(100));
  await paste(page, "The mayor of Eastport resigned on Monday.");
  await read(page);
  await expect(text(page)).toContainText("The mayor of Eastport");
});

test("what is kept is fetched once, and what is not needed is not fetched", async ({ page, host }) => {
  await open(page);
  await kept(page);
  const times = (file) => host.asked.filter((asked) => asked === file).length;
  const large = [...new Set(host.asked)].filter((file) => /\.(bin|wasm|woff2|css)$/.test(file));
  expect(large.length).toBeGreaterThan(10);
  for (const file of large) expect([file, times(file)]).toEqual([file, 1]);
  expect(times("standalone.html")).toBe(0);
  expect(await cacheNames(page)).toEqual([expect.stringContaining(`dateline ${host.address} `)]);
});

test("it can be installed", async ({ page, context }) => {
  await open(page);
  await kept(page);
  const browser = await context.newCDPSession(page);
  const { errors, manifest } = await browser.send("Page.getAppManifest");
  expect(errors).toEqual([]);
  expect(manifest.icons.length).toBe(4);
  const { installabilityErrors } = await browser.send("Page.getInstallabilityErrors");
  // The window of a test is a private one, which installs nothing; that is all there is to say.
  expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(["in-incognito"]);
});
