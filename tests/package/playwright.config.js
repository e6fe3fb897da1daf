// How the journeys of the package run: as those in e2e/, on a site that has installed it. `cargo xtask test package`
// installs it and starts the server.
import journeys from "../../playwright.config.js";

export default { ...journeys, testDir: ".", testMatch: "*.spec.js", outputDir: "../../target/package-journeys", webServer: undefined };
