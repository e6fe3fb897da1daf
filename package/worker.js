// The worker's side of reader.js: one question at a time, each answered with its number.
import { explore, load, outline } from "./dateline.js";

const acts = { load: () => undefined, explore, outline };

addEventListener("message", async ({ data: { id, act, text, options, models } }) => {
  try {
    await load({ models });
    postMessage({ id, value: await acts[act](text, options) });
  } catch (error) {
    postMessage({ id, error });
  }
});
