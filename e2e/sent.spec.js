// An article from another sender: the page attributes its corrections to the sender and changes nothing of the reader's
// own.
import { card, expect, findings, open, paste, test, text, timeline, waitUntilRead } from "./support/journey.js";

const OWN = "The mayor of Eastport, Ann Lee, met Bo Diaz of the Dock Union on Monday.";
const TEXT = "Police in Lanby arrested Di Fox on 3 March 2021, said Cy Moss. “We knew,” said Moss.";
const spanOf = (words) => [TEXT.indexOf(words), TEXT.indexOf(words) + words.length];
const SENT = {
  dateline: 1,
  text: TEXT,
  corrections: [["rename", spanOf("Di Fox"), null, "Dinah Fox"], ["rename", spanOf("Cy Moss"), null, "Cyril Moss"]],
  view: { off: "person event", told: true, at: ["entity", spanOf("Di Fox")] },
};
const shareHash = (saved) => `#1.p.${Buffer.from(JSON.stringify(saved)).toString("base64url")}`;

const notice = (page) => page.getByRole("alert");
const layerButton = (page, name) => page.getByRole("group", { name: "Layers" }).getByRole("button", { name });
const articleTabs = (page) => page.getByRole("navigation", { name: "Articles" });
const storedSettings = (page) => page.evaluate(() => JSON.stringify(localStorage));

test("attributes the corrections of a link to its sender and lists them beside the reader's own", async ({ page }) => {
  await page.goto(shareHash(SENT));
  await waitUntilRead(page);
  await expect(notice(page)).toContainText("This link contains 2 corrections by its sender.");
  await findings(page).locator(".row", { hasText: "Lanby" }).first().click();
  await card(page).getByText("Correct this").click();
  await card(page).getByRole("button", { name: "Remove this mark" }).click();
  await notice(page).getByRole("button", { name: "Show corrections" }).click();
  const list = page.getByRole("dialog", { name: "Corrections" });
  await expect(list.getByRole("listitem")).toHaveCount(3);
  await expect(list.getByRole("listitem").filter({ hasText: "from the sender" })).toHaveCount(2);
  await page.keyboard.press("Escape");

  // The attribution survives a reload.
  await page.reload();
  await waitUntilRead(page);
  await page.getByRole("button", { name: "3 corrections" }).click();
  await expect(list.getByRole("listitem").filter({ hasText: "from the sender" })).toHaveCount(2);
});

test("attributes the corrections of a file, and shows no notice for an article without corrections", async ({ page }) => {
  await open(page);
  const file = (saved) => ({ name: "a.article.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(saved)) });
  await page.locator('input[type="file"]').setInputFiles(file(SENT));
  await waitUntilRead(page);
  await expect(notice(page)).toContainText("2 corrections by the person who saved it");
  await page.evaluate((shareHash) => (location.hash = shareHash), shareHash({ dateline: 1, text: OWN }));
  await expect(text(page)).toContainText("Ann Lee");
  await waitUntilRead(page);
  await expect(notice(page)).toBeEmpty();
});

test("applies a sender's view to the sent article only and stores no setting of it", async ({ page }) => {
  await open(page);
  await paste(page, OWN);
  await waitUntilRead(page);
  await layerButton(page, "Places").click();
  const before = await storedSettings(page);
  await page.evaluate((shareHash) => (location.hash = shareHash), shareHash(SENT));
  await expect(text(page)).toContainText("Lanby");
  await waitUntilRead(page);
  await expect(layerButton(page, "Events")).toHaveAttribute("aria-pressed", "false");
  await expect(layerButton(page, "Places")).toHaveAttribute("aria-pressed", "true");
  await expect(timeline(page).getByRole("button", { name: "As told", exact: true })).toHaveAttribute("aria-pressed", "true");
  await layerButton(page, "Times").click();
  expect(await storedSettings(page)).toBe(before);

  await articleTabs(page).getByRole("button", { name: /^1/ }).click();
  await expect(text(page)).toContainText("Ann Lee");
  for (const [name, on] of [["People", true], ["Events", true], ["Times", true], ["Places", false]]) {
    await expect(layerButton(page, name)).toHaveAttribute("aria-pressed", String(on));
  }
  await expect(timeline(page).getByRole("button", { name: "As told", exact: true })).toHaveAttribute("aria-pressed", "false");
  // The sent article has the view in which the reader left it.
  await articleTabs(page).getByRole("button", { name: /^2/ }).click();
  await expect(layerButton(page, "Times")).toHaveAttribute("aria-pressed", "false");
  await expect(layerButton(page, "Places")).toHaveAttribute("aria-pressed", "true");
});

test("opens a sent article with corrections separately from the reader's copy of the same text", async ({ page }) => {
  await open(page);
  await paste(page, TEXT);
  await waitUntilRead(page);
  await page.evaluate((shareHash) => (location.hash = shareHash), shareHash(SENT));
  await expect(findings(page)).toContainText("Dinah Fox");
  await articleTabs(page).getByRole("button", { name: /^1/ }).click();
  await expect(findings(page)).toContainText("Di Fox");
  await expect(page.getByRole("group", { name: "Corrections" })).toHaveCount(0);
});

test("rejects a link to a text without words and adds no article", async ({ page }) => {
  await page.goto(shareHash({ dateline: 1, text: " \n\u00a0 " }));
  await expect(notice(page)).toContainText("it contains no text");
  await expect(articleTabs(page)).toHaveCount(0);
  await expect(page.locator(".app")).toHaveAttribute("data-state", "inviting");
});

test("recognises a saved article regardless of the order of its keys", async ({ page }) => {
  await open(page);
  const sorted = JSON.stringify(Object.fromEntries(Object.entries(SENT).sort()), null, 2);
  await page.locator('input[type="file"]').setInputFiles({ name: "a.article.json", mimeType: "application/json", buffer: Buffer.from(sorted) });
  await waitUntilRead(page);
  await expect(findings(page)).toContainText("Dinah Fox");
  expect(await text(page).innerText()).not.toContain("dateline");
});
