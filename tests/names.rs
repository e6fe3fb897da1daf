//! Hard cases of names, through the whole road with the shipped models.
//!
//! A case is a text with its names in brackets, each with its kind: `[Homs GPE] fell`. Every other name that
//! is found is an error, so each case is a negative one too.

use dateline::annotations::Annotations;
use dateline::article::Article;
use dateline::mentions::Form;
use dateline::models::Models;
use std::ops::ControlFlow;
use std::sync::LazyLock;

static MODELS: LazyLock<Models> = LazyLock::new(Models::shipped);

/// Takes the brackets out; what was in them comes back as they were written.
fn unmark(marked: &str) -> String {
    let mut text = String::new();
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('[') {
        let (name, after) = after.split_once(']').expect("a bracket that closes");
        let (name, _) = name.rsplit_once(' ').expect("a kind behind the name");
        text.push_str(before);
        text.push_str(name);
        rest = after;
    }
    text + rest
}

/// Puts brackets around the names that were found.
fn mark(annotations: &Annotations) -> String {
    let document = &annotations.document;
    let text = &document.article.text;
    let mut marked = String::new();
    let mut end = 0;
    for mention in annotations.mentions.iter().filter(|m| m.form == Form::Name) {
        let span = document.span(mention.tokens).range();
        let kind = mention.kind.map_or("?", |kind| kind.as_str());
        marked += &text[end..span.start];
        marked += &format!("[{} {kind}]", &text[span.clone()]);
        end = span.end;
    }
    marked + &text[end..]
}

fn check(cases: &[&str]) {
    let mut wrong = Vec::new();
    for &case in cases {
        let article = Article::new(unmark(case), None).expect("a short text");
        let ControlFlow::Continue(annotations) =
            dateline::annotate(&article, &MODELS, |_| ControlFlow::Continue(()))
        else {
            unreachable!("nobody stops it");
        };
        let found = mark(&annotations);
        if found != case {
            wrong.push(format!("wanted {case}\nfound  {found}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n\n"));
}

#[test]
fn titles_articles_and_possessives_are_left_out() {
    check(&[
        "Prime Minister [Indira Halvorsen PERSON] met Mr. [Okafor PERSON] on Monday.",
        "The [United Nations ORG] and the [European Union ORG] agreed.",
        "[Germany GPE]'s chancellor flew to [Paris GPE].",
        "Former President [Carlos Mendoza PERSON] was not there.",
        "[Russia GPE]'s [Defense Ministry ORG] said nothing.",
        "A [U.S. State Department ORG] spokeswoman declined to comment.",
    ]);
}

#[test]
fn initials_particles_and_hyphens() {
    check(&[
        "The judge, [John F. McAllister PERSON], agreed.",
        "[Ludwig van der Berg PERSON] and [Maria de la Cruz PERSON] won.",
        "[Abdul al-Rahman PERSON] fled to [Syria GPE].",
        "[Jean-Pierre Dubois PERSON] spoke first.",
        "The [London GPE]-based bank lost money.",
        "[Anne O'Neill PERSON] lives in [Boston GPE].",
    ]);
}

#[test]
fn months_and_words_that_are_names() {
    check(&[
        "It rained in May and April was dry.",
        "[Jordan GPE] closed its border with [Iraq GPE].",
        "[Michael Jordan PERSON] retired. [Jordan PERSON] said he was tired.",
        "Talks will resume on Thursday in March.",
        "The turkey was cold, but [Turkey GPE] is warm.",
    ]);
}

#[test]
fn peoples_are_no_countries() {
    check(&[
        "[Syrian NORP] troops shelled the town.",
        "[French NORP] and [German NORP] ministers met in [Berlin GPE].",
        "Thousands of [Kurds NORP] fled to [Turkey GPE].",
    ]);
}

#[test]
fn acronyms_in_brackets() {
    check(&[
        "The [World Health Organization ORG] ([WHO ORG]) issued a warning. The [WHO ORG] said it was late.",
        "The [African National Congress ORG] ([ANC ORG]) won.",
    ]);
}

#[test]
fn text_without_names() {
    check(&[
        "The minister said so.",
        "",
        "It was late. They went home.",
        "\u{1F600} \u{4F60}\u{597D}",
    ]);
}
