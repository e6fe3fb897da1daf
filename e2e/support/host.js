// A static web server for tests in which the served files change, and builds that differ from the one in dist/.
import { createHash } from "node:crypto";
import { cpSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { test as base } from "./journey.js";

const BASE_PATH = "/news/dateline/";
const CONTENT_TYPES = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".webmanifest": "application/manifest+json",
};

/** Playwright's `test` with a `host`: it serves the folder `host.folder`, at first `dist`, until `host.close()`. */
export const test = base.extend({
  host: async ({}, use) => {
    const host = { folder: "dist", requests: [] };
    const server = createServer(({ url }, response) => {
      const path = new URL(url, "http://localhost").pathname.slice(BASE_PATH.length) || "index.html";
      host.requests.push(path);
      const file = join(host.folder, path);
      if (!url.startsWith(BASE_PATH) || !statSync(file, { throwIfNoEntry: false })?.isFile()) {
        return response.writeHead(404).end();
      }
      // Same headers as `cargo xtask serve`: the browser must revalidate each time, and there is no validator for a
      // 304.
      const type = CONTENT_TYPES[extname(file)] ?? "application/octet-stream";
      response.writeHead(200, { "Content-Type": type, "Cache-Control": "no-cache" }).end(readFileSync(file));
    });
    await new Promise((resolve) => server.listen(0, "localhost", resolve));
    host.address = `http://localhost:${server.address().port}${BASE_PATH}`;
    host.close = () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    };
    await use(host);
    await host.close();
  },

  baseURL: async ({ host }, use) => use(host.address),
});

/**
 * Writes another build into a folder: a copy of `dist/` with a few changed files, a new build name and a new list of
 * hashes in the service worker.
 */
export function writeBuild(folder, name, changes = {}) {
  cpSync("dist", folder, { recursive: true });
  const editFile = (file, edit) => writeFileSync(join(folder, file), edit(readFileSync(join(folder, file), "utf8")));
  editFile("index.html", (page) => page.replace(/data-build="\w+"/, `data-build="${name}"`));
  editFile("worker_loader.js", (code) => `${code}// ${name}\n`);
  for (const [file, edit] of Object.entries(changes)) editFile(file, edit);
  const hash = (file) => createHash("sha256").update(readFileSync(join(folder, file))).digest("base64");
  editFile("sw.js", (code) => {
    const paths = Object.keys(JSON.parse(/const FILES = (.*);/.exec(code)[1]));
    const files = Object.fromEntries(paths.map((path) => [path, hash(path || "index.html")]));
    return code
      .replace(/const BUILD = .*;/, `const BUILD = "${name}";`)
      .replace(/const FILES = .*;/, () => `const FILES = ${JSON.stringify(files)};`);
  });
  return folder;
}

/** Returns the build names of the page itself and of the worker script that it would load. */
export const buildsInUse = (page) =>
  page.evaluate(async () => {
    const loader = await (await fetch("worker_loader.js")).text();
    return [document.documentElement.dataset.build, /\/\/ (\w+)/.exec(loader)?.[1]];
  });

/** Returns the names of all caches of this origin. */
export const cacheNames = (page) => page.evaluate(() => caches.keys());
