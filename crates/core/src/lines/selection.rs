//! Selects the lines that a short timeline shows. A log-linear model scores each line; `train::line_selection`
//! trains it on timelines by an editor. Of several lines that repeat each other, only the first can be shown.
//!
//! The features of a line also compare it with the lines that are selected above it, so that the model learns to
//! recognise repetitions.

use super::dates;
use super::types::{DEEPEST, Layers, Line};
use crate::document::{Relation, Upos};
use crate::events::{ArgumentRole, Certainty, Event, EventClass, Polarity};
use crate::features::{Features, stem};
use crate::linear::{Hasher, Model};
use crate::mentions::MentionForm;
use crate::quotes::{QuoteAct, QuoteForm};
use crate::span::{TokenId, TokenRange};
use crate::time::Value;
use dateline_schema::LineDateFrom;
use jiff::civil::Date;

/// The minimum score of a line that is shown: its log-odds, multiplied by [`STEPS`]. With a higher minimum, fewer
/// lines are shown, and a larger share of them is correct. Set on `reader-dev` and the annotated articles.
const MIN_SCORE: i32 = 6;
/// The scale of the model's integer weights and scores: the integer that represents a log-odds of 1.
pub(crate) const STEPS: f32 = 10.0;
/// The minimum share of common content words (see [`overlap`]), in percent, with which a line counts as a
/// repetition of an earlier line and is not shown. Set by hand.
const REPEATED: u32 = 40;
/// The maximum number of lines that are shown.
const MAX_SHOWN: usize = 12;
/// The maximum number of lines that are selected at first; the [`MAX_SHOWN`] best of these are shown. Every line is
/// compared with all lines selected before it, so this number bounds the cost.
const COMPARED: usize = 2 * MAX_SHOWN;

/// Sets the score of every line, and decides which lines are shown. The lead is always shown. If the model is
/// empty, the lines with a date from a time expression are selected.
pub(super) fn choose(layers: &Layers, lines: &mut [Line], model: &Model) {
    let selection = Selection::new(layers, lines);
    let (mut told, mut scores) = (Vec::new(), Vec::with_capacity(lines.len()));
    let mut features = Features::default();
    for place in 0..lines.len() {
        features.list.clear();
        selection.features(lines, place, &told, &mut features);
        let mut score = [0];
        model.score(&features.list, &mut score);
        if model.is_empty() && matches!(lines[place].date, Some((_, LineDateFrom::Expression))) {
            score[0] = MIN_SCORE;
        }
        scores.push(score[0]);
        lines[place].score = 1.0 / (1.0 + (-score[0] as f32 / STEPS).exp());
        if let Some(&first) = told.iter().find(|&&other| selection.repeats(lines, place, other)) {
            let sentence = lines[place].sentence;
            lines[first].same.push(sentence);
        } else if place == 0 || score[0] >= MIN_SCORE && told.len() < COMPARED {
            told.push(place);
        }
    }
    // The lead stays first. Of the other lines, those with the highest scores are shown.
    if let Some(others) = told.get_mut(1..) {
        others.sort_by_key(|&place| std::cmp::Reverse(scores[place]));
    }
    told.truncate(MAX_SHOWN);
    for place in told {
        lines[place].shown = true;
    }
}

/// The data of an article from which the features of its lines are computed.
pub(crate) struct Selection<'a> {
    layers: &'a Layers<'a>,
    /// For each line, its content words, as [`content_words`] returns them.
    words: Vec<Vec<u32>>,
    /// The content words of the headline; empty if there is no headline.
    title: Vec<u32>,
    /// The content words of all lines in one sorted list. A word occurs in it once for each line that contains the
    /// word.
    all: Vec<u32>,
    story_day: Option<Date>,
    /// For each event, whether the timeline lists it. Of coreferent events, it lists only the representative.
    representative: Vec<bool>,
}

/// The templates of the features.
#[repr(u32)]
#[derive(Clone, Copy)]
enum Template {
    Bias,
    DateFrom,
    Near,
    Attachment,
    Precision,
    Distance,
    Class,
    Kind,
    Tense,
    Denied,
    Uncertain,
    Salience,
    LargestSalience,
    Position,
    Opening,
    Paragraph,
    Length,
    Mark,
    Spoken,
    Quoted,
    Claimed,
    Represents,
    Headline,
    Lead,
    Names,
    Pronoun,
    Adjunct,
    Depth,
    Subordinate,
    Modal,
    FirstPerson,
    Reporting,
    Agent,
    Repeat,
    OtherDay,
    SameDay,
    SameAbove,
    SameEvent,
    StoryPosition,
    StoryTense,
    StoryClass,
    StorySalience,
}

