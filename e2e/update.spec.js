// Updates: a newer build is offered and never forced, files of two builds never mix, and a host can remove the service
// worker.
import { cpSync } from "node:fs";
import { join } from "node:path";
import { card, expect, findings, open, paste, text, waitUntilPrecached, waitUntilRead } from "./support/journey.js";
import { buildsInUse, cacheNames, test, writeBuild } from "./support/host.js";

const TEXT = "Mayor resigns\n\nMayor Ann Lee resigned on Tuesday. “I am done,” Lee said. Her deputy Bo Diaz was arrested on Wednesday, police said.";
const FOREIGN_CACHE = "another app's cache";

const updateNotice = (page) => page.locator(".offer", { hasText: "new version" });
const loadButton = (page) => updateNotice(page).getByRole("button", { name: "Update" });
const findingRow = (page, name) => findings(page).locator(".row", { hasText: name }).first();

/** Precaches an older build, on an origin where another application has a cache, too. */
async function precacheOlderBuild(page, host, testInfo) {
  host.folder = writeBuild(testInfo.outputPath("older"), "older");
  await open(page);
  await waitUntilPrecached(page);
  await page.evaluate((name) => caches.open(name), FOREIGN_CACHE);
}

test("offers an update and carries the text and its corrections over", async ({ page, host }, testInfo) => {
  await precacheOlderBuild(page, host, testInfo);
  host.folder = writeBuild(testInfo.outputPath("newer"), "newer");
  await open(page);
  expect(await buildsInUse(page)).toEqual(["older", "older"]);
  await paste(page, TEXT);
  await waitUntilRead(page);
  await findingRow(page, "Bo Diaz").click();
  await card(page).getByText("Correct this").click();
  await card(page).getByRole("button", { name: "Remove this mark" }).click();
  await expect(updateNotice(page)).toContainText("Your texts and corrections stay");

  // A reader who declines continues to use the older build.
  await updateNotice(page).getByRole("button", { name: "Not now" }).click();
  await expect(updateNotice(page)).toHaveCount(0);
  await open(page);
  expect(await buildsInUse(page)).toEqual(["older", "older"]);
  await waitUntilRead(page);
  await expect(findingRow(page, "Ann Lee")).toBeVisible();
  await expect(findingRow(page, "Bo Diaz")).toHaveCount(0);

  const nRequestsBefore = host.requests.length;
  await loadButton(page).click();
  await expect(page.locator("html")).toHaveAttribute("data-build", "newer");
  await waitUntilRead(page);
  await expect(text(page)).toContainText("Mayor Ann Lee resigned");
  await expect(findingRow(page, "Ann Lee")).toBeVisible();
  await expect(findingRow(page, "Bo Diaz")).toHaveCount(0);
  expect(await buildsInUse(page)).toEqual(["newer", "newer"]);
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  await waitUntilPrecached(page);
  expect(await cacheNames(page)).toEqual([FOREIGN_CACHE, `dateline ${host.address} newer`]);
  // Files that are the same in both builds are not fetched again.
  expect(host.requests.slice(nRequestsBefore).filter((file) => /\.(bin|wasm)$/.test(file))).toEqual([]);
});

test("carries the typed draft over to the newer build", async ({ page, host }, testInfo) => {
  await precacheOlderBuild(page, host, testInfo);
  host.folder = writeBuild(testInfo.outputPath("newer"), "newer");
  await open(page);
  await page.getByLabel("Article text").fill("Half a sentence that");
  await loadButton(page).click();
  await expect(page.locator("html")).toHaveAttribute("data-build", "newer");
  await expect(page.getByLabel("Article text")).toHaveValue("Half a sentence that");
});

test("waits with the update while another page uses the older build", async ({ page, host, context }, testInfo) => {
  await precacheOlderBuild(page, host, testInfo);
  const other = await context.newPage();
  await open(other);
  await paste(other, TEXT);
  await waitUntilRead(other);
  host.folder = writeBuild(testInfo.outputPath("newer"), "newer");
  await open(page);
  await loadButton(page).click();
  await expect(page.getByRole("alert")).toContainText("in another tab");
  expect(await buildsInUse(page)).toEqual(["older", "older"]);
  expect(await buildsInUse(other)).toEqual(["older", "older"]);
  await other.close();
  await loadButton(page).click();
  await expect(page.locator("html")).toHaveAttribute("data-build", "newer");
});

