//! The names of the speakers of a quote, as lists, labels and exports show them.

use super::article_view::ArticleView;
use dateline_schema::{Entity, EntityKind, MentionForm, Quote, one_line};

/// Returns the id of the speaker's entity and the speaker's name. If the speaker is not an entity, the name is the
/// words of the source.
#[must_use]
pub fn who(reading: &ArticleView, quote: &Quote) -> (Option<u32>, Option<String>) {
    match quote.speaker.and_then(|id| Some((id, reading.entity(id)?))) {
        Some((id, entity)) => (Some(id), Some(entity.name.clone())),
        None => (None, quote.source.map(|span| one_line(reading.words(span)))),
    }
}

/// Returns the names of all speakers of a quote, joined by "and"; if there is none, the words of the source.
#[must_use]
pub fn all_speakers(reading: &ArticleView, quote: &Quote) -> Option<String> {
    joined(reading, quote, |entity| &entity.name).or_else(|| who(reading, quote).1)
}

/// Returns the label beside a quote in the text: the last word of a person's name, the full name of other speakers.
#[must_use]
pub fn chip(reading: &ArticleView, quote: &Quote) -> Option<String> {
    let is_named = |entity: &Entity| entity.mentions.iter().any(|m| m.form == MentionForm::Name);
    let is_person = |entity: &Entity| entity.kind == EntityKind::Person && is_named(entity);
    let label =
        |entity| if is_person(entity) { short_name(&entity.name) } else { entity.name.as_str() };
    joined(reading, quote, label).or_else(|| who(reading, quote).1)
}

/// Joins the names of the speakers of a quote by "and"; `None` if no speaker is an entity.
fn joined<'a>(
    reading: &'a ArticleView,
    quote: &Quote,
    name: impl Fn(&'a Entity) -> &'a str,
) -> Option<String> {
    let entities = quote.speakers.iter().filter_map(|&id| reading.entity(id));
    let names: Vec<&str> = entities.map(name).collect();
    let (last, others) = names.split_last()?;
    if others.is_empty() {
        return Some((*last).to_owned());
    }
    Some(format!("{} and {last}", others.join(", ")))
}

fn short_name(name: &str) -> &str {
    let last = name.rsplit(' ').find(|word| !matches!(*word, "Jr." | "Jr" | "Sr." | "II" | "III"));
    last.unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::reading;

    #[test]
    fn all_speakers_are_named() {
        let reading = reading();
        let mut quote = reading.found.quotes[0].clone();
        for (speakers, names, label) in [
            (vec![0], "Ann Lee", "Lee"),
            (vec![0, 1], "Ann Lee and Bo Díaz", "Lee and Díaz"),
            (vec![0, 1, 2], "Ann Lee, Bo Díaz and Dock Union", "Lee, Díaz and Dock Union"),
        ] {
            quote.speakers = speakers;
            assert_eq!(all_speakers(&reading, &quote).as_deref(), Some(names));
            assert_eq!(chip(&reading, &quote).as_deref(), Some(label));
        }
    }

    #[test]
    fn short_names_omit_suffixes() {
        for (name, short) in
            [("Vera Holt", "Holt"), ("Holt", "Holt"), ("Sam Holt Jr.", "Holt"), ("", "")]
        {
            assert_eq!(short_name(name), short);
        }
    }
}
