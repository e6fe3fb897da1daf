// A build with five articles under a sub-path: readable without JavaScript, searchable without the program, and
// hydrated by the program without a layout shift.
import { axeViolations } from "./support/axe.js";
import { card, expect, findings, isInView, test, text, timeline } from "./support/journey.js";

const address = process.env.DATELINE_SITE;
test.skip(!address, "cargo xtask test journeys makes the build with articles");
test.use({ baseURL: address ?? "http://localhost/" });

const fitsWidth = (page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
/** Waits until the program runs: only the program sets the height of the minimap's window. */
const waitUntilHydrated = (page) => expect(page.locator(".minimap .window")).toHaveAttribute("height", /^([2-9]|[1-9]\d+)$/);
/** Returns the position and size of everything visible, in CSS pixels. */
const layoutBoxes = (page) =>
  page.evaluate(() =>
    [".bar", ".brand", ".legend", ".from", ".paper", ".part > *", ".run", ".findings h2", ".findings .row", ".entry", ".timeline .row", ".tabs"]
      .flatMap((what) => [...document.querySelectorAll(what)].map((element) => [what, element.getBoundingClientRect()]))
      .map(([what, { x, y, width, height }]) => [what, x, y, width, height].join(" ")),
  );

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("shows the list, the index and the marked text", async ({ page }) => {
    await page.goto("");
    await expect(page.locator(".cards > li")).toHaveCount(5);
    await expect(page.getByRole("search")).toBeHidden();
    const people = page.locator("#people .shared > li").filter({ hasText: "Marta Lindqvist" });
    expect(await people.getByRole("link").count()).toBeGreaterThan(2);
    await people.getByRole("link").first().click();

    // The link leads to the first mention of the name.
    await expect(page).toHaveURL(/\/papers\/coast\/articles\/[a-z-]+\/#e\d+-0$/);
    const id = new URL(page.url()).hash;
    await expect(page.locator(id)).toBeInViewport();
    await expect(page.locator(id)).toHaveClass(/is-person/);
    expect(await text(page).locator(".quote").count()).toBeGreaterThan(1);
    await expect(findings(page).getByRole("heading", { name: /People/ })).toBeVisible();
    expect(await timeline(page).locator(".entry").count()).toBeGreaterThan(1);
    await page.getByRole("link", { name: "‹ All articles" }).click();
    await expect(page.locator(".cards > li")).toHaveCount(5);
  });

  for (const width of [320, 1440]) {
    test(`fits a width of ${width} pixels`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      for (const path of ["", "articles/harbour-strike/"]) {
        await page.goto(path);
        const { scroll, client } = await page.locator("html").evaluate((element) => ({ scroll: element.scrollWidth, client: element.clientWidth }));
        expect(scroll).toBeLessThanOrEqual(client);
      }
      for (const part of [text(page), findings(page), timeline(page)]) await expect(part).toBeVisible();
    });
  }
});

