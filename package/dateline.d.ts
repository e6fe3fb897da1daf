/**
 * Dateline reads a news article: who, what, when, where, and who said so. English only.
 *
 * All offsets count UTF-16 code units, as JavaScript's strings do: `text.slice(...span)` returns the words. A value
 * that does not exist is `null`, and an empty list is `[]`. No key is ever omitted.
 */

/** A half-open range `[start, end]` of the text, in UTF-16 code units. */
export type Span = [start: number, end: number];

export interface Options {
  /**
   * The day of publication, as `2015-10-15` or as an ISO 8601 date and time, of which the day counts as written,
   * without a conversion to another time zone. Relative expressions such as "Thursday" are resolved against this day.
   */
  published?: string | null;
  /** Whether the text is a web page: its story is extracted first, and offsets refer to the result's `text`. */
  html?: boolean;
  /** Whether the result includes the words, as `tokens`. */
  tokens?: boolean;
}

export interface LoadOptions {
  /**
   * A folder of models that replaces the package's own, such as the free models: a path in Node, a URL in a browser.
   */
  models?: string | URL;
}

/**
 * Reads an article. The first call loads the engine. Every call runs on the calling thread (see `dateline/worker`).
 *
 * The promise rejects if the text is longer than 16 MiB or is not text; if a web page contains no words; if `published`
 * is not a day; if the engine can't be loaded or fails on this text. A failure does not affect later texts. An empty
 * text is an empty article.
 */
export function explore(text: string, options?: Options): Promise<Exploration>;

/** Reads an article and returns the findings in order and in words, ready to display. Rejects like `explore`. */
export function outline(text: string, options?: Options): Promise<Outline>;

/** Loads the engine before the first text. Only the options of the first successful call have an effect. */
export function load(options?: LoadOptions): Promise<void>;

/** The findings in a text. */
export interface Exploration {
  /** The version of this schema. */
  schema: 1;
  /** The id of the text in bulk processing; always `null` here. */
  id: string | null;
  /** The text that offsets refer to, if it was extracted from HTML; `null` if they refer to the input itself. */
  text: string | null;
  /** `en`, or `null` if the text does not look like English. */
  language: "en" | null;
  /** The headline. */
  title: Span | null;
  /** The day of publication, as `2015-10-15`. */
  published: string | null;
  /**
   * Whether the day is from the options or from the article's own dateline or byline. `null` if it is unknown: relative
   * days then stay relative (`XXXX-WXX-4` for "Thursday"), and the timeline orders them among themselves.
   */
  published_from: "given" | "dateline" | null;
  /** The paragraphs in order. */
  paragraphs: Paragraph[];
  /** The sentences in order. */
  sentences: Span[];
  /** The words of Universal Dependencies in order, if requested. */
  tokens: Token[] | null;
  /** People, organisations, places and other things that the text mentions; one entity for each real thing. */
  entities: Entity[];
  /** Reported speech and thought. */
  quotes: Quote[];
  /** Expressions of time. */
  times: Time[];
  /** The events. */
  events: Event[];
  /** The dated events in chronological order. */
  timeline: TimelineEntry[];
  /** The sentences of the story that tell an event, in text order: a short timeline shows those with `shown`. */
  lines: Line[];
}

export interface Paragraph {
  span: Span;
  /** Its function in the article. `aside` is text beside the story, such as captions and "Read more". */
  role:
    | "title"
    | "standfirst"
    | "heading"
    | "body"
    | "list"
    | "quote"
    | "table"
    | "correction"
    | "byline"
    | "caption"
    | "aside";
}

/** A word as in UD English: "don't" is two words, "do" and "n't". */
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
 * The entity types of OntoNotes. Countries, cities and states are `GPE`; peoples, religions and parties' followers are
 * `NORP`; a place name that refers to its team is `ORG`. `MISC` means that no type is certain.
 */
export type EntityKind =
  | "PERSON" | "NORP" | "FAC" | "ORG" | "GPE" | "LOC" | "PRODUCT" | "EVENT" | "WORK_OF_ART" | "LAW" | "LANGUAGE" | "MISC";

