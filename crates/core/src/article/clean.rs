//! Removes invisible characters from pasted text, joins the lines of a text, and recognises the end of a sentence.

/// Cleans pasted text before it becomes an article: unifies line breaks, and removes soft hyphens, zero-width
/// spaces and control characters. Zero-width joiners stay, because emoji and some scripts need them.
#[must_use]
pub fn tidy(pasted: &str) -> String {
    let mut text = String::with_capacity(pasted.len());
    let mut chars = pasted.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' | '\u{2028}' | '\u{2029}' | '\u{85}' => text.push('\n'),
            '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => {}
            '\n' | '\t' => text.push(c),
            c if c.is_control() => {}
            c => text.push(c),
        }
    }
    text
}

/// Returns the text cleaned by [`tidy`] and on one line, with single spaces between words.
pub(super) fn one_line(text: &str) -> String {
    let tidied = tidy(text);
    let mut line = String::with_capacity(tidied.len());
    for word in tidied.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// Returns the text as [`one_line`] does; `None` if it is empty.
pub(super) fn nonempty_line(text: &str) -> Option<String> {
    Some(one_line(text)).filter(|text| !text.is_empty())
}

/// Returns whether a text ends as a sentence does, with or without closing marks.
pub(super) fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»']).ends_with(['.', '!', '?', ':', '…'])
}

#[cfg(test)]
mod tests {
    use super::tidy;

    #[test]
    fn pasted_text_is_tidied() {
        let check = |pasted: &str, expected: &str| assert_eq!(tidy(pasted), expected);
        check("one\r\ntwo\rthree\u{2028}four", "one\ntwo\nthree\nfour");
        check("co\u{ad}operate\u{200b} \u{feff}now\u{7}", "cooperate now");
        check("👩\u{200d}👧 नमस्\u{200d}ते", "👩\u{200d}👧 नमस्\u{200d}ते");
    }
}
