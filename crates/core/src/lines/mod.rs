//! Lines: sentences of the article that report events, each with a date. The short timeline shows the most
//! important lines.
//!
//! The text of a line is never generated. `find` creates a line for each sentence of the story that reports an
//! event. `dates` determines the dates of the lines; `selection` decides which lines a short timeline shows.
//! `events` finds the events and their dates; `timeline` orders the events and lists coreferent events once.

mod dates;
pub(crate) mod selection;
mod types;

use types::DEEPEST;
pub(crate) use types::Layers;
pub use types::Line;

use crate::document::{Document, Relation, Upos};
use crate::events::Event;
use crate::linear::Model;
use crate::quotes::{Quote, QuoteAct, QuoteForm};
use crate::span::{EventId, QuoteId, SentenceId, TokenId, TokenRange};
use dateline_schema::Band;
use std::cmp::Reverse;
use typed_index_collections::TiSlice;

/// Returns the lines in text order: one for each sentence of the story that has an event in the article's own
/// words. The model selects the lines that a short timeline shows.
#[must_use]
pub(crate) fn find(layers: &Layers, model: &Model) -> Vec<Line> {
    let mut lines = dated(layers);
    selection::choose(layers, &mut lines, model);
    lines
}

/// Returns the lines with their dates and bands, before `selection` scores them. No line is marked as shown.
pub(crate) fn dated(layers: &Layers) -> Vec<Line> {
    let Layers { document, events, .. } = *layers;
    let mut lines: Vec<Line> = Vec::new();
    let mut next = 0;
    for sentence in story(document) {
        let range = document.sentences[sentence];
        while events.raw.get(next).is_some_and(|event| event.trigger < range.start) {
            next += 1;
        }
        let n = events.raw[next..].iter().take_while(|event| event.trigger < range.end).count();
        let inside: Vec<EventId> = (next..next + n).map(EventId::from).collect();
        lines.extend(line(layers, sentence, inside, lines.is_empty()));
    }
    dates::set_story_day(layers, &mut lines);
    lines
}

/// Returns the sentences of the story: the sentences of its prose.
fn story(document: &Document) -> Vec<SentenceId> {
    let mut paragraphs = document.article.paragraphs.iter().peekable();
    let mut found = Vec::new();
    for (id, range) in document.sentences.iter_enumerated() {
        let start = document.tokens[range.start].span.start;
        while paragraphs.next_if(|paragraph| paragraph.span.end <= start).is_some() {}
        if paragraphs
            .peek()
            .is_some_and(|paragraph| paragraph.role.is_prose() && paragraph.span.start <= start)
        {
            found.push(id);
        }
    }
    found
}

/// Returns the line of a sentence with the events `inside`; `None` if the sentence is incomplete (see [`is_whole`])
/// or has no event in the article's own words. `is_lead` states whether the sentence would be the first line, the
/// lead. The lead may be incomplete, unless it looks like a heading.
fn line(
    layers: &Layers,
    sentence: SentenceId,
    mut inside: Vec<EventId>,
    is_lead: bool,
) -> Option<Line> {
    let Layers { document, quotes, entities, events, .. } = *layers;
    let words = document.sentences[sentence];
    if !is_whole(document.text(words)) && (!is_lead || is_in_title_case(document, words)) {
        return None;
    }
    inside.retain(|&id| !is_in_marks(quotes, &events[id]));
    let main = main_event(layers, &inside, is_lead)?;
    let place = inside.iter().position(|&id| id == main)?;
    inside[..=place].rotate_right(1);
    let event = &events[main];
    let range = document.sentences[sentence];
    let (date, time) = dates::of_sentence(layers, range, event);
    let said_by = event.quote.and_then(|quote| quotes[quote].speaker);
    let said_by = said_by.and_then(|mention| entities.of_mention[mention]);
    Some(Line {
        sentence,
        core: clause(document, event.trigger, range),
        events: inside,
        date,
        time,
        band: Band::News,
        said_by: said_by.into_iter().collect(),
        certainty: event.certainty,
        polarity: event.polarity,
        score: 0.0,
        shown: false,
        same: Vec::new(),
    })
}

