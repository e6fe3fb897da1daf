// Articles that are kept on the device: no link, no other tab and no other page of the origin costs the reader one.
import { card, expect, findings, open, paste, read, test, text } from "./support/journey.js";

const MAYOR = "The mayor of Eastport, Ann Lee, resigned on Monday.";
const FERRY = "A ferry from Tarn hit the pier on Wednesday, said Cy Moss of the Ferry Board.";
const STRIKE = "Dockers in Port Elm went on strike, Bo Díaz of the Dock Union said.";
/** A link with an article of somebody else's. */
const LINK = `#1.p.${Buffer.from(JSON.stringify({ dateline: 1, text: "Somebody else's article, by Di Fox of Lanby." })).toString("base64url")}`;

const sheet = (page) => page.getByRole("dialog", { name: "What you paste stays here" });
const shelf = (page) => page.getByRole("navigation", { name: "Articles" });

/** Longer than the page waits after a change before it writes. */
const rest = (page) => page.waitForTimeout(1200);

/** The texts that are kept under their own names. */
const kept = (page) =>
  page.evaluate(() =>
    Object.entries(localStorage)
      .filter(([name]) => name.startsWith("dateline.article."))
      .map(([, line]) => JSON.parse(line).text)
      .sort(),
  );

/** Switches the keeping on and has texts read. */
async function keep(page, ...texts) {
  await open(page);
  await page.getByRole("button", { name: "How you can tell" }).click();
  await sheet(page).getByRole("checkbox").check();
  await page.keyboard.press("Escape");
  for (const words of texts) {
    await paste(page, words);
    await expect(text(page)).toContainText(words.slice(0, 20));
    await read(page);
  }
  await expect.poll(() => kept(page)).toEqual([...texts].sort());
}

/** Closes a page and opens another on the same device. */
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
  ["somebody else's link", LINK, undefined],
]) {
  test(`${what} does not cost the articles that are kept`, async ({ page }) => {
    await keep(page, MAYOR, FERRY);
    const visit = await nextVisit(page, hash);
    if (message) await expect(visit.getByRole("alert")).toContainText(message);
    else await expect(text(visit)).toContainText("Di Fox");
    await rest(visit);
    expect(await kept(visit)).toEqual(expect.arrayContaining([FERRY, MAYOR]));
    // They are at hand there, too.
    await shelf(visit).getByRole("button", { name: /mayor of Eastport/ }).first().click();
    await expect(text(visit)).toContainText("Ann Lee");
    const last = await nextVisit(visit);
    await expect(shelf(last)).toContainText("A ferry from Tarn");
    expect(await kept(last)).toHaveLength(message ? 2 : 3);
  });
}

test("two tabs keep each other's articles, and what is taken off in one does not come back from the other", async ({ page }) => {
  await keep(page, MAYOR);
  const other = await page.context().newPage();
  await open(other);
  await read(other);
  await paste(page, FERRY);
  await read(page);
  await expect.poll(() => kept(page)).toEqual([FERRY, MAYOR]);
  await paste(other, STRIKE);
  await expect(text(other)).toContainText("Bo Díaz");
  await read(other);
  await expect.poll(() => kept(page)).toEqual([FERRY, STRIKE, MAYOR]);

  await shelf(page).getByRole("button", { name: "Take off: The mayor of Eastport" }).click();
  await expect.poll(() => kept(page)).toEqual([FERRY, STRIKE]);
  // The other tab has it still, and something is set right in it there.
  await shelf(other).getByRole("button", { name: /^1/ }).click();
  await expect(text(other)).toContainText("Ann Lee");
  await findings(other).locator(".row", { hasText: "Ann Lee" }).click();
  await card(other).getByText("Correct this").click();
  await card(other).getByLabel("Name").fill("Ann Moore");
  await other.keyboard.press("Enter");
  await rest(other);
  await other.close();
  const last = await nextVisit(page);
  expect(await kept(last)).toEqual([FERRY, STRIKE]);
});

test("switched off in one tab, nothing is kept by another", async ({ page }) => {
  await keep(page, MAYOR);
  const other = await page.context().newPage();
  await open(other);
  await read(other);
  await page.getByRole("button", { name: "private", exact: true }).click();
  await sheet(page).getByRole("checkbox").uncheck();
  await paste(other, FERRY);
  await expect(text(other)).toContainText("Cy Moss");
  await rest(other);
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toMatch(/Eastport|Tarn/);
});

test("what earlier builds kept comes along; of a later version it stays, and a damaged line is put aside", async ({ page }) => {
  await open(page);
  const newer = JSON.stringify({ dateline: 2, text: STRIKE });
  const half = JSON.stringify({ dateline: 1, text: STRIKE }).slice(0, 40);
  const lines = [FERRY, MAYOR].map((words) => JSON.stringify({ dateline: 1, text: words }));
  await page.evaluate((articles) => {
    localStorage["dateline.keep"] = "on";
    localStorage["dateline.articles"] = articles;
  }, [half, newer, ...lines].join("\n"));
  for (const alert of [/1 article .*newer Dateline.*1 article .*a part is missing/, /newer Dateline/]) {
    page = await nextVisit(page);
    await read(page);
    await expect(text(page)).toContainText("Ann Lee");
    await expect(shelf(page)).toContainText("A ferry from Tarn");
    await expect(page.getByRole("alert")).toContainText(alert);
    await rest(page);
    expect(await kept(page)).toEqual([FERRY, MAYOR]);
    const store = await page.evaluate(() => Object.values(localStorage));
    expect(store).toContain(newer);
    expect(store).toContain(half);
  }
  await page.getByRole("button", { name: "private", exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    sheet(page).getByRole("button", { name: "Save what is left" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("damaged.txt");
});
