// What a site writes, and what the tests want to know of it: what the article said, in order.
import "./node_modules/dateline/element.js";

window.heard = [];
for (const name of ["dateline-explored", "dateline-error"]) {
  addEventListener(name, ({ type, detail }) => window.heard.push({ type, detail: detail.message ?? detail }));
}
