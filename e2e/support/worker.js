// The worker of the built page, asked directly: what comes back is what the page itself gets.

/** Starts a worker on the page and waits until it takes requests. */
export async function startWorker(page) {
  await page.evaluate(async () => {
    const worker = new Worker(new URL("worker_loader.js", document.baseURI), { type: "module" });
    // When each stage of the last request began.
    window.stages = {};
    const replies = (handle) =>
      new Promise((resolve, reject) => {
        worker.onerror = (event) => reject(new Error(event.message || "the worker failed to load"));
        worker.onmessage = ({ data }) => {
          const [[op, fields]] = Object.entries(JSON.parse(data));
          const reply = { op, ...fields };
          if (reply.op === "progress") window.stages[reply.stage] = performance.now();
          if (reply.op === "failed") reject(new Error(reply.message));
          else if (handle(reply)) resolve(reply);
        };
      });
    window.askWorker = (request) => {
      // The lists of a long document come in pieces, the last of them with the result.
      const pieces = [];
      const answer = replies((reply) => {
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
      return answer;
    };
    await replies((reply) => reply.op === "ready");
  });
}

/** The worker's answer to one article: `text`, `exploration` and `ms`. */
export function ask(page, id, text, published = null) {
  return page.evaluate((request) => window.askWorker(request), { id, text, html: false, published });
}

/**
 * Asks `times` times over; milliseconds from question to answer, each with the worker's own count, how long syntax
 * and names took, and how long the story.
 */
export function timeAnswers(page, text, times) {
  return page.evaluate(
    async ({ text, times }) => {
      const answers = [];
      for (let id = 1; id <= times; id++) {
        const start = performance.now();
        const { ms } = await window.askWorker({ id, text, html: false, published: null });
        const whole = performance.now() - start;
        const core = window.stages["Finding quotes"] - window.stages["Parsing sentences"];
        // Times, events and the timeline, with what goes before syntax and the copies for the page.
        const story = ms - (window.stages["Reading dates"] - window.stages["Parsing sentences"]);
        answers.push({ whole, inside: ms, core, story });
      }
      return answers;
    },
    { text, times },
  );
}