export interface Entity {
  /** Its index in `entities`. */
  id: number;
  kind: EntityKind;
  /** The fullest name in the text. */
  name: string;
  /** Titles and functions, such as "Russian President". */
  roles: string[];
  /** Its mentions, in text order. */
  mentions: Mention[];
}

export interface Mention {
  /** A name excludes its title, article and possessive 's; a description ends with its head noun. */
  span: Span;
  /** Examples: "Vladimir Putin", "the president", "he". */
  form: "name" | "nominal" | "pronoun";
}

export interface Quote {
  /** Its index in `quotes`. */
  id: number;
  /** From the start of its first part to the end of its last. */
  span: Span;
  /** Its parts: `"We tried," she said, "and failed."` has two. The spans include the quotation marks. */
  content: Span[];
  /** `indirect` is a reported clause; `mixed` is a reported clause with a part in quotation marks. */
  form: "direct" | "indirect" | "mixed";
  /** `speech` is said, written, asked or promised; `thought` is believed, wanted, planned or feared. */
  act: "speech" | "thought";
  /** The speaker, as an index into `entities`; for "he said", the entity that "he" refers to. */
  speaker: number | null;
  /** All speakers in text order, the first of which is `speaker`. */
  speakers: number[];
  /** The words that pass the quote on, if somebody else is the speaker; not determined yet, always `null`. */
  via: Span | null;
  /** The words that name the speaker. */
  source: Span | null;
  /** The reporting words, such as "said" or "according to". */
  cue: Span | null;
}

/** A time expression, annotated as TIMEX3 (ISO-TimeML). */
export interface Time {
  /** Its index in `times`. */
  id: number;
  span: Span;
  type: "DATE" | "TIME" | "DURATION" | "SET";
  /** `2015-10-15`, `2015-W41`, `2015-Q3`, `P3D`, `PT2H`, `PAST_REF`, `XXXX-XX-XX` … */
  value: string;
  /** The modifier: "early in May" is `START`, "about a week" is `APPROX`. */
  mod:
    | "BEFORE" | "AFTER" | "ON_OR_BEFORE" | "ON_OR_AFTER" | "LESS_THAN" | "MORE_THAN" | "EQUAL_OR_LESS" | "EQUAL_OR_MORE"
    | "START" | "MID" | "END" | "APPROX" | null;
}

/** The eight event types of ACE, and four more. */
export type EventKind =
  | "life" | "movement" | "transaction" | "business" | "conflict" | "contact" | "personnel" | "justice"
  | "statement" | "disaster" | "policy" | "other";

export interface Event {
  /** Its index in `events`. */
  id: number;
  /** The trigger: the verb or noun that names the event. */
  span: Span;
  /** The lemma of the trigger, with its light verb or particle: "launch attack". */
  lemma: string;
  /** The event class of TimeML. */
  class: "occurrence" | "reporting" | "perception" | "aspectual" | "i_action" | "i_state" | "state";
  kind: EventKind;
  /** One line in the article's own words. */
  summary: string;
  args: Argument[];
  /** The date as a TIMEX3 value, exactly as precise as the text; `null` for an undated event. */
  date: string | null;
  /**
   * The source of the date. `expression`: a time expression in the clause; `context`: the date of neighbouring events;
   * `published`: the day of publication, for a report in the past tense without any other date.
   */
  date_from: "expression" | "context" | "published" | null;
  /** The time expression that dates the event, as an index into `times`. */
  time: number | null;
  /** "Was not intended" is `negative`. */
  polarity: "positive" | "negative";
  /** "Would threaten" is `possible`. */
  certainty: "certain" | "probable" | "possible";
  tense: "past" | "present" | "future";
  /** The quote that contains the event, as an index into `quotes`: its speaker asserts the event, not the article. */
  quote: number | null;
  /** The importance, from 0 to 1. A short timeline shows the events with 0.5 or more. */
  salience: number;
}

