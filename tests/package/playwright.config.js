// Configures the browser tests of the package: like those in e2e/, on a site that has installed the package. `cargo
// xtask test package` installs it and starts the server.
import e2eConfig from "../../playwright.config.js";

export default { ...e2eConfig, testDir: ".", testMatch: "*.spec.js", outputDir: "../../target/package-journeys", webServer: undefined };
