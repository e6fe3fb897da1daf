// <dateline-article> on a site with a strict content-security policy: marks, panel and events, without any change to
// the site's own elements.
import { readFileSync } from "node:fs";
import { expect, isInView, test } from "../../e2e/support/journey.js";

const axeSource = readFileSync("node_modules/axe-core/axe.min.js", "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

const article = (page) => page.locator("dateline-article");
const panel = (page) => article(page).locator("details");
const itemButton = (page, name) => panel(page).getByRole("button", { name });

/** Returns the words of a highlight, in page order. */
const highlighted = (page, name) =>
  page.evaluate((name) => [...(CSS.highlights.get(`dateline-${name}`) ?? [])].map(String), name);

/** Returns the types of the article's DOM events so far, or the details of those of one type. */
const articleEvents = (page, type) =>
  page.evaluate((type) => window.articleEvents.flatMap((event) => (type ? (event.type === type ? [event.detail] : []) : [event.type])), type);

async function openArticle(page) {
  await page.goto("index.html");
  await expect.poll(() => articleEvents(page)).toEqual(["dateline-explored"]);
}

test("marks the words in place without changing the markup", async ({ page }) => {
  await page.goto("empty.html");
  const before = await page.evaluate(async () => {
    const source = await (await fetch("index.html")).text();
    return new DOMParser().parseFromString(source, "text/html").querySelector("dateline-article").innerHTML;
  });
  await openArticle(page);
  expect(await article(page).evaluate((element) => element.innerHTML)).toBe(before);

  const people = await highlighted(page, "person");
  expect(people).toEqual(expect.arrayContaining(["Daniel Rowntree", "Mirjam Solheim", "Viktor Aas", "Karen Whitfield", "Ole Strand"]));
  expect(await highlighted(page, "place")).toContain("Larsund");
  expect(await highlighted(page, "other")).toContain("Nordlys");
  expect(await highlighted(page, "org")).toContain("Norwegian Maritime Authority");
  expect(await highlighted(page, "quote")).toContain("“I told Captain Aas that we had to turn back,”");
  expect(await highlighted(page, "event")).toContain("grounded");
  expect((await article(page).evaluate((element) => element.text)).startsWith("Ferry captain ignored two warnings, inquiry told 🚢\n\n")).toBe(true);

  // Hidden and skipped content is not part of the text.
  const text = await article(page).evaluate((element) => element.text);
  for (const absent of ["Peter Parker", "Clark Kent", "In this article"]) expect(text).not.toContain(absent);
  expect(text).toContain("\n\nThe captain of the ferry Nordlys was warned");
  expect(text).toContain("9 p.m.\n“I told");
  await page.getByRole("link", { name: "Mirjam Solheim" }).click();
  expect(page.url()).toContain("#solheim");
});

test("maps each span of the exploration to the same words on the page", async ({ page }) => {
  await openArticle(page);
  const wrong = await article(page).evaluate((element) => {
    const { entities, quotes, events, times, sentences } = element.exploration;
    const spans = [...entities.flatMap(({ mentions }) => mentions), ...quotes, ...events, ...times].map(({ span }) => span);
    const plain = (words) => words.replace(/\s+/g, "");
    // A range over two blocks contains everything between them on the page, so it is not compared.
    return [...spans, ...sentences]
      .map((span) => [element.text.slice(...span), element.rangeOf(span).toString()])
      .filter(([text, page]) => plain(text) !== plain(page) && !/\n\n/.test(text));
  });
  expect(wrong).toEqual([]);
});

test("lists who, what and when in a panel that is closed at first", async ({ page }) => {
  await openArticle(page);
  await expect(panel(page)).toContainText(/In this article\s*\d+ names · \d+ quotes · \d+ events/);
  await expect(itemButton(page, /Viktor Aas/).first()).toBeHidden();
  await panel(page).locator("summary").click();
  for (const heading of ["Who and where", "Quotes", "Timeline"]) {
    await expect(panel(page).getByRole("heading", { name: heading })).toBeVisible();
  }
  await expect(itemButton(page, /^Mirjam Solheim \d+$/)).toBeVisible();
  await expect(itemButton(page, "“I told Captain Aas that we had to turn back,”")).toBeVisible();
  await expect(panel(page).getByRole("listitem").filter({ hasText: /^March 2026The Norwegian Maritime Authority grounded/ })).toBeVisible();
});

test("scrolls to the words on a click, to the next on another click, and clears the selection on Escape", async ({ page }) => {
  await page.setViewportSize({ width: 800, height: 500 });
  await openArticle(page);
  await panel(page).locator("summary").click();
  const brunButton = itemButton(page, /^Agnete Brun \d+$/);
  await brunButton.click();
  expect(await highlighted(page, "chosen")).toEqual(["His lawyer", "Agnete Brun", "Brun"]);
  await expect(brunButton).toHaveAttribute("aria-pressed", "true");
  await expect.poll(() => isInView(page.getByRole("paragraph").filter({ hasText: "Captain Viktor Aas, 58" }))).toBe(true);
  await expect(panel(page).getByRole("status")).toHaveText("Agnete Brun: place 2 of 3");
  await brunButton.click();
  await expect(panel(page).getByRole("status")).toHaveText("Agnete Brun: place 3 of 3");
  await page.keyboard.press("Escape");
  await expect(brunButton).toHaveAttribute("aria-pressed", "false");
  expect(await highlighted(page, "chosen")).toEqual([]);
});

test("works with the keyboard alone", async ({ page }) => {
  await openArticle(page);
  await panel(page).locator("summary").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  expect((await highlighted(page, "chosen")).length).toBeGreaterThan(0);
  await expect(panel(page).getByRole("button", { pressed: true })).toBeFocused();
});

test("switches the marks off and on", async ({ page }) => {
  await openArticle(page);
  await panel(page).locator("summary").click();
  await panel(page).getByLabel("Mark them in the article").uncheck();
  await expect(article(page)).toHaveAttribute("unmarked", "");
  expect([await highlighted(page, "person"), await highlighted(page, "quote"), await highlighted(page, "event")]).toEqual([[], [], []]);
  await article(page).evaluate((element) => element.removeAttribute("unmarked"));
  await expect(panel(page).getByLabel("Mark them in the article")).toBeChecked();
  expect(await highlighted(page, "person")).toContain("Ole Strand");
});

test("reads the article again after a change of its date or words, and removes its marks with the element", async ({ page }) => {
  await openArticle(page);
  await article(page).evaluate((element) => element.setAttribute("published", "2020-01-03"));
  await expect.poll(() => articleEvents(page)).toHaveLength(2);
  await article(page).evaluate((element) => (element.querySelector(".byline").textContent = "By Zadie Okafor"));
  await expect.poll(() => highlighted(page, "person")).toContain("Zadie Okafor");
  const [first, second] = await articleEvents(page, "dateline-explored");
  expect([first.published, second.published]).toEqual(["2026-09-04", "2020-01-03"]);
  expect(second.events.some(({ date }) => date === "2020-01-02")).toBe(true);
  await article(page).evaluate((element) => element.remove());
  expect(await highlighted(page, "person")).toEqual([]);
});

test("reads an article whose content is added late", async ({ page }) => {
  await openArticle(page);
  await page.evaluate(() => {
    const late = document.createElement("dateline-article");
    document.querySelector("main").append(late);
    setTimeout(() => (late.innerHTML = "<p>Zadie Okafor resigned on Monday.</p>"), 400);
  });
  await expect.poll(() => highlighted(page, "person")).toContain("Zadie Okafor");
  expect(await highlighted(page, "person")).toContain("Ole Strand");
  expect(page.workers()).toHaveLength(1);
});

test("reports an article in another language and does not read it", async ({ page }) => {
  await openArticle(page);
  await article(page).evaluate((element) => element.setAttribute("lang", "de-AT"));
  await expect.poll(() => articleEvents(page)).toEqual(["dateline-explored", "dateline-error"]);
  expect(await highlighted(page, "person")).toEqual([]);
  await panel(page).locator("summary").click();
  await expect(panel(page)).toContainText("Dateline reads English, and this article is marked as another language (de-at).");
});

test.describe("without its models", () => {
  test.use({ expectedErrors: [/404/] });

  test("leaves the article unchanged and shows the reason in the panel", async ({ page }) => {
    await page.goto("empty.html");
    await page.evaluate(async () => {
      document.body.innerHTML = `<dateline-article models="nowhere"><p>Ana Duarte resigned.</p></dateline-article>`;
      window.errorMessage = new Promise((resolve) => addEventListener("dateline-error", ({ detail }) => resolve(detail.message)));
      await import(new URL("node_modules/dateline/element.js", document.baseURI));
    });
    expect(await page.evaluate(() => window.errorMessage)).toMatch(/nowhere\/\w+\.bin can't be fetched \(status 404\)/);
    await expect(panel(page)).toContainText("could not be analysed");
    await expect(page.getByText("Ana Duarte resigned.")).toBeVisible();
  });
});

test("fetches nothing with the attribute lazy until the panel is opened", async ({ page }) => {
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.goto("empty.html");
  await page.evaluate(async () => {
    document.body.innerHTML = `<dateline-article lazy><p>Ana Duarte resigned.</p></dateline-article>`;
    await import(new URL("node_modules/dateline/element.js", document.baseURI));
  });
  await page.waitForTimeout(500);
  expect(requests.filter((url) => /wasm|models|worker/.test(url))).toEqual([]);
  await panel(page).locator("summary").click();
  await expect(itemButton(page, /Ana Duarte/).first()).toBeVisible();
});

test.describe("without the Highlight API", () => {
  test("selects the words on a click in the panel", async ({ page }) => {
    await page.addInitScript(() => delete window.Highlight);
    await openArticle(page);
    await panel(page).locator("summary").click();
    await itemButton(page, /^Ole Strand \d+$/).click();
    expect(await page.evaluate(() => getSelection().toString())).toBe("Ole Strand");
  });
});

for (const [name, options] of [
  ["light", { colorScheme: "light" }],
  ["dark", { colorScheme: "dark" }],
  ["forced colours", { forcedColors: "active" }],
  ["320 px", { viewport: { width: 320, height: 640 } }],
]) {
  test.describe(name, () => {
    test.use(options);

    test("has no accessibility violations and no overflow", async ({ page }) => {
      await openArticle(page);
      await panel(page).locator("summary").click();
      await itemButton(page, /^Viktor Aas \d+$/).click();
      await page.evaluate(axeSource);
      const violations = await page.evaluate(async (tags) => {
        const { violations } = await globalThis.axe.run(document, { runOnly: tags });
        return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html)}`);
      }, tags);
      expect(violations).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    });
  });
}
