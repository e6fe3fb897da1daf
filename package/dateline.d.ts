/**
 * Dateline reads a news article: who, what, when, where, and who said so. English only.
 *
 * All offsets count UTF-16 code units, as JavaScript's strings do: `text.slice(...span)` gives the words. What is absent
 * is `null`, what is empty is `[]`; no key is ever left out.
 */

/** A half-open range `[start, end]` of the text, in UTF-16 code units. */
export type Span = [start: number, end: number];

export interface Options {
  /**
   * The day of publication, as `2015-10-15` or as a time of ISO 8601, whose day counts as it is written: the day that
   * "Thursday" is read against.
   */
  published?: string | null;
  /** Whether the text is a web page: its story is taken out first, and offsets point into the result's `text`. */
  html?: boolean;
  /** Whether the words are wanted too, as `tokens`. */
  tokens?: boolean;
}

export interface LoadOptions {
  /** A folder of models in place of the package's own, such as the free ones: a path in Node, an address in a browser. */
  models?: string | URL;
}

/**
 * Reads an article. The first call loads the engine; each runs on the thread that calls (see `dateline/worker`).
 *
 * The promise is rejected if the text is longer than 16 MiB, or is no text; if a web page has no words; if the day of
 * publication is none; if the engine can't be had, or fails on this text. The next text is read all the same. An empty text
 * is an empty article.
 */
export function explore(text: string, options?: Options): Promise<Exploration>;

/** Reads an article and tells what was found in order and in words, to be shown as it is. Rejected as `explore` is. */
export function outline(text: string, options?: Options): Promise<Outline>;

/** Loads the engine ahead of the first text. Only the options of the first call that succeeds count. */
export function load(options?: LoadOptions): Promise<void>;

/** All that was found in a text. */
export interface Exploration {
  /** The version of this document's form. */
  schema: 1;
  /** Of texts in bulk; here `null`. */
  id: string | null;
  /** The text that offsets point into where `html` was cleaned; `null` where it is the very text that was given. */
  text: string | null;
  /** `en`, or `null` where the text is not like English. */
  language: "en" | null;
  /** The headline. */
  title: Span | null;
  /** The day of publication, as `2015-10-15`. */
  published: string | null;
  /**
   * Whether that was given or read off the article's own dateline or byline. `null` where it is not known: then relative
   * days stay relative (`XXXX-WXX-4` for "Thursday"), and the timeline orders them among themselves.
   */
  published_from: "given" | "dateline" | null;
  /** The paragraphs in order. */
  paragraphs: Paragraph[];
  /** The sentences in order. */
  sentences: Span[];
  /** The words of Universal Dependencies in order, where asked for. */
  tokens: Token[] | null;
  /** People, organisations, places and what else is spoken of; one for each real thing. */
  entities: Entity[];
  /** What was said or thought. */
  quotes: Quote[];
  /** Expressions of time. */
  times: Time[];
  /** What happened. */
  events: Event[];
  /** Dated events in the order in which they happened. */
  timeline: TimelineEntry[];
}

export interface Paragraph {
  span: Span;
  /** The part that it plays. `aside` is what stands beside the story: captions, "Read more". */
  role: "title" | "heading" | "byline" | "aside" | "body";
}

/** A word as UD English has it; "don't" is two: "do", "n't". */
export interface Token {
  span: Span;
  lemma: string;
  /** The universal part of speech. */
  upos: string;
  /** The index of its head in this list, from 0; `null` for a root. */
  head: number | null;
  /** Its relation to the head; `root` for a root. */
  deprel: string;
}

/**
 * OntoNotes' kinds. Countries, cities and states are `GPE`, peoples, religions and parties' followers `NORP`; the name of a
 * place that stands for its team is `ORG`; `MISC` where none is sure.
 */
export type EntityKind =
  | "PERSON" | "NORP" | "FAC" | "ORG" | "GPE" | "LOC" | "PRODUCT" | "EVENT" | "WORK_OF_ART" | "LAW" | "LANGUAGE" | "MISC";

export interface Entity {
  /** Its index in `entities`. */
  id: number;
  kind: EntityKind;
  /** The fullest name in the text. */
  name: string;
  /** Titles and functions: "Russian President". */
  roles: string[];
  /** Where it is mentioned, in order. */
  mentions: Mention[];
}

export interface Mention {
  /** Of a name without title, article and possessive 's; of a description up to its head noun. */
  span: Span;
  /** "Vladimir Putin", "the president", "he". */
  form: "name" | "nominal" | "pronoun";
}

export interface Quote {
  /** Its index in `quotes`. */
  id: number;
  /** From the start of its first part to the end of its last. */
  span: Span;
  /** Its parts: `"We tried," she said, "and failed."` has two. With their marks, where there are any. */
  content: Span[];
  /** `indirect` is a reported clause, `mixed` one with a part in marks. */
  form: "direct" | "indirect" | "mixed";
  /** `speech` is said, written, asked or promised; `thought` is believed, wanted, planned or feared. */
  act: "speech" | "thought";
  /** Who said it, by index in `entities`; of "he said" the one that he is. */
  speaker: number | null;
  /** The words that name the speaker. */
  source: Span | null;
  /** The words that report: "said", "according to". */
  cue: Span | null;
}

