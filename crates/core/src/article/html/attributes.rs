//! The attributes of tags.

use html5gum::StartTag;

/// Returns an attribute of a tag.
pub(super) fn attribute(tag: &StartTag<usize>, key: &str) -> Option<String> {
    tag.attributes.get(key.as_bytes()).map(|v| String::from_utf8_lossy(v).into_owned())
}

/// Returns the words of a class, an id or another name, in lower case: `storyBody__text-2` has "story", "body" and
/// "text".
pub(super) fn words_of_label(label: &str) -> impl Iterator<Item = String> + '_ {
    let mut words = vec![String::new()];
    let mut was_lower = false;
    for c in label.chars() {
        let is_letter = c.is_alphabetic();
        if !is_letter || c.is_uppercase() && was_lower {
            words.push(String::new());
        }
        if is_letter && let Some(word) = words.last_mut() {
            word.extend(c.to_lowercase());
        }
        was_lower = c.is_lowercase();
    }
    words.into_iter().filter(|word| word.len() > 1)
}
