// A newer build is offered, never forced; files of two builds never meet; and a host can take it all back.
import { cpSync } from "node:fs";
import { join } from "node:path";
import { card, expect, findings, kept, open, paste, read, text } from "./support/journey.js";
import { build, builds, cacheNames, test } from "./support/host.js";

const TEXT = "Mayor resigns\n\nMayor Ann Lee resigned on Tuesday. “I am done,” Lee said. Her deputy Bo Diaz was arrested on Wednesday, police said.";
const OTHERS = "another app's cache";

const offer = (page) => page.locator(".offer", { hasText: "new version" });
const load = (page) => offer(page).getByRole("button", { name: "Load it" });
const row = (page, name) => findings(page).locator(".row", { hasText: name }).first();

/** A page of the older build, kept on the device, on an origin where others keep something too. */
async function visited(page, host, testInfo) {
  host.folder = build(testInfo.outputPath("older"), "older");
  await open(page);
  await kept(page);
  await page.evaluate((name) => caches.open(name), OTHERS);
}

test("an update is offered, and taken with the text and what was set right", async ({ page, host }, testInfo) => {
  await visited(page, host, testInfo);
  host.folder = build(testInfo.outputPath("newer"), "newer");
  await open(page);
  expect(await builds(page)).toEqual(["older", "older"]);
  await paste(page, TEXT);
  await read(page);
  await row(page, "Bo Diaz").click();
  await card(page).getByText("Correct this").click();
  await card(page).getByRole("button", { name: /hide it/ }).click();
  await expect(offer(page)).toContainText("are taken along");

  // Whoever does not want it has the build that they had.
  await offer(page).getByRole("button", { name: "Not now" }).click();
  await expect(offer(page)).toHaveCount(0);
  await open(page);
  expect(await builds(page)).toEqual(["older", "older"]);
  await read(page);
  await expect(row(page, "Ann Lee")).toBeVisible();
  await expect(row(page, "Bo Diaz")).toHaveCount(0);

  const asked = host.asked.length;
  await load(page).click();
  await expect(page.locator("html")).toHaveAttribute("data-build", "newer");
  await read(page);
  await expect(text(page)).toContainText("Mayor Ann Lee resigned");
  await expect(row(page, "Ann Lee")).toBeVisible();
  await expect(row(page, "Bo Diaz")).toHaveCount(0);
  expect(await builds(page)).toEqual(["newer", "newer"]);
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  await kept(page);
  expect(await cacheNames(page)).toEqual([OTHERS, `dateline ${host.address} newer`]);
  // What was the same in both has not been fetched again.
  expect(host.asked.slice(asked).filter((file) => /\.(bin|wasm)$/.test(file))).toEqual([]);
});

test("what stands in the box is taken along unread", async ({ page, host }, testInfo) => {
  await visited(page, host, testInfo);
  host.folder = build(testInfo.outputPath("newer"), "newer");
  await open(page);
  await page.getByLabel("The article").fill("Half a sentence that");
  await load(page).click();
  await expect(page.locator("html")).toHaveAttribute("data-build", "newer");
  await expect(page.getByLabel("The article")).toHaveValue("Half a sentence that");
});

test("while another page has the older build, the newer one waits", async ({ page, host, context }, testInfo) => {
  await visited(page, host, testInfo);
  const other = await context.newPage();
  await open(other);
  await paste(other, TEXT);
  await read(other);
  host.folder = build(testInfo.outputPath("newer"), "newer");
  await open(page);
  await load(page).click();
  await expect(page.getByRole("alert")).toContainText("in another tab");
  expect(await builds(page)).toEqual(["older", "older"]);
  expect(await builds(other)).toEqual(["older", "older"]);
  await other.close();
  await load(page).click();
  await expect(page.locator("html")).toHaveAttribute("data-build", "newer");
});

