// What axe finds wrong with the page as it is now, by the rules of WCAG 2.2 AA.
import { readFileSync } from "node:fs";

const axe = readFileSync("node_modules/axe-core/axe.min.js", "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** The rules that are broken, each with elements that break it. */
export async function violations(page) {
  // By the debugger's way in: the page's own policy lets no script of others in.
  await page.evaluate(axe);
  return page.evaluate(async (tags) => {
    const { violations } = await globalThis.axe.run(document, { runOnly: tags });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => `${node.html} ${node.any[0]?.message ?? ""}`)}`);
  }, tags);
}
