//! Upper and lower case of labels and names.
//!
//! `str::to_lowercase` and `char::to_uppercase` contain a rule and a table that these texts do not need: the rule for
//! the Greek final sigma, and the table of capitals outside ASCII. Without them the page's download is smaller.

/// Returns a text with its first letter as a capital, if that is an ASCII letter.
#[must_use]
pub fn capitalized(words: &str) -> String {
    let mut words = words.to_owned();
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}

/// Returns a text in lower case. Converts each character without regard to its neighbours.
#[must_use]
pub fn lowercase(words: &str) -> String {
    words.chars().flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_capitalized() {
        assert_eq!(capitalized("last week"), "Last week");
        assert_eq!(capitalized("été 2020"), "été 2020");
        assert_eq!(capitalized(""), "");
    }

    #[test]
    fn names_are_lowercased_outside_ascii() {
        assert_eq!(lowercase("Émile ÁRON"), "émile áron");
    }
}
