//! Who is who, through the whole road with the shipped models.
//!
//! A case is a text and, for each entity with several mentions or roles, one line: its name, its roles in
//! brackets, its mentions. What stays alone is not listed.

use dateline::annotations::Annotations;
use dateline::article::Article;
use dateline::entities::Entity;
use dateline::models::Models;
use std::ops::ControlFlow;
use std::sync::LazyLock;

static MODELS: LazyLock<Models> = LazyLock::new(Models::shipped);

/// `name (role, role): mention, mention`
fn line(annotations: &Annotations, entity: &Entity) -> String {
    let Annotations { document, mentions, .. } = annotations;
    let roles: Vec<&str> = entity.roles.iter().map(|&role| document.text(role)).collect();
    let said: Vec<&str> =
        entity.mentions.iter().map(|&m| document.text(mentions[m].tokens)).collect();
    let roles = if roles.is_empty() { String::new() } else { format!(" ({})", roles.join(", ")) };
    format!("{}{roles}: {}", document.text(mentions[entity.name].tokens), said.join(", "))
}

fn check(cases: &[(&str, &[&str])]) {
    let mut wrong = Vec::new();
    for &(text, wanted) in cases {
        let article = Article::new(text.to_owned(), None).expect("a short text");
        let ControlFlow::Continue(annotations) =
            dateline::annotate(&article, &MODELS, |_| ControlFlow::Continue(()))
        else {
            unreachable!("nobody stops it");
        };
        let listed = |entity: &&Entity| entity.mentions.len() > 1 || !entity.roles.is_empty();
        let entities = annotations.entities.list.iter().filter(listed);
        let found: Vec<String> = entities.map(|entity| line(&annotations, entity)).collect();
        if found != wanted {
            wrong.push(format!("in     {text}\nwanted {wanted:?}\nfound  {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n\n"));
}

#[test]
fn short_names_go_back_to_full_ones() {
    check(&[
        ("Peter Novak won the race. Novak is from Prague.", &["Peter Novak: Peter Novak, Novak"]),
        (
            "Peter Novak met Anna Kowalski in Prague. Kowalski thanked Novak.",
            &["Peter Novak: Peter Novak, Novak", "Anna Kowalski: Anna Kowalski, Kowalski"],
        ),
        ("Peter Novak met Paul Novak in Prague.", &[]),
    ]);
}

#[test]
fn acronyms_and_other_names() {
    check(&[
        (
            "The World Health Organization (WHO) met on Monday. The WHO is in Geneva.",
            &["World Health Organization: World Health Organization, WHO, WHO"],
        ),
        ("The U.S. signed the treaty. America will pay.", &["U.S.: U.S., America"]),
        ("Russian troops left. Russia was silent.", &[]),
    ]);
}

#[test]
fn titles_and_appositions_are_roles() {
    check(&[
        (
            "Kenyan President Daniel Otieno left.",
            &["Daniel Otieno (Kenyan President): Daniel Otieno"],
        ),
        ("Mr. Otieno left on Monday.", &[]),
        (
            "Peter Novak, the chief executive, left on Monday.",
            &["Peter Novak (chief executive): Peter Novak, the chief executive"],
        ),
    ]);
}

#[test]
fn pronouns_look_back() {
    check(&[
        (
            "Anna Kowalski left Prague on Monday. She will return to her family in May.",
            &["Anna Kowalski: Anna Kowalski, She, her"],
        ),
        (
            "Anna Kowalski spoke to Peter Novak. He thanked her.",
            &["Anna Kowalski: Anna Kowalski, her", "Peter Novak: Peter Novak, He"],
        ),
        ("It rained in Prague.", &[]),
    ]);
}

#[test]
fn i_is_who_speaks() {
    check(&[("\"I saw it,\" Anna Kowalski said.", &["Anna Kowalski: I, Anna Kowalski"])]);
}