/// Returns whether a sentence is complete: it does not start with a lower-case letter, comma, semicolon or closing
/// bracket; it ends with final punctuation or a closing quotation mark; and its first curly quotation mark is not a
/// closing one.
fn is_whole(text: &str) -> bool {
    let text = text.trim();
    let is_closing = |c: char| matches!(c, '”' | '’' | '"' | '\'' | ')' | ']' | '»');
    let ends = text.ends_with(['"', '”'])
        || text.trim_end_matches(is_closing).ends_with(['.', '!', '?', '…']);
    let begins = !text.starts_with(|c: char| c.is_lowercase() || matches!(c, ',' | ';' | ')'));
    let opens = text.find(['“', '”']).is_none_or(|at| !text[at..].starts_with('”'));
    begins && ends && opens
}

/// Returns whether more than two thirds of the longer words start with a capital, as in a headline.
fn is_in_title_case(document: &Document, words: TokenRange) -> bool {
    /// The minimum length, in bytes, of a longer word. Inside an ordinary sentence, such a word has a capital only
    /// if it is part of a name.
    const LONG: usize = 4;
    let long = || words.iter().map(|token| document.form(token)).filter(|form| form.len() >= LONG);
    let n_capital = long().filter(|form| form.starts_with(char::is_uppercase)).count();
    n_capital * 3 > long().count() * 2
}

/// Returns the main event of a sentence. In the lead, this is the event nearest to the root of the dependency tree.
/// In any other sentence, only the events that the sentence states are considered first (see [`is_told`]). Of the
/// stated events with a date from a time expression, the one nearest to the root is the main event, so that the
/// date of the line belongs to its clause. If no stated event has such a date, the most salient stated event is
/// chosen; if no event is stated, the event nearest to the root.
fn main_event(layers: &Layers, inside: &[EventId], is_lead: bool) -> Option<EventId> {
    let Layers { document, events, .. } = *layers;
    let salience = |id: EventId| Reverse((events[id].salience * 100.0) as u32);
    let depth = |id: EventId| document.ancestors(events[id].trigger).take(DEEPEST).count();
    let highest =
        |ids: &mut dyn Iterator<Item = EventId>| ids.min_by_key(|&id| (depth(id), salience(id)));
    let is_dated = |id: &EventId| dates::is_dated_by_words(layers, &events[*id]);
    if is_lead {
        return highest(&mut inside.iter().copied());
    }
    let told = || inside.iter().copied().filter(|&id| is_told(document, events[id].trigger));
    highest(&mut told().filter(is_dated))
        .or_else(|| told().min_by_key(|&id| salience(id)))
        .or_else(|| highest(&mut inside.iter().copied()))
}

/// Returns whether the sentence states the event, rather than only mentions it in a clause or phrase that modifies
/// a noun.
fn is_told(document: &Document, trigger: TokenId) -> bool {
    let modifies = |token: TokenId| {
        let relation = document.tokens[token].relation.base();
        matches!(relation, Relation::Acl | Relation::Nmod | Relation::Compound | Relation::Amod)
    };
    !modifies(trigger) && !document.ancestors(trigger).take(DEEPEST).any(modifies)
}

/// Returns whether the event is in a quote of speech that is wholly or partly in quotation marks.
fn is_in_marks(quotes: &TiSlice<QuoteId, Quote>, event: &Event) -> bool {
    event.quote.is_some_and(|id| {
        quotes[id].act == QuoteAct::Speech && quotes[id].form != QuoteForm::Indirect
    })
}