/** An expression of time by TIMEX3 (ISO-TimeML). */
export interface Time {
  /** Its index in `times`. */
  id: number;
  span: Span;
  type: "DATE" | "TIME" | "DURATION" | "SET";
  /** `2015-10-15`, `2015-W41`, `2015-Q3`, `P3D`, `PT2H`, `PAST_REF`, `XXXX-XX-XX` … */
  value: string;
  /** What modifies it: "early in May" is `START`, "about a week" `APPROX`. */
  mod:
    | "BEFORE" | "AFTER" | "ON_OR_BEFORE" | "ON_OR_AFTER" | "LESS_THAN" | "MORE_THAN" | "EQUAL_OR_LESS" | "EQUAL_OR_MORE"
    | "START" | "MID" | "END" | "APPROX" | null;
}

/** ACE's eight kinds, and four more. */
export type EventKind =
  | "life" | "movement" | "transaction" | "business" | "conflict" | "contact" | "personnel" | "justice"
  | "statement" | "disaster" | "policy" | "other";

export interface Event {
  /** Its index in `events`. */
  id: number;
  /** The word that names what happened: a verb or a noun. */
  span: Span;
  /** Its lemma, with its light verb or particle: "launch attack". */
  lemma: string;
  /** TimeML's class. */
  class: "occurrence" | "reporting" | "perception" | "aspectual" | "i_action" | "i_state" | "state";
  kind: EventKind;
  /** One line in the article's own words. */
  summary: string;
  args: Argument[];
  /** When, as precise as the text allows and no more, as a TIMEX3 date value; `null` for undated. */
  date: string | null;
  /** A time in its clause, its neighbours' date, or a report in the past tense with nothing else. */
  date_from: "expression" | "context" | "published" | null;
  /** The expression that tells the date, by index in `times`. */
  time: number | null;
  /** "Was not intended" is `negative`. */
  polarity: "positive" | "negative";
  /** "Would threaten" is `possible`. */
  certainty: "certain" | "probable" | "possible";
  tense: "past" | "present" | "future";
  /** The quote in which it stands, by index in `quotes`: somebody's word, not the article's. */
  quote: number | null;
  /** 0 to 1: how much it belongs on a short timeline, which shows what has 0.5 and more. */
  salience: number;
}

export interface Argument {
  /** PropBank's Arg0, Arg1, Arg2 of giving and telling; where; with what; how many. */
  role: "agent" | "patient" | "recipient" | "place" | "instrument" | "number";
  span: Span;
  /** The entity that it is, by index in `entities`. */
  entity: number | null;
}

export interface TimelineEntry {
  /** A TIMEX3 date value. */
  date: string;
  precision: "day" | "week" | "month" | "quarter" | "year" | "decade";
  /** What happened then, by index in `events`. */
  events: number[];
}

/** What was found, in the order and in the words of Dateline's own page. */
export interface Outline {
  exploration: Exploration;
  /** Who and where, by sort, the most mentioned first; only what has a name. */
  groups: OutlineGroup[];
  /** Who is quoted, those with the most words first. Speech alone. */
  speakers: OutlineSpeaker[];
  /** The salient events by date. */
  timeline: OutlineEntry[];
  /** The salient events without a date. */
  undated: OutlineEvent[];
}

export interface OutlineGroup {
  /** "People", "Organisations", "Places", "Peoples and groups", "Other names". */
  name: string;
  /** The colour that its names have on Dateline's page. */
  layer: "person" | "org" | "place" | "other";
  /** By index in `entities`. */
  entities: number[];
}

export interface OutlineSpeaker {
  /** By index in `entities`; `null` where the source is no entity. */
  entity: number | null;
  /** The name, or the words that name the source; `null` where nobody is named. */
  name: string | null;
  /** The share of all words quoted, in whole percent. */
  share: number;
  quotes: {
    /** By index in `quotes`. */
    quote: number;
    /** Its words on one line, its parts joined by an ellipsis. */
    words: string;
  }[];
}

export interface OutlineEntry {
  /** What stands above this entry and those after it: "October 2015"; `null` where it is the same as before. */
  heading: string | null;
  /** The date in words: "Thursday 15 October". */
  label: string;
  /** A TIMEX3 date value. */
  date: string;
  events: OutlineEvent[];
}

export interface OutlineEvent {
  /** By index in `events`. */
  event: number;
  summary: string;
  /** What makes it more or less than fact: "planned", "denied", "claimed by Putin". */
  notes: string[];
  /** How its date is known: "“Thursday”", "by the day of publication". */
  because: string | null;
}
