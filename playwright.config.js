// Configures the browser tests in e2e/: they run in an installed Chromium on the built dist/, served under a sub-path
// as a static host would do. `cargo xtask test journeys` starts the server and sets the browser. With `npx playwright
// test` this file starts the same server itself.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { defineConfig } from "@playwright/test";

const port = 4179;
const address = process.env.DATELINE_ADDRESS ?? `http://localhost:${port}/news/dateline/`;

const browserNames = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const pathFolders = (process.env.PATH ?? "").split(delimiter);
const browserOnPath = browserNames.flatMap((name) => pathFolders.map((folder) => join(folder, name))).find(existsSync);

/** The tests that measure time have the machine to themselves: a separate run of Playwright, one test at a time. */
const TIMED_SPECS = /long\.spec\.js$/;

export default defineConfig({
  testDir: "e2e",
  projects: [
    { name: "timed", testMatch: TIMED_SPECS, fullyParallel: false },
    { name: "others", testIgnore: TIMED_SPECS },
  ],
  outputDir: "target/journeys",
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  // Long, so that a small or busy machine does not fail a test.
  expect: { timeout: 15_000 },
  use: {
    baseURL: address,
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.CHROME ?? browserOnPath,
      // Chromium does not start as root with its sandbox.
      chromiumSandbox: process.getuid?.() !== 0,
      args: ["--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    },
  },
  webServer: process.env.DATELINE_ADDRESS
    ? undefined
    : { command: `cargo xtask serve --built --port ${port} --base /news/dateline/`, url: address, reuseExistingServer: true },
});
