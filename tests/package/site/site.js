// The script of a site, which also records the article's DOM events in order for the tests.
import "./node_modules/dateline/element.js";

window.articleEvents = [];
for (const name of ["dateline-explored", "dateline-error"]) {
  addEventListener(name, ({ type, detail }) => window.articleEvents.push({ type, detail: detail.message ?? detail }));
}