impl<'a> Selection<'a> {
    /// Computes the data for the features of these lines.
    pub(crate) fn new(layers: &'a Layers<'a>, lines: &[Line]) -> Self {
        let document = layers.document;
        let words: Vec<Vec<u32>> = lines
            .iter()
            .map(|line| content_words(layers, document.sentences[line.sentence]))
            .collect();
        let title = document.article.title.map(|title| document.tokens_in(title));
        let mut all: Vec<u32> = words.iter().flatten().copied().collect();
        all.sort_unstable();
        let mut representative = vec![false; layers.events.len()];
        for id in layers.timeline.iter().flat_map(|entry| &entry.events) {
            representative[usize::from(*id)] = true;
        }
        Self {
            layers,
            words,
            title: title.map_or_else(Vec::new, |title| content_words(layers, title)),
            all,
            story_day: dates::story_day(layers, lines),
            representative,
        }
    }

    /// Adds the features of the line with the index `place`. `told` are the indices of the lines that are selected
    /// above it.
    pub(crate) fn features(
        &self,
        lines: &[Line],
        place: usize,
        told: &[usize],
        features: &mut Features,
    ) {
        let line = &lines[place];
        let Some(main) = line.events.first().map(|&id| &self.layers.events[id]) else { return };
        let mut steps = |template: Template, value: u32, limits: &[u32]| {
            let reached = limits.iter().filter(|&&limit| value >= limit);
            reached.for_each(|&limit| features.add(template as u32, &[limit]));
        };
        let document = self.layers.document;
        let sentence = document.sentences[line.sentence];
        let salience = |event: &Event| (event.salience * 100.0) as u32;
        let position = (place * 100 / lines.len()) as u32;
        let largest = line.events.iter().map(|&id| salience(&self.layers.events[id])).max();
        steps(Template::Salience, salience(main), &[20, 30, 40, 50, 60, 70, 80]);
        steps(Template::LargestSalience, largest.unwrap_or(0), &[30, 50, 70]);
        steps(Template::Position, position, &[10, 20, 33, 50, 70]);
        steps(Template::Length, sentence.len() as u32, &[9, 20, 30, 40]);
        steps(Template::Spoken, self.spoken(sentence), &[20, 60]);
        steps(Template::Headline, overlap(&self.words[place], &self.title), &[10, 25, 50]);
        steps(Template::Names, self.n_named(sentence), &[1, 2, 3]);
        let depth = document.ancestors(main.trigger).take(4).count() as u32;
        steps(Template::Depth, depth, &[1, 2, 3]);
        if place > 0 {
            steps(Template::Lead, overlap(&self.words[place], &self.words[0]), &[10, 20, 30]);
        }
        let near = |is_other: bool| {
            let others = told.iter().filter(|&&other| is_other == other_date(line, &lines[other]));
            others.map(|&other| self.similarity(place, other)).max().unwrap_or(0)
        };
        steps(Template::Repeat, near(false), &[10, 20, 30, 40, 50]);
        steps(Template::OtherDay, near(true), &[10, 20, 30]);
        let is_story = matches!(line.date, Some((_, LineDateFrom::Story)));
        if is_story {
            steps(Template::StoryPosition, position, &[10, 20, 33, 50]);
            steps(Template::StorySalience, salience(main), &[50, 60, 70]);
            add_all(
                features,
                &[
                    (Template::StoryTense, main.tense as u32),
                    (Template::StoryClass, main.class as u32),
                ],
            );
        }
        add_all(
            features,
            &[
                (Template::Bias, 0),
                (Template::DateFrom, line.date.as_ref().map_or(9, |(_, from)| *from as u32)),
                (Template::Class, main.class as u32),
                (Template::Kind, main.kind as u32),
                (Template::Tense, main.tense as u32),
                (Template::Opening, [0, 1, 1, 2, 2, 2].get(place).copied().unwrap_or(3)),
            ],
        );
        if let Some((value, from)) = &line.date
            && !is_story
        {
            let precision = value.precision().map_or(9, |precision| precision as u32);
            features.add(Template::Precision as u32, &[*from as u32, precision]);
            if let Some(time) = line.time {
                let attachment = dates::attachment(document, &self.layers.timexes[time]);
                features.add(Template::Attachment as u32, &[*from as u32, attachment as u32]);
            }
            add_all(features, &[(Template::Distance, self.distance(value))]);
        }
        for (template, holds) in self.conditions(lines, place, told, main) {
            if holds {
                add_all(features, &[(template, 0)]);
            }
        }
    }