test("searches the list without the program and puts the query into the URL", async ({ page }) => {
  const requests = [];
  page.on("request", (request) => requests.push(new URL(request.url()).pathname));
  await page.goto("");
  const shown = page.locator(".cards > li:not([hidden])");
  await page.getByRole("searchbox").fill("okafor");
  await expect(page.getByRole("status")).toHaveText("4 of 5 articles");
  await expect(shown).toHaveCount(4);
  await page.getByRole("searchbox").fill("PEREIRA kestermouth");
  await expect(page.getByRole("status")).toHaveText("1 of 5 articles");
  await expect(page).toHaveURL(/#q=PEREIRA%20kestermouth$/);
  await page.getByRole("searchbox").fill("2019");
  await expect(shown).toHaveCount(1);
  await expect(page.locator("#dates .happened:not([hidden])").first()).toBeVisible();
  await page.getByRole("searchbox").fill("nobody of that name");
  await expect(page.getByRole("status")).toHaveText("0 of 5 articles");

  await page.goto("about:blank");
  await page.goto("#q=brigid");
  await expect(page.getByRole("searchbox")).toHaveValue("brigid");
  expect(await shown.count()).toBeLessThan(5);
  expect(requests.filter((path) => /wasm|page|worker|models/.test(path))).toEqual([]);
});

for (const [name, options] of [
  ["light", {}],
  ["dark", { colorScheme: "dark" }],
  ["forced colours", { forcedColors: "active" }],
  ["320 px", { viewport: { width: 320, height: 640 } }],
]) {
  test.describe(name, () => {
    test.use(options);

    test("list and article have no accessibility violations", async ({ page }) => {
      await page.goto("");
      expect(await axeViolations(page)).toEqual([]);
      await page.getByRole("searchbox").fill("okafor");
      expect(await axeViolations(page)).toEqual([]);
      await page.goto("articles/harbour-strike/");
      await waitUntilHydrated(page);
      expect(await axeViolations(page)).toEqual([]);
    });
  });
}

for (const [name, viewport] of [["wide", { width: 1440, height: 900 }], ["narrow", { width: 390, height: 844 }]]) {
  test.describe(name, () => {
    test.use({ viewport });

    test("hydrates the article without a layout shift, and everything works afterwards", async ({ page }) => {
      let release;
      const released = new Promise((resolve) => (release = resolve));
      await page.route(/page-[^/]*\.wasm$/, async (route) => {
        await released;
        await route.continue();
      });
      await page.goto("articles/harbour-strike/");
      await expect(text(page).locator(".run").first()).toBeVisible();
      // Simulates a reader who scrolls and has the focus in the text before the program runs. The focus must not
      // scroll: if a smooth scroll is cut short by the next, Chromium's compositor continues it for a frame.
      await text(page).evaluate((article) => article.focus({ preventScroll: true }));
      await page.locator(".text").evaluate((pane) => pane.scrollTo({ top: 120, behavior: "instant" }));
      await page.evaluate(() => document.fonts.ready);
      const before = await layoutBoxes(page);
      expect(before.length).toBeGreaterThan(50);
      await page.evaluate(() => {
        window.part = document.querySelector(".part");
        window.shifts = [];
        new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map((element) => element.value))).observe({ type: "layout-shift" });
        getSelection().selectAllChildren(document.querySelector(".part > .body"));
      });
      const selected = await page.evaluate(() => getSelection().toString());
      const names = await text(page).locator(".run").count();
      await expect(page.locator(".minimap .window")).toHaveAttribute("height", "1");
      release();
      await waitUntilHydrated(page);
      expect(await layoutBoxes(page)).toEqual(before);
      // The program has adopted the elements of the text and not replaced them by equal ones.
      expect(await page.evaluate(() => window.part.isConnected)).toBe(true);
      expect(await text(page).locator(".run").count()).toBe(names);
      expect(await page.evaluate(() => getSelection().toString())).toBe(selected);
      expect(await page.evaluate(() => window.shifts)).toEqual([]);
      await expect(text(page)).toBeFocused();
      await page.evaluate(() => getSelection().removeAllRanges());
      expect(await fitsWidth(page)).toBe(true);

      await text(page).locator(".is-person").first().click();
      await expect(card(page)).toBeVisible();
      await page.keyboard.press("Escape");
      await expect(card(page)).toHaveCount(0);
      if (name === "wide") {
        const event = timeline(page).locator(".row").last();
        await event.click();
        await expect.poll(() => isInView(text(page).locator(".here").first())).toBe(true);
        await page.getByRole("button", { name: "As told", exact: true }).click();
        await expect(timeline(page).locator(".told")).toBeVisible();
      }
    });
  });
}

test("selects the mention that a URL leads to, and analyses the article again for another day", async ({ page }) => {
  await page.goto("");
  await page.locator("#people .shared > li").filter({ hasText: "Thomas Okafor" }).getByRole("link", { name: /Dockers/ }).click();
  await expect(card(page).getByRole("heading", { name: "Thomas Okafor" })).toBeVisible();
  await expect(text(page).locator(".here").first()).toBeInViewport();

  await page.getByLabel("Published").fill("2026-04-06");
  await expect(timeline(page).locator(".entry").filter({ hasText: "6 April" })).not.toHaveCount(0);
});

test("reads the reader's own text on the page beside the list and in place of an article", async ({ page }) => {
  await page.goto("");
  await page.getByRole("link", { name: "Analyse your own text" }).click();
  await page.getByText("Open a file").waitFor();
  await page.goto("articles/greve/");
  await waitUntilHydrated(page);
  await page.getByRole("button", { name: "New text" }).click();
  await page.getByLabel("Article text").fill("Ann Lee of Paris spoke on Monday.");
  await page.getByRole("button", { name: "Analyse" }).click();
  await expect(text(page)).toContainText("Ann Lee of Paris");
  await expect(page.locator(".from")).toHaveCount(0);
});

test("leaves stored articles unchanged on an article's page, and restores the corrections made there", async ({ page }) => {
  await page.goto("read.html");
  await page.getByRole("button", { name: "How to check" }).click();
  await page.getByRole("dialog").getByRole("checkbox").check();
  await page.keyboard.press("Escape");
  await page.getByLabel("Article text").fill("Ann Lee of Paris spoke on Monday.");
  await page.getByRole("button", { name: "Analyse" }).click();
  await expect(text(page)).toContainText("Ann Lee of Paris");
  const stored = () => page.evaluate(() => JSON.stringify(localStorage));
  await expect.poll(stored).toContain("Ann Lee");

  await page.goto("articles/harbour-strike/");
  await waitUntilHydrated(page);
  // Longer than the page's delay before a write to storage.
  await page.waitForTimeout(1200);
  expect(await stored()).toContain("Ann Lee");
  await findings(page).locator(".row").first().click();
  await card(page).getByText("Correct this").click();
  await card(page).getByLabel("Name").fill("Somebody else");
  await page.keyboard.press("Enter");
  await page.reload();
  await waitUntilHydrated(page);
  await expect(findings(page)).toContainText("Somebody else");
  await expect(page.getByRole("link", { name: "‹ All articles" })).toBeVisible();

  await page.goto("read.html");
  await expect(text(page)).toContainText("Ann Lee of Paris");
});
