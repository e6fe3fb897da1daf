// Takes screenshots of the page in twenty states, for review by people. They are written to target/screenshots.
import { readFileSync } from "node:fs";
import { card, expect, findings, open, test, text, timeline, waitUntilRead } from "./support/journey.js";

const WIDE = { viewport: { width: 1440, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

const viewTab = (page, name) => page.getByRole("navigation", { name: "Views" }).getByRole("button", { name });

async function readExample(page, name) {
  await page.getByRole("button", { name }).click();
  await waitUntilRead(page);
  await page.getByLabel("Published").fill("2026-03-06");
  await expect(timeline(page).getByText("set by you")).toHaveCount(1);
}

/** The name of each state, the browser options, and the actions that lead to it. */
const STATES = [
  ["01-empty", WIDE, async () => {}],
  ["02-empty-phone-dark", { ...PHONE, colorScheme: "dark" }, async () => {}],
  ["03-result", WIDE, (page) => readExample(page, /dam/)],
  ["04-result-dark", { ...WIDE, colorScheme: "dark" }, (page) => readExample(page, /chip/)],
  ["05-person", WIDE, async (page) => {
    await readExample(page, /dam/);
    await findings(page).locator(".row").first().click();
    await expect(card(page)).toBeVisible();
  }],
  ["06-event-corrected", WIDE, async (page) => {
    await readExample(page, /ferry/);
    await timeline(page).locator(".row").nth(2).click();
    await card(page).getByText("Correct this").click();
    await expect(card(page).getByLabel("When")).toBeVisible();
  }],
  ["07-quotes", WIDE, async (page) => {
    await readExample(page, /chip/);
    await findings(page).getByRole("button", { name: "Quotes" }).click();
    await findings(page).locator(".said").first().click();
    await expect(card(page)).toBeVisible();
  }],
  ["08-told-with-words", WIDE, async (page) => {
    await readExample(page, /dam/);
    await timeline(page).getByRole("button", { name: "As told", exact: true }).click();
    await page.getByRole("button", { name: "Text settings" }).click();
    await page.getByRole("button", { name: "Words", exact: true }).click();
  }],
  ["09-corrections", WIDE, async (page) => {
    await readExample(page, /ferry/);
    for (const nth of [1, 0]) {
      await timeline(page).locator(".row").nth(nth).click();
      if (nth) await card(page).getByText("Correct this").click();
      await card(page).getByRole("button", { name: "Remove this mark" }).click();
    }
    await page.getByRole("button", { name: "2 corrections" }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
  }],
  ["10-phone", PHONE, async (page) => {
    await page.getByRole("button", { name: /dam/ }).click();
    await waitUntilRead(page);
  }],
  ["11-phone-timeline-dark", { ...PHONE, colorScheme: "dark" }, async (page) => {
    await page.getByRole("button", { name: /ferry/ }).click();
    await waitUntilRead(page);
    await viewTab(page, "Timeline").tap();
    await expect(timeline(page)).toBeVisible();
  }],
  ["12-phone-card-forced-colours", { ...PHONE, forcedColors: "active" }, async (page) => {
    await page.getByRole("button", { name: /dam/ }).click();
    await waitUntilRead(page);
    await text(page).locator(".is-person").first().tap();
    await expect(card(page)).toBeVisible();
  }],
  ["13-share", WIDE, async (page) => {
    await readExample(page, /dam/);
    await page.getByRole("button", { name: "Share", exact: true }).click();
    await page.getByRole("button", { name: "Create link" }).click();
    await expect(page.getByRole("textbox", { name: "Link", exact: true })).toBeVisible();
  }],
  ["14-share-phone-dark", { ...PHONE, colorScheme: "dark" }, async (page) => {
    await page.getByRole("button", { name: /ferry/ }).click();
    await waitUntilRead(page);
    await page.getByRole("button", { name: "Share", exact: true }).click();
    await page.getByRole("button", { name: "Create link" }).click();
    await expect(page.getByRole("textbox", { name: "Link", exact: true })).toBeVisible();
  }],
  ["15-export", WIDE, async (page) => {
    await readExample(page, /chip/);
    await page.getByRole("button", { name: "Export", exact: true }).click();
    await expect(page.getByRole("dialog").locator("pre")).toBeVisible();
  }],
  ["16-export-phone", PHONE, async (page) => {
    await page.getByRole("button", { name: /chip/ }).click();
    await waitUntilRead(page);
    await page.getByRole("button", { name: "Export", exact: true }).click();
    await expect(page.getByRole("dialog").locator("pre")).toBeVisible();
  }],
  ["17-privacy-dark", { ...WIDE, colorScheme: "dark" }, async (page) => {
    await readExample(page, /dam/);
    await page.getByRole("button", { name: "Privacy", exact: true }).click();
    await page.getByText("Check it yourself").click();
  }],
  ["18-together", WIDE, openComparison],
  ["19-together-dark", { ...WIDE, colorScheme: "dark" }, openComparison],
  ["20-together-phone", PHONE, openComparison],
];

/**
 * Compares three texts side by side. The second is the beginning of the first with another headline, so they have names
 * in common.
 */
async function openComparison(page) {
  const dam = readFileSync("examples/dam-talks.txt", "utf8");
  const second = dam.split("\n\n").slice(0, 6).join("\n\n").replace(/^.*$/m, "Talks go on");
  const textFile = (name, words) => ({ name, mimeType: "text/plain", buffer: Buffer.from(words) });
  await page.locator('input[type="file"]').setInputFiles([
    textFile("dam.txt", dam),
    textFile("later.txt", second),
    textFile("ferry.txt", readFileSync("examples/ferry-inquiry.txt", "utf8")),
  ]);
  await expect(page.getByRole("main", { name: "Comparison" })).toBeVisible();
}

for (const [name, options, act] of STATES) {
  test.describe(name, () => {
    test.use(options);
    test("takes a screenshot", async ({ page }) => {
      await open(page);
      await act(page);
      // Smooth scrolling ends within this time.
      await page.waitForTimeout(800);
      await page.screenshot({ path: `target/screenshots/${name}.png` });
    });
  });
}
