//! Tests of the names of the formats on the command line, in the menu and in the README, and of the colours of the
//! standalone article.

use super::root;
use dateline_view::exports::Format;
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn format_names_are_unique() {
    for of in [Format::name, Format::title, Format::purpose, Format::extension] {
        let all: BTreeSet<&str> = Format::ALL.map(of).into();
        assert_eq!(all.len(), Format::ALL.len(), "{all:?}");
    }
    for format in Format::ALL {
        assert_eq!(Format::named(format.name()), Some(format));
        assert!((1..=3).contains(&format.title().split(' ').count()), "{}", format.title());
        assert!(format.purpose().starts_with("For ") && !format.purpose().ends_with('.'));
        assert!(format.purpose().contains(": "), "{}", format.purpose());
        assert!(format.media_type().contains('/'));
    }
    assert_eq!(Format::named("doc"), None);
}

#[test]
fn the_readme_lists_every_format() {
    let readme = std::fs::read_to_string(root().join("README.md")).expect("it is there");
    for format in Format::ALL {
        let row = format!("| `{}` | {} |", format.name(), format.purpose());
        assert!(readme.contains(&row), "{row}");
    }
}

#[test]
fn the_exported_article_has_the_colours_of_the_page() {
    let colours = |file: &str| {
        let style = std::fs::read_to_string(root().join(file)).expect("it is there");
        let mut colours: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for line in style.lines() {
            let line = line.trim().trim_end_matches(';');
            if let Some((name, value)) = line.split_once(": #") {
                colours.entry(name.to_owned()).or_default().insert(value.to_owned());
            }
        }
        colours
    };
    let (ours, tokens) =
        (colours("crates/view/src/exports/article.css"), colours("style/tokens.css"));
    assert!(ours.len() > 15, "{ours:?}");
    for (name, values) in ours {
        assert_eq!(Some(&values), tokens.get(&name), "{name}");
    }
}
