// The library in a browser, installed from its tarball: on the page's thread and in the worker, under a strict
// content-security policy.
import { spawnSync } from "node:child_process";
import { exampleText, expect, test } from "../../e2e/support/journey.js";
import { toCodePointOffsets } from "../../e2e/support/offsets.js";

const text = `🚢 ${exampleText("ferry-inquiry")}`;
const options = { published: "2026-09-04", tokens: true };

/** Calls `explore` on the page's thread if `where` is "page"; otherwise calls that method of a reader with a worker. */
const call = (page, where, text, options) =>
  page.evaluate(
    async ([where, text, options]) => {
      const fileUrl = (file) => new URL(`node_modules/dateline/${file}`, document.baseURI);
      if (where === "page") return (await import(fileUrl("dateline.js"))).explore(text, options);
      window.reader ??= new (await import(fileUrl("reader.js"))).Reader();
      return window.reader[where](text, options);
    },
    [where, text, options],
  );

test.beforeEach(({ page }) => page.goto("empty.html"));

test("returns the same from page, worker and command line", async ({ page }) => {
  const found = await call(page, "page", text, options);
  expect(page.workers()).toHaveLength(0);
  expect(JSON.stringify(await call(page, "explore", text, options))).toBe(JSON.stringify(found));
  expect(page.workers()).toHaveLength(1);
  const { exploration } = await call(page, "outline", text, options);
  expect(JSON.stringify(exploration)).toBe(JSON.stringify(found));

  const { stdout } = spawnSync(process.env.DATELINE_PROGRAM, ["--published", options.published, "--tokens"], { input: text });
  expect(toCodePointOffsets(found, text, (character) => character.length)).toEqual(JSON.parse(stdout));
});

test("rejects with the worker's error and reads the next text", async ({ page }) => {
  await expect(call(page, "explore", "%PDF\0\x01\x02\x03", {})).rejects.toThrow(/this is not text/);
  await expect(call(page, "explore", 5, {})).rejects.toThrow(/the text must be a string/);
  await expect(call(page, "explore", text, { published: "yesterday" })).rejects.toThrow(/a day looks like/);
  expect((await call(page, "explore", "Ana Duarte resigned.")).entities[0].name).toBe("Ana Duarte");
});

test("answers each of many parallel requests with its own result", async ({ page }) => {
  await call(page, "explore", "");
  const names = await page.evaluate(() => {
    const pending = ["Ana Duarte", "Bo Lindqvist", "Carl Weber"].map((name) => window.reader.explore(`${name} resigned.`));
    return Promise.all(pending).then((found) => found.map(({ entities }) => entities[0].name));
  });
  expect(names).toEqual(["Ana Duarte", "Bo Lindqvist", "Carl Weber"]);
});

test("terminates the worker on close, rejects pending requests, and accepts later ones", async ({ page }) => {
  await call(page, "explore", "");
  const outcome = await page.evaluate((text) => {
    const pending = window.reader.explore(text);
    window.reader.close();
    return pending.catch((error) => error.message);
  }, text);
  expect(outcome).toBe("The reader was closed.");
  await expect.poll(() => page.workers().length).toBe(0);
  expect((await call(page, "explore", "Ana Duarte resigned.")).entities[0].name).toBe("Ana Duarte");
});

test("answers the other requests after an engine failure, in the same worker", async ({ page }) => {
  // Makes the engine trap on one text, as a panic or exhausted memory would.
  const trap = `const { explore } = Engine.prototype;
    Engine.prototype.explore = function (text, options) {
      if (text === "Poison.") throw new WebAssembly.RuntimeError("unreachable");
      return explore.call(this, text, options);
    };`;
  await page.route("**/engine.js", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${await response.text()}\n${trap}` });
  });
  await call(page, "explore", "");
  const outcome = await page.evaluate(async () => {
    const pending = ["Ana Duarte resigned.", "Poison.", "Bo Lindqvist resigned."].map((text) => window.reader.explore(text));
    return (await Promise.allSettled(pending)).map(({ value, reason }) => value?.entities[0].name ?? reason.message);
  });
  expect(outcome).toEqual(["Ana Duarte", expect.stringMatching(/^Dateline's engine failed on this text/), "Bo Lindqvist"]);
  expect(page.workers()).toHaveLength(1);
});

test.describe("when the worker itself ends", () => {
  test.use({ expectedErrors: [/it ends/] });

  test("rejects the text that it read, and another worker reads the pending ones", async ({ page }) => {
    const crash = `const { explore } = Engine.prototype, { postMessage } = globalThis;
      let ends = false;
      globalThis.postMessage = (answer) => ends || postMessage(answer);
      Engine.prototype.explore = function (text, options) {
        if (text === "Poison.") {
          ends = true;
          setTimeout(() => { throw new Error("it ends"); });
        }
        return explore.call(this, text, options);
      };`;
    const addCrash = async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `${await response.text()}\n${crash}` });
    };
    await page.route("**/engine.js", addCrash, { times: 1 });
    await call(page, "explore", "");
    const outcome = await page.evaluate(async () => {
      const pending = ["Poison.", "Ana Duarte resigned."].map((text) => window.reader.explore(text));
      return (await Promise.allSettled(pending)).map(({ value, reason }) => value?.entities[0].name ?? reason.message);
    });
    expect(outcome).toEqual([expect.stringMatching(/The analysis engine stopped unexpectedly/), "Ana Duarte"]);
  });
});

test.describe("if no worker can be created", () => {
  test.use({ expectedErrors: [/worker/i] });

  test("reads on the page's thread", async ({ page }) => {
    await page.goto("no-worker.html");
    expect((await call(page, "explore", "Ana Duarte resigned.")).entities[0].name).toBe("Ana Duarte");
    expect(page.workers()).toHaveLength(0);
  });
});

test.describe("if the policy forbids WebAssembly", () => {
  test.use({ expectedErrors: [/wasm|WebAssembly/i] });

  test("names the missing CSP source in the error", async ({ page }) => {
    await page.goto("no-wasm.html");
    await expect(call(page, "page", "Ana Duarte resigned.")).rejects.toThrow(/'wasm-unsafe-eval' in script-src/);
  });
});
