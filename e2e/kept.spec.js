// Articles that are stored on the device: no link, other tab or other page of the origin deletes or overwrites one.
import { card, expect, findings, open, paste, test, text, waitUntilRead } from "./support/journey.js";

const MAYOR = "The mayor of Eastport, Ann Lee, resigned on Monday.";
const FERRY = "A ferry from Tarn hit the pier on Wednesday, said Cy Moss of the Ferry Board.";
const STRIKE = "Dockers in Port Elm went on strike, Bo Díaz of the Dock Union said.";
/** A share link with somebody else's article. */
const FOREIGN_LINK = `#1.p.${Buffer.from(JSON.stringify({ dateline: 1, text: "Somebody else's article, by Di Fox of Lanby." })).toString("base64url")}`;

const privacyDialog = (page) => page.getByRole("dialog", { name: "Your text stays on this device" });
const articleTabs = (page) => page.getByRole("navigation", { name: "Articles" });

/** Waits longer than the page's delay between a change and its write to storage. */
const waitForSave = (page) => page.waitForTimeout(1200);

/** Returns the texts of the stored articles, sorted. */
const storedTexts = (page) =>
  page.evaluate(() =>
    Object.entries(localStorage)
      .filter(([name]) => name.startsWith("dateline.article."))
      .map(([, line]) => JSON.parse(line).text)
      .sort(),
  );

/** Switches storage on and reads texts. */
async function storeTexts(page, ...texts) {
  await open(page);
  await page.getByRole("button", { name: "How to check" }).click();
  await privacyDialog(page).getByRole("checkbox").check();
  await page.keyboard.press("Escape");
  for (const words of texts) {
    await paste(page, words);
    await expect(text(page)).toContainText(words.slice(0, 20));
    await waitUntilRead(page);
  }
  await expect.poll(() => storedTexts(page)).toEqual([...texts].sort());
}

/** Opens a new page on the same device and closes the old one. */
async function nextVisit(page, address = "") {
  const next = await page.context().newPage();
  await page.close();
  await next.goto(address);
  await next.locator(".app[data-offline]").waitFor();
  return next;
}

for (const [what, hash, message] of [
  ["a damaged link", "#1.d.abcd", /damaged/],
  ["a newer link", "#2.x.y", /newer/],
  ["somebody else's link", FOREIGN_LINK, undefined],
]) {
  test(`${what} leaves the stored articles unchanged`, async ({ page }) => {
    await storeTexts(page, MAYOR, FERRY);
    const visit = await nextVisit(page, hash);
    if (message) await expect(visit.getByRole("alert")).toContainText(message);
    else await expect(text(visit)).toContainText("Di Fox");
    await waitForSave(visit);
    expect(await storedTexts(visit)).toEqual(expect.arrayContaining([FERRY, MAYOR]));
    // The stored articles are available on this page, too.
    await articleTabs(visit).getByRole("button", { name: /mayor of Eastport/ }).first().click();
    await expect(text(visit)).toContainText("Ann Lee");
    const last = await nextVisit(visit);
    await expect(articleTabs(last)).toContainText("A ferry from Tarn");
    expect(await storedTexts(last)).toHaveLength(message ? 2 : 3);
  });
}

test("stores the articles of two tabs, and an article deleted in one tab is not written again by the other", async ({ page }) => {
  await storeTexts(page, MAYOR);
  const other = await page.context().newPage();
  await open(other);
  await waitUntilRead(other);
  await paste(page, FERRY);
  await waitUntilRead(page);
  await expect.poll(() => storedTexts(page)).toEqual([FERRY, MAYOR]);
  await paste(other, STRIKE);
  await expect(text(other)).toContainText("Bo Díaz");
  await waitUntilRead(other);
  await expect.poll(() => storedTexts(page)).toEqual([FERRY, STRIKE, MAYOR]);

  await articleTabs(page).getByRole("button", { name: "Close: The mayor of Eastport" }).click();
  await expect.poll(() => storedTexts(page)).toEqual([FERRY, STRIKE]);
  // The other tab still has the article, and the reader corrects something in it.
  await articleTabs(other).getByRole("button", { name: /^1/ }).click();
  await expect(text(other)).toContainText("Ann Lee");
  await findings(other).locator(".row", { hasText: "Ann Lee" }).click();
  await card(other).getByText("Correct this").click();
  await card(other).getByLabel("Name").fill("Ann Moore");
  await other.keyboard.press("Enter");
  await waitForSave(other);
  await other.close();
  const last = await nextVisit(page);
  expect(await storedTexts(last)).toEqual([FERRY, STRIKE]);
});

test("stores nothing from another tab after storage is switched off in one", async ({ page }) => {
  await storeTexts(page, MAYOR);
  const other = await page.context().newPage();
  await open(other);
  await waitUntilRead(other);
  await page.getByRole("button", { name: "Privacy", exact: true }).click();
  await privacyDialog(page).getByRole("checkbox").uncheck();
  await paste(other, FERRY);
  await expect(text(other)).toContainText("Cy Moss");
  await waitForSave(other);
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toMatch(/Eastport|Tarn/);
});

test("migrates the storage of earlier builds, keeps articles of a later version and moves a damaged line aside", async ({ page }) => {
  await open(page);
  const newer = JSON.stringify({ dateline: 2, text: STRIKE });
  const damaged = JSON.stringify({ dateline: 1, text: STRIKE }).slice(0, 40);
  const lines = [FERRY, MAYOR].map((words) => JSON.stringify({ dateline: 1, text: words }));
  await page.evaluate((articles) => {
    localStorage["dateline.keep"] = "on";
    localStorage["dateline.articles"] = articles;
  }, [damaged, newer, ...lines].join("\n"));
  for (const alert of [/1 article .*newer version of Dateline.*1 article .*a part is missing/, /newer version of Dateline/]) {
    page = await nextVisit(page);
    await waitUntilRead(page);
    await expect(text(page)).toContainText("Ann Lee");
    await expect(articleTabs(page)).toContainText("A ferry from Tarn");
    await expect(page.getByRole("alert")).toContainText(alert);
    await waitForSave(page);
    expect(await storedTexts(page)).toEqual([FERRY, MAYOR]);
    const store = await page.evaluate(() => Object.values(localStorage));
    expect(store).toContain(newer);
    expect(store).toContain(damaged);
  }
  await page.getByRole("button", { name: "Privacy", exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    privacyDialog(page).getByRole("button", { name: "Save the rest" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("damaged.txt");
});
