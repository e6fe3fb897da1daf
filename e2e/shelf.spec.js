// Several articles: each stays as it was left, and all can be seen side by side.
import { card, example, expect, findings, open, paste, read, test, text, timeline } from "./support/journey.js";

const shelf = (page) => page.getByRole("navigation", { name: "Articles" });
const tab = (page, name) => shelf(page).getByRole("button", { name }).first();
const together = (page) => page.getByRole("main", { name: "Articles side by side" });

const file = (name, words) => ({ name, mimeType: "text/plain", buffer: Buffer.from(words) });

// Of our own making, with names in common.
const HARBOUR = [
  file("one.txt", "Harbour to close for repairs\n\nBy Jo Park\nMarch 2, 2026\n\nMayor Ann Lee said on Monday that the harbour of Port Elm will close. “We need two years,” Lee said. Bo Díaz of the Dock Union met her in Port Elm on Sunday."),
  file("two.txt", "Dockers march\n\nMarch 4, 2026\n\nHundreds of dockers marched through Port Elm on Tuesday. “Ann Lee must listen to the Dock Union,” said Bo Díaz. He will meet Lee on Friday."),
  file("three.txt", "Ferry hits pier\n\nMarch 5, 2026\n\nA ferry from Tarn hit the pier in Port Elm on Wednesday, the Ferry Board said. Its head, Cy Moss, resigned on Thursday."),
];

test("a new text leaves the one before on the shelf, as it was left", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: /dam/ }).click();
  await read(page);
  await expect(shelf(page)).toHaveCount(0);
  await findings(page).locator(".row").first().click();
  await card(page).getByText("Correct this").click();
  await card(page).getByLabel("Name").fill("Somebody else");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "As it is told" }).click();

  await page.getByRole("button", { name: "New text" }).click();
  await page.getByRole("button", { name: /ferry/ }).click();
  await read(page);
  await expect(findings(page).getByText("Somebody else")).toHaveCount(0);
  await expect(tab(page, /^2/)).toHaveAttribute("aria-current", "page");

  await tab(page, /^1/).click();
  await read(page);
  await expect(findings(page).getByText("Somebody else")).toBeVisible();
  await expect(card(page)).toBeVisible();
  await expect(page.getByRole("button", { name: "1 correction" })).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(findings(page).getByText("Somebody else")).toHaveCount(0);

  // The same text again is the same article.
  await paste(page, example("ferry-inquiry"));
  await read(page);
  await expect(shelf(page).getByRole("listitem")).toHaveCount(2);
  await shelf(page).getByRole("button", { name: /^Take off/ }).first().click();
  await expect(shelf(page)).toHaveCount(0);
});

test("several files are read one after the other and seen side by side", async ({ page }) => {
  await open(page);
  await page.locator('input[type="file"]').setInputFiles(HARBOUR);
  await expect(together(page)).toBeVisible();
  await expect(shelf(page).getByRole("listitem")).toHaveCount(3);

  // What they share.
  const common = (name) => together(page).locator(".common", { has: page.locator(".name", { hasText: name }) }).first();
  await expect(common("Port Elm").locator(".badge")).toHaveText(["1", "2", "3"]);
  await expect(common("Ann Lee").locator(".badge")).toHaveText(["1", "2"]);
  await expect(together(page).locator("section").first().locator(".common", { hasText: "Ferry Board" })).toHaveCount(0);

  // One timeline in the order of happening, each row with its article.
  const rows = together(page).locator(".entries .row");
  expect(await rows.count()).toBeGreaterThan(3);
  const badges = new Set(await rows.locator(".badge").allTextContents());
  expect(badges).toEqual(new Set(["1", "2", "3"]));

  // Who is quoted, about whom.
  const voices = together(page).locator("section").last();
  await expect(voices.locator(".common", { hasText: "Bo Díaz" })).toContainText(/on .*Ann Lee/);

  // Each leads to its place.
  await common("Ann Lee").getByRole("button", { name: /in Dockers march/ }).click();
  await expect(together(page)).toHaveCount(0);
  await expect(text(page)).toContainText("Hundreds of dockers");
  await expect(card(page)).toContainText("Ann Lee");
  await page.getByRole("button", { name: "Side by side" }).click();
  await expect(together(page)).toBeVisible();
  await page.getByRole("button", { name: "Side by side" }).click();
  await expect(timeline(page)).toBeVisible();
});

test("of several files, those that can't be read are named and the others are read", async ({ page }) => {
  await open(page);
  await page.locator('input[type="file"]').setInputFiles([
    HARBOUR[0],
    { name: "photo.jpg", mimeType: "image/jpeg", buffer: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 1, 2, 3, 0, 0, 0, 5, 6, 0, 0]) },
    file("empty.txt", " "),
    HARBOUR[1],
  ]);
  await expect(together(page)).toBeVisible();
  await expect(shelf(page).getByRole("listitem")).toHaveCount(2);
  await expect(page.getByRole("alert")).toContainText("photo.jpg");
  await expect(page.getByRole("alert")).toContainText("empty.txt");
});