    /// Returns the binary features of a line, each with the condition of whether it is added.
    fn conditions(
        &self,
        lines: &[Line],
        place: usize,
        told: &[usize],
        main: &Event,
    ) -> [(Template, bool); 19] {
        let line = &lines[place];
        let Layers { document, events, .. } = *self.layers;
        let sentence = document.sentences[line.sentence];
        let opening = document.tokens[sentence.start].upos;
        let day = line.date.as_ref().map(|(value, _)| value);
        let same_day = |other: &usize| {
            day.is_some() && lines[*other].date.as_ref().map(|(value, _)| value) == day
        };
        let told_before = |other: &usize| {
            !other_date(line, &lines[*other])
                && lines[*other].events.iter().any(|&id| events[id].lemma == main.lemma)
        };
        let has = |test: &dyn Fn(&str) -> bool| sentence.iter().any(|t| test(document.lower(t)));
        let by_expression = matches!(line.date, Some((_, LineDateFrom::Expression)));
        let clause = |token: TokenId| {
            matches!(document.tokens[token].relation.base(), Relation::Advcl | Relation::Acl)
        };
        [
            (Template::Near, by_expression && !dates::is_dated_by_words(self.layers, main)),
            (Template::Denied, line.polarity != Polarity::Positive),
            (Template::Uncertain, line.certainty != Certainty::Certain),
            (Template::Paragraph, self.starts_paragraph(sentence)),
            (Template::Mark, document.form(sentence.start).starts_with(['“', '"', '‘', '\''])),
            (Template::Quoted, main.quote.is_some()),
            (Template::Claimed, !line.said_by.is_empty()),
            (
                Template::Represents,
                line.events.first().is_some_and(|&id| self.representative[usize::from(id)]),
            ),
            (Template::Pronoun, opening == Upos::Pron),
            (Template::Adjunct, matches!(opening, Upos::Adp | Upos::Sconj | Upos::Adv)),
            (
                Template::Subordinate,
                clause(main.trigger) || document.ancestors(main.trigger).take(DEEPEST).any(clause),
            ),
            (
                Template::Modal,
                has(&|word| matches!(word, "would" | "could" | "might" | "may" | "should")),
            ),
            (Template::FirstPerson, has(&|word| matches!(word, "i" | "we" | "you"))),
            (Template::Reporting, main.class == EventClass::Reporting),
            (
                Template::Agent,
                main.arguments.iter().any(|argument| argument.role == ArgumentRole::Agent),
            ),
            (
                Template::SameDay,
                told.iter().any(|other| {
                    same_day(other)
                        && matches!(lines[*other].date, Some((_, LineDateFrom::Expression)))
                }),
            ),
            (Template::SameAbove, place > 0 && same_day(&(place - 1))),
            (Template::SameEvent, told.iter().any(told_before)),
            (Template::Length, sentence.len() < 9),
        ]
    }

    /// Returns the class of the distance between a date and the day of the story: 0 if either is unknown, 1 if the
    /// date is later, 2 if it is the same day or contains it, 3 to 6 if it is earlier, with rising distance.
    fn distance(&self, value: &Value) -> u32 {
        let (Some((first, last)), Some(day)) = (value.bounds(), self.story_day) else { return 0 };
        if first > day {
            return 1;
        }
        match day.duration_since(last).as_hours() / 24 {
            ..=0 => 2,
            1..=7 => 3,
            8..=60 => 4,
            61..=366 => 5,
            _ => 6,
        }
    }

