// What the reader sets right: it changes everywhere, holds, is listed, and can be taken back.
import { card, expect, findings, open, paste, read, test, text, timeline } from "./support/journey.js";

const TEXT = "Mayor resigns\n\nMayor Ann Lee resigned on Tuesday. “I am done,” Lee said. Her deputy Bo Diaz was arrested on Wednesday, police said. The harbour of Eastport was closed.";

const row = (page, name) => findings(page).locator(".row", { hasText: name }).first();
const correct = (page) => card(page).getByText("Correct this");
const undo = (page) => page.getByRole("button", { name: "Undo", exact: true });

async function opened(page) {
  await open(page);
  await paste(page, TEXT);
  await read(page);
}

test("an entity is of another kind, has another name, is none; each undone and done again", async ({ page }) => {
  await opened(page);
  await row(page, "Ann Lee").click();
  await correct(page).click();
  await card(page).getByLabel("Kind").selectOption({ label: "Organisation" });
  await expect(findings(page).locator("section", { hasText: "Organisations" }).locator(".row", { hasText: "Ann Lee" })).toHaveCount(1);
  await expect(text(page).locator(".is-org", { hasText: "Ann Lee" })).toHaveCount(1);

  await card(page).getByLabel("Name").fill("Mayor Lee");
  await card(page).getByRole("button", { name: "Rename" }).click();
  await expect(row(page, "Mayor Lee")).toBeVisible();
  await expect(card(page).getByRole("heading", { name: "Mayor Lee" })).toBeVisible();

  await card(page).getByRole("button", { name: /hide it/ }).click();
  await expect(row(page, "Mayor Lee")).toHaveCount(0);
  await expect(card(page)).toHaveCount(0);

  await page.keyboard.press("Control+z");
  await expect(row(page, "Mayor Lee")).toBeVisible();
  await undo(page).click();
  await undo(page).click();
  await expect(text(page).locator(".is-person", { hasText: "Ann Lee" })).toHaveCount(1);
  await expect(undo(page)).toBeDisabled();
  await page.getByRole("button", { name: "Redo" }).click();
  await expect(text(page).locator(".is-org", { hasText: "Ann Lee" })).toHaveCount(1);
});

test("two that are one are merged, and parted again", async ({ page }) => {
  await opened(page);
  const before = await findings(page).locator(".row").count();
  await row(page, "Bo Diaz").click();
  await correct(page).click();
  await card(page).getByLabel("Same as").selectOption({ label: "Ann Lee" });
  await expect(row(page, "Bo Diaz")).toHaveCount(0);
  await expect(card(page).getByText("also Lee, Bo Diaz")).toBeVisible();
  await card(page).getByRole("button", { name: /is another/ }).click();
  await expect(row(page, "Bo Diaz")).toBeVisible();
  expect(await findings(page).locator(".row").count()).toBe(before);
});

