// Usage: node example.mjs article.txt [2021-03-03]
// Prints who is in an article, who said what, and what happened when.
import { readFile } from "node:fs/promises";
import { outline } from "dateline";

const [file, published] = process.argv.slice(2);
const text = await readFile(file, "utf8");
const { exploration, groups, speakers, timeline } = await outline(text, { published, html: /\.html?$/.test(file) });

for (const { name, entities } of groups) {
  console.log(`${name}: ${entities.map((id) => exploration.entities[id].name).join(", ")}`);
}
for (const { name, quotes } of speakers) {
  for (const { words } of quotes) console.log(`${name ?? "Somebody"}: ${words}`);
}
for (const { heading, label, events } of timeline) {
  if (heading) console.log(heading);
  for (const { summary, notes } of events) console.log(`  ${label}: ${[summary, ...notes].join(" · ")}`);
}
