// Checks the types: code that must compile, and errors that the compiler must report.
import { explore, load, outline } from "dateline";
import type { Exploration, Outline, Span } from "dateline";
import { DatelineArticle } from "dateline/element";
import { Reader } from "dateline/worker";

const words = (text: string, span: Span): string => text.slice(...span);

export async function describe(text: string): Promise<string[]> {
  await load({ models: new URL("https://example.org/models/") });
  const found: Exploration = await explore(text, { published: "2015-10-15", html: false, tokens: true });
  for (const { speaker, source, content, act } of found.quotes) {
    const name: string | null = speaker === null ? source && words(text, source) : found.entities[speaker]!.name;
    console.log(name, act === "speech", content.map((part) => words(text, part)));
  }
  for (const event of found.events) {
    if (event.kind === "disaster" && event.certainty !== "possible") console.log(event.date?.slice(0, 4), event.args[0]?.role);
    // @ts-expect-error: no such kind exists
    if (event.kind === "weather") console.log(event);
  }
  for (const { head, lemma } of found.tokens ?? []) console.log(head === null ? "root" : head + 1, lemma);
  // @ts-expect-error: the modifier may be null
  console.log(found.times[0]!.mod.length);
  const { speakers, timeline }: Outline = await outline(text);
  return [...speakers.map(({ name }) => name ?? "nobody"), ...timeline.flatMap(({ events }) => events.map((e) => e.summary))];
}

export async function useWorker(text: string): Promise<number> {
  const reader = new Reader({ models: "models" });
  try {
    // @ts-expect-error: a day is a string
    await reader.explore(text, { published: new Date() });
    return (await reader.outline(text)).groups.length;
  } finally {
    reader.close();
  }
}

export function useElement(): void {
  const article: DatelineArticle = document.createElement("dateline-article");
  article.addEventListener("dateline-explored", ({ detail }) => {
    for (const { mentions } of detail.entities) console.log(article.rangeOf(mentions[0]!.span).toString());
  });
  article.addEventListener("dateline-error", ({ detail }) => console.error(detail.message));
  // @ts-expect-error: the property is read-only
  article.exploration = null;
}
