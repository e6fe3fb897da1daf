// How long the page's own thread is held up, by its processor time: by the clock a task takes longer on a busy machine.

/** The processor time of the longest tasks of the page's main thread while `act` runs, in milliseconds, the longest first. */
export async function longestTasks(browser, page, act) {
  await browser.startTracing(page, { categories: ["__metadata", "toplevel"] });
  await act();
  const { traceEvents } = JSON.parse(await browser.stopTracing());
  const thread = ({ pid, tid }) => `${pid} ${tid}`;
  const main = new Set(
    traceEvents.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain").map(thread),
  );
  const tasks = traceEvents.filter((event) => main.has(thread(event)) && event.name.endsWith("RunTask"));
  // Without them the browser measures something else by now.
  const times = tasks.map(({ tdur }) => tdur / 1000).filter(Number.isFinite);
  if (!times.length) throw new Error("the trace has no task of the page with its processor time");
  return times.sort((a, b) => b - a).slice(0, 10);
}
