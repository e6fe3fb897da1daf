// Failed downloads: the page shows a notice and a way to continue.
import { expect, open, openWithProgramBlocked, paste, test, text, waitUntilRead } from "./support/journey.js";

const notice = (page) => page.getByRole("alert");

// The intended failures appear in the console.
test.use({ expectedErrors: [/ERR_FAILED|status of|Failed to fetch|could not be loaded|404|503/] });

test("shows a notice if the page's program does not load", async ({ page }) => {
  await page.route(/page[^/]*\.wasm$/, (route) => route.abort());
  await page.goto("");
  await expect(notice(page)).toContainText("reload the page");
  await expect(page.getByLabel("Article text")).toBeEditable();
});

test("keeps the text if a model does not load, and reads it on a retry", async ({ page }) => {
  let broken = true;
  await page.route("**/models/*.bin", (route) => (broken ? route.fulfill({ status: 503 }) : route.continue()));
  await open(page);
  await paste(page, "The mayor resigned on Monday.");
  await expect(notice(page)).toContainText("503");
  broken = false;
  await notice(page).getByRole("button", { name: "Try again" }).click();
  await waitUntilRead(page);
  await expect(text(page)).toContainText("The mayor resigned");
});

test("shows a notice if the worker does not load", async ({ page }) => {
  await page.route("**/worker_loader.js", (route) => route.fulfill({ status: 404 }));
  await open(page);
  await paste(page, "The mayor resigned on Monday.");
  await expect(notice(page)).toContainText("could not start");
});

test("detects a worker of another build", async ({ page }) => {
  const loader = `postMessage(JSON.stringify({ op: "ready", build: "of old" }));`;
  await page.route("**/worker_loader.js", (route) => route.fulfill({ contentType: "text/javascript", body: loader }));
  await open(page);
  await expect(notice(page)).toContainText("updated");
  await expect(notice(page).getByRole("button", { name: "Reload" })).toBeVisible();
});

test("explains that WebAssembly is switched off", async ({ page }) => {
  await page.addInitScript(() => delete globalThis.WebAssembly);
  await page.goto("");
  await expect(notice(page)).toContainText("Lockdown Mode");
});

for (const where of ["in the box", "anywhere"]) {
  test(`reads a paste ${where} that was made before the program loaded`, async ({ page }) => {
    const release = await openWithProgramBlocked(page);
    const box = page.getByLabel("Article text");
    if (where === "in the box") {
      await box.fill("The mayor resigned on Monday.");
      for (const key of ["ControlOrMeta+a", "ControlOrMeta+x", "ControlOrMeta+v"]) await box.press(key);
    } else {
      await paste(page, "The mayor resigned on Monday.");
    }
    await expect(box).toHaveValue("The mayor resigned on Monday.");
    release();
    await waitUntilRead(page);
    await expect(text(page)).toContainText("The mayor resigned on Monday.");
  });
}

test("keeps a draft that was typed before the program loaded", async ({ page }) => {
  const release = await openWithProgramBlocked(page);
  await page.getByLabel("Article text").fill("The mayor resigned on Monday.");
  release();
  await expect(page.getByRole("button", { name: "Analyse" })).toBeEnabled();
  await expect(page.getByLabel("Article text")).toHaveValue("The mayor resigned on Monday.");
});
