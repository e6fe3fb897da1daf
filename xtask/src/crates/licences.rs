//! Chooses which of a crate's licences applies, and finds the text of that licence: in the crate's source, or else in
//! SPDX's list.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use spdx::{Expression, LicenseReq, Licensee, ParseMode};

use super::Crate;
use crate::shell;

/// A licence that was chosen for a crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Licence {
    /// The SPDX identifier.
    pub(crate) id: String,
    /// The copyright lines.
    pub(crate) holders: Vec<String>,
    /// The terms, without the copyright lines.
    pub(crate) terms: String,
}

impl Licence {
    /// Returns the letters and digits of the terms in lower case: equal for texts that differ only in line breaks,
    /// spaces, punctuation or case.
    pub(crate) fn normalized_terms(&self) -> String {
        let letters = self.terms.chars().filter(|char| char.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    }
}

/// For each licence, a phrase in lower case that identifies the text of the licence.
const PHRASES: [(&str, &str); 9] = [
    ("MIT", "permission is hereby granted, free of charge"),
    ("Apache-2.0", "apache license"),
    ("BSD-2-Clause", "redistribution and use in source and binary forms"),
    ("BSD-3-Clause", "redistribution and use in source and binary forms"),
    ("BSL-1.0", "boost software license"),
    ("ISC", "permission to use, copy, modify, and"),
    ("MPL-2.0", "mozilla public license"),
    ("Unicode-3.0", "unicode license v3"),
    ("Zlib", "this software is provided 'as-is'"),
];

/// Returns the licences that `deny.toml` allows, in the order of that file. Earlier licences are preferred.
pub(crate) fn accepted() -> Result<Vec<Licensee>> {
    let policy = fs::read_to_string(shell::root().join("deny.toml")).context("deny.toml")?;
    let policy: toml::Table = policy.parse().context("deny.toml")?;
    let allowed = policy["licenses"]["allow"].as_array().context("licenses.allow is not a list")?;
    let licensee = |name: &toml::Value| {
        let name = name.as_str().context("a licence in deny.toml is not a string")?;
        Licensee::parse(name)
            .with_context(|| format!("deny.toml allows an unknown licence, {name}"))
    };
    allowed.iter().map(licensee).collect()
}

/// Chooses as few of the accepted licences as satisfy an SPDX expression. Prefers licences that are earlier in
/// `accepted`.
pub(crate) fn choose(expression: &str, accepted: &[Licensee]) -> Result<Vec<LicenseReq>> {
    let parsed = Expression::parse_mode(expression, ParseMode::LAX)?;
    Ok(parsed.minimized_requirements(accepted)?)
}

/// Returns the licences that were chosen for a crate, with their texts.
pub(crate) fn of_crate(krate: &Crate, accepted: &[Licensee]) -> Result<Vec<Licence>> {
    let chosen = choose(&krate.licence, accepted).with_context(|| {
        let Crate { name, version, licence, .. } = krate;
        format!("{name} {version} is licensed under {licence}, which deny.toml does not allow")
    })?;
    let texts = licence_texts(&krate.folder)?;
    chosen.iter().map(|licence| with_text(krate, licence, &texts)).collect()
}

/// Returns a crate's `NOTICE` file, which the Apache licence requires in every copy.
pub(crate) fn notice(folder: &Path) -> Result<Option<String>> {
    let mut files = files_named(folder, |name| name.starts_with("notice"))?;
    Ok(files.pop().map(|(_, text)| text.trim().to_owned()))
}

fn with_text(krate: &Crate, licence: &LicenseReq, texts: &[(String, String)]) -> Result<Licence> {
    let id = licence.license.id().with_context(|| format!("{licence} is not in SPDX's list"))?;
    let phrase = PHRASES.iter().find(|(name, _)| *name == id.name);
    let (_, phrase) = phrase.with_context(|| format!("PHRASES has no entry for {}", id.name))?;
    let matches = |(_, text): &&(String, String)| text.to_lowercase().contains(phrase);
    // Prefers a file with only this licence over one with several.
    let own = texts.iter().filter(matches).min_by_key(|(_, text)| text.len());
    let mut licence = match own {
        Some((_, text)) => parse(id.name, text),
        None => parse(id.name, id.text()),
    };
    if own.is_none() {
        licence.holders = match &krate.authors[..] {
            [] => vec![format!("Copyright the authors of {}", krate.name)],
            authors => {
                let name =
                    |author: &String| author.split(" <").next().unwrap_or_default().to_owned();
                authors.iter().map(|author| format!("Copyright {}", name(author))).collect()
            }
        };
    }
    Ok(licence)
}

/// Returns the names and texts of the licence files in a crate's folder.
fn licence_texts(folder: &Path) -> Result<Vec<(String, String)>> {
    let prefixes = ["licen", "copying", "unlicense", "copyright"];
    files_named(folder, |name| prefixes.iter().any(|prefix| name.starts_with(prefix)))
}

fn files_named(folder: &Path, matches: impl Fn(&str) -> bool) -> Result<Vec<(String, String)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("{}", folder.display()))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        if matches(&name) && path.is_file() {
            found.push((name, String::from_utf8_lossy(&fs::read(&path)?).into_owned()));
        }
    }
    found.sort();
    Ok(found)
}