    /// Returns the share of the tokens of a sentence that are in direct speech, in percent.
    fn spoken(&self, sentence: TokenRange) -> u32 {
        let quotes = &self.layers.quotes.raw;
        // Quotes are sorted and do not overlap, so of the quotes that start before the sentence, only the last one
        // can extend into the sentence.
        let after = quotes.partition_point(|quote| quote.range().start < sentence.start);
        let near = quotes[after.saturating_sub(1)..].iter();
        let direct = near
            .take_while(|quote| quote.range().start < sentence.end)
            .filter(|quote| quote.act == QuoteAct::Speech && quote.form == QuoteForm::Direct);
        let inside = |part: &TokenRange| {
            part.end.min(sentence.end).0.saturating_sub(part.start.max(sentence.start).0)
        };
        // The parts of a quote are sorted, too.
        let parts = direct.flat_map(|quote| {
            let first = quote.content.partition_point(|part| part.end <= sentence.start);
            quote.content[first..].iter().take_while(|part| part.start < sentence.end)
        });
        let n: u32 = parts.map(inside).sum();
        n * 100 / (sentence.len() as u32).max(1)
    }

    /// Returns the number of names in a sentence, at most 3.
    fn n_named(&self, sentence: TokenRange) -> u32 {
        let mentions = &self.layers.mentions.raw;
        let first = mentions.partition_point(|mention| mention.tokens.start < sentence.start);
        let inside = mentions[first..].iter().take_while(|m| m.tokens.start < sentence.end);
        inside.filter(|mention| mention.form == MentionForm::Name).take(3).count() as u32
    }

    fn starts_paragraph(&self, sentence: TokenRange) -> bool {
        let start = self.layers.document.tokens[sentence.start].span.start;
        let paragraphs = &self.layers.document.article.paragraphs;
        paragraphs.binary_search_by_key(&start, |paragraph| paragraph.span.start).is_ok()
    }

    /// Returns the share of the content words of one line that are also in the other line, in percent of the line
    /// with the smaller total weight. Words that occur in fewer lines have a higher weight.
    fn similarity(&self, place: usize, other: usize) -> u32 {
        let n = self.words.len() + 1;
        let weight = |word: &u32| {
            let count =
                self.all.partition_point(|w| w <= word) - self.all.partition_point(|w| w < word);
            (n / count.max(1)).ilog2() + 1
        };
        let (a, b) = (&self.words[place], &self.words[other]);
        let total = |words: &[u32]| words.iter().map(weight).sum::<u32>();
        let shared: u32 = a.iter().filter(|word| b.binary_search(word).is_ok()).map(weight).sum();
        shared * 100 / total(a).min(total(b)).max(1)
    }

    /// Returns whether a line repeats another: they share enough content words, and do not have two different
    /// dates.
    fn repeats(&self, lines: &[Line], place: usize, other: usize) -> bool {
        !other_date(&lines[place], &lines[other])
            && overlap(&self.words[place], &self.words[other]) >= REPEATED
    }
}

fn add_all(features: &mut Features, values: &[(Template, u32)]) {
    values.iter().for_each(|&(template, value)| features.add(template as u32, &[value]));
}

/// Returns whether both lines have a date and the two dates differ.
fn other_date(line: &Line, other: &Line) -> bool {
    matches!((&line.date, &other.date), (Some((a, _)), Some((b, _))) if a != b)
}

/// Returns the share of the words of the shorter list that are also in the longer list, in percent. Both lists must
/// be sorted.
fn overlap(words: &[u32], others: &[u32]) -> u32 {
    let shared = words.iter().filter(|word| others.binary_search(word).is_ok()).count();
    (shared * 100 / words.len().min(others.len()).max(1)) as u32
}

/// Returns the hashes of the stems of the content words (nouns, names, verbs and adjectives) in a range, sorted and
/// without duplicates.
fn content_words(layers: &Layers, range: TokenRange) -> Vec<u32> {
    let document = layers.document;
    let is_content = |token: &TokenId| {
        matches!(document.tokens[*token].upos, Upos::Noun | Upos::Propn | Upos::Verb | Upos::Adj)
    };
    let hash = |token| Hasher::new(0).text(stem(document.lower(token))).finish();
    let mut words: Vec<u32> = range.iter().filter(is_content).map(hash).collect();
    words.sort_unstable();
    words.dedup();
    words
}
