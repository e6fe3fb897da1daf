// Checks the current state of the page with axe against the rules of WCAG 2.2 AA.
import { readFileSync } from "node:fs";

const axeSource = readFileSync("node_modules/axe-core/axe.min.js", "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Returns the rules that the page violates, each with up to three of the elements. */
export async function axeViolations(page) {
  // `evaluate` injects the script through the debugger: the page's policy blocks scripts from elsewhere.
  await page.evaluate(axeSource);
  return page.evaluate(async (tags) => {
    const { violations } = await globalThis.axe.run(document, { runOnly: tags });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => `${node.html} ${node.any[0]?.message ?? ""}`)}`);
  }, tags);
}
