//! Derives a folder name for each article from its file name, with characters that every host and operating system
//! accepts.

use std::collections::BTreeSet;

/// Maximum length of a name in bytes, below the limits of all operating systems.
const LONGEST: usize = 80;
/// The names of devices on Windows, which no folder can have.
const RESERVED: [&str; 4] = ["con", "prn", "aux", "nul"];
/// The names that Windows reserves if a digit follows.
const RESERVED_WITH_DIGIT: [&str; 2] = ["com", "lpt"];

/// Assigns a unique folder name to each article.
#[derive(Debug, Default)]
pub struct Slugs {
    given: BTreeSet<String>,
}

impl Slugs {
    /// Returns a unique name for a file, derived from its path in the folder of articles. The extension is left out
    /// if it is one of `endings`.
    pub fn give(&mut self, path: &str, endings: &[&str]) -> String {
        let lower = path.to_ascii_lowercase();
        let ending =
            endings.iter().filter(|ending| lower.ends_with(**ending)).map(|e| e.len()).max();
        let name = name(&path[..path.len() - ending.unwrap_or(0)]);
        let mut own = name.clone();
        let mut n = 1;
        while !self.given.insert(own.clone()) {
            n += 1;
            own = format!("{name}-{n}");
        }
        own
    }
}

/// Converts a name to ASCII lower-case letters, digits and hyphens. Transliterates other scripts.
fn name(stem: &str) -> String {
    let mut name = ::slug::slugify(stem);
    name.truncate(LONGEST);
    let name = name.trim_end_matches('-');
    if name.is_empty() || is_reserved(name) {
        format!("article{}{name}", if name.is_empty() { "" } else { "-" })
    } else {
        name.to_owned()
    }
}

fn is_reserved(name: &str) -> bool {
    let numbered = name.strip_suffix(|c: char| c.is_ascii_digit());
    RESERVED.contains(&name) || numbered.is_some_and(|name| RESERVED_WITH_DIGIT.contains(&name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_has_an_address_of_its_own() {
        let mut names = Slugs::default();
        for (path, name) in [
            ("ferry.txt", "ferry"),
            ("Ferry.md", "ferry-2"),
            ("ferry.article.json", "ferry-3"),
            ("The night, the ferry & “us”.html", "the-night-the-ferry-us"),
            ("2026/03/dam.md", "2026-03-dam"),
            ("../../etc/passwd.txt", "etc-passwd"),
            ("....txt", "article"),
            ("🙈.txt", "see-no-evil"),
            ("Zürich–Ωmega.txt", "zurich-omega"),
            ("新闻.txt", "xin-wen"),
            ("con.txt", "article-con"),
            ("AUX.md", "article-aux"),
            ("com1.txt", "article-com1"),
            ("LPT9.html", "article-lpt9"),
            ("lpt9.txt", "article-lpt9-2"),
            ("com²", "article-com2"),
            ("com10.txt", "com10"),
            ("comma1.txt", "comma1"),
            ("a.b.txt", "a-b"),
            ("txt", "txt"),
        ] {
            assert_eq!(
                names.give(path, &[".txt", ".md", ".html", ".article.json"]),
                name,
                "{path}"
            );
        }
        let long = names.give(&format!("{}.txt", "long name ".repeat(50)), &[".txt"]);
        assert!(
            long.len() <= LONGEST && long.starts_with("long-name-long") && !long.ends_with('-'),
            "{long}"
        );
    }
}
