// An article that somebody else sent: whose corrections these are is said, and nothing of the reader's own is changed.
import { card, expect, findings, open, paste, read, test, text, timeline } from "./support/journey.js";

const OWN = "The mayor of Eastport, Ann Lee, met Bo Diaz of the Dock Union on Monday.";
const TEXT = "Police in Lanby arrested Di Fox on 3 March 2021, said Cy Moss. “We knew,” said Moss.";
const at = (words) => [TEXT.indexOf(words), TEXT.indexOf(words) + words.length];
const SENT = {
  dateline: 1,
  text: TEXT,
  corrections: [["rename", at("Di Fox"), null, "Dinah Fox"], ["rename", at("Cy Moss"), null, "Cyril Moss"]],
  view: { off: "person event", told: true, at: ["entity", at("Di Fox")] },
};
const hash = (saved) => `#1.p.${Buffer.from(JSON.stringify(saved)).toString("base64url")}`;

const alert = (page) => page.getByRole("alert");
const layer = (page, name) => page.getByRole("group", { name: "Layers of marks" }).getByRole("button", { name });
const shelf = (page) => page.getByRole("navigation", { name: "Articles" });
const settings = (page) => page.evaluate(() => JSON.stringify(localStorage));

test("a link says whose corrections it came with, and lists them beside the reader's own", async ({ page }) => {
  await page.goto(hash(SENT));
  await read(page);
  await expect(alert(page)).toContainText("This link came with 2 corrections by its sender.");
  await findings(page).locator(".row", { hasText: "Lanby" }).first().click();
  await card(page).getByText("Correct this").click();
  await card(page).getByRole("button", { name: /hide it/ }).click();
  await alert(page).getByRole("button", { name: "Show them" }).click();
  const list = page.getByRole("dialog", { name: "Corrections" });
  await expect(list.getByRole("listitem")).toHaveCount(3);
  await expect(list.getByRole("listitem").filter({ hasText: "came with it" })).toHaveCount(2);
  await page.keyboard.press("Escape");

  // That is known after a reload, too.
  await page.reload();
  await read(page);
  await page.getByRole("button", { name: "3 corrections" }).click();
  await expect(list.getByRole("listitem").filter({ hasText: "came with it" })).toHaveCount(2);
});

test("a file says the same; an article without corrections needs no such words", async ({ page }) => {
  await open(page);
  const file = (saved) => ({ name: "a.article.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(saved)) });
  await page.locator('input[type="file"]').setInputFiles(file(SENT));
  await read(page);
  await expect(alert(page)).toContainText("2 corrections by whoever saved it");
  await page.evaluate((hash) => (location.hash = hash), hash({ dateline: 1, text: OWN }));
  await expect(text(page)).toContainText("Ann Lee");
  await read(page);
  await expect(alert(page)).toBeEmpty();
});

test("how somebody else looks at an article is shown with that alone, and is no setting of the reader's", async ({ page }) => {
  await open(page);
  await paste(page, OWN);
  await read(page);
  await layer(page, "Places").click();
  const before = await settings(page);
  await page.evaluate((hash) => (location.hash = hash), hash(SENT));
  await expect(text(page)).toContainText("Lanby");
  await read(page);
  await expect(layer(page, "Events")).toHaveAttribute("aria-pressed", "false");
  await expect(layer(page, "Places")).toHaveAttribute("aria-pressed", "true");
  await expect(timeline(page).getByRole("button", { name: "As it is told" })).toHaveAttribute("aria-pressed", "true");
  await layer(page, "Times").click();
  expect(await settings(page)).toBe(before);

  await shelf(page).getByRole("button", { name: /^1/ }).click();
  await expect(text(page)).toContainText("Ann Lee");
  for (const [name, on] of [["People", true], ["Events", true], ["Times", true], ["Places", false]]) {
    await expect(layer(page, name)).toHaveAttribute("aria-pressed", String(on));
  }
  await expect(timeline(page).getByRole("button", { name: "As it is told" })).toHaveAttribute("aria-pressed", "false");
  // As it was left.
  await shelf(page).getByRole("button", { name: /^2/ }).click();
  await expect(layer(page, "Times")).toHaveAttribute("aria-pressed", "false");
  await expect(layer(page, "Places")).toHaveAttribute("aria-pressed", "true");
});

test("somebody else's corrections of an article that the reader has go to an article of their own", async ({ page }) => {
  await open(page);
  await paste(page, TEXT);
  await read(page);
  await page.evaluate((hash) => (location.hash = hash), hash(SENT));
  await expect(findings(page)).toContainText("Dinah Fox");
  await shelf(page).getByRole("button", { name: /^1/ }).click();
  await expect(findings(page)).toContainText("Di Fox");
  await expect(page.getByRole("group", { name: "Corrections" })).toHaveCount(0);
});

test("a link without words in it is refused, and leaves nothing behind", async ({ page }) => {
  await page.goto(hash({ dateline: 1, text: " \n\u00a0 " }));
  await expect(alert(page)).toContainText("there is no text in it");
  await expect(shelf(page)).toHaveCount(0);
  await expect(page.locator(".app")).toHaveAttribute("data-state", "inviting");
});

test("a saved article is known whatever the order of its keys", async ({ page }) => {
  await open(page);
  const sorted = JSON.stringify(Object.fromEntries(Object.entries(SENT).sort()), null, 2);
  await page.locator('input[type="file"]').setInputFiles({ name: "a.article.json", mimeType: "application/json", buffer: Buffer.from(sorted) });
  await read(page);
  await expect(findings(page)).toContainText("Dinah Fox");
  expect(await text(page).innerText()).not.toContain("dateline");
});
