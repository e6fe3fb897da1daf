// Measures the longest tasks of the page's main thread in processor time. In wall-clock time, a task takes longer on a
// busy machine.

/**
 * Returns the processor times of the ten longest main-thread tasks while `action` runs, in milliseconds, longest first.
 */
export async function longestTasks(browser, page, action) {
  await browser.startTracing(page, { categories: ["__metadata", "toplevel"] });
  await action();
  const { traceEvents } = JSON.parse(await browser.stopTracing());
  const threadId = ({ pid, tid }) => `${pid} ${tid}`;
  const mainThreads = new Set(
    traceEvents.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain").map(threadId),
  );
  const tasks = traceEvents.filter((event) => mainThreads.has(threadId(event)) && event.name.endsWith("RunTask"));
  // If there are none, this version of the browser traces other events.
  const times = tasks.map(({ tdur }) => tdur / 1000).filter(Number.isFinite);
  if (!times.length) throw new Error("the trace has no task of the page with its processor time");
  return times.sort((a, b) => b - a).slice(0, 10);
}
