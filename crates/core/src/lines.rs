//! The short timeline as lines: sentences of the article, each with the date that its words give.
//!
//! A line is a sentence of the article, not a generated one. Shown are the lead, sentences whose own words date their
//! main event, and salient news of the first third; of sentences that tell the same, the first. The thresholds are set
//! by hand on `reader-dev`. `events` finds events and dates, `event_coreference` groups them (through `timeline`).

use crate::article::ParagraphRole;
use crate::document::{Document, Upos};
use crate::entities::Entities;
use crate::events::{Certainty, DateFrom, Event, EventClass, Polarity, Tense};
use crate::features::stem;
use crate::linear::Hasher;
use crate::quotes::{Quote, QuoteAct, QuoteForm};
use crate::span::{EntityId, EventId, QuoteId, SentenceId, TimexId, TokenId, TokenRange};
use crate::time::{Precision, Timex, TimexType, Value};
use crate::timeline::Entry;
use dateline_schema::{Band, LineDateFrom};
use typed_index_collections::TiSlice;

/// The minimum salience of the main event of a sentence whose words date it.
const MIN_DATED: f32 = 0.2;
/// The minimum salience of news without a date of its own.
const MIN_NEWS: f32 = 0.6;
/// The share of content words by which a sentence repeats an earlier one of the same date, in percent.
const REPEATED: usize = 30;
/// The share of direct speech from which on a sentence is somebody's words rather than news, in percent.
const SPOKEN: usize = 60;
/// The maximum number of lines that are shown.
const MAX_SHOWN: usize = 12;

/// One line.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The sentence.
    pub sentence: SentenceId,
    /// The clause of the main event.
    pub core: TokenRange,
    /// The events of the sentence in the article's own words, the main one first.
    pub events: Vec<EventId>,
    /// The date, and the source of the date.
    pub date: Option<(Value, LineDateFrom)>,
    /// The expression that gives the date.
    pub time: Option<TimexId>,
    /// Background, news, or what comes next.
    pub band: Band,
    /// The speakers on whose word the main event stands.
    pub said_by: Vec<EntityId>,
    /// The certainty of the main event.
    pub certainty: Certainty,
    /// The polarity of the main event.
    pub polarity: Polarity,
    /// The salience of the main event.
    pub score: f32,
    /// Whether a short timeline shows the line.
    pub shown: bool,
}

/// The layers that lines are made from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Layers<'a> {
    pub(crate) document: &'a Document<'a>,
    pub(crate) quotes: &'a TiSlice<QuoteId, Quote>,
    pub(crate) entities: &'a Entities,
    pub(crate) timexes: &'a TiSlice<TimexId, Timex>,
    pub(crate) events: &'a TiSlice<EventId, Event>,
    pub(crate) timeline: &'a [Entry],
}

/// Returns the lines in text order: one for each sentence of the story that has an event.
#[must_use]
pub(crate) fn find(layers: &Layers) -> Vec<Line> {
    let Layers { document, events, .. } = *layers;
    let sentences = story(document);
    let mut lines: Vec<Line> = Vec::new();
    let mut next = 0;
    for &sentence in &sentences {
        let range = document.sentences[sentence];
        while events.raw.get(next).is_some_and(|event| event.trigger < range.start) {
            next += 1;
        }
        let n = events.raw[next..].iter().take_while(|event| event.trigger < range.end).count();
        let inside: Vec<EventId> = (next..next + n).map(EventId::from).collect();
        lines.extend(line(layers, sentence, inside, lines.is_empty()));
    }
    let mut is_representative = vec![false; events.len()];
    for id in layers.timeline.iter().flat_map(|entry| &entry.events) {
        is_representative[usize::from(*id)] = true;
    }
    choose(layers, &mut lines, sentences.len(), &is_representative);
    let story_day = story_day(layers, &lines);
    for line in &mut lines {
        line.band = band(layers, line, story_day.as_ref());
    }
    lines
}

/// Returns the sentences of the story: those of body paragraphs.
fn story(document: &Document) -> Vec<SentenceId> {
    let mut paragraphs = document.article.paragraphs.iter().peekable();
    let mut found = Vec::new();
    for (id, range) in document.sentences.iter_enumerated() {
        let start = document.tokens[range.start].span.start;
        while paragraphs.next_if(|paragraph| paragraph.span.end <= start).is_some() {}
        if paragraphs.peek().is_some_and(|paragraph| {
            paragraph.role == ParagraphRole::Body && paragraph.span.start <= start
        }) {
            found.push(id);
        }
    }
    found
}

