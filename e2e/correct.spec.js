// Corrections by the reader: they apply to all panes, persist when the date changes, are listed, and can be undone.
import { card, expect, findings, open, paste, test, text, timeline, waitUntilRead } from "./support/journey.js";

const TEXT = "Mayor resigns\n\nMayor Ann Lee resigned on Tuesday. “I am done,” Lee said. Her deputy Bo Diaz was arrested on Wednesday, police said. The harbour of Eastport was closed.";

const findingRow = (page, name) => findings(page).locator(".row", { hasText: name }).first();
const correctThis = (page) => card(page).getByText("Correct this");
const undoButton = (page) => page.getByRole("button", { name: "Undo", exact: true });

async function openArticle(page) {
  await open(page);
  await paste(page, TEXT);
  await waitUntilRead(page);
}

test("changes the kind of an entity, renames it and hides it, with undo and redo", async ({ page }) => {
  await openArticle(page);
  await findingRow(page, "Ann Lee").click();
  await correctThis(page).click();
  await card(page).getByLabel("Kind").selectOption({ label: "Organisation" });
  await expect(findings(page).locator("section", { hasText: "Organisations" }).locator(".row", { hasText: "Ann Lee" })).toHaveCount(1);
  await expect(text(page).locator(".is-org", { hasText: "Ann Lee" })).toHaveCount(1);

  await card(page).getByLabel("Name").fill("Mayor Lee");
  await card(page).getByRole("button", { name: "Rename" }).click();
  await expect(findingRow(page, "Mayor Lee")).toBeVisible();
  await expect(card(page).getByRole("heading", { name: "Mayor Lee" })).toBeVisible();

  await card(page).getByRole("button", { name: "Remove this mark" }).click();
  await expect(findingRow(page, "Mayor Lee")).toHaveCount(0);
  await expect(card(page)).toHaveCount(0);

  await page.keyboard.press("Control+z");
  await expect(findingRow(page, "Mayor Lee")).toBeVisible();
  await undoButton(page).click();
  await undoButton(page).click();
  await expect(text(page).locator(".is-person", { hasText: "Ann Lee" })).toHaveCount(1);
  await expect(undoButton(page)).toBeDisabled();
  await page.getByRole("button", { name: "Redo" }).click();
  await expect(text(page).locator(".is-org", { hasText: "Ann Lee" })).toHaveCount(1);
});

test("merges two entities and splits them again", async ({ page }) => {
  await openArticle(page);
  const before = await findings(page).locator(".row").count();
  await findingRow(page, "Bo Diaz").click();
  await correctThis(page).click();
  await card(page).getByLabel("Merge with").selectOption({ label: "Ann Lee" });
  await expect(findingRow(page, "Bo Diaz")).toHaveCount(0);
  await expect(card(page).getByText("Also written: Lee, Bo Diaz")).toBeVisible();
  await card(page).getByRole("button", { name: /Split off/ }).click();
  await expect(findingRow(page, "Bo Diaz")).toBeVisible();
  expect(await findings(page).locator(".row").count()).toBe(before);
});

test("keeps a corrected speaker and a corrected event date when the day of publication changes", async ({ page }) => {
  await openArticle(page);
  // Clicks on the first line: the bounding box of a quote that wraps does not start where its text starts.
  const line = await text(page).locator(".quote").first().evaluate((quote) => quote.getClientRects()[0].toJSON());
  await page.mouse.click(line.x + Math.min(30, line.width / 2), line.y + line.height / 2);
  await expect(card(page)).toContainText("Ann Lee");
  await correctThis(page).click();
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
  await expect(corrected).toContainText("set by you");

  await page.getByLabel("Published").fill("2026-03-06");
  await expect(timeline(page).locator(".entry", { hasText: "Tuesday 3 March" })).toContainText("resigned");
  await expect(corrected).toContainText("arrested");
  await expect(text(page).locator(".quote").first()).toHaveAttribute("data-by", "Diaz");

  await page.getByRole("button", { name: "2 corrections" }).click();
  const list = page.getByRole("dialog", { name: "Corrections", exact: true });
  await expect(list.getByRole("listitem")).toHaveCount(2);
  await list.getByRole("button", { name: "Remove", exact: true }).first().click();
  await expect(list.getByRole("listitem")).toHaveCount(1);
  await list.getByRole("button", { name: "Remove all" }).click();
  await page.keyboard.press("Escape");
  await expect(text(page).locator(".quote").first()).toHaveAttribute("data-by", "Lee");
  await expect(timeline(page).locator(".entry", { hasText: "Wednesday 4 March" })).toContainText("arrested");
});

test("marks selected words", async ({ page }) => {
  await openArticle(page);
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
  await expect(findingRow(page, "harbour")).toBeVisible();
});

test("starts a new text without corrections and restores those of the previous text", async ({ page }) => {
  await openArticle(page);
  await findingRow(page, "Bo Diaz").click();
  await correctThis(page).click();
  await card(page).getByRole("button", { name: "Remove this mark" }).click();
  await expect(findingRow(page, "Bo Diaz")).toHaveCount(0);
  await paste(page, "Bo Diaz met Ann Lee on Monday.");
  await expect(text(page)).toContainText("met Ann Lee");
  await expect(findingRow(page, "Bo Diaz")).toBeVisible();
  await page.getByRole("navigation", { name: "Articles" }).getByRole("button", { name: /^1/ }).click();
  await expect(text(page)).toContainText("I am done");
  await expect(findingRow(page, "Bo Diaz")).toHaveCount(0);
  await undoButton(page).click();
  await expect(findingRow(page, "Bo Diaz")).toBeVisible();
});

test("explains why an event was marked", async ({ page }) => {
  await openArticle(page);
  await timeline(page).locator(".row", { hasText: "resigned" }).first().click();
  await card(page).getByText("Why was this marked?").click();
  await expect(card(page)).toContainText("Dated by “Tuesday”");
  await expect(card(page)).toContainText("mostly right");
});

test("keeps the keyboard focus after a correction", async ({ page }) => {
  await openArticle(page);
  await findingRow(page, "Ann Lee").focus();
  await page.keyboard.press("Enter");
  await text(page).focus();
  await page.keyboard.press("Enter");
  await expect(card(page)).toBeFocused();
  await correctThis(page).focus();
  await page.keyboard.press("Enter");
  const kind = card(page).getByLabel("Kind");
  await kind.focus();
  await kind.selectOption({ label: "Place" });
  await expect(text(page).locator(".is-place", { hasText: "Ann Lee" })).toHaveCount(1);
  await expect(card(page).getByLabel("Kind")).toBeFocused();
  await card(page).getByRole("button", { name: "Remove this mark" }).focus();
  await page.keyboard.press("Enter");
  await expect(card(page)).toHaveCount(0);
  await expect(text(page)).toBeFocused();
});
