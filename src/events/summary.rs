//! One line that tells an event in the article's own words: who, the verb group, whom, where.
//!
//! Words are taken from the clause in their order, the dearest first, until the line is full; times are left out, for
//! the date stands beside the line.

use super::clause::{auxiliaries, is_relative};
use super::dating::Undated;
use super::phrases::noun_phrase;
use super::scene::Scene;
use super::{Argument, Class};
use crate::document::{Relation, Upos};
use crate::mentions::Form;
use crate::span::{TokenId, TokenRange};

/// The most words of a line.
const WORDS: usize = 18;

/// The line for an event.
pub(super) fn summarise(scene: &Scene, event: &Undated, arguments: &[Argument]) -> String {
    let reports = matches!(event.class, Class::Reporting | Class::IState | Class::Perception);
    let mut line = Line { scene, words: Vec::new(), reports };
    let centre = event.centre();
    let mut text = String::new();
    if scene.upos(centre) == Upos::Verb {
        clause(&mut line, centre, true);
        if let Some(who) = absent_subject(scene, centre, arguments) {
            text = named(scene, who);
        }
    } else if scene.child(centre, Relation::Cop).is_some() {
        clause(&mut line, centre, true);
    } else {
        phrase(&mut line, centre);
    }
    append(&mut text, &line.render());
    capitalise(&text)
}

/// Words of the line, in any order.
struct Line<'a> {
    scene: &'a Scene<'a>,
    words: Vec<TokenId>,
    /// Whether the verb of the line says what somebody said, thought or saw.
    reports: bool,
}

impl Line<'_> {
    fn put(&mut self, range: TokenRange) {
        self.words.extend(range.iter());
    }

    /// Adds the words if they still fit.
    fn offer(&mut self, range: TokenRange) {
        if self.words.len() + range.len() <= WORDS {
            self.put(range);
        }
    }

    /// The words in their order, with the article's spaces where they were neighbours.
    fn render(mut self) -> String {
        self.words.sort_unstable();
        self.words.dedup();
        let document = self.scene.document;
        let mut text = String::new();
        let mut last: Option<TokenId> = None;
        for &word in self.words.iter().filter(|&&w| !is_mark(self.scene, w)) {
            let glued = last.is_some_and(|l| {
                document.tokens[l].span.end >= document.tokens[word].span.start && l.plus(1) == word
            });
            if last.is_some() && !glued {
                text.push(' ');
            }
            text.push_str(match replacement(self.scene, word) {
                Some(name) => name,
                None => document.form(word),
            });
            last = Some(word);
        }
        text
    }
}

/// Quotation marks are left out of the line, for half of a pair tells nothing.
fn is_mark(scene: &Scene, word: TokenId) -> bool {
    let form = scene.document.form(word);
    form.chars().all(|c| matches!(c, '"' | '“' | '”' | '«' | '»' | '(' | ')' | '`')) || form == "''"
}

/// The name of whom a subject pronoun means.
fn replacement<'a>(scene: &Scene<'a>, word: TokenId) -> Option<&'a str> {
    let subject = scene.relation(word).is(Relation::Nsubj);
    if scene.upos(word) != Upos::Pron || !subject {
        return None;
    }
    let entity = scene.entities.of_mention.get(scene.mention_at(word)?).copied().flatten()?;
    let name = &scene.mentions[scene.entities.list[entity].name];
    (name.form == Form::Name).then(|| scene.document.text(name.tokens))
}

/// The verb group, its participants, and what else fits.
fn clause(line: &mut Line, verb: TokenId, with_subject: bool) {
    let scene = line.scene;
    line.put(TokenRange::one(verb));
    let group: Vec<_> = auxiliaries(scene, verb).collect();
    group.into_iter().for_each(|a| line.put(TokenRange::one(a)));
    let children = scene.document.children(verb);
    for &child in children {
        match scene.relation(child).base() {
            Relation::Compound | Relation::Fixed => line.put(TokenRange::one(child)),
            Relation::Advmod if is_needed(scene, child) => line.put(TokenRange::one(child)),
            Relation::Nsubj if with_subject && !is_relative(scene, child) => {
                line.put(noun_phrase(scene, child));
            }
            Relation::Obj | Relation::Iobj => line.put(noun_phrase(scene, child)),
            Relation::Mark if scene.lemma(child) == "to" => line.put(TokenRange::one(child)),
            Relation::Det | Relation::Amod | Relation::NmodPoss | Relation::Case => {
                line.put(scene.subtree(child));
            }
            _ => {}
        }
    }
    for &child in children {
        match scene.relation(child).base() {
            Relation::Xcomp if line.words.len() < WORDS => clause(line, child, false),
            Relation::Ccomp if line.reports && line.words.len() + 4 < WORDS => {
                clause(line, child, true);
            }
            Relation::Obl if child > verb && !is_time(scene, child) => {
                line.offer(full_phrase(scene, child));
            }
            Relation::Obj | Relation::Nmod => modifiers(line, child),
            _ => {}
        }
    }
}

/// Adverbs without which the clause says something else.
fn is_needed(scene: &Scene, adverb: TokenId) -> bool {
    matches!(
        scene.document.lower(adverb),
        "not"
            | "n't"
            | "n’t"
            | "never"
            | "up"
            | "down"
            | "back"
            | "away"
            | "off"
            | "out"
            | "higher"
            | "lower"
    )
}

/// A noun phrase with the phrases that modify it.
fn phrase(line: &mut Line, noun: TokenId) {
    line.put(noun_phrase(line.scene, noun));
    modifiers(line, noun);
}

fn modifiers(line: &mut Line, noun: TokenId) {
    let scene = line.scene;
    for adverb in scene.document.children_by(noun, Relation::Advmod) {
        if adverb == noun.plus(1) && is_needed(scene, adverb) {
            line.offer(TokenRange::one(adverb));
        }
    }
    for phrase in scene.document.children_by(noun, Relation::Nmod) {
        if !is_time(scene, phrase) && phrase > noun {
            line.offer(full_phrase(scene, phrase));
        }
    }
}

/// The phrase from its preposition to what "of" adds.
fn full_phrase(scene: &Scene, head: TokenId) -> TokenRange {
    let phrase = noun_phrase(scene, head);
    let cases = scene.document.children_by(head, Relation::Case).map(|c| scene.subtree(c));
    let start = cases.filter(|c| c.start < phrase.start).map(|c| c.start).min();
    TokenRange::new(start.unwrap_or(phrase.start), phrase.end)
}

fn is_time(scene: &Scene, head: TokenId) -> bool {
    scene.timex_at(head).is_some()
}

/// Who does it, where the clause itself does not say.
fn absent_subject(scene: &Scene, verb: TokenId, arguments: &[Argument]) -> Option<TokenRange> {
    let own = scene.child(verb, Relation::Nsubj);
    if own.is_some_and(|subject| !is_relative(scene, subject)) {
        return None;
    }
    let first = arguments.first()?;
    let outside = own.is_some() || !scene.subtree(verb).contains(first.tokens);
    (first.tokens.end <= verb && outside).then_some(first.tokens)
}

/// The words of a participant, or its name where they are but a pronoun.
fn named(scene: &Scene, words: TokenRange) -> String {
    let head = scene.document.head_of(words);
    let text = replacement(scene, head).unwrap_or_else(|| scene.document.text(words));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn append(text: &mut String, more: &str) {
    if !text.is_empty() && !more.is_empty() {
        text.push(' ');
    }
    text.push_str(more);
}

fn capitalise(text: &str) -> String {
    let mut characters = text.chars();
    let first: String = characters.next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
    first + characters.as_str()
}
