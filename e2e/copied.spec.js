// A text that was copied from a whole web page: what is not the story is hidden, and one click shows it.
import { expect, open, paste, test, waitUntilRead } from "./support/journey.js";

const TEXT = `Skip to content
Home
News
Sport
Opinion
Subscribe
Log in
Search

Harbour town votes to mend its old bridge
By Ana Lund
12 March 2021
Share
Facebook

The council of Port Lund voted on Monday to mend the old bridge, which has been closed to all traffic since a storm in January tore away two of its arches.

"We could not wait any longer," said Mayor Rafe Pell, who had asked the county for money three times and was refused each time.

The work is to begin in May and will cost four million pounds, the council said in a statement. Shops on the north bank have lost half of their customers.

Related
Ferry service to end in autumn
Ten things to do in Port Lund this weekend
Most read
Man rescued from lighthouse
Comments
Leave a reply
About us
Contact
Privacy policy
© 2021 Port Lund Ledger`;

test("hides the furniture of a copied page and shows it again", async ({ page }) => {
  await open(page);
  await paste(page, TEXT);
  await waitUntilRead(page);
  const article = page.locator("#article");
  await expect(article.locator("h1")).toHaveText("Harbour town votes to mend its old bridge");
  await expect(page.getByText("21 lines set aside as page furniture")).toBeVisible();
  const menu = article.locator("p", { hasText: "Privacy policy" });
  await expect(menu).toBeHidden();

  const show = page.getByRole("button", { name: "Show", exact: true });
  await show.focus();
  await page.keyboard.press("Enter");
  await expect(menu).toBeVisible();
  await page.getByRole("button", { name: "Hide", exact: true }).click();
  await expect(menu).toBeHidden();
});

test("shows the furniture of a copied page when the search finds a match in it", async ({ page }) => {
  await open(page);
  await paste(page, TEXT);
  await waitUntilRead(page);
  const menu = page.locator("#article p", { hasText: "Ten things to do" });
  await expect(menu).toBeHidden();
  await page.getByRole("button", { name: "Find" }).click();
  await page.getByRole("textbox", { name: "Find in the text" }).fill("ten things");
  await expect(menu).toBeInViewport();
  await expect(page.getByRole("button", { name: "Hide", exact: true })).toBeVisible();
});
