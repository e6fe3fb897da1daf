// The worker of reader.js. It answers each request with the same id.
import { explore, load, outline } from "./dateline.js";

const methods = { load: () => undefined, explore, outline };

addEventListener("message", async ({ data: { id, method, text, options, models } }) => {
  try {
    await load({ models });
    postMessage({ id, value: await methods[method](text, options) });
  } catch (error) {
    postMessage({ id, error });
  }
});
