// How the journeys in e2e/ run: in an installed Chromium, on the built dist/ under a sub-path, as a
// static host would serve it. `cargo xtask test journeys` starts the server and names the browser;
// run on its own (npx playwright test), this file starts the same server itself.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { defineConfig } from "@playwright/test";

const port = 4179;
const address = process.env.DATELINE_ADDRESS ?? `http://localhost:${port}/news/dateline/`;

const browsers = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const folders = (process.env.PATH ?? "").split(delimiter);
const onPath = browsers.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);

/** What says how long the page takes has the machine to itself: another run of Playwright, one journey at a time. */
const TIMED = /long\.spec\.js$/;

export default defineConfig({
  testDir: "e2e",
  projects: [
    { name: "timed", testMatch: TIMED, fullyParallel: false },
    { name: "others", testIgnore: TIMED },
  ],
  outputDir: "target/journeys",
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  // A small machine with other work is no fault of the page.
  expect: { timeout: 15_000 },
  use: {
    baseURL: address,
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.CHROME ?? onPath,
      // As root, Chromium starts only without its sandbox.
      chromiumSandbox: process.getuid?.() !== 0,
      args: ["--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    },
  },
  webServer: process.env.DATELINE_ADDRESS
    ? undefined
    : { command: `cargo xtask serve --built --port ${port} --base /news/dateline/`, url: address, reuseExistingServer: true },
});
