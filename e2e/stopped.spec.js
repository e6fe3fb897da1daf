// A text on which the engine fails: neither the previous article nor the text itself is lost.
import { card, expect, findings, open, paste, test, text, waitUntilRead } from "./support/journey.js";

const GOOD_TEXT = "The mayor of Eastport, Ann Lee, met Bo Diaz of the Dock Union on Monday.";
/** The worker below ends on this text, as it would if memory ran out. */
const BAD_TEXT = "Falstadt has a text that stops the engine, said Di Fox.";
const FAILURES = { error: 'setTimeout(() => { throw new Error("broken on purpose"); })', silence: "close()" };

const draftBox = (page) => page.getByLabel("Article text");
const articleTabs = (page) => page.getByRole("navigation", { name: "Articles" });
const articleTab = (page, name) => articleTabs(page).getByRole("button", { name }).first();

test.use({ expectedErrors: [/broken on purpose/], serviceWorkers: "block" });

/** Opens the page with a worker that fails on any text that contains "Falstadt". */
async function openWithFailingWorker(page, failure) {
  await page.route("**/worker_loader.js", async (route) => {
    const response = await route.fetch();
    const failOnBadText = `addEventListener("message", (event) => {
      if (!event.data.includes("Falstadt")) return;
      event.stopImmediatePropagation();
      ${failure};
    });`;
    await route.fulfill({ response, body: failOnBadText + (await response.text()) });
  });
  await open(page);
}

for (const [how, failure] of Object.entries(FAILURES)) {
  test(`keeps each article's findings and corrections after a failure by ${how}`, async ({ page }) => {
    await openWithFailingWorker(page, failure);
    await paste(page, GOOD_TEXT);
    await waitUntilRead(page);
    await paste(page, BAD_TEXT);
    await expect(page.getByRole("alert")).toContainText("stopped on this text");
    await expect(draftBox(page)).toHaveValue(BAD_TEXT);

    await page.getByRole("button", { name: "Back to the article" }).click();
    await waitUntilRead(page);
    await expect(articleTab(page, /^1/)).toHaveAttribute("aria-current", "page");
    await expect(text(page)).toContainText("Ann Lee");
    await findings(page).locator(".row", { hasText: "Bo Diaz" }).click();
    await card(page).getByText("Correct this").click();
    await card(page).getByRole("button", { name: "Remove this mark" }).click();
    await expect(findings(page).locator(".row", { hasText: "Bo Diaz" })).toHaveCount(0);

    // The failed text is among the articles. A second failure does not lose anything either.
    await articleTab(page, /^2/).click();
    await expect(page.getByRole("alert")).toContainText("stopped on this text");
    await articleTab(page, /^1/).click();
    await waitUntilRead(page);
    await expect(findings(page).locator(".row", { hasText: "Ann Lee" })).toBeVisible();
    await expect(findings(page).locator(".row", { hasText: "Bo Diaz" })).toHaveCount(0);
  });
}

const MARKUP = `<h1>Falstadt</h1><p>${BAD_TEXT}</p><p>So it was.</p>`;

for (const [what, act, expectedDraft] of [
  ["a paste with HTML", (page) => paste(page, BAD_TEXT, MARKUP), BAD_TEXT],
  ["a paste of HTML alone", (page) => paste(page, "", MARKUP), MARKUP],
  ["a file", (page) => page.locator('input[type="file"]').setInputFiles({ name: "bad.html", mimeType: "text/html", buffer: Buffer.from(MARKUP) }), MARKUP],
]) {
  test(`keeps ${what} that can't be read in the box and among the articles`, async ({ page }) => {
    await openWithFailingWorker(page, FAILURES.error);
    await act(page);
    await expect(page.getByRole("alert")).toContainText("Your text is still here");
    await expect(draftBox(page)).toHaveValue(expectedDraft);
    await expect(articleTabs(page).getByRole("listitem")).toHaveCount(1);
    await expect(page.getByRole("button", { name: "Back to the article" })).toHaveCount(0);
    // A part of the text can be read.
    await draftBox(page).fill("So it was, said Di Fox.");
    await page.getByRole("button", { name: "Analyse" }).click();
    await waitUntilRead(page);
    await expect(text(page)).toContainText("So it was");
  });
}

test("names the file that can't be read and reads the others", async ({ page }) => {
  await openWithFailingWorker(page, FAILURES.error);
  const textFile = (name, words) => ({ name, mimeType: "text/plain", buffer: Buffer.from(words) });
  await page.locator('input[type="file"]').setInputFiles([textFile("1.txt", GOOD_TEXT), textFile("2.txt", BAD_TEXT), textFile("3.txt", "Dockers in Port Elm went on strike.")]);
  await expect(page.getByRole("main", { name: "Comparison" })).toBeVisible();
  await expect(page.getByRole("alert")).toContainText("Falstadt has a text");
  await articleTab(page, /^1/).click();
  await expect(text(page)).toContainText("Ann Lee");
});

test("rejects a correction while another text is being read", async ({ page }) => {
  await openWithFailingWorker(page, "");
  await paste(page, GOOD_TEXT);
  await waitUntilRead(page);
  await paste(page, BAD_TEXT);
  await expect(page.locator(".app")).toHaveAttribute("data-state", "working");
  await findings(page).locator(".row", { hasText: "Bo Diaz" }).click();
  await card(page).getByText("Correct this").click();
  await card(page).getByRole("button", { name: "Remove this mark" }).click();
  await expect(page.getByRole("alert")).toContainText("Another text is being analysed");
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await waitUntilRead(page);
  await expect(findings(page).locator(".row", { hasText: "Bo Diaz" })).toBeVisible();
  await expect(articleTab(page, /^1/)).toHaveAttribute("aria-current", "page");
});