test.describe("a half-updated host", () => {
  test.use({ expectedErrors: [/is not of this build|updated|SRI|integrity/] });

  test("offers no update until all its files are of one build", async ({ page, host }, testInfo) => {
    await precacheOlderBuild(page, host, testInfo);
    const newer = writeBuild(testInfo.outputPath("newer"), "newer");
    const half = testInfo.outputPath("half");
    cpSync(newer, half, { recursive: true });
    cpSync(join(host.folder, "worker_loader.js"), join(half, "worker_loader.js"));
    host.folder = half;
    const nRequestsBefore = host.requests.length;
    await open(page);
    await expect.poll(() => host.requests.slice(nRequestsBefore)).toContain("worker_loader.js");
    await paste(page, TEXT);
    await waitUntilRead(page);
    await expect(page.locator(".app")).toHaveAttribute("data-offline", "ready");
    expect(await buildsInUse(page)).toEqual(["older", "older"]);
    expect(await cacheNames(page)).toEqual([expect.stringContaining("older"), FOREIGN_CACHE]);

    host.folder = newer;
    await open(page);
    await expect(updateNotice(page)).toBeVisible();
  });

  test("is not precached on a first visit", async ({ page, host }, testInfo) => {
    const half = writeBuild(testInfo.outputPath("half"), "newer");
    cpSync("dist/worker_loader.js", join(half, "worker_loader.js"));
    host.folder = half;
    await open(page);
    await expect.poll(() => host.requests.filter((file) => file === "worker_loader.js").length).toBeGreaterThan(1);
    await expect(page.locator(".app")).toHaveAttribute("data-offline", "unsupported");
    await paste(page, TEXT);
    await waitUntilRead(page);
    expect(await cacheNames(page)).toEqual([]);
  });
});

test.describe("the kill switch", () => {
  /** Writes a build with sw-off.js in place of sw.js, as the README describes. */
  function writeKillSwitchBuild(testInfo) {
    const folder = writeBuild(testInfo.outputPath("newer"), "newer");
    cpSync(join(folder, "sw-off.js"), join(folder, "sw.js"));
    return folder;
  }

  const registrations = (page) => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);

  test("removes the page from the device and keeps the reader's text", async ({ page, host }, testInfo) => {
    await precacheOlderBuild(page, host, testInfo);
    host.folder = writeKillSwitchBuild(testInfo);
    await open(page);
    expect(await page.evaluate(() => document.documentElement.dataset.build)).toBe("older");
    await paste(page, TEXT);
    await waitUntilRead(page);
    await expect(page.getByRole("alert")).toContainText("updated");
    await expect.poll(() => cacheNames(page)).toEqual([FOREIGN_CACHE]);
    // Longer than the time that the worker waits for an answer.
    await page.waitForTimeout(11_000);
    expect(await page.evaluate(() => document.documentElement.dataset.build)).toBe("older");
    await expect(text(page)).toContainText("Mayor Ann Lee resigned");
    await page.getByRole("button", { name: "Reload" }).click();
    await expect(page.locator("html")).toHaveAttribute("data-build", "newer");
    await waitUntilRead(page);
    await expect(text(page)).toContainText("Mayor Ann Lee resigned");
    await expect.poll(() => registrations(page)).toBe(0);
    await expect(page.locator(".app")).toHaveAttribute("data-offline", "unsupported");
  });

  test("reloads a page that is too busy to answer, and keeps the reader's text", async ({ page, host }, testInfo) => {
    await precacheOlderBuild(page, host, testInfo);
    await paste(page, TEXT);
    await waitUntilRead(page);
    await page.getByRole("button", { name: "New text" }).click();
    await page.getByLabel("Article text").fill("Half a sentence that");
    host.folder = writeKillSwitchBuild(testInfo);
    await page.evaluate(async () => {
      await (await navigator.serviceWorker.getRegistration()).update();
      setTimeout(() => {
        const end = Date.now() + 14_000;
        while (Date.now() < end);
      }, 0);
    });
    await expect(page.locator("html")).toHaveAttribute("data-build", "newer", { timeout: 40_000 });
    await expect(page.getByLabel("Article text")).toHaveValue("Half a sentence that");
    await page.getByRole("navigation", { name: "Articles" }).getByRole("button", { name: /^1/ }).click();
    await waitUntilRead(page);
    await expect(text(page)).toContainText("Mayor Ann Lee resigned");
  });

  test.describe("", () => {
    test.use({ expectedErrors: [/broken on purpose/] });

    test("replaces a page that a precached file has broken", async ({ page, host }, testInfo) => {
      const broken = { "boot.js": () => "throw new Error('broken on purpose');" };
      host.folder = writeBuild(testInfo.outputPath("broken"), "broken", broken);
      await page.goto("");
      await page.evaluate(async () => {
        await navigator.serviceWorker.register("sw.js", { updateViaCache: "none" });
        await navigator.serviceWorker.ready;
      });
      host.folder = writeKillSwitchBuild(testInfo);
      // The page comes from the cache and is broken. The browser checks for a newer worker on this navigation.
      await page.goto("");
      await expect(page.locator("html")).toHaveAttribute("data-build", "newer", { timeout: 30_000 });
      await page.getByText("Open a file").waitFor();
      expect(await cacheNames(page)).toEqual([]);
    });
  });
});
