//! Explains in words why something was marked: the evidence, and how often marks of its kind are right. Pure
//! functions.
//!
//! `benches/trust.py` measured the frequencies on the development sets (for names, on the development sets of
//! CoNLL-2003). The frequencies are averages over a kind of mark and say nothing about a single mark.

use super::article_view::ArticleView;
use super::findings::{has_name, one_line};
use super::item::Item;
use dateline_schema::{
    DateFrom, Entity, EntityKind, Event, MentionForm, Quote, QuoteAct, QuoteForm,
};

/// How often marks of a kind are right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confidence {
    /// The reader has set the value, such as the date of an event.
    Given,
    /// At least 90 % of these marks are right.
    High,
    /// At least 75 % of these marks are right.
    Good,
    /// At least 60 % of these marks are right.
    Fair,
    /// Less than 60 % of these marks are right.
    Low,
}

impl Confidence {
    /// Returns the sentence that states the confidence to the reader.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Given => "Set by you.",
            Self::High => "Marks like this one are nearly always right.",
            Self::Good => "Marks like this one are mostly right.",
            Self::Fair => "Marks like this one are right more often than not: check the text.",
            Self::Low => "Marks like this one are often wrong: check the text.",
        }
    }
}

/// Returns why an item was marked, as a list of sentences, and the confidence in its marks.
#[must_use]
pub fn explain(reading: &ArticleView, item: Item) -> (Vec<String>, Confidence) {
    let known = match item {
        Item::Entity(id) => reading.entity(id).map(entity),
        Item::Quote(id) => reading.quote(id).map(|q| quote(reading, q)),
        Item::Event(id) => reading.event(id).map(|e| event(reading, e)),
        Item::Time(id) => reading.found.times.get(id as usize).map(|time| {
            let told = match &time.modifier {
                Some(modifier) => format!("Interpreted by rules as {} ({modifier}).", time.value),
                None => format!("Interpreted by rules as {}.", time.value),
            };
            (vec![told], Confidence::Good)
        }),
    };
    known.unwrap_or((Vec::new(), Confidence::Low))
}

fn entity(entity: &Entity) -> (Vec<String>, Confidence) {
    let count = |form| entity.mentions.iter().filter(|mention| mention.form == form).count();
    let mut because = vec![if has_name(entity) {
        "A model trained on news found its name.".to_owned()
    } else {
        "The text describes it without a name: found by grammar rules.".to_owned()
    }];
    let counts = [
        (count(MentionForm::Name), "name"),
        (count(MentionForm::Nominal), "description"),
        (count(MentionForm::Pronoun), "pronoun"),
    ];
    let told: Vec<String> =
        counts.iter().filter(|(n, _)| *n > 0).map(|(n, form)| format!("{n} by {form}")).collect();
    if entity.mentions.len() > 1 {
        because.push(format!("Mentions linked by rules: {}.", told.join(", ")));
    }
    let trust = match entity.kind {
        _ if !has_name(entity) => Confidence::Fair,
        EntityKind::Person | EntityKind::Gpe | EntityKind::Loc | EntityKind::Fac => {
            Confidence::High
        }
        EntityKind::Org | EntityKind::Norp => Confidence::Good,
        _ => Confidence::Fair,
    };
    (because, trust)
}

fn quote(reading: &ArticleView, quote: &Quote) -> (Vec<String>, Confidence) {
    let mut because = vec![match quote.form {
        QuoteForm::Direct => "In quotation marks.".to_owned(),
        QuoteForm::Mixed => "Partly in quotation marks.".to_owned(),
        QuoteForm::Indirect => {
            "Reported without quotation marks: found by grammar rules.".to_owned()
        }
    }];
    because.push(match quote.cue {
        Some(cue) => format!("Introduced by “{}”.", one_line(reading.words(cue))),
        None => "No reporting verb.".to_owned(),
    });
    let words = quote.source.map(|source| one_line(reading.words(source)));
    because.push(match (words, quote.speaker.and_then(|id| reading.entity(id))) {
        (Some(words), Some(speaker)) if words != speaker.name => {
            format!("Said by “{words}”, identified as {}.", speaker.name)
        }
        (Some(words), _) => format!("Said by “{words}”."),
        (None, Some(speaker)) => format!("Attributed to {}.", speaker.name),
        (None, None) => "The text names no speaker.".to_owned(),
    });
    let named = quote.source.is_some() || quote.speaker.is_some();
    let trust = match quote.form {
        _ if quote.act == QuoteAct::Thought || !named || quote.cue.is_none() => Confidence::Low,
        _ if quote.speaker.is_none() => Confidence::Fair,
        QuoteForm::Direct => Confidence::High,
        _ => Confidence::Good,
    };
    (because, trust)
}

fn event(reading: &ArticleView, event: &Event) -> (Vec<String>, Confidence) {
    let mut because = vec![format!(
        "A model trained on news found the event “{}”.",
        one_line(reading.words(event.span))
    )];
    let words = || {
        let time = reading.found.times.get(event.time? as usize)?;
        Some(one_line(reading.words(time.span)))
    };
    because.push(match (event.date_from, words()) {
        (Some(DateFrom::Reader), _) => "You set the date.".to_owned(),
        (Some(DateFrom::Expression), Some(words)) => format!("Dated by “{words}” in its clause."),
        (Some(DateFrom::Context), Some(words)) => format!("Dated by “{words}” nearby."),
        (Some(DateFrom::Context), None) => "Dated by nearby sentences.".to_owned(),
        (Some(DateFrom::Published), _) => {
            "Reported as news: dated by the day of publication.".to_owned()
        }
        (_, _) => "No date in the text.".to_owned(),
    });
    because.push(if reading.is_main(event.id) {
        "A main event: its sentence is on the short timeline.".to_owned()
    } else {
        "A minor event, which the short timeline omits.".to_owned()
    });
    (
        because,
        if event.date_from == Some(DateFrom::Reader) {
            Confidence::Given
        } else {
            Confidence::Good
        },
    )
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::reading;
    use super::*;

    #[test]
    fn marks_have_evidence() {
        let reading = reading();
        for (item, words, trust) in [
            (
                "e1",
                "A model trained on news found its name. Mentions linked by rules: 2 by name, 2 by pronoun.",
                Confidence::High,
            ),
            (
                "q0",
                "In quotation marks. No reporting verb. Said by “Lee”, identified as Ann Lee.",
                Confidence::Low,
            ),
            (
                "q2",
                "Reported without quotation marks: found by grammar rules. No reporting verb. Said by “Police”.",
                Confidence::Low,
            ),
            (
                "v0",
                "A model trained on news found the event “met”. Dated by “Monday” in its clause. A main event: its sentence is on the short timeline.",
                Confidence::Good,
            ),
            (
                "v1",
                "A model trained on news found the event “said”. No date in the text. A minor event, which the short timeline omits.",
                Confidence::Good,
            ),
            ("t1", "Interpreted by rules as 2026-05.", Confidence::Good),
            ("q9", "", Confidence::Low),
        ] {
            let (because, how) = explain(&reading, item.parse().unwrap());
            assert_eq!((because.join(" ").as_str(), how), (words, trust), "{item}");
        }
    }
}
