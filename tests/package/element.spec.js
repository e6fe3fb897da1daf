// <dateline-article> on a site with a strict policy: marks, panel, events; and nothing of the site's own is changed.
import { readFileSync } from "node:fs";
import { expect, inView, test } from "../../e2e/support/journey.js";

const axe = readFileSync("node_modules/axe-core/axe.min.js", "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

const article = (page) => page.locator("dateline-article");
const panel = (page) => article(page).locator("details");
const item = (page, name) => panel(page).getByRole("button", { name });

/** The words under a highlight, in the order of the page. */
const lit = (page, name) =>
  page.evaluate((name) => [...(CSS.highlights.get(`dateline-${name}`) ?? [])].map(String), name);

/** What the article has said: the types of its events, or the details of those of one type. */
const heard = (page, type) =>
  page.evaluate((type) => window.heard.flatMap((one) => (type ? (one.type === type ? [one.detail] : []) : [one.type])), type);

async function read(page) {
  await page.goto("index.html");
  await expect.poll(() => heard(page)).toEqual(["dateline-explored"]);
}

test("the words are marked where they stand, and nothing of them is changed", async ({ page }) => {
  await page.goto("empty.html");
  const before = await page.evaluate(async () => {
    const source = await (await fetch("index.html")).text();
    return new DOMParser().parseFromString(source, "text/html").querySelector("dateline-article").innerHTML;
  });
  await read(page);
  expect(await article(page).evaluate((element) => element.innerHTML)).toBe(before);

  const people = await lit(page, "person");
  expect(people).toEqual(expect.arrayContaining(["Daniel Rowntree", "Mirjam Solheim", "Viktor Aas", "Karen Whitfield", "Ole Strand"]));
  expect(await lit(page, "place")).toContain("Larsund");
  expect(await lit(page, "other")).toContain("Nordlys");
  expect(await lit(page, "org")).toContain("Norwegian Maritime Authority");
  expect(await lit(page, "quote")).toContain("“I told Captain Aas that we had to turn back,”");
  expect(await lit(page, "event")).toContain("grounded");
  expect((await article(page).evaluate((element) => element.text)).startsWith("Ferry captain ignored two warnings, inquiry told 🚢\n\n")).toBe(true);

  // What no reader reads of it is no part of it.
  const text = await article(page).evaluate((element) => element.text);
  for (const absent of ["Peter Parker", "Clark Kent", "In this article"]) expect(text).not.toContain(absent);
  expect(text).toContain("\n\nThe captain of the ferry Nordlys was warned");
  expect(text).toContain("9 p.m.\n“I told");
  await page.getByRole("link", { name: "Mirjam Solheim" }).click();
  expect(page.url()).toContain("#solheim");
});

test("each span of the exploration is found on the page", async ({ page }) => {
  await read(page);
  const wrong = await article(page).evaluate((element) => {
    const { entities, quotes, events, times, sentences } = element.exploration;
    const spans = [...entities.flatMap(({ mentions }) => mentions), ...quotes, ...events, ...times].map(({ span }) => span);
    const plain = (words) => words.replace(/\s+/g, "");
    // A stretch over two blocks has on the page whatever stands between them.
    return [...spans, ...sentences]
      .map((span) => [element.text.slice(...span), element.rangeOf(span).toString()])
      .filter(([text, page]) => plain(text) !== plain(page) && !/\n\n/.test(text));
  });
  expect(wrong).toEqual([]);
});

test("the panel lists who, what and when, closed at first", async ({ page }) => {
  await read(page);
  await expect(panel(page)).toContainText(/In this article\s*\d+ names · \d+ quotes · \d+ events/);
  await expect(item(page, /Viktor Aas/).first()).toBeHidden();
  await panel(page).locator("summary").click();
  for (const heading of ["Who and where", "Who said what", "What happened when"]) {
    await expect(panel(page).getByRole("heading", { name: heading })).toBeVisible();
  }
  await expect(item(page, /^Mirjam Solheim \d+$/)).toBeVisible();
  await expect(item(page, "“I told Captain Aas that we had to turn back,”")).toBeVisible();
  await expect(panel(page).getByRole("listitem").filter({ hasText: /^MarchThe Norwegian Maritime Authority grounded/ })).toBeVisible();
});

test("a click leads to the words, again to the next of them, and Escape lets go", async ({ page }) => {
  await page.setViewportSize({ width: 800, height: 500 });
  await read(page);
  await panel(page).locator("summary").click();
  const brun = item(page, /^Agnete Brun \d+$/);
  await brun.click();
  expect(await lit(page, "chosen")).toEqual(["His lawyer", "Agnete Brun", "Brun"]);
  await expect(brun).toHaveAttribute("aria-pressed", "true");
  await expect.poll(() => inView(page.getByText("Captain Viktor Aas, 58"))).toBe(true);
  await expect(panel(page).getByRole("status")).toHaveText("Agnete Brun: place 2 of 3");
  await brun.click();
  await expect(panel(page).getByRole("status")).toHaveText("Agnete Brun: place 3 of 3");
  await page.keyboard.press("Escape");
  await expect(brun).toHaveAttribute("aria-pressed", "false");
  expect(await lit(page, "chosen")).toEqual([]);
});

test("all of it works by keyboard", async ({ page }) => {
  await read(page);
  await panel(page).locator("summary").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  expect((await lit(page, "chosen")).length).toBeGreaterThan(0);
  await expect(panel(page).getByRole("button", { pressed: true })).toBeFocused();
});

test("the marks can be switched off and on", async ({ page }) => {
  await read(page);
  await panel(page).locator("summary").click();
  await panel(page).getByLabel("Mark them in the article").uncheck();
  await expect(article(page)).toHaveAttribute("unmarked", "");
  expect([await lit(page, "person"), await lit(page, "quote"), await lit(page, "event")]).toEqual([[], [], []]);
  await article(page).evaluate((element) => element.removeAttribute("unmarked"));
  await expect(panel(page).getByLabel("Mark them in the article")).toBeChecked();
  expect(await lit(page, "person")).toContain("Ole Strand");
});

test("it is read again when its date or its words change, and leaves nothing when it goes", async ({ page }) => {
  await read(page);
  await article(page).evaluate((element) => element.setAttribute("published", "2020-01-03"));
  await expect.poll(() => heard(page)).toHaveLength(2);
  await article(page).evaluate((element) => (element.querySelector(".byline").textContent = "By Zadie Okafor"));
  await expect.poll(() => lit(page, "person")).toContain("Zadie Okafor");
  const [first, second] = await heard(page, "dateline-explored");
  expect([first.published, second.published]).toEqual(["2026-09-04", "2020-01-03"]);
  expect(second.events.some(({ date }) => date === "2020-01-02")).toBe(true);
  await article(page).evaluate((element) => element.remove());
  expect(await lit(page, "person")).toEqual([]);
});

test("what is put together late is read when it is there", async ({ page }) => {
  await read(page);
  await page.evaluate(() => {
    const late = document.createElement("dateline-article");
    document.querySelector("main").append(late);
    setTimeout(() => (late.innerHTML = "<p>Zadie Okafor resigned on Monday.</p>"), 400);
  });
  await expect.poll(() => lit(page, "person")).toContain("Zadie Okafor");
  expect(await lit(page, "person")).toContain("Ole Strand");
  expect(page.workers()).toHaveLength(1);
});

test("another language is told, not read", async ({ page }) => {
  await read(page);
  await article(page).evaluate((element) => element.setAttribute("lang", "de-AT"));
  await expect.poll(() => heard(page)).toEqual(["dateline-explored", "dateline-error"]);
  expect(await lit(page, "person")).toEqual([]);
  await panel(page).locator("summary").click();
  await expect(panel(page)).toContainText("Dateline reads English, and this article is marked as another language (de-at).");
});

test.describe("without its models", () => {
  test.use({ expected: [/404/] });

  test("the article stays as it is, and the panel says why", async ({ page }) => {
    await page.goto("empty.html");
    await page.evaluate(async () => {
      document.body.innerHTML = `<dateline-article models="nowhere"><p>Ana Duarte resigned.</p></dateline-article>`;
      window.told = new Promise((resolve) => addEventListener("dateline-error", ({ detail }) => resolve(detail.message)));
      await import(new URL("node_modules/dateline/element.js", document.baseURI));
    });
    expect(await page.evaluate(() => window.told)).toMatch(/nowhere\/\w+\.bin can't be fetched \(status 404\)/);
    await expect(panel(page)).toContainText("could not be read");
    await expect(page.getByText("Ana Duarte resigned.")).toBeVisible();
  });
});

test("a lazy one fetches nothing before it is opened", async ({ page }) => {
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto("empty.html");
  await page.evaluate(async () => {
    document.body.innerHTML = `<dateline-article lazy><p>Ana Duarte resigned.</p></dateline-article>`;
    await import(new URL("node_modules/dateline/element.js", document.baseURI));
  });
  await page.waitForTimeout(500);
  expect(asked.filter((url) => /wasm|models|worker/.test(url))).toEqual([]);
  await panel(page).locator("summary").click();
  await expect(item(page, /Ana Duarte/).first()).toBeVisible();
});

test.describe("without the Highlight API", () => {
  test("the panel leads to the words by selecting them", async ({ page }) => {
    await page.addInitScript(() => delete window.Highlight);
    await read(page);
    await panel(page).locator("summary").click();
    await item(page, /^Ole Strand \d+$/).click();
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

    test("axe finds nothing, and nothing overflows", async ({ page }) => {
      await read(page);
      await panel(page).locator("summary").click();
      await item(page, /^Viktor Aas \d+$/).click();
      await page.evaluate(axe);
      const violations = await page.evaluate(async (tags) => {
        const { violations } = await globalThis.axe.run(document, { runOnly: tags });
        return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html)}`);
      }, tags);
      expect(violations).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    });
  });
}