test("a quote is somebody else's, an event of another day: both hold when the date changes", async ({ page }) => {
  await opened(page);
  // On its first line: a quote that is broken over lines has a box that begins where it does not.
  const line = await text(page).locator(".quote").first().evaluate((quote) => quote.getClientRects()[0].toJSON());
  await page.mouse.click(line.x + Math.min(30, line.width / 2), line.y + line.height / 2);
  await expect(card(page)).toContainText("Ann Lee");
  await correct(page).click();
  await card(page).getByLabel("Said by").selectOption({ label: "Bo Diaz" });
  await expect(text(page).locator(".quote").first()).toHaveAttribute("data-by", "Diaz");

  await timeline(page).locator(".row", { hasText: "arrested" }).click();
  await card(page).getByLabel("When").fill("in spring");
  await card(page).getByRole("button", { name: "Set date" }).click();
  await expect(card(page).getByRole("alert")).toContainText("2015-10");
  await card(page).getByLabel("When").fill("2026-2-3");
  await card(page).getByRole("button", { name: "Set date" }).click();
  const corrected = timeline(page).locator(".entry", { hasText: "Tuesday 3 February" });
  await expect(corrected).toContainText("arrested");
  await expect(corrected).toContainText("as you said");

  await page.getByLabel("Published").fill("2026-03-06");
  await expect(timeline(page).locator(".entry", { hasText: "Tuesday 3 March" })).toContainText("resigned");
  await expect(corrected).toContainText("arrested");
  await expect(text(page).locator(".quote").first()).toHaveAttribute("data-by", "Diaz");

  await page.getByRole("button", { name: "2 corrections" }).click();
  const list = page.getByRole("dialog", { name: "Corrections", exact: true });
  await expect(list.getByRole("listitem")).toHaveCount(2);
  await list.getByRole("button", { name: "Take back" }).first().click();
  await expect(list.getByRole("listitem")).toHaveCount(1);
  await list.getByRole("button", { name: "Take all back" }).click();
  await page.keyboard.press("Escape");
  await expect(text(page).locator(".quote").first()).toHaveAttribute("data-by", "Lee");
  await expect(timeline(page).locator(".entry", { hasText: "Wednesday 4 March" })).toContainText("arrested");
});

test("selected words can be marked", async ({ page }) => {
  await opened(page);
  await text(page).evaluate((article) => {
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    let node;
    while ((node = walker.nextNode()) && !node.data.includes("harbour"));
    const at = node.data.indexOf("harbour");
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 7);
    getSelection().addRange(range);
    dispatchEvent(new PointerEvent("pointerup"));
  });
  const choice = page.getByRole("group", { name: /Mark “harbour”/ });
  await choice.getByRole("button", { name: "Place" }).click();
  await expect(text(page).locator(".is-place", { hasText: "harbour" })).toHaveCount(1);
  await expect(card(page).getByRole("heading", { name: "harbour" })).toBeVisible();
  await expect(row(page, "harbour")).toBeVisible();
});

test("a new text starts without corrections, and the one before comes back with its own", async ({ page }) => {
  await opened(page);
  await row(page, "Bo Diaz").click();
  await correct(page).click();
  await card(page).getByRole("button", { name: /hide it/ }).click();
  await expect(row(page, "Bo Diaz")).toHaveCount(0);
  await paste(page, "Bo Diaz met Ann Lee on Monday.");
  await expect(text(page)).toContainText("met Ann Lee");
  await expect(row(page, "Bo Diaz")).toBeVisible();
  await page.getByRole("navigation", { name: "Articles" }).getByRole("button", { name: /^1/ }).click();
  await expect(text(page)).toContainText("I am done");
  await expect(row(page, "Bo Diaz")).toHaveCount(0);
  await undo(page).click();
  await expect(row(page, "Bo Diaz")).toBeVisible();
});

test("why something was marked is told", async ({ page }) => {
  await opened(page);
  await timeline(page).locator(".row", { hasText: "resigned" }).first().click();
  await card(page).getByText("Why was this marked?").click();
  await expect(card(page)).toContainText("Dated by “Tuesday”");
  await expect(card(page)).toContainText("mostly right");
});

test("the keyboard's place is not lost by a correction", async ({ page }) => {
  await opened(page);
  await row(page, "Ann Lee").focus();
  await page.keyboard.press("Enter");
  await text(page).focus();
  await page.keyboard.press("Enter");
  await expect(card(page)).toBeFocused();
  await correct(page).focus();
  await page.keyboard.press("Enter");
  const kind = card(page).getByLabel("Kind");
  await kind.focus();
  await kind.selectOption({ label: "Place" });
  await expect(text(page).locator(".is-place", { hasText: "Ann Lee" })).toHaveCount(1);
  await expect(card(page).getByLabel("Kind")).toBeFocused();
  await card(page).getByRole("button", { name: /hide it/ }).focus();
  await page.keyboard.press("Enter");
  await expect(card(page)).toHaveCount(0);
  await expect(text(page)).toBeFocused();
});
