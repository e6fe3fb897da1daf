//! A small analysis, written by hand, for the tests of the derived views.

use super::article_view::ArticleView;
use super::dates;
use dateline_schema::{
    Analysis, Argument, ArgumentRole, Band, Certainty, DateFrom, Entity, EntityKind, Entry, Event,
    EventClass, EventKind, Line, LineDateFrom, Mention, MentionForm, Offsets, Paragraph,
    ParagraphRole, Polarity, Precision, PublishedFrom, Quote, QuoteAct, QuoteForm, Tense, Time,
    TimexType,
};

/// The text of the article.
pub const TEXT: &str = "Mayor meets union\n\nMayor Ann Lee met Bo Díaz of the Dock Union on Monday.\n\n\
    “We agree,” Lee said. “Nearly.” Díaz may strike in May, he said. Police deny that he was arrested.";

/// Returns the byte span of the `nth` occurrence (from 0) of `words` in [`TEXT`].
pub fn at(words: &str, nth: usize) -> Offsets {
    let (start, found) = TEXT.match_indices(words).nth(nth).expect("the words are in the text");
    [start as u32, (start + found.len()) as u32]
}

fn entity(id: u32, kind: EntityKind, name: &str, mentions: &[(Offsets, MentionForm)]) -> Entity {
    let mention = |&(span, form): &(Offsets, MentionForm)| Mention { span, form };
    let mentions = mentions.iter().map(mention).collect();
    Entity { id, kind, name: name.to_owned(), roles: Vec::new(), mentions }
}

fn quote(
    id: u32,
    content: &[Offsets],
    form: QuoteForm,
    speaker: Option<u32>,
    source: Option<Offsets>,
) -> Quote {
    Quote {
        id,
        span: [content[0][0], content[content.len() - 1][1]],
        content: content.to_vec(),
        form,
        act: QuoteAct::Speech,
        speaker,
        speakers: speaker.into_iter().collect(),
        via: None,
        source,
        cue: None,
    }
}

/// Returns an event that is past, certain, positive, salient and outside quotes.
pub fn event(id: u32, span: Offsets, kind: EventKind, summary: &str) -> Event {
    Event {
        id,
        span,
        lemma: String::new(),
        class: EventClass::Occurrence,
        kind,
        summary: summary.to_owned(),
        args: Vec::new(),
        date: None,
        date_from: None,
        time: None,
        polarity: Polarity::Positive,
        certainty: Certainty::Certain,
        tense: Tense::Past,
        quote: None,
        salience: 0.9,
    }
}

/// Returns a shown line whose main event is `event`, with the date of the event.
pub fn line(event: &Event, sentence: Offsets, band: Band) -> Line {
    let precision = event.date.as_deref().map(dates::precision);
    Line {
        id: 0,
        sentence,
        cuts: Vec::new(),
        inserts: Vec::new(),
        text: String::new(),
        core: event.span,
        events: vec![event.id],
        same: Vec::new(),
        date: event.date.clone(),
        precision,
        date_from: event.date.as_ref().map(|_| LineDateFrom::Expression),
        time: event.time,
        band,
        said_by: Vec::new(),
        certainty: event.certainty,
        polarity: event.polarity,
        score: 0.9,
        shown: true,
    }
}

