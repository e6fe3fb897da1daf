// The search of the start page (src/site/list.rs): hides the rows that do not have all words that are looked for. An article
// has its own words and those of all names and dates that lead to it. The words stay in the address, after #q=.
const seek = document.getElementById("seek");
const field = seek.querySelector("input");
const status = seek.querySelector("[role=status]");

/** Words without accents and capitals. */
const plain = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const rows = [...document.querySelectorAll("[data-row]")].map((element) => {
  // A row of the timeline is found by its date, too.
  const date = element.closest(".dated")?.querySelector("time");
  const about = date ? ` ${date.textContent} ${date.dateTime}` : "";
  return { element, article: element.dataset.article, words: plain(element.textContent + about) };
});
const articles = new Map(rows.filter((row) => row.article).map((row) => [row.article, row]));
for (const { element, article, words } of rows) {
  if (article) continue;
  for (const link of element.querySelectorAll("a")) {
    const of = articles.get(link.getAttribute("href").split("#")[0]);
    if (of) of.words += ` ${words}`;
  }
}

/** Shows what has all words of the field, and says how much of it there is. */
function show() {
  const sought = plain(field.value).split(/\s+/).filter(Boolean);
  let found = 0;
  for (const row of rows) {
    const has = sought.every((word) => row.words.includes(word));
    row.element.hidden = !has;
    if (has && row.article) found += 1;
  }
  // What has no rows left goes with them; what was folded opens where something in it is meant.
  for (const group of document.querySelectorAll("[data-group], main > section")) {
    group.hidden = sought.length > 0 && !group.querySelector("[data-row]:not([hidden])");
    if (group.matches("details")) group.open = sought.length > 0;
  }
  for (const year of document.querySelectorAll("#dates > h3")) {
    let next = year.nextElementSibling;
    while (next?.matches(".dated[hidden]")) next = next.nextElementSibling;
    year.hidden = !next?.matches(".dated");
  }
  status.textContent = sought.length === 0 ? "" : `${found} of ${articles.size} ${articles.size === 1 ? "article" : "articles"}`;
}

function fromAddress() {
  const words = /^#q=(.*)$/.exec(location.hash)?.[1];
  if (words === undefined) return;
  try {
    field.value = decodeURIComponent(words);
  } catch {
    // Not written by this page: taken as it stands.
    field.value = words;
  }
  show();
}

field.addEventListener("input", () => {
  show();
  const hash = field.value.trim() ? `#q=${encodeURIComponent(field.value.trim())}` : " ";
  history.replaceState(null, "", hash === " " ? location.pathname + location.search : hash);
});
addEventListener("hashchange", fromAddress);
seek.hidden = false;
fromAddress();
