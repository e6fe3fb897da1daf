//! Which of a crate's licences is taken, and the text of it: from the crate's own source, or where that has none, as
//! SPDX words it.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use spdx::{Expression, LicenseReq, Licensee, ParseMode};

use super::Crate;
use crate::shell;

/// A licence that is taken for a crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Licence {
    /// Its name by SPDX.
    pub(crate) id: String,
    /// The lines that tell who holds the copyright.
    pub(crate) holders: Vec<String>,
    /// Its terms, without those lines.
    pub(crate) terms: String,
}

impl Licence {
    /// The same for texts that differ in line breaks, spaces and signs alone.
    pub(crate) fn key(&self) -> String {
        let letters = self.terms.chars().filter(|char| char.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    }
}

/// Words that tell a licence's text from those of others, in lower case.
const SIGNS: [(&str, &str); 9] = [
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

/// The licences that we accept, the best first: those that `deny.toml` allows, in its order.
pub(crate) fn accepted() -> Result<Vec<Licensee>> {
    let policy = fs::read_to_string(shell::root().join("deny.toml")).context("deny.toml")?;
    let policy: toml::Table = policy.parse().context("deny.toml")?;
    let allowed = policy["licenses"]["allow"].as_array().context("licenses.allow is no list")?;
    let licensee = |name: &toml::Value| {
        let name = name.as_str().context("a licence in deny.toml is no text")?;
        Licensee::parse(name).with_context(|| format!("deny.toml allows {name}"))
    };
    allowed.iter().map(licensee).collect()
}

/// The licences of an expression that are taken: as few as it asks for, and the best ones.
pub(crate) fn chosen(expression: &str, accepted: &[Licensee]) -> Result<Vec<LicenseReq>> {
    let parsed = Expression::parse_mode(expression, ParseMode::LAX)?;
    Ok(parsed.minimized_requirements(accepted)?)
}

/// The licences that are taken for a crate, with their texts.
pub(crate) fn of(of: &Crate, accepted: &[Licensee]) -> Result<Vec<Licence>> {
    let chosen = chosen(&of.licence, accepted).with_context(|| {
        format!("{} {} is under {}: deny.toml allows none of it", of.name, of.version, of.licence)
    })?;
    let texts = texts(&of.folder)?;
    chosen.iter().map(|licence| with_text(of, licence, &texts)).collect()
}

/// What a crate has to say beyond its licence: `NOTICE`, which the Apache licence has everybody hand on.
pub(crate) fn notice(folder: &Path) -> Result<Option<String>> {
    let mut files = named(folder, |name| name.starts_with("notice"))?;
    Ok(files.pop().map(|(_, text)| text.trim().to_owned()))
}

fn with_text(of: &Crate, licence: &LicenseReq, texts: &[(String, String)]) -> Result<Licence> {
    let id = licence.license.id().with_context(|| format!("{licence} is unknown to SPDX"))?;
    let sign = SIGNS.iter().find(|(name, _)| *name == id.name);
    let (_, sign) = sign.with_context(|| format!("no words tell the text of {}", id.name))?;
    let is_of = |(_, text): &&(String, String)| text.to_lowercase().contains(sign);
    // A file that is of this licence alone goes before one that has several.
    let own = texts.iter().filter(is_of).min_by_key(|(_, text)| text.len());
    let mut licence = match own {
        Some((_, text)) => split(id.name, text),
        None => split(id.name, id.text()),
    };
    if own.is_none() {
        licence.holders = match &of.authors[..] {
            [] => vec![format!("Copyright the authors of {}", of.name)],
            authors => {
                let name =
                    |author: &String| author.split(" <").next().unwrap_or_default().to_owned();
                authors.iter().map(|author| format!("Copyright {}", name(author))).collect()
            }
        };
    }
    Ok(licence)
}

/// The texts of licences in a crate's folder, by their files.
fn texts(folder: &Path) -> Result<Vec<(String, String)>> {
    let begins = ["licen", "copying", "unlicense", "copyright"];
    named(folder, |name| begins.iter().any(|begin| name.starts_with(begin)))
}

fn named(folder: &Path, wanted: impl Fn(&str) -> bool) -> Result<Vec<(String, String)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("{}", folder.display()))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        if wanted(&name) && path.is_file() {
            found.push((name, String::from_utf8_lossy(&fs::read(&path)?).into_owned()));
        }
    }
    found.sort();
    Ok(found)
}

/// Holders and terms of a licence's text.
pub(crate) fn split(id: &str, text: &str) -> Licence {
    // What follows is how to apply the licence to works of one's own.
    let text = text.split("END OF TERMS AND CONDITIONS").next().unwrap_or_default();
    let names = |line: &&str| line.trim().starts_with("Copyright ");
    // Not the blank of a form.
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
        let chosen = chosen(expression, &accepted).ok()?;
        Some(chosen.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn the_best_accepted_licences_are_taken_and_no_more() {
        for (expression, wanted) in [
            ("MIT OR Apache-2.0", Some(&["MIT"][..])),
            ("Apache-2.0/MIT", Some(&["MIT"])),
            ("Unlicense OR MIT", Some(&["MIT"])),
            ("Zlib OR Apache-2.0", Some(&["Apache-2.0"])),
            ("GPL-3.0-only", None),
            ("MIT AND GPL-3.0-only", None),
        ] {
            let wanted = wanted.map(|names| names.iter().map(|&name| name.to_owned()).collect());
            assert_eq!(names(expression, &["MIT", "Apache-2.0"]), wanted, "{expression}");
        }
        let both = names("(MIT OR Apache-2.0) AND Unicode-3.0", &["MIT", "Unicode-3.0"]);
        assert_eq!(both.map(|names| names.len()), Some(2));
    }

    #[test]
    fn who_holds_the_copyright_stands_apart_from_the_terms() {
        let text = "The MIT License (MIT)\r\n\r\nCopyright (c) 2015 Ann Lee\r\nCopyright 2020 Bo\r\n\r\nPermission is hereby\r\ngranted.\n";
        let licence = split("MIT", text);
        assert_eq!(licence.holders, ["Copyright (c) 2015 Ann Lee", "Copyright 2020 Bo"]);
        assert_eq!(licence.terms, "Permission is hereby\ngranted.");
        let other = split("MIT", "MIT License\nPermission is\n  hereby granted.\n");
        assert_eq!(licence.key(), other.key());
        let blank = split("MIT", "Copyright (c) <year> <holders>\nPermission is hereby granted.");
        assert_eq!((blank.key(), blank.holders), (licence.key(), Vec::new()));
        // The form at the end of the Apache licence is no holder.
        let form = "Terms.\nEND OF TERMS AND CONDITIONS\nCopyright [yyyy] [name]\n";
        assert_eq!(split("Apache-2.0", form).holders, Vec::<String>::new());
    }
}
