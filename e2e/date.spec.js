// The day of publication: a change updates the timeline at once.
import { expect, open, paste, test, timeline, waitUntilRead } from "./support/journey.js";

const TEXT = "The mayor resigned on Tuesday. Her deputy was arrested on Wednesday, police said.";

test("resolves weekdays against the day of publication", async ({ page }) => {
  await open(page);
  await paste(page, TEXT);
  await waitUntilRead(page);
  const dates = timeline(page).locator(".entry time");
  await expect(dates.first()).toHaveText("Tuesday");

  const field = page.getByLabel("Published");
  await field.fill("2026-03-06");
  await expect(dates.first()).toHaveText("Tuesday 3 March 2026");
  await expect(timeline(page).getByText("set by you")).toBeVisible();

  await field.fill("2026-07-10");
  await expect(dates.first()).toHaveText("Tuesday 7 July 2026");

  await timeline(page).getByRole("button", { name: "use the article's date" }).click();
  await expect(dates.first()).toHaveText("Tuesday");
});

test("asks for an unknown day of publication", async ({ page }) => {
  await page.clock.setFixedTime(new Date(2026, 2, 1, 23, 30));
  await open(page);
  await paste(page, TEXT);
  await waitUntilRead(page);
  await expect(timeline(page).getByText("When was this published?")).toBeVisible();
  await timeline(page).getByRole("button", { name: "Yesterday" }).click();
  await expect(page.getByLabel("Published")).toHaveValue("2026-02-28");
  await expect(timeline(page).getByText("When was this published?")).toBeHidden();
});