/// Returns the clause of an event, cut at the limits of the sentence: the subtree of its trigger if this is a verb,
/// or else the subtree of the nearest verb above the trigger.
fn clause(document: &Document, trigger: TokenId, sentence: TokenRange) -> TokenRange {
    let is_verb = |token: &TokenId| document.tokens[*token].upos == Upos::Verb;
    let above = document.ancestors(trigger).find(is_verb).filter(|_| !is_verb(&trigger));
    let clause = document.subtree(above.unwrap_or(trigger));
    TokenRange::new(clause.start.max(sentence.start), clause.end.min(sentence.end))
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::models::Models;
    use crate::{annotate, lines::Line};
    use std::ops::ControlFlow;
    use std::sync::LazyLock;

    static MODELS: LazyLock<Models> = LazyLock::new(Models::shipped);

    /// Returns the shown lines as `date source band: sentence`.
    fn shown(text: &str) -> Vec<String> {
        let article =
            Article::new(text.to_owned(), "2021-03-03".parse().ok()).expect("a short text");
        let annotations = annotate(&article, &MODELS, |_| ControlFlow::Continue(()));
        let ControlFlow::Continue(annotations) = annotations else {
            unreachable!("nothing stops it")
        };
        let describe = |line: &&Line| {
            let range = annotations.document.sentences[line.sentence];
            let date = line
                .date
                .as_ref()
                .map_or("none".to_owned(), |(value, from)| format!("{value} {}", from.as_str()));
            format!("{date} {}: {}", line.band.as_str(), annotations.document.text(range))
        };
        let lines: Vec<&Line> = annotations.lines.iter().filter(|line| line.shown).collect();
        lines.iter().map(describe).collect()
    }

    const STORY: &str = "Bridge closed\n\nThe city closed the Harbour Bridge on Tuesday after engineers found cracks \
        in two of its pillars.\n\nThe bridge opened in 1932.\n\n“It was about time,” said Ann Lund.\n\n\
        The council will vote on the repair on 12 March.\n\n\
        The city closed the Harbour Bridge on Tuesday after engineers found the cracks.";

    #[test]
    fn a_line_is_a_sentence_with_the_date_that_its_words_give() {
        let lines = shown(STORY);
        assert!(lines[0].starts_with("2021-03-02 expression news: The city closed"), "{lines:?}");
        let has = |start: &str| lines.iter().any(|line| line.starts_with(start));
        assert!(has("1932 expression background: The bridge opened"), "{lines:?}");
        assert!(has("2021-03-12 expression next: The council will vote"), "{lines:?}");
    }

    #[test]
    fn repeated_sentences_and_undated_speech_are_not_shown() {
        let lines = shown(STORY);
        let n = |word: &str| lines.iter().filter(|line| line.contains(word)).count();
        assert_eq!((n("cracks"), n("about time")), (1, 0), "{lines:?}");
    }

    #[test]
    fn fragments_are_not_whole_sentences() {
        for (text, whole) in [
            ("The bridge opened in 1932.", true),
            ("“It was about time,” said Ann Lund.", true),
            ("She said: “It was about time.”", true),
            ("Engineers found cracks on Monday ―", false),
            ("the mayor said.", false),
            ("It was about time,” said Ann Lund.", false),
            ("Bridge closed", false),
        ] {
            assert_eq!(super::is_whole(text), whole, "{text}");
        }
    }

    #[test]
    fn the_main_event_is_not_in_a_modifier() {
        let text = "Bridge closed\n\nThe city closed the bridge.\n\nThe mayor, who was elected in 2019, resigned.";
        let article = Article::new(text.to_owned(), None).expect("a short text");
        let annotations = annotate(&article, &MODELS, |_| ControlFlow::Continue(()));
        let ControlFlow::Continue(annotations) = annotations else {
            unreachable!("nothing stops it")
        };
        let main = |line: &Line| annotations.events[line.events[0]].lemma.as_str();
        let mains: Vec<&str> = annotations.lines.iter().map(main).collect();
        assert_eq!(mains, ["close", "resign"]);
    }

    #[test]
    fn a_text_without_a_story_has_no_lines() {
        assert_eq!(shown(""), Vec::<String>::new());
        assert_eq!(shown("12 34"), Vec::<String>::new());
    }
}