test.describe("a host that is half renewed", () => {
  test.use({ expected: [/is not of this build|renewed|SRI|integrity/] });

  test("has nothing to offer until it is whole", async ({ page, host }, testInfo) => {
    await visited(page, host, testInfo);
    const newer = build(testInfo.outputPath("newer"), "newer");
    const half = testInfo.outputPath("half");
    cpSync(newer, half, { recursive: true });
    cpSync(join(host.folder, "worker_loader.js"), join(half, "worker_loader.js"));
    host.folder = half;
    const asked = host.asked.length;
    await open(page);
    await expect.poll(() => host.asked.slice(asked)).toContain("worker_loader.js");
    await paste(page, TEXT);
    await read(page);
    await expect(page.locator(".app")).toHaveAttribute("data-offline", "ready");
    expect(await builds(page)).toEqual(["older", "older"]);
    expect(await cacheNames(page)).toEqual([expect.stringContaining("older"), OTHERS]);

    host.folder = newer;
    await open(page);
    await expect(offer(page)).toBeVisible();
  });

  test("is not kept by who comes the first time", async ({ page, host }, testInfo) => {
    const half = build(testInfo.outputPath("half"), "newer");
    cpSync("dist/worker_loader.js", join(half, "worker_loader.js"));
    host.folder = half;
    await open(page);
    await expect.poll(() => host.asked.filter((file) => file === "worker_loader.js").length).toBeGreaterThan(1);
    await expect(page.locator(".app")).toHaveAttribute("data-offline", "unsupported");
    await paste(page, TEXT);
    await read(page);
    expect(await cacheNames(page)).toEqual([]);
  });
});

test.describe("the kill switch", () => {
  /** A folder with sw-off.js in the place of sw.js, as the README tells it. */
  function off(testInfo) {
    const folder = build(testInfo.outputPath("newer"), "newer");
    cpSync(join(folder, "sw-off.js"), join(folder, "sw.js"));
    return folder;
  }

  const registrations = (page) => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);

  test("takes the page off the device and leaves the reader's text alone", async ({ page, host }, testInfo) => {
    await visited(page, host, testInfo);
    host.folder = off(testInfo);
    await open(page);
    expect(await page.evaluate(() => document.documentElement.dataset.build)).toBe("older");
    await paste(page, TEXT);
    await read(page);
    await expect(page.getByRole("alert")).toContainText("renewed");
    await expect.poll(() => cacheNames(page)).toEqual([OTHERS]);
    // Longer than a page has to answer.
    await page.waitForTimeout(11_000);
    expect(await page.evaluate(() => document.documentElement.dataset.build)).toBe("older");
    await expect(text(page)).toContainText("Mayor Ann Lee resigned");
    await page.getByRole("button", { name: "Load the page again" }).click();
    await expect(page.locator("html")).toHaveAttribute("data-build", "newer");
    await read(page);
    await expect(text(page)).toContainText("Mayor Ann Lee resigned");
    await expect.poll(() => registrations(page)).toBe(0);
    await expect(page.locator(".app")).toHaveAttribute("data-offline", "unsupported");
  });

  test("a page that is too busy to answer is loaded anew with the reader's text", async ({ page, host }, testInfo) => {
    await visited(page, host, testInfo);
    await paste(page, TEXT);
    await read(page);
    await page.getByRole("button", { name: "New text" }).click();
    await page.getByLabel("The article").fill("Half a sentence that");
    host.folder = off(testInfo);
    await page.evaluate(async () => {
      await (await navigator.serviceWorker.getRegistration()).update();
      setTimeout(() => {
        const end = Date.now() + 14_000;
        while (Date.now() < end);
      }, 0);
    });
    await expect(page.locator("html")).toHaveAttribute("data-build", "newer", { timeout: 40_000 });
    await expect(page.getByLabel("The article")).toHaveValue("Half a sentence that");
    await page.getByRole("navigation", { name: "Articles" }).getByRole("button", { name: /^1/ }).click();
    await read(page);
    await expect(text(page)).toContainText("Mayor Ann Lee resigned");
  });

  test.describe("", () => {
    test.use({ expected: [/broken on purpose/] });

    test("mends a page that is broken by what is kept", async ({ page, host }, testInfo) => {
      const broken = { "boot.js": () => "throw new Error('broken on purpose');" };
      host.folder = build(testInfo.outputPath("broken"), "broken", broken);
      await page.goto("");
      await page.evaluate(async () => {
        await navigator.serviceWorker.register("sw.js", { updateViaCache: "none" });
        await navigator.serviceWorker.ready;
      });
      host.folder = off(testInfo);
      // From the device, broken; the browser looks for a newer worker by itself.
      await page.goto("");
      await expect(page.locator("html")).toHaveAttribute("data-build", "newer", { timeout: 30_000 });
      await page.getByText("Open a file").waitFor();
      expect(await cacheNames(page)).toEqual([]);
    });
  });
});