/// Returns the line of a sentence; `None` if it has no event in the article's own words. The first one is the lead.
fn line(
    layers: &Layers,
    sentence: SentenceId,
    mut inside: Vec<EventId>,
    is_lead: bool,
) -> Option<Line> {
    let Layers { document, quotes, entities, events, .. } = *layers;
    let range = document.sentences[sentence];
    inside.retain(|&id| !is_in_marks(quotes, &events[id]));
    let rank = |id: &EventId| ((events[*id].salience * 100.0) as u32, std::cmp::Reverse(*id));
    let is_dated = |id: &EventId| {
        events[*id].date.as_ref().is_some_and(|date| date.from == DateFrom::Expression)
    };
    let dated = inside.iter().copied().filter(is_dated).max_by_key(rank);
    let main = dated.or_else(|| inside.iter().copied().max_by_key(rank));
    let main = main?;
    inside.sort_by_key(|&id| (id != main, id));
    let event = &events[main];
    let own = dated.and_then(|id| events[id].date.as_ref());
    let near = first_date(layers, range);
    let (date, time) = match (own, near, event.date.as_ref()) {
        (Some(date), ..) => (Some((date.value.clone(), LineDateFrom::Expression)), date.timex),
        (None, Some((time, value)), _) => (Some((value, LineDateFrom::Expression)), Some(time)),
        (None, None, Some(date)) if date.from == DateFrom::Context => {
            (Some((date.value.clone(), LineDateFrom::Carried)), date.timex)
        }
        (None, None, Some(date)) => (Some((date.value.clone(), LineDateFrom::Story)), None),
        (None, None, None) => {
            let day = document.article.created.filter(|_| is_lead);
            (day.map(|day| (Value::day(day), LineDateFrom::Story)), None)
        }
    };
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
        score: event.salience,
        shown: is_lead,
    })
}

/// Returns whether the event stands in somebody's literal words.
fn is_in_marks(quotes: &TiSlice<QuoteId, Quote>, event: &Event) -> bool {
    event.quote.is_some_and(|id| {
        quotes[id].act == QuoteAct::Speech && quotes[id].form != QuoteForm::Indirect
    })
}

/// Returns the first date of a sentence whose year is known.
fn first_date(layers: &Layers, sentence: TokenRange) -> Option<(TimexId, Value)> {
    let timexes = &layers.timexes.raw;
    let first = timexes.partition_point(|timex| timex.tokens.start < sentence.start);
    let mut inside =
        timexes[first..].iter().take_while(|t| t.tokens.start < sentence.end).zip(first..);
    inside.find_map(|(timex, place)| {
        let is_date = matches!(timex.kind, TimexType::Date | TimexType::Time);
        let value = timex.value.to_date().filter(|value| is_date && value.bounds().is_some())?;
        value.precision().map(|_| (TimexId::from(place), value))
    })
}

/// Returns the clause of an event: the descendants of the verb on which it depends, within the sentence.
fn clause(document: &Document, trigger: TokenId, sentence: TokenRange) -> TokenRange {
    let is_verb = |token: &TokenId| document.tokens[*token].upos == Upos::Verb;
    let above = document.ancestors(trigger).find(is_verb).filter(|_| !is_verb(&trigger));
    let clause = document.subtree(above.unwrap_or(trigger));
    TokenRange::new(clause.start.max(sentence.start), clause.end.min(sentence.end))
}

/// Decides which lines are shown.
fn choose(layers: &Layers, lines: &mut [Line], n_sentences: usize, is_representative: &[bool]) {
    let Layers { document, events, .. } = *layers;
    let mut told: Vec<(Vec<u32>, Option<Value>)> = Vec::new();
    for (place, line) in lines.iter_mut().enumerate() {
        let is_lead = line.shown;
        let main = line.events.first().map(|&id| &events[id]);
        let is_dated = matches!(line.date, Some((_, LineDateFrom::Expression)));
        let is_news = matches!(line.date, Some((_, LineDateFrom::Story)))
            && line.score >= MIN_NEWS
            && place * 3 < n_sentences
            && main.is_some_and(|e| e.tense == Tense::Past && e.class != EventClass::State);
        let is_new = line.events.first().is_none_or(|id| is_representative[usize::from(*id)]);
        let wanted = is_dated && line.score >= MIN_DATED || is_news;
        let is_own = !is_spoken(layers, line.sentence) && !is_question(document, line.sentence);
        if !(is_lead || wanted && is_new && is_own) {
            continue;
        }
        let words = content_words(document, line.sentence);
        let date = line.date.as_ref().map(|(value, _)| value.clone());
        line.shown = told.len() < MAX_SHOWN
            && !told
                .iter()
                .any(|(others, when)| repeats(&words, others, date.as_ref(), when.as_ref()));
        if line.shown {
            told.push((words, date));
        }
    }
}

