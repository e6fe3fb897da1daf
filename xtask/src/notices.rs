//! THIRD-PARTY-NOTICES.txt: our own licences, and those of the typeface, the models, Rust's standard library and every
//! linked crate. Each build generates it. It ships beside the page, in the standalone page, and in the npm package.

use std::{collections::BTreeMap, fmt::Write, fs, path::Path};

use anyhow::{Context, Result};

use crate::{
    crates::{
        self,
        licences::{self, Licence},
    },
    shell,
};

/// The name of the file. `src/panels/privacy.rs` shows it, and `index.html` links it.
pub(crate) const FILE: &str = "THIRD-PARTY-NOTICES.txt";
/// The notices of components that are not crates: title, and file in the repository.
const PARTS: [(&str, &str); 3] = [
    ("The typeface Source Serif 4: OFL-1.1", "style/fonts/LICENSE-OFL.txt"),
    ("Models and lists", "models/NOTICES.txt"),
    ("Rust's standard library: MIT OR Apache-2.0, Unicode-3.0", "xtask/notices/rust-std.txt"),
];
/// Our own licences, each with its file in the repository.
const OURS: [(&str, &str); 2] = [("MIT", "LICENSE-MIT"), ("Apache-2.0", "LICENSE-APACHE")];
const RULE: &str =
    "================================================================================";

/// Writes the notices into a folder.
pub(crate) fn write(folder: &Path) -> Result<()> {
    let file = folder.join(FILE);
    fs::write(&file, text()?).with_context(|| format!("{}", file.display()))
}

fn text() -> Result<String> {
    let crates = crates::shipped()?;
    let accepted = licences::accepted()?;
    let read =
        |file: &str| fs::read_to_string(shell::root().join(file)).with_context(|| file.to_owned());
    let mut text = "Licences and notices of all that Dateline consists of.\n\nDateline itself is under the MIT or the Apache-2.0 licence, at your choice: both are below.\n".to_owned();
    for (title, file) in PARTS {
        let part = read(file)?;
        write!(text, "\n{RULE}\n{title}\n{RULE}\n\n{}\n", part.trim_matches('\n'))?;
    }
    write!(text, "\n{RULE}\nRust crates that are linked into the programs\n{RULE}\n\n")?;
    for krate in &crates {
        let from = krate.repository.as_deref().unwrap_or_default();
        writeln!(text, "{} {}: {}  {from}", krate.name, krate.version, krate.licence)?;
    }
    for krate in &crates {
        if let Some(notice) = licences::notice(&krate.folder)? {
            write!(text, "\nNotice of {} {}:\n\n{notice}\n", krate.name, krate.version)?;
        }
    }
    let mut licences_by_name = Vec::new();
    for (id, file) in OURS {
        licences_by_name.push(("Dateline".to_owned(), licences::parse(id, &read(file)?)));
    }
    for krate in &crates {
        let name = format!("{} {}", krate.name, krate.version);
        let licences = licences::of_crate(krate, &accepted)?;
        licences_by_name.extend(licences.into_iter().map(|licence| (name.clone(), licence)));
    }
    for group in group_by_terms(&licences_by_name) {
        let (_, first) = group[0];
        write!(text, "\n{RULE}\n{}, as taken for:\n", first.id)?;
        for (name, licence) in &group {
            let holders = licence.holders.join("; ");
            writeln!(text, "{}", format!("{name}  {holders}").trim_end())?;
        }
        write!(text, "{RULE}\n\n{}\n", first.terms)?;
    }
    Ok(text)
}

/// Groups the licences that have the same terms, the largest group first.
fn group_by_terms(licences_by_name: &[(String, Licence)]) -> Vec<Vec<&(String, Licence)>> {
    let mut groups: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for entry in licences_by_name {
        groups.entry((&entry.1.id, entry.1.normalized_terms())).or_default().push(entry);
    }
    let mut groups: Vec<_> = groups.into_values().collect();
    groups.sort_by_key(|group| std::cmp::Reverse(group.len()));
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the crates that are listed above the text of a licence.
    fn crates_with_text(notices: &str) -> Vec<&str> {
        let mut sections = notices.split(RULE).skip_while(|part| !part.contains("as taken for:"));
        let mut found = Vec::new();
        while let (Some(head), Some(terms)) = (sections.next(), sections.next()) {
            assert!(terms.trim().len() > 300, "no terms follow {head}");
            found.extend(head.lines().skip(2).map(|line| line.split("  ").next().unwrap()));
        }
        found
    }

    #[test]
    fn the_notices_contain_the_licence_of_every_crate_that_ships() {
        let notices = text().unwrap();
        let with_text = crates_with_text(&notices);
        let crates = crates::shipped().unwrap();
        for name in ["serde", "leptos", "wasm-bindgen", "serde-wasm-bindgen", "miniz_oxide"] {
            assert!(crates.iter().any(|krate| krate.name == name), "{name} does not ship");
        }
        for krate in crates {
            let name = format!("{} {}", krate.name, krate.version);
            assert!(notices.contains(&format!("\n{name}: ")), "{name} is not listed");
            assert!(with_text.contains(&name.as_str()), "{name} has no licence text");
        }
        // Procedural macros are not linked.
        assert!(!with_text.iter().any(|name| name.starts_with("leptos_macro ")), "{with_text:?}");
    }

    #[test]
    fn the_notices_contain_components_that_are_not_crates() {
        let notices = text().unwrap();
        for words in [
            "\nDateline  Copyright (c) 2026 the Dateline authors\n",
            "Adobe Systems Incorporated (http://www.adobe.com/), with Reserved Font Name",
            "SIL OPEN FONT LICENSE",
            "GeoNames, https://www.geonames.org/",
            "Permission to use, copy, modify and distribute this software and\ndatabase",
            "The name of Princeton University or Princeton may not be used",
            "Open Database License (ODbL) 1.0",
            "UNICODE LICENSE V3",
            "TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION",
        ] {
            assert!(notices.contains(words), "{words}");
        }
        // The standalone page contains the notices in a script element, so they must not end it. Every reader downloads
        // the notices, so they must be short.
        assert!(!notices.contains("</script") && !notices.contains("<!--"));
        assert!(notices.len() < 100_000, "{} bytes", notices.len());
    }
}
