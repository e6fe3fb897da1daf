// The library in a browser, installed from its tarball: on the page's thread and in the worker, under a strict policy.
import { spawnSync } from "node:child_process";
import { example, expect, test } from "../../e2e/support/journey.js";
import { inCodePoints } from "../../e2e/support/offsets.js";

const text = `🚢 ${example("ferry-inquiry")}`;
const options = { published: "2026-09-04", tokens: true };

/** Calls the library on the page; the worker's where asked for. */
const call = (page, where, text, options) =>
  page.evaluate(
    async ([where, text, options]) => {
      const at = (file) => new URL(`node_modules/dateline/${file}`, document.baseURI);
      if (where === "page") return (await import(at("dateline.js"))).explore(text, options);
      window.reader ??= new (await import(at("reader.js"))).Reader();
      return window.reader[where](text, options);
    },
    [where, text, options],
  );

test.beforeEach(({ page }) => page.goto("empty.html"));

test("page, worker and command line say the same", async ({ page }) => {
  const found = await call(page, "page", text, options);
  expect(page.workers()).toHaveLength(0);
  expect(JSON.stringify(await call(page, "explore", text, options))).toBe(JSON.stringify(found));
  expect(page.workers()).toHaveLength(1);
  const { exploration } = await call(page, "outline", text, options);
  expect(JSON.stringify(exploration)).toBe(JSON.stringify(found));

  const { stdout } = spawnSync(process.env.DATELINE_PROGRAM, ["--published", options.published, "--tokens"], { input: text });
  expect(inCodePoints(found, text, (character) => character.length)).toEqual(JSON.parse(stdout));
});

test("what the worker can't read is an error here, and the next text is read", async ({ page }) => {
  await expect(call(page, "explore", "%PDF\0\x01\x02\x03", {})).rejects.toThrow(/this is not text/);
  await expect(call(page, "explore", 5, {})).rejects.toThrow(/the text must be a string/);
  await expect(call(page, "explore", text, { published: "yesterday" })).rejects.toThrow(/a day looks like/);
  expect((await call(page, "explore", "Ana Duarte resigned.")).entities[0].name).toBe("Ana Duarte");
});

test("many questions at once are answered each with its own", async ({ page }) => {
  await call(page, "explore", "");
  const names = await page.evaluate(() => {
    const asked = ["Ana Duarte", "Bo Lindqvist", "Carl Weber"].map((name) => window.reader.explore(`${name} resigned.`));
    return Promise.all(asked).then((found) => found.map(({ entities }) => entities[0].name));
  });
  expect(names).toEqual(["Ana Duarte", "Bo Lindqvist", "Carl Weber"]);
});

test("a closed reader ends its worker, tells who waits, and can be asked again", async ({ page }) => {
  await call(page, "explore", "");
  const told = await page.evaluate((text) => {
    const asked = window.reader.explore(text);
    window.reader.close();
    return asked.catch((error) => error.message);
  }, text);
  expect(told).toBe("The reader was closed.");
  await expect.poll(() => page.workers().length).toBe(0);
  expect((await call(page, "explore", "Ana Duarte resigned.")).entities[0].name).toBe("Ana Duarte");
});

test("a text that the engine fails on costs no other that waits, and the worker goes on", async ({ page }) => {
  // The engine traps over a certain text, as a fault or want of memory would make it.
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
  const told = await page.evaluate(async () => {
    const asked = ["Ana Duarte resigned.", "Poison.", "Bo Lindqvist resigned."].map((text) => window.reader.explore(text));
    return (await Promise.allSettled(asked)).map(({ value, reason }) => value?.entities[0].name ?? reason.message);
  });
  expect(told).toEqual(["Ana Duarte", expect.stringMatching(/^Dateline's engine failed on this text/), "Bo Lindqvist"]);
  expect(page.workers()).toHaveLength(1);
});

test.describe("when the worker itself ends", () => {
  test.use({ expected: [/it ends/] });

  test("the text that it read is an error, and another worker reads those that wait", async ({ page }) => {
    const end = `const { explore } = Engine.prototype, { postMessage } = globalThis;
      let ends = false;
      globalThis.postMessage = (answer) => ends || postMessage(answer);
      Engine.prototype.explore = function (text, options) {
        if (text === "Poison.") {
          ends = true;
          setTimeout(() => { throw new Error("it ends"); });
        }
        return explore.call(this, text, options);
      };`;
    const ending = async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `${await response.text()}\n${end}` });
    };
    await page.route("**/engine.js", ending, { times: 1 });
    await call(page, "explore", "");
    const told = await page.evaluate(async () => {
      const asked = ["Poison.", "Ana Duarte resigned."].map((text) => window.reader.explore(text));
      return (await Promise.allSettled(asked)).map(({ value, reason }) => value?.entities[0].name ?? reason.message);
    });
    expect(told).toEqual([expect.stringMatching(/The reading engine stopped unexpectedly/), "Ana Duarte"]);
  });
});

test.describe("where there can be no worker", () => {
  test.use({ expected: [/worker/i] });

  test("it is read on the page's thread", async ({ page }) => {
    await page.goto("no-worker.html");
    expect((await call(page, "explore", "Ana Duarte resigned.")).entities[0].name).toBe("Ana Duarte");
    expect(page.workers()).toHaveLength(0);
  });
});

test.describe("where the policy forbids WebAssembly", () => {
  test.use({ expected: [/wasm|WebAssembly/i] });

  test("the error names the way out", async ({ page }) => {
    await page.goto("no-wasm.html");
    await expect(call(page, "page", "Ana Duarte resigned.")).rejects.toThrow(/'wasm-unsafe-eval' in script-src/);
  });
});