/// Splits a licence's text into copyright lines and terms.
pub(crate) fn parse(id: &str, text: &str) -> Licence {
    // These words end the terms. An appendix follows, which explains how to apply the licence to one's own work.
    let text = text.split("END OF TERMS AND CONDITIONS").next().unwrap_or_default();
    let names = |line: &&str| line.trim().starts_with("Copyright ");
    // Excludes placeholders, as in "Copyright [yyyy] [name]".
    let is_holder = |line: &&str| names(line) && !line.contains(['<', '[', '{']);
    let is_title = |line: &str| {
        let line = line.trim().trim_matches(['#', ' ']).to_lowercase();
        ["mit license", "the mit license", "the mit license (mit)", "mit"].contains(&line.as_str())
    };
    let holders = text.lines().filter(is_holder).map(|line| line.trim().to_owned()).collect();
    let is_term = |line: &&str| !names(line) && !is_title(line);
    let terms: Vec<&str> = text.lines().filter(is_term).map(str::trim_end).collect();
    Licence { id: id.to_owned(), holders, terms: terms.join("\n").trim_matches('\n').to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(expression: &str, accepted: &[&str]) -> Option<Vec<String>> {
        let accepted: Vec<_> = accepted.iter().map(|name| Licensee::parse(name).unwrap()).collect();
        let chosen = choose(expression, &accepted).ok()?;
        Some(chosen.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn the_fewest_and_most_preferred_licences_are_chosen() {
        for (expression, expected) in [
            ("MIT OR Apache-2.0", Some(&["MIT"][..])),
            ("Apache-2.0/MIT", Some(&["MIT"])),
            ("Unlicense OR MIT", Some(&["MIT"])),
            ("Zlib OR Apache-2.0", Some(&["Apache-2.0"])),
            ("GPL-3.0-only", None),
            ("MIT AND GPL-3.0-only", None),
        ] {
            let expected =
                expected.map(|names| names.iter().map(|&name| name.to_owned()).collect());
            assert_eq!(names(expression, &["MIT", "Apache-2.0"]), expected, "{expression}");
        }
        let both = names("(MIT OR Apache-2.0) AND Unicode-3.0", &["MIT", "Unicode-3.0"]);
        assert_eq!(both.map(|names| names.len()), Some(2));
    }

    #[test]
    fn copyright_lines_are_split_from_the_terms() {
        let text = "The MIT License (MIT)\r\n\r\nCopyright (c) 2015 Ann Lee\r\nCopyright 2020 Bo\r\n\r\nPermission is hereby\r\ngranted.\n";
        let licence = parse("MIT", text);
        assert_eq!(licence.holders, ["Copyright (c) 2015 Ann Lee", "Copyright 2020 Bo"]);
        assert_eq!(licence.terms, "Permission is hereby\ngranted.");
        let other = parse("MIT", "MIT License\nPermission is\n  hereby granted.\n");
        assert_eq!(licence.normalized_terms(), other.normalized_terms());
        let blank = parse("MIT", "Copyright (c) <year> <holders>\nPermission is hereby granted.");
        assert_eq!(
            (blank.normalized_terms(), blank.holders),
            (licence.normalized_terms(), Vec::new())
        );
        // The template at the end of the Apache licence is not a copyright line.
        let form = "Terms.\nEND OF TERMS AND CONDITIONS\nCopyright [yyyy] [name]\n";
        assert_eq!(parse("Apache-2.0", form).holders, Vec::<String>::new());
    }
}