/// Returns whether two sentences tell the same: they share words, and no dates keep them apart.
fn repeats(words: &[u32], others: &[u32], date: Option<&Value>, when: Option<&Value>) -> bool {
    let shared = words.iter().filter(|word| others.binary_search(word).is_ok()).count();
    let fewest = words.len().min(others.len()).max(1);
    let apart = date.is_some() && when.is_some() && date != when;
    !apart && shared * 100 >= fewest * REPEATED
}

/// Returns the hashes of the stems of the content words of a sentence, sorted.
fn content_words(document: &Document, sentence: SentenceId) -> Vec<u32> {
    let is_content = |token: &TokenId| {
        matches!(document.tokens[*token].upos, Upos::Noun | Upos::Propn | Upos::Verb | Upos::Adj)
    };
    let tokens = document.sentences[sentence].iter().filter(is_content);
    let hash = |token| Hasher::new(0).text(stem(document.lower(token))).finish();
    let mut words: Vec<u32> = tokens.map(hash).collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// Returns whether most of a sentence is literal speech, or it starts with a quotation mark.
fn is_spoken(layers: &Layers, sentence: SentenceId) -> bool {
    let Layers { document, quotes, .. } = *layers;
    let range = document.sentences[sentence];
    // Quotes are sorted and do not overlap, so only those from the last before the sentence on can reach into it.
    let after = quotes.raw.partition_point(|quote| quote.range().start < range.start);
    let near = quotes.raw[after.saturating_sub(1)..].iter();
    let direct = near.take_while(|quote| quote.range().start < range.end).filter(|quote| {
        quote.act == QuoteAct::Speech
            && quote.form == QuoteForm::Direct
            && quote.range().overlaps(range)
    });
    let parts = direct.flat_map(|quote| quote.content.iter().copied());
    let inside =
        |part: TokenRange| part.end.min(range.end).0.saturating_sub(part.start.max(range.start).0);
    let n: u32 = parts.map(inside).sum();
    n as usize * 100 > range.len() * SPOKEN
        || document.form(range.start).starts_with(['“', '"', '‘'])
}

fn is_question(document: &Document, sentence: SentenceId) -> bool {
    document.sentences[sentence].last().is_some_and(|last| document.form(last) == "?")
}

/// Returns the story's day: the date that the words of the lead give, else the day of publication.
fn story_day(layers: &Layers, lines: &[Line]) -> Option<Value> {
    let lead = lines.first().and_then(|line| line.date.as_ref());
    let own = lead.filter(|(value, from)| {
        *from == LineDateFrom::Expression && value.precision() == Some(Precision::Day)
    });
    own.map(|(value, _)| value.clone()).or_else(|| layers.document.article.created.map(Value::day))
}

/// Returns the band of a line.
fn band(layers: &Layers, line: &Line, story_day: Option<&Value>) -> Band {
    let main = line.events.first().map(|&id| &layers.events[id]);
    let bounds = line.date.as_ref().and_then(|(value, _)| value.bounds());
    let story = story_day.and_then(Value::bounds);
    match (bounds, story) {
        (Some((first, _)), Some((_, day))) if first > day => Band::Next,
        _ if main.is_some_and(|event| event.tense == Tense::Future) => Band::Next,
        (Some((_, last)), Some((day, _))) if last < day => Band::Background,
        (None, _) => Band::Background,
        _ => Band::News,
    }
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
        in two of its pillars.\n\nThe bridge opened in 1932.\n\n“It was about time,” said Ann Lund on Monday.\n\n\
        Why did nobody act in 2019?\n\nThe council will vote on the repair on 12 March.\n\n\
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
    fn repeated_sentences_questions_and_speech_are_not_shown() {
        let lines = shown(STORY);
        let n = |word: &str| lines.iter().filter(|line| line.contains(word)).count();
        assert_eq!((n("cracks"), n("Why"), n("about time")), (1, 0, 0), "{lines:?}");
    }

    #[test]
    fn a_text_without_a_story_has_no_lines() {
        assert_eq!(shown(""), Vec::<String>::new());
        assert_eq!(shown("12 34"), Vec::<String>::new());
    }
}
