//! Entities, end to end with the shipped models.
//!
//! A case is a text and, for each entity with several mentions or with a role, one line: its name, its roles in
//! brackets, its mentions. Other entities are not listed, so each case also checks that no further mentions are
//! joined. Cases that start with `!` fail today (see `verdicts`).

mod descriptions;
mod names;
mod pronouns;
mod roles;
mod spoken;
#[path = "../support/verdicts.rs"]
mod verdicts;

use dateline_core::annotations::Annotations;
use dateline_core::article::Article;
use dateline_core::entities::Entity;
use dateline_core::models::Models;
use std::ops::ControlFlow;
use std::sync::LazyLock;
use verdicts::{Verdicts, unmarked};

static MODELS: LazyLock<Models> = LazyLock::new(Models::shipped);

/// Returns an entity as `name (role, role): mention, mention`.
fn line(annotations: &Annotations, entity: &Entity) -> String {
    let Annotations { document, mentions, .. } = annotations;
    let roles: Vec<&str> = entity.roles.iter().map(|&role| document.text(role)).collect();
    let said: Vec<&str> =
        entity.mentions.iter().map(|&m| document.text(mentions[m].tokens)).collect();
    let roles = if roles.is_empty() { String::new() } else { format!(" ({})", roles.join(", ")) };
    format!("{}{roles}: {}", document.text(mentions[entity.name].tokens), said.join(", "))
}

/// Checks a table; cases with `!` are known to fail.
#[track_caller]
pub(crate) fn check(cases: &[(&str, &[&str])]) {
    let mut verdicts = Verdicts::default();
    for &(case, expected) in cases {
        let (known_failure, text) = unmarked(case);
        let article = Article::new(text.to_owned(), None).expect("a short text");
        let ControlFlow::Continue(annotations) =
            dateline_core::annotate(&article, &MODELS, |_| ControlFlow::Continue(()))
        else {
            unreachable!("nothing stops it");
        };
        let listed = |entity: &&Entity| entity.mentions.len() > 1 || !entity.roles.is_empty();
        let entities = annotations.entities.list.iter().filter(listed);
        let found: Vec<String> = entities.map(|entity| line(&annotations, entity)).collect();
        let fault =
            (found != expected).then(|| format!("expected {expected:?}\nfound    {found:?}"));
        verdicts.add(known_failure, text, fault);
    }
    verdicts.check();
}
