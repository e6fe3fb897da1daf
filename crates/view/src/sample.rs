//! A small reading, written by hand, for the tests of what is derived from one.

use super::reading::Reading;
use dateline_schema::{
    Argument, Entity, Entry, Event, Exploration, Mention, Offsets, Paragraph, Quote, Time,
};

/// The article.
pub const TEXT: &str = "Mayor meets union\n\nMayor Ann Lee met Bo Díaz of the Dock Union on Monday.\n\n\
    “We agree,” Lee said. “Nearly.” Díaz may strike in May, he said. Police deny that he was arrested.";

/// The bytes of the `nth` place, from 0, where `words` stand.
pub fn at(words: &str, nth: usize) -> Offsets {
    let (start, found) = TEXT.match_indices(words).nth(nth).expect("the words stand in the text");
    [start as u32, (start + found.len()) as u32]
}

fn entity(id: u32, kind: &str, name: &str, mentions: &[(Offsets, &str)]) -> Entity {
    let mention = |&(span, form): &(Offsets, &str)| Mention { span, form: form.to_owned() };
    let mentions = mentions.iter().map(mention).collect();
    Entity { id, kind: kind.to_owned(), name: name.to_owned(), roles: Vec::new(), mentions }
}

fn quote(
    id: u32,
    content: &[Offsets],
    form: &str,
    speaker: Option<u32>,
    source: Option<Offsets>,
) -> Quote {
    Quote {
        id,
        span: [content[0][0], content[content.len() - 1][1]],
        content: content.to_vec(),
        form: form.to_owned(),
        act: "speech".to_owned(),
        speaker,
        source,
        cue: None,
    }
}

/// An event that is past, certain, positive, salient and nobody's word.
pub fn event(id: u32, span: Offsets, kind: &str, summary: &str) -> Event {
    Event {
        id,
        span,
        lemma: String::new(),
        class: "occurrence".to_owned(),
        kind: kind.to_owned(),
        summary: summary.to_owned(),
        args: Vec::new(),
        date: None,
        date_from: None,
        time: None,
        polarity: "positive".to_owned(),
        certainty: "certain".to_owned(),
        tense: "past".to_owned(),
        quote: None,
        salience: 0.9,
    }
}

/// Who: 0 Ann Lee (mentioned three times), 1 Bo Díaz (four times), 2 the Dock Union. Quotes: 0 by Lee in two
/// parts, 1 by Díaz, 2 by the police, who are no entity. Events: 0 met (Monday), 1 said (of little salience,
/// undated), 2 strike (possible, in a quote, May), 3 arrested (denied, in a quote, undated). Times: 0 Monday,
/// 1 May.
pub fn exploration() -> Exploration {
    let paragraph = |span: Offsets, role: &str| Paragraph { span, role: role.to_owned() };
    let second = at("“We agree", 0)[0];
    let time = |id, words, value: &str| Time {
        id,
        span: at(words, 0),
        kind: "DATE".to_owned(),
        value: value.to_owned(),
        modifier: None,
    };
    let dated = |event: Event, date: &str, time| Event {
        date: Some(date.to_owned()),
        date_from: Some("expression".to_owned()),
        time: Some(time),
        ..event
    };
    let agent = |entity, span| Argument { role: "agent".to_owned(), span, entity: Some(entity) };
    let entry = |date: &str, precision: &str, events: &[u32]| Entry {
        date: date.to_owned(),
        precision: precision.to_owned(),
        events: events.to_vec(),
    };
    let met = event(0, at("met", 0), "contact", "Ann Lee met Bo Díaz");
    let strike = event(2, at("strike", 0), "conflict", "Díaz may strike");
    Exploration {
        schema: 1,
        title: Some([0, 17]),
        published: Some("2026-03-04".to_owned()),
        published_from: Some("given".to_owned()),
        paragraphs: vec![
            paragraph([0, 17], "title"),
            paragraph([19, second - 2], "body"),
            paragraph([second, TEXT.len() as u32], "body"),
        ],
        entities: vec![
            entity(
                0,
                "PERSON",
                "Ann Lee",
                &[(at("Mayor", 0), "nominal"), (at("Ann Lee", 0), "name"), (at("Lee", 1), "name")],
            ),
            entity(
                1,
                "PERSON",
                "Bo Díaz",
                &[
                    (at("Bo Díaz", 0), "name"),
                    (at("Díaz", 1), "name"),
                    (at("he", 1), "pronoun"),
                    (at("he", 2), "pronoun"),
                ],
            ),
            entity(2, "ORG", "Dock Union", &[(at("Dock Union", 0), "name")]),
        ],
        quotes: vec![
            quote(
                0,
                &[at("“We agree,”", 0), at("“Nearly.”", 0)],
                "direct",
                Some(0),
                Some(at("Lee", 1)),
            ),
            quote(1, &[at("Díaz may strike in May", 0)], "indirect", Some(1), None),
            quote(2, &[at("that he was arrested", 0)], "indirect", None, Some(at("Police", 0))),
        ],
        times: vec![time(0, "Monday", "2026-03-02"), time(1, "May", "2026-05")],
        events: vec![
            dated(Event { args: vec![agent(0, at("Ann Lee", 0))], ..met }, "2026-03-02", 0),
            Event { salience: 0.1, ..event(1, at("said", 0), "statement", "Lee said") },
            dated(
                Event {
                    certainty: "possible".to_owned(),
                    tense: "future".to_owned(),
                    quote: Some(1),
                    args: vec![agent(1, at("Díaz", 1))],
                    ..strike
                },
                "2026-05",
                1,
            ),
            Event {
                polarity: "negative".to_owned(),
                quote: Some(2),
                ..event(3, at("arrested", 0), "justice", "Díaz was arrested")
            },
        ],
        timeline: vec![entry("2026-03-02", "day", &[0]), entry("2026-05", "month", &[2])],
        ..Exploration::default()
    }
}

/// The view of the article.
pub fn reading() -> Reading {
    Reading::new(TEXT.to_owned(), exploration(), 1.0)
}
