// A text that can't be read costs nothing else: not the article before it, not the text itself.
import { card, expect, findings, open, paste, read, test, text } from "./support/journey.js";

const FIRST = "The mayor of Eastport, Ann Lee, met Bo Diaz of the Dock Union on Monday.";
/** The worker below stops on it, as it would for want of memory. */
const BAD = "Falstadt has a text that stops the engine, said Di Fox.";
const BY = { error: 'setTimeout(() => { throw new Error("broken on purpose"); })', silence: "close()" };

const box = (page) => page.getByLabel("The article");
const shelf = (page) => page.getByRole("navigation", { name: "Articles" });
const tab = (page, name) => shelf(page).getByRole("button", { name }).first();

test.use({ expected: [/broken on purpose/], serviceWorkers: "block" });

/** Has the worker stop on what names Falstadt. */
async function fails(page, by) {
  await page.route("**/worker_loader.js", async (route) => {
    const response = await route.fetch();
    const stops = `addEventListener("message", (event) => {
      if (!event.data.includes("Falstadt")) return;
      event.stopImmediatePropagation();
      ${by};
    });`;
    await route.fulfill({ response, body: stops + (await response.text()) });
  });
  await open(page);
}

for (const [how, by] of Object.entries(BY)) {
  test(`after a failure by ${how} each article keeps its own findings and corrections`, async ({ page }) => {
    await fails(page, by);
    await paste(page, FIRST);
    await read(page);
    await paste(page, BAD);
    await expect(page.getByRole("alert")).toContainText("stopped on this text");
    await expect(box(page)).toHaveValue(BAD);

    await page.getByRole("button", { name: "Back to the article" }).click();
    await read(page);
    await expect(tab(page, /^1/)).toHaveAttribute("aria-current", "page");
    await expect(text(page)).toContainText("Ann Lee");
    await findings(page).locator(".row", { hasText: "Bo Diaz" }).click();
    await card(page).getByText("Correct this").click();
    await card(page).getByRole("button", { name: /hide it/ }).click();
    await expect(findings(page).locator(".row", { hasText: "Bo Diaz" })).toHaveCount(0);

    // The text that failed is on the shelf: to try again costs nothing either.
    await tab(page, /^2/).click();
    await expect(page.getByRole("alert")).toContainText("stopped on this text");
    await tab(page, /^1/).click();
    await read(page);
    await expect(findings(page).locator(".row", { hasText: "Ann Lee" })).toBeVisible();
    await expect(findings(page).locator(".row", { hasText: "Bo Diaz" })).toHaveCount(0);
  });
}

const MARKUP = `<h1>Falstadt</h1><p>${BAD}</p><p>So it was.</p>`;

for (const [what, act, left] of [
  ["a paste with its layout", (page) => paste(page, BAD, MARKUP), BAD],
  ["a paste that is nothing but layout", (page) => paste(page, "", MARKUP), MARKUP],
  ["a file", (page) => page.locator('input[type="file"]').setInputFiles({ name: "bad.html", mimeType: "text/html", buffer: Buffer.from(MARKUP) }), MARKUP],
]) {
  test(`${what} that can't be read is in the box and on the shelf`, async ({ page }) => {
    await fails(page, BY.error);
    await act(page);
    await expect(page.getByRole("alert")).toContainText("The text is still here");
    await expect(box(page)).toHaveValue(left);
    await expect(shelf(page).getByRole("listitem")).toHaveCount(1);
    await expect(page.getByRole("button", { name: "Back to the article" })).toHaveCount(0);
    // A part of it is read.
    await box(page).fill("So it was, said Di Fox.");
    await page.getByRole("button", { name: "Read it" }).click();
    await read(page);
    await expect(text(page)).toContainText("So it was");
  });
}

test("of several files the one that can't be read is named, and the others are read", async ({ page }) => {
  await fails(page, BY.error);
  const file = (name, words) => ({ name, mimeType: "text/plain", buffer: Buffer.from(words) });
  await page.locator('input[type="file"]').setInputFiles([file("1.txt", FIRST), file("2.txt", BAD), file("3.txt", "Dockers in Port Elm went on strike.")]);
  await expect(page.getByRole("main", { name: "Articles side by side" })).toBeVisible();
  await expect(page.getByRole("alert")).toContainText("Falstadt has a text");
  await tab(page, /^1/).click();
  await expect(text(page)).toContainText("Ann Lee");
});

test("what is done while another text is read is not done to that", async ({ page }) => {
  await fails(page, "");
  await paste(page, FIRST);
  await read(page);
  await paste(page, BAD);
  await expect(page.locator(".app")).toHaveAttribute("data-state", "working");
  await findings(page).locator(".row", { hasText: "Bo Diaz" }).click();
  await card(page).getByText("Correct this").click();
  await card(page).getByRole("button", { name: /hide it/ }).click();
  await expect(page.getByRole("alert")).toContainText("Another text is being read");
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await read(page);
  await expect(findings(page).locator(".row", { hasText: "Bo Diaz" })).toBeVisible();
  await expect(tab(page, /^1/)).toHaveAttribute("aria-current", "page");
});
