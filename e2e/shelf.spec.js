// Several articles: each stays as the reader left it, and all can be compared side by side.
import { card, exampleText, expect, findings, open, paste, test, text, timeline, waitUntilRead } from "./support/journey.js";

const articleTabs = (page) => page.getByRole("navigation", { name: "Articles" });
const articleTab = (page, name) => articleTabs(page).getByRole("button", { name }).first();
const comparison = (page) => page.getByRole("main", { name: "Comparison" });

const textFile = (name, words) => ({ name, mimeType: "text/plain", buffer: Buffer.from(words) });

// Invented articles with common names.
const HARBOUR = [
  textFile("one.txt", "Harbour to close for repairs\n\nBy Jo Park\nMarch 2, 2026\n\nMayor Ann Lee said on Monday that the harbour of Port Elm will close. “We need two years,” Lee said. Bo Díaz of the Dock Union met her in Port Elm on Sunday."),
  textFile("two.txt", "Dockers march\n\nMarch 4, 2026\n\nHundreds of dockers marched through Port Elm on Tuesday. “Ann Lee must listen to the Dock Union,” said Bo Díaz. He will meet Lee on Friday."),
  textFile("three.txt", "Ferry hits pier\n\nMarch 5, 2026\n\nA ferry from Tarn hit the pier in Port Elm on Wednesday, the Ferry Board said. Its head, Cy Moss, resigned on Thursday."),
];

test("keeps the previous article with its corrections and view when a new text is read", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: /dam/ }).click();
  await waitUntilRead(page);
  await expect(articleTabs(page)).toHaveCount(0);
  await findings(page).locator(".row").first().click();
  await card(page).getByText("Correct this").click();
  await card(page).getByLabel("Name").fill("Somebody else");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "As told", exact: true }).click();

  await page.getByRole("button", { name: "New text" }).click();
  await page.getByRole("button", { name: /ferry/ }).click();
  await waitUntilRead(page);
  await expect(findings(page).getByText("Somebody else")).toHaveCount(0);
  await expect(articleTab(page, /^2/)).toHaveAttribute("aria-current", "page");

  await articleTab(page, /^1/).click();
  await waitUntilRead(page);
  await expect(findings(page).getByText("Somebody else")).toBeVisible();
  await expect(card(page)).toBeVisible();
  await expect(page.getByRole("button", { name: "1 correction" })).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(findings(page).getByText("Somebody else")).toHaveCount(0);

  // Pasting the same text again does not add an article.
  await paste(page, exampleText("ferry-inquiry"));
  await waitUntilRead(page);
  await expect(articleTabs(page).getByRole("listitem")).toHaveCount(2);
  await articleTabs(page).getByRole("button", { name: /^Close/ }).first().click();
  await expect(articleTabs(page)).toHaveCount(0);
});

test("reads several files and compares them side by side", async ({ page }) => {
  await open(page);
  await page.locator('input[type="file"]').setInputFiles(HARBOUR);
  await expect(comparison(page)).toBeVisible();
  await expect(articleTabs(page).getByRole("listitem")).toHaveCount(3);

  // The entities that the articles have in common.
  const common = (name) => comparison(page).locator(".common", { has: page.locator(".name", { hasText: name }) }).first();
  await expect(common("Port Elm").locator(".badge")).toHaveText(["1", "2", "3"]);
  await expect(common("Ann Lee").locator(".badge")).toHaveText(["1", "2"]);
  await expect(comparison(page).locator("section").first().locator(".common", { hasText: "Ferry Board" })).toHaveCount(0);

  // One chronological timeline, in which each row shows its article.
  const rows = comparison(page).locator(".entries .row");
  expect(await rows.count()).toBeGreaterThan(3);
  const badges = new Set(await rows.locator(".badge").allTextContents());
  expect(badges).toEqual(new Set(["1", "2", "3"]));

  // The quoted speakers and the people that they talk about.
  const speakers = comparison(page).locator("section").last();
  await expect(speakers.locator(".common", { hasText: "Bo Díaz" })).toContainText(/about .*Ann Lee/);

  // A click leads to the place in the article.
  await common("Ann Lee").getByRole("button", { name: /in Dockers march/ }).click();
  await expect(comparison(page)).toHaveCount(0);
  await expect(text(page)).toContainText("Hundreds of dockers");
  await expect(card(page)).toContainText("Ann Lee");
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  await expect(comparison(page)).toBeVisible();
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  await expect(timeline(page)).toBeVisible();
});

test("names the files that can't be read and reads the others", async ({ page }) => {
  await open(page);
  await page.locator('input[type="file"]').setInputFiles([
    HARBOUR[0],
    { name: "photo.jpg", mimeType: "image/jpeg", buffer: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 1, 2, 3, 0, 0, 0, 5, 6, 0, 0]) },
    textFile("empty.txt", " "),
    HARBOUR[1],
  ]);
  await expect(comparison(page)).toBeVisible();
  await expect(articleTabs(page).getByRole("listitem")).toHaveCount(2);
  await expect(page.getByRole("alert")).toContainText("photo.jpg");
  await expect(page.getByRole("alert")).toContainText("empty.txt");
});
