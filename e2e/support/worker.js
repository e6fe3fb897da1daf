// Sends requests directly to the worker of the built page, and gets the same replies as the page.

/** Starts a worker on the page and waits until it is ready for requests. */
export async function startWorker(page) {
  await page.evaluate(async () => {
    const worker = new Worker(new URL("worker_loader.js", document.baseURI), { type: "module" });
    // The start time of each stage of the last request.
    window.stages = {};
    const waitForReply = (isFinal) =>
      new Promise((resolve, reject) => {
        worker.onerror = (event) => reject(new Error(event.message || "the worker failed to load"));
        worker.onmessage = ({ data }) => {
          const [[op, fields]] = Object.entries(JSON.parse(data));
          const reply = { op, ...fields };
          if (reply.op === "progress") window.stages[reply.stage] = performance.now();
          if (reply.op === "failed") reject(new Error(reply.message));
          else if (isFinal(reply)) resolve(reply);
        };
      });
    window.requestAnalysis = (request) => {
      // The lists of a long document arrive in pieces; the result contains the last piece.
      const pieces = [];
      const result = waitForReply((reply) => {
        if (reply.id !== request.id) return false;
        if (reply.op === "piece") pieces.push(reply.exploration);
        if (reply.op !== "result") return false;
        for (const [name, last] of Object.entries(reply.exploration)) {
          if (Array.isArray(last) && name !== "title") {
            reply.exploration[name] = [...pieces.flatMap((piece) => piece[name]), ...last];
          }
        }
        return true;
      });
      worker.postMessage(JSON.stringify(request));
      return result;
    };
    await waitForReply((reply) => reply.op === "ready");
  });
}

/** Returns the worker's result for one article: `text`, `exploration` and `ms`. */
export function analyse(page, id, text, published = null) {
  return page.evaluate((request) => window.requestAnalysis(request), { id, text, html: false, published });
}

/**
 * Analyses a text `times` times. Returns for each request, in milliseconds: the round trip, the worker's own
 * measurement, the time of syntax and names, and the time of the story.
 */
export function timeRequests(page, text, times) {
  return page.evaluate(
    async ({ text, times }) => {
      const timings = [];
      for (let id = 1; id <= times; id++) {
        const start = performance.now();
        const { ms } = await window.requestAnalysis({ id, text, html: false, published: null });
        const roundTrip = performance.now() - start;
        const syntaxAndNames = window.stages["Finding quotes"] - window.stages["Parsing sentences"];
        // Times, events and the timeline, plus the work before syntax and the copies for the page.
        const story = ms - (window.stages["Finding dates"] - window.stages["Parsing sentences"]);
        timings.push({ roundTrip, inWorker: ms, syntaxAndNames, story });
      }
      return timings;
    },
    { text, times },
  );
}