export interface Argument {
  /**
   * `agent`, `patient` and `recipient` are PropBank's Arg0, Arg1, and Arg2 of verbs of giving and telling; then the
   * place, the instrument and the number.
   */
  role: "agent" | "patient" | "recipient" | "place" | "instrument" | "number";
  span: Span;
  /** The entity, as an index into `entities`. */
  entity: number | null;
}

export interface TimelineEntry {
  /** A TIMEX3 date value. */
  date: string;
  precision: "day" | "week" | "month" | "quarter" | "year" | "decade";
  /** The events of that date, as indices into `events`. */
  events: number[];
}

/** A line of the short timeline: a sentence of the article. */
export interface Line {
  id: number;
  /** One of `sentences`. */
  sentence: Span;
  /** What `text` leaves out of the sentence. */
  cuts: Span[];
  /** What `text` adds to the sentence, each at an offset. */
  inserts: [number, string][];
  /** The sentence without its cuts and with its inserts, on one line. */
  text: string;
  /** The clause of the main event. */
  core: Span;
  /** The events, as indices into `events`, the main one first. */
  events: number[];
  /** Other sentences that tell the same. */
  same: Span[];
  /** A TIMEX3 date value; `null` if nothing in the text gives a date. */
  date: string | null;
  precision: "day" | "week" | "month" | "quarter" | "year" | "decade" | null;
  /**
   * The source of the date. `expression`: the words of the sentence; `carried`: a sentence before it, from which the
   * story goes on; `story`: the story's day, for news in the past tense without a day of its own.
   */
  date_from: "expression" | "carried" | "story" | null;
  /** The time expression that gives the date, as an index into `times`. */
  time: number | null;
  /** Before the story, the news, or announced, planned and due. */
  band: "background" | "news" | "next";
  /** The entities on whose word it stands, as indices into `entities`; empty for the article's own voice. */
  said_by: number[];
  certainty: "certain" | "probable" | "possible";
  polarity: "positive" | "negative";
  /** How much it belongs on a short timeline, from 0 to 1. */
  score: number;
  /** Whether a short timeline shows it. */
  shown: boolean;
}

/** The findings in the order and wording of Dateline's own page. */
export interface Outline {
  exploration: Exploration;
  /** The named entities in groups, the most mentioned first. */
  groups: OutlineGroup[];
  /** The quoted speakers, those with the most words first. Quotes of thought are not included. */
  speakers: OutlineSpeaker[];
  /** The lines of the short timeline that have a date: by part of the story, then by date. */
  timeline: OutlineEntry[];
  /** The lines of the short timeline without a date. */
  undated: OutlineEvent[];
}

export interface OutlineGroup {
  /** "People", "Organisations", "Places", "Groups" or "Other names". */
  name: string;
  /** The colour layer of its names on Dateline's page. */
  layer: "person" | "org" | "place" | "other";
  /** Indices into `entities`. */
  entities: number[];
}

export interface OutlineSpeaker {
  /** An index into `entities`; `null` if the source is not an entity. */
  entity: number | null;
  /** The name, or the words that name the source; `null` if nobody is named. */
  name: string | null;
  /** The speaker's share of all quoted words, in whole percent. */
  share: number;
  quotes: {
    /** An index into `quotes`. */
    quote: number;
    /** The words on one line, with an ellipsis between the parts. */
    words: string;
  }[];
}

export interface OutlineEntry {
  /** The heading above this entry and those after it, such as "October 2015"; `null` if it has not changed. */
  heading: string | null;
  /** The date in words, such as "Thursday 15 October". */
  label: string;
  /** A TIMEX3 date value. */
  date: string;
  events: OutlineEvent[];
}

export interface OutlineEvent {
  /** An index into `events`. */
  event: number;
  summary: string;
  /** Qualifications of its factuality: "planned", "denied", "claimed by Putin". */
  notes: string[];
  /** The source of its date: "“Thursday”", "by the day of publication". */
  because: string | null;
}
