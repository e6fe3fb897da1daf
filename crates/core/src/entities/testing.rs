//! Entities of hand-made documents, for tests of rules that do not depend on a model.

use super::resolve;
use crate::mentions::gazetteer::{Class, Phrase};
use crate::mentions::{EntityKind, Gazetteer, Gender, Mention, MentionForm, Number};
use crate::quotes::{self, Quote, QuoteAct};
use crate::span::{MentionId, TokenId, TokenRange};
use crate::testing;
use typed_index_collections::TiVec;

/// Asserts that the entities with several mentions or a role are those in `wanted`, in the form `name (role):
/// mention, mention`.
///
/// `words` is as in [`testing::document`]. `said` lists the mentions in text order as `code=words`. Codes of names
/// are `P` for a person (`Pm` for a man, `Pf` for a woman), `O` for an organisation, `G` for a place with a
/// government and `N` for a people. Codes of descriptions are `p` (`pm`, `pf`) for a person, `pp` for several
/// persons, `crowd` for a group of persons, `o` and `oo` for one and several organisations, `g` and `gg` for one
/// and several places. Pronouns have no code. `quotes` are direct quotes, each with its words and the index of its
/// speaker in `said`.
#[track_caller]
pub(super) fn check(words: &str, said: &[&str], quotes: &[(&str, usize)], wanted: &[&str]) {
    let document = testing::document(words, None);
    let text = &document.article.text;
    let mut from = 0;
    let mut find = |said: &str| {
        let start = text[from..].find(said).unwrap_or_else(|| panic!("{said} in {text}")) + from;
        from = start;
        document.tokens_in(crate::span::Span::new(start, start + said.len()))
    };
    let mentions: TiVec<MentionId, Mention> = said
        .iter()
        .map(|said| {
            let (code, words) = said.split_once('=').unwrap_or((said, said));
            let tokens = find(words);
            let head = document.head_of(tokens);
            mention(code, tokens, head)
        })
        .collect();
    let quotes = quotes
        .iter()
        .map(|&(words, speaker)| {
            let start = text.find(words).expect(words);
            let content = document.tokens_in(crate::span::Span::new(start, start + words.len()));
            Quote {
                content: vec![content],
                form: quotes::QuoteForm::Direct,
                act: QuoteAct::Speech,
                cue: None,
                source: None,
                speaker: Some(MentionId::from(speaker)),
            }
        })
        .collect::<TiVec<_, _>>();
    let places = [("peru", Class::Country), ("chile", Class::Country), ("lima", Class::Town)];
    let places = places.map(|(name, class)| (Phrase::new().then(name), class));
    let gazetteer = Gazetteer::from_bytes(&Gazetteer::bytes(&places)).expect("a gazetteer");
    let entities = resolve(&document, &mentions, &quotes, &gazetteer);
    let listed = entities.list.iter().filter(|e| e.mentions.len() > 1 || !e.roles.is_empty());
    let lines: Vec<String> = listed
        .map(|entity| {
            let text = |tokens: TokenRange| document.text(tokens).to_owned();
            let roles: Vec<String> = entity.roles.iter().map(|&role| text(role)).collect();
            let said: Vec<String> =
                entity.mentions.iter().map(|&m| text(mentions[m].tokens)).collect();
            let name = text(mentions[entity.name].tokens);
            let roles =
                if roles.is_empty() { String::new() } else { format!(" ({})", roles.join(", ")) };
            format!("{name}{roles}: {}", said.join(", "))
        })
        .collect();
    assert_eq!(lines, wanted, "{text}");
}

fn mention(code: &str, tokens: TokenRange, head: TokenId) -> Mention {
    use Gender::{Feminine, Human, Masculine, Neuter};
    use Number::{Plural, Singular};
    let of = |form, kind, gender, number, person| Mention {
        tokens,
        head,
        form,
        kind,
        gender,
        number,
        person,
    };
    let name = |kind, gender, number| of(MentionForm::Name, Some(kind), gender, number, 3);
    let nominal =
        |kind, gender, number| of(MentionForm::Nominal, Some(kind), Some(gender), number, 3);
    let pronoun =
        |gender, number, person| of(MentionForm::Pronoun, None, gender, Some(number), person);
    match code {
        "P" => name(EntityKind::Person, Some(Human), Some(Singular)),
        "Pm" => name(EntityKind::Person, Some(Masculine), Some(Singular)),
        "Pf" => name(EntityKind::Person, Some(Feminine), Some(Singular)),
        "O" => name(EntityKind::Org, Some(Neuter), None),
        "G" => name(EntityKind::Gpe, Some(Neuter), Some(Singular)),
        "N" => name(EntityKind::Norp, None, None),
        "p" => nominal(EntityKind::Person, Human, Some(Singular)),
        "pm" => nominal(EntityKind::Person, Masculine, Some(Singular)),
        "pf" => nominal(EntityKind::Person, Feminine, Some(Singular)),
        "pp" => nominal(EntityKind::Person, Human, Some(Plural)),
        "crowd" => nominal(EntityKind::Person, Human, None),
        "o" => nominal(EntityKind::Org, Neuter, None),
        "oo" => nominal(EntityKind::Org, Neuter, Some(Plural)),
        "g" => nominal(EntityKind::Gpe, Neuter, Some(Singular)),
        "gg" => nominal(EntityKind::Gpe, Neuter, Some(Plural)),
        _ => match code.to_lowercase().as_str() {
            "he" | "him" | "his" | "himself" => pronoun(Some(Masculine), Singular, 3),
            "she" | "her" => pronoun(Some(Feminine), Singular, 3),
            "it" | "its" => pronoun(Some(Neuter), Singular, 3),
            "they" | "them" | "their" => pronoun(None, Plural, 3),
            "i" | "me" | "my" => pronoun(Some(Human), Singular, 1),
            "we" | "our" => pronoun(Some(Human), Plural, 1),
            code => panic!("{code}"),
        },
    }
}
