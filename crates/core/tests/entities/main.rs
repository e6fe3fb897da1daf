//! Entities, end to end with the shipped models.
//!
//! A case is a text and, for each entity with several mentions or roles, one line: its name, its roles in brackets, its
//! mentions. Other entities are not listed, so each case also checks that no further mentions are joined. Models for
//! trees and names make errors: each table states how many of its cases may fail, the number when it was last edited.
//! Fewer is better, more fails.

mod descriptions;
mod names;
mod pronouns;
mod roles;
mod spoken;

use dateline_core::annotations::Annotations;
use dateline_core::article::Article;
use dateline_core::entities::Entity;
use dateline_core::models::Models;
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

/// Checks a table; `may_fail` cases may fail. Failing cases are printed (`--no-capture`).
#[track_caller]
#[expect(clippy::print_stdout, reason = "what still fails is for whoever improves the rules")]
pub(crate) fn check(may_fail: usize, cases: &[(&str, &[&str])]) {
    let mut wrong = Vec::new();
    for &(text, wanted) in cases {
        let article = Article::new(text.to_owned(), None).expect("a short text");
        let ControlFlow::Continue(annotations) =
            dateline_core::annotate(&article, &MODELS, |_| ControlFlow::Continue(()))
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
    let n_wrong = wrong.len();
    let told =
        format!("{n_wrong} of {} fail, {may_fail} may:\n{}\n", cases.len(), wrong.join("\n\n"));
    assert!(n_wrong <= may_fail, "{told}");
    println!("{told}");
}
