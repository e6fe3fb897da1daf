// The search on the start page of a build with articles (crates/site/src/index_page.rs). It hides the rows that do not
// contain all words of the query. An article matches by its own words and by those of the names and dates that link to
// it. The query is in the URL, after #q=.
const form = document.getElementById("seek");
const input = form.querySelector("input");
const status = form.querySelector("[role=status]");

/** Returns a text in lower case and without accents. */
const normalise = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const rows = [...document.querySelectorAll("[data-row]")].map((element) => {
  // The text of a timeline row includes its date.
  const date = element.closest(".dated")?.querySelector("time");
  const dateText = date ? ` ${date.textContent} ${date.dateTime}` : "";
  return { element, article: element.dataset.article, searchText: normalise(element.textContent + dateText) };
});
const articles = new Map(rows.filter((row) => row.article).map((row) => [row.article, row]));
for (const { element, article, searchText } of rows) {
  if (article) continue;
  for (const link of element.querySelectorAll("a")) {
    const linked = articles.get(link.getAttribute("href").split("#")[0]);
    if (linked) linked.searchText += ` ${searchText}`;
  }
}

/** Shows the rows that contain all words of the input, and reports how many articles match. */
function applySearch() {
  const query = normalise(input.value).split(/\s+/).filter(Boolean);
  let matchingArticles = 0;
  for (const row of rows) {
    const matches = query.every((word) => row.searchText.includes(word));
    row.element.hidden = !matches;
    if (matches && row.article) matchingArticles += 1;
  }
  // Hides a group without matching rows. A collapsed group opens during a search, so that its matches are visible.
  for (const group of document.querySelectorAll("[data-group], main > section")) {
    group.hidden = query.length > 0 && !group.querySelector("[data-row]:not([hidden])");
    if (group.matches("details")) group.open = query.length > 0;
  }
  for (const year of document.querySelectorAll("#dates > h3")) {
    let next = year.nextElementSibling;
    while (next?.matches(".dated[hidden]")) next = next.nextElementSibling;
    year.hidden = !next?.matches(".dated");
  }
  status.textContent = query.length === 0 ? "" : `${matchingArticles} of ${articles.size} ${articles.size === 1 ? "article" : "articles"}`;
}

function searchFromUrl() {
  const encoded = /^#q=(.*)$/.exec(location.hash)?.[1];
  if (encoded === undefined) return;
  try {
    input.value = decodeURIComponent(encoded);
  } catch {
    // The hash is no valid percent-encoding, so this page did not write it. It is used unchanged.
    input.value = encoded;
  }
  applySearch();
}

input.addEventListener("input", () => {
  applySearch();
  const hash = input.value.trim() ? `#q=${encodeURIComponent(input.value.trim())}` : " ";
  history.replaceState(null, "", hash === " " ? location.pathname + location.search : hash);
});
addEventListener("hashchange", searchFromUrl);
form.hidden = false;
searchFromUrl();