/// Returns the analysis of [`TEXT`]. Entities: 0 Ann Lee (mentioned three times), 1 Bo Díaz (four times), 2 the Dock
/// Union. Quotes: 0 by Lee in two parts, 1 by Díaz, 2 by the police, who are not an entity. Events: 0 met (Monday), 1
/// said (of low salience, undated), 2 strike (possible, in a quote, May), 3 arrested (denied, in a quote, undated).
/// Times: 0 Monday, 1 May. Lines: one for each of the events 0, 2 and 3.
pub fn exploration() -> Analysis {
    let paragraph = |span: Offsets, role| Paragraph { span, role };
    let second = at("“We agree", 0)[0];
    let time = |id, words, value: &str| Time {
        id,
        span: at(words, 0),
        kind: TimexType::Date,
        value: value.to_owned(),
        modifier: None,
    };
    let dated = |event: Event, date: &str, time| Event {
        date: Some(date.to_owned()),
        date_from: Some(DateFrom::Expression),
        time: Some(time),
        ..event
    };
    let agent = |entity, span| Argument { role: ArgumentRole::Agent, span, entity: Some(entity) };
    let entry = |date: &str, precision, events: &[u32]| Entry {
        date: date.to_owned(),
        precision,
        events: events.to_vec(),
    };
    let met = event(0, at("met", 0), EventKind::Contact, "Ann Lee met Bo Díaz");
    let strike = event(2, at("strike", 0), EventKind::Conflict, "Díaz may strike");
    let mut found = Analysis {
        schema: 1,
        title: Some([0, 17]),
        published: Some("2026-03-04".to_owned()),
        published_from: Some(PublishedFrom::Given),
        paragraphs: vec![
            paragraph([0, 17], ParagraphRole::Title),
            paragraph([19, second - 2], ParagraphRole::Body),
            paragraph([second, TEXT.len() as u32], ParagraphRole::Body),
        ],
        entities: vec![
            entity(
                0,
                EntityKind::Person,
                "Ann Lee",
                &[
                    (at("Mayor", 0), MentionForm::Nominal),
                    (at("Ann Lee", 0), MentionForm::Name),
                    (at("Lee", 1), MentionForm::Name),
                ],
            ),
            entity(
                1,
                EntityKind::Person,
                "Bo Díaz",
                &[
                    (at("Bo Díaz", 0), MentionForm::Name),
                    (at("Díaz", 1), MentionForm::Name),
                    (at("he", 1), MentionForm::Pronoun),
                    (at("he", 2), MentionForm::Pronoun),
                ],
            ),
            entity(2, EntityKind::Org, "Dock Union", &[(at("Dock Union", 0), MentionForm::Name)]),
        ],
        quotes: vec![
            quote(
                0,
                &[at("“We agree,”", 0), at("“Nearly.”", 0)],
                QuoteForm::Direct,
                Some(0),
                Some(at("Lee", 1)),
            ),
            quote(1, &[at("Díaz may strike in May", 0)], QuoteForm::Indirect, Some(1), None),
            quote(
                2,
                &[at("that he was arrested", 0)],
                QuoteForm::Indirect,
                None,
                Some(at("Police", 0)),
            ),
        ],
        times: vec![time(0, "Monday", "2026-03-02"), time(1, "May", "2026-05")],
        events: vec![
            dated(Event { args: vec![agent(0, at("Ann Lee", 0))], ..met }, "2026-03-02", 0),
            Event { salience: 0.1, ..event(1, at("said", 0), EventKind::Statement, "Lee said") },
            dated(
                Event {
                    certainty: Certainty::Possible,
                    tense: Tense::Future,
                    quote: Some(1),
                    args: vec![agent(1, at("Díaz", 1))],
                    ..strike
                },
                "2026-05",
                1,
            ),
            Event {
                polarity: Polarity::Negative,
                quote: Some(2),
                ..event(3, at("arrested", 0), EventKind::Justice, "Díaz was arrested")
            },
        ],
        timeline: vec![
            entry("2026-03-02", Precision::Day, &[0]),
            entry("2026-05", Precision::Month, &[2]),
        ],
        ..Analysis::default()
    };
    let lines = [
        (0, "Mayor Ann Lee met Bo Díaz of the Dock Union on Monday.", Band::News),
        (2, "Díaz may strike in May, he said.", Band::Next),
        (3, "Police deny that he was arrested.", Band::Background),
    ];
    found.sentences = lines.iter().map(|(_, words, _)| at(words, 0)).collect();
    let events = &found.events;
    found.lines = (0..)
        .zip(lines)
        .map(|(id, (event, words, band))| Line { id, ..line(&events[event], at(words, 0), band) })
        .collect();
    found
}

/// Returns the view of [`TEXT`] with its analysis.
pub fn reading() -> ArticleView {
    ArticleView::new(TEXT.to_owned(), exploration(), 1.0)
}
