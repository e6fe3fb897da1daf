// A static host of our own, for journeys in which what it has changes, and builds that differ from the one in dist/.
import { createHash } from "node:crypto";
import { cpSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { test as base } from "./journey.js";

const BASE = "/news/dateline/";
const TYPES = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".webmanifest": "application/manifest+json",
};

/** The journeys' test with a `host` that serves `dist/` until it is told to serve another folder, or none. */
export const test = base.extend({
  host: async ({}, use) => {
    const host = { folder: "dist", asked: [] };
    const server = createServer(({ url }, response) => {
      const path = new URL(url, "http://localhost").pathname.slice(BASE.length) || "index.html";
      host.asked.push(path);
      const file = join(host.folder, path);
      if (!url.startsWith(BASE) || !statSync(file, { throwIfNoEntry: false })?.isFile()) {
        return response.writeHead(404).end();
      }
      // As `cargo xtask serve` says it: asked for anew each time, and no way to tell that it is the same.
      const type = TYPES[extname(file)] ?? "application/octet-stream";
      response.writeHead(200, { "Content-Type": type, "Cache-Control": "no-cache" }).end(readFileSync(file));
    });
    await new Promise((listening) => server.listen(0, "localhost", listening));
    host.address = `http://localhost:${server.address().port}${BASE}`;
    host.close = () => {
      server.closeAllConnections();
      return new Promise((closed) => server.close(closed));
    };
    await use(host);
    await host.close();
  },

  baseURL: async ({ host }, use) => use(host.address),
});

/** Writes another build into a folder: what `dist/` has, with a few files changed, and all named and listed anew. */
export function build(folder, name, changes = {}) {
  cpSync("dist", folder, { recursive: true });
  const change = (file, edit) => writeFileSync(join(folder, file), edit(readFileSync(join(folder, file), "utf8")));
  change("index.html", (page) => page.replace(/data-build="\w+"/, `data-build="${name}"`));
  change("worker_loader.js", (code) => `${code}// ${name}\n`);
  for (const [file, edit] of Object.entries(changes)) change(file, edit);
  const hash = (file) => createHash("sha256").update(readFileSync(join(folder, file))).digest("base64");
  change("sw.js", (code) => {
    const addresses = Object.keys(JSON.parse(/const FILES = (.*);/.exec(code)[1]));
    const files = Object.fromEntries(addresses.map((address) => [address, hash(address || "index.html")]));
    return code
      .replace(/const BUILD = .*;/, `const BUILD = "${name}";`)
      .replace(/const FILES = .*;/, () => `const FILES = ${JSON.stringify(files)};`);
  });
  return folder;
}

/** The build that a page is of, by what is in it and by what its worker would be. */
export const builds = (page) =>
  page.evaluate(async () => {
    const loader = await (await fetch("worker_loader.js")).text();
    return [document.documentElement.dataset.build, /\/\/ (\w+)/.exec(loader)?.[1]];
  });

/** The names of what is kept on this origin. */
export const cacheNames = (page) => page.evaluate(() => caches.keys());
