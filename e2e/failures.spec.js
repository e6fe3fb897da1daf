// When a part can't be had: words that say so, and a way on.
import { expect, open, openWithout, paste, read, test, text } from "./support/journey.js";

const notice = (page) => page.getByRole("alert");

// What fails on purpose shows in the console.
test.use({ expected: [/ERR_FAILED|status of|Failed to fetch|could not be loaded|404|503/] });

test("the page's program does not come", async ({ page }) => {
  await page.route(/page[^/]*\.wasm$/, (route) => route.abort());
  await page.goto("");
  await expect(notice(page)).toContainText("load the page again");
  await expect(page.getByLabel("The article")).toBeEditable();
});

test("a model does not come: the text stays, and a second try reads it", async ({ page }) => {
  let broken = true;
  await page.route("**/models/*.bin", (route) => (broken ? route.fulfill({ status: 503 }) : route.continue()));
  await open(page);
  await paste(page, "The mayor resigned on Monday.");
  await expect(notice(page)).toContainText("503");
  broken = false;
  await notice(page).getByRole("button", { name: "Try again" }).click();
  await read(page);
  await expect(text(page)).toContainText("The mayor resigned");
});

test("the worker does not come", async ({ page }) => {
  await page.route("**/worker_loader.js", (route) => route.fulfill({ status: 404 }));
  await open(page);
  await paste(page, "The mayor resigned on Monday.");
  await expect(notice(page)).toContainText("can't be started");
});

test("a worker of another build is told from ours", async ({ page }) => {
  const loader = `postMessage(JSON.stringify({ op: "ready", build: "of old" }));`;
  await page.route("**/worker_loader.js", (route) => route.fulfill({ contentType: "text/javascript", body: loader }));
  await open(page);
  await expect(notice(page)).toContainText("renewed");
  await expect(notice(page).getByRole("button", { name: "Load the page again" })).toBeVisible();
});

test("no WebAssembly: the page says why", async ({ page }) => {
  await page.addInitScript(() => delete globalThis.WebAssembly);
  await page.goto("");
  await expect(notice(page)).toContainText("Lockdown Mode");
});

for (const where of ["in the box", "anywhere"]) {
  test(`what is pasted ${where} before the program comes is read when it does`, async ({ page }) => {
    const go = await openWithout(page);
    const box = page.getByLabel("The article");
    if (where === "in the box") {
      await box.fill("The mayor resigned on Monday.");
      for (const key of ["ControlOrMeta+a", "ControlOrMeta+x", "ControlOrMeta+v"]) await box.press(key);
    } else {
      await paste(page, "The mayor resigned on Monday.");
    }
    await expect(box).toHaveValue("The mayor resigned on Monday.");
    go();
    await read(page);
    await expect(text(page)).toContainText("The mayor resigned on Monday.");
  });
}

test("what is typed before the program comes is kept", async ({ page }) => {
  const go = await openWithout(page);
  await page.getByLabel("The article").fill("The mayor resigned on Monday.");
  go();
  await expect(page.getByRole("button", { name: "Read it" })).toBeEnabled();
  await expect(page.getByLabel("The article")).toHaveValue("The mayor resigned on Monday.");
});
