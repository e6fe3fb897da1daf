//! The tokenizer: splits text into the words of Universal Dependencies for English.
//!
//! The convention is that of the treebanks EWT and GUM (2.16): contractions are two tokens ("do n't", "it 's"), a
//! possessive ending is a token, hyphens and slashes are separate tokens except after a prefix ("non-native") and
//! in dates and telephone numbers, abbreviations include their full stop, and web and mail addresses are not split.
//! Spans refer to the unchanged text: no word is respelled. `sentences` finds sentences.

use super::abbreviations;
use crate::features::is_hyphen;
use crate::span::Span;

/// The maximal length of a token in bytes, which bounds the cost of later stages. Longer words are split.
const LONGEST: usize = 256;

/// Prefixes that form one token with their hyphen and the word after it: "non-native".
const PREFIXES: &[&str] = &[
    "anti", "co", "counter", "cross", "e", "ex", "inter", "mid", "mini", "multi", "neo", "non",
    "post", "pre", "pro", "re", "semi", "sub",
];

/// Units that are a separate token after a number: "10am", "65k".
#[rustfmt::skip]
const UNITS: &[&str] = &[
    "am", "bn", "cm", "ft", "gb", "hrs", "hz", "k", "kb", "kg", "km", "lb", "m", "mb", "mg", "ml", "mm", "mn",
    "mph", "pm", "tn",
];

/// Pairs of words that are written as one ("cannot", "dont"), with the length in bytes of the first word.
#[rustfmt::skip]
const JOINED: &[(&str, usize)] = &[
    ("alot", 1), ("arent", 3), ("cannot", 3), ("cant", 2), ("couldnt", 5), ("didnt", 3), ("doesnt", 4),
    ("dont", 2), ("gonna", 3), ("gotta", 3), ("hadnt", 3), ("hasnt", 3), ("havent", 4), ("im", 1), ("isnt", 2),
    ("ive", 1), ("outta", 3), ("shouldnt", 6), ("thats", 4), ("theres", 5), ("theyre", 4), ("wanna", 3),
    ("wasnt", 3), ("werent", 4), ("whats", 4), ("wouldnt", 5), ("youre", 3), ("youve", 3),
];

/// Endings that, together with the apostrophe before them, are a separate token: "'s", "'re".
const CLITICS: &[&str] = &["s", "re", "ve", "ll", "d", "m"];

/// Words that, together with an apostrophe before them, are one token: "'em", "'til".
const CLIPPED: &[&str] = &["em", "til", "cause", "tis", "twas", "n", "bout"];

/// Symbols that form one token when they are repeated: dashes ("--"), separator lines ("====") and typewriter
/// quotation marks ("``").
const REPEATED: &str = "-–—=*_~<>'`+#^|";

/// Top-level domains and file extensions, by which host names and file names are recognised.
#[rustfmt::skip]
const DOMAINS: &[&str] = &[
    "au", "biz", "ca", "cn", "com", "de", "doc", "docx", "edu", "eu", "exe", "fr", "gov", "htm", "html", "info",
    "int", "io", "jpg", "mil", "net", "org", "pdf", "png", "ru", "tv", "txt", "uk", "xls", "zip",
];

/// Returns the spans of the tokens in order. They do not overlap, and only white space (see [`is_space`]) is
/// between them.
#[must_use]
pub fn tokenize(text: &str) -> Vec<Span> {
    let mut scanner = Scanner { text, tokens: Vec::with_capacity(text.len() / 5) };
    let mut start = None;
    for (at, c) in text.char_indices() {
        if is_space(c) {
            if let Some(start) = start.take() {
                scanner.chunk(start, at);
            }
        } else if start.is_none() {
            start = Some(at);
        }
    }
    if let Some(start) = start {
        scanner.chunk(start, text.len());
    }
    scanner.tokens
}

/// Returns whether the character separates words: white space, controls, and invisible format characters.
pub fn is_space(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '\u{ad}' || is_attached(c)
}

/// Returns whether the character is part of the character before it: combining accents, variation selectors, emoji
/// joiners.
fn is_attached(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{200c}' | '\u{200d}' | '\u{1f3fb}'..='\u{1f3ff}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}')
}

fn listed(list: &[&str], word: &str) -> bool {
    list.iter().any(|entry| entry.eq_ignore_ascii_case(word))
}

struct Scanner<'t> {
    text: &'t str,
    tokens: Vec<Span>,
}

impl Scanner<'_> {
    /// Splits the bytes from `start` to `end`, a chunk without white space, into tokens.
    fn chunk(&mut self, start: usize, end: usize) {
        let mut at = start;
        let mut address_sought = false;
        while at < end {
            let next = self.first(at);
            let begins = is_word(next) && !is_attached(next);
            let stop = if begins && !address_sought {
                // Search for an address once per chunk, at its first word: searching at every word would take
                // quadratic time.
                address_sought = true;
                match address(&self.text[at..end]) {
                    Some(length) => self.push(at, at + length),
                    None => self.word(at, end),
                }
            } else if begins {
                self.word(at, end)
            } else {
                self.symbol(at, end)
            };
            at = stop;
        }
    }

    fn first(&self, at: usize) -> char {
        self.text[at..].chars().next().unwrap_or(' ')
    }

    /// Adds a token, or several tokens if it is longer than [`LONGEST`]; returns `end`.
    fn push(&mut self, mut start: usize, end: usize) -> usize {
        while end - start > LONGEST {
            let cut = self.text.floor_char_boundary(start + LONGEST);
            self.tokens.push(Span::new(start, cut));
            start = cut;
        }
        self.tokens.push(Span::new(start, end));
        end
    }

    /// Reads the word at byte `at` with everything joined to it, adds its parts as tokens, and returns the end of
    /// the word. `end` is the end of the chunk.
    fn word(&mut self, at: usize, end: usize) -> usize {
        let mut stop = at;
        loop {
            stop += run(&self.text[stop..end], is_word);
            let (word, rest) = (&self.text[at..stop], &self.text[stop..end]);
            match joint(word, rest) {
                0 => break,
                length => stop += length,
            }
        }
        let currency = stop - at <= 2
            && self.text[stop..end].starts_with('$')
            && self.text[at..stop].chars().all(char::is_uppercase);
        if currency || self.keeps_stop(at, stop, end) {
            return self.push(at, stop + 1);
        }
        self.parts(at, stop);
        stop
    }

    /// Returns whether a full stop follows the word from byte `at` to byte `stop` and is part of it. `end` is the
    /// end of the chunk.
    fn keeps_stop(&self, at: usize, stop: usize, end: usize) -> bool {
        let word = &self.text[at..stop];
        let rest = &self.text[stop..];
        if stop == end || !rest.starts_with('.') || rest.starts_with("..") {
            return false;
        }
        let after = rest[1..].chars().find(|&c| !is_space(c));
        let letters =
            |part: &str| (1..=2).contains(&part.len()) && part.chars().all(char::is_alphabetic);
        if word.contains('.') && word.split('.').all(letters) {
            return true;
        }
        let mut chars = word.chars();
        if chars.next().is_some_and(char::is_uppercase) && chars.next().is_none() && word != "I" {
            return after.is_some_and(|c| c.is_uppercase() || c == '.');
        }
        abbreviations::keeps_stop(word, after.is_some_and(|c| c.is_ascii_digit()))
    }

    /// Adds the parts of a word as tokens: a number and its unit, two words written as one, or a stem and its clitics.
    fn parts(&mut self, start: usize, end: usize) {
        let word = &self.text[start..end];
        let number = run(word, |c| c.is_ascii_digit() || matches!(c, '.' | ',' | ':'));
        if number > 0 && listed(UNITS, &word[number..]) {
            self.push(start, start + number);
            self.push(start + number, end);
        } else if let Some((_, first)) = JOINED.iter().find(|(w, _)| w.eq_ignore_ascii_case(word)) {
            self.push(start, start + first);
            self.push(start + first, end);
        } else {
            self.clitics(start, end);
        }
    }

    fn clitics(&mut self, start: usize, end: usize) {
        let mut cuts = Vec::new();
        let mut stem_end = end;
        while let Some(cut) = clitic(&self.text[start..stem_end]) {
            stem_end = start + cut;
            cuts.push(stem_end);
        }
        let mut from = start;
        for cut in cuts.into_iter().rev() {
            self.push(from, cut);
            from = cut;
        }
        self.push(from, end);
    }

    /// Reads the symbol at byte `at`, adds it as a token, and returns its end. `end` is the end of the chunk.
    fn symbol(&mut self, at: usize, end: usize) -> usize {
        let rest = &self.text[at..end];
        let c = self.first(at);
        let after = &rest[c.len_utf8()..];
        let word = run(after, is_word);
        let free = !self.text[..at].ends_with(is_word);
        let length = match c {
            '.' | '!' | '?' | '…' => match run(rest, |c| matches!(c, '.' | '!' | '?' | '…')) {
                1 if c == '.' && free && after.starts_with(|c: char| c.is_ascii_digit()) => {
                    1 + run(after, |c| c.is_ascii_digit())
                }
                length => length,
            },
            '#' | '@' if free && after.starts_with(char::is_alphabetic) => 1 + word,
            ':' | ';' => smiley(rest),
            _ if is_apostrophe(c) && self.takes_word(&after[..word], free) => c.len_utf8() + word,
            _ if REPEATED.contains(c) => run(rest, |next| next == c),
            _ => c.len_utf8(),
        };
        let attached = run(&rest[length..], is_attached);
        self.push(at, at + length + attached)
    }

    /// Returns whether an apostrophe is part of the word after it: "'s", "'72", "'em". `free` states whether no
    /// word is directly before the apostrophe.
    fn takes_word(&self, word: &str, free: bool) -> bool {
        let year = word.len() >= 2
            && word.as_bytes()[..2].iter().all(u8::is_ascii_digit)
            && word.len() <= 3;
        listed(CLITICS, word) && !word.is_empty() || free && (year || listed(CLIPPED, word))
    }
}

/// Returns the length in bytes of the longest prefix that consists of `wanted` characters.
fn run(text: &str, wanted: impl Fn(char) -> bool) -> usize {
    text.find(|c| !wanted(c)).unwrap_or(text.len())
}

/// Returns the length in bytes of the mark or the digits at the start of `rest` that join `word` to the word after
/// them; 0 if nothing joins the two words.
fn joint(word: &str, rest: &str) -> usize {
    let mut chars = rest.chars();
    let (Some(c), Some(next)) = (chars.next(), chars.next()) else { return 0 };
    let last = word.chars().next_back().unwrap_or(' ');
    let between_digits = last.is_ascii_digit() && next.is_ascii_digit();
    let joins = match c {
        '.' => between_digits || next.is_alphabetic() && lettered(word),
        ',' | ':' => between_digits,
        '/' => {
            between_digits
                || single(word) && next.is_alphabetic() && !chars.next().is_some_and(is_word)
        }
        '&' => next.is_uppercase() && word.len() <= 3 && word.chars().all(char::is_uppercase),
        _ if is_apostrophe(c) => next.is_alphanumeric(),
        _ if is_hyphen(c) && next.is_alphanumeric() => {
            if let Some(length) = digit_groups(word, rest) {
                return length;
            }
            listed(PREFIXES, word)
        }
        _ => false,
    };
    if joins { c.len_utf8() } else { 0 }
}

fn single(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
}

/// Returns whether the word may be the start of an abbreviation of letters with full stops: it is a single letter
/// ("U", "e"), ends with a full stop and a letter ("U.S"), or is "Ph".
fn lettered(word: &str) -> bool {
    let stop_and_letter = |tail: &[u8]| tail[0] == b'.' && tail[1].is_ascii_alphabetic();
    single(word)
        || word == "Ph"
        || word.as_bytes().last_chunk::<2>().is_some_and(|t| stop_and_letter(t))
}

/// Returns the length in bytes of the rest of a hyphenated telephone number or date whose first digits are `word`;
/// `None` if `rest` does not continue one.
fn digit_groups(word: &str, rest: &str) -> Option<usize> {
    if !word.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    // This prefix is longer than any such number. Scanning all of `rest` each time would take quadratic time.
    let near = &rest[..rest.floor_char_boundary(32)];
    let length = run(near, |c| c.is_ascii_digit() || is_hyphen(c));
    let groups: Vec<usize> = near[..length].split(is_hyphen).skip(1).map(str::len).collect();
    let telephone = groups.len() == 1 && word.len() == 3 && groups[0] == 4;
    let whole = groups.iter().all(|&n| (1..=4).contains(&n));
    (whole && (telephone || (2..=4).contains(&groups.len()))).then_some(length)
}

/// Returns the byte at which the word's last clitic starts; `None` if the word has no clitic.
fn clitic(word: &str) -> Option<usize> {
    let (at, mark) = word.char_indices().rev().find(|&(_, c)| is_apostrophe(c))?;
    let tail = &word[at + mark.len_utf8()..];
    if at > 0 && listed(CLITICS, tail) {
        return Some(at);
    }
    let negated = tail.eq_ignore_ascii_case("t") && word[..at].ends_with(['n', 'N']) && at > 1;
    negated.then(|| at - 1)
}

/// Returns the length in bytes of the web or mail address at the start of a chunk, if there is one.
fn address(chunk: &str) -> Option<usize> {
    let trimmed = chunk.trim_end_matches(|c: char| !is_word(c) && c != '/');
    let lower_start =
        |start: &str| trimmed.get(..start.len()).is_some_and(|s| s.eq_ignore_ascii_case(start));
    let web = ["http://", "https://", "ftp://", "www."].into_iter().any(lower_start);
    let mail = trimmed.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty()
            && host.contains('.')
            && trimmed.chars().all(|c| is_word(c) || ".-@+".contains(c))
    });
    (web || mail || is_host(trimmed)).then_some(trimmed.len())
}

fn is_host(text: &str) -> bool {
    let host = &text[..run(text, |c| c != '/')];
    let labels_fit =
        |host: &str| host.chars().all(|c| c.is_ascii_alphanumeric() || "-._".contains(c));
    host.rsplit_once('.').is_some_and(|(rest, domain)| {
        !rest.is_empty() && listed(DOMAINS, domain) && labels_fit(rest)
    })
}

/// Returns the length in bytes of the smiley at the start of the text, or 1 if there is none.
fn smiley(text: &str) -> usize {
    let known = [":-)", ":-(", ";-)", ":)", ":(", ";)"].into_iter().find(|s| text.starts_with(s));
    known.map_or(1, str::len)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let words: Vec<_> = tokenize(text).into_iter().map(|s| &text[s.range()]).collect();
        assert_eq!(words.join(" "), expected, "{text}");
    }

    #[test]
    fn contractions_are_two_words() {
        check("We don't know; it's late.", "We do n't know ; it 's late .");
        check("He’d say they’ve won’t", "He ’d say they ’ve wo n’t");
        check("I cannot, I'd've, CAN'T", "I can not , I 'd 've , CA N'T");
        check("the boss' car, the boys’", "the boss ' car , the boys ’");
        check("O'Hara's at nine o'clock", "O'Hara 's at nine o'clock");
        check("the '90s, 'em", "the '90s , 'em");
    }

    #[test]
    fn hyphens_part_words_but_not_prefixes() {
        check("a 26-year-old ex-wife", "a 26 - year - old ex-wife");
        check("non-native, U.S.-led", "non-native , U.S. - led");
        check("call 555-123-4567 or 555-1234", "call 555-123-4567 or 555-1234");
        check("1990-1995 – or 3–4", "1990 - 1995 – or 3 – 4");
        check("a 10\u{2011}year deal", "a 10 \u{2011} year deal");
        check("call 555\u{2010}123\u{2010}4567", "call 555\u{2010}123\u{2010}4567");
        check("in 2020\u{2011}21, 3\u{2011}2", "in 2020 \u{2011} 21 , 3 \u{2011} 2");
        check("well -- no", "well -- no");
        check("so—yes", "so — yes");
    }

    #[test]
    fn abbreviations_keep_their_stop() {
        check("Mr. J. Q. Doe of Acme Inc. left.", "Mr. J. Q. Doe of Acme Inc. left .");
        check("in the U.S. at 5 p.m. Then", "in the U.S. at 5 p.m. Then");
        check("No. 5, but no.", "No. 5 , but no .");
        check("So did I. It ended.", "So did I . It ended .");
        check("etc... and Ph.D.", "etc ... and Ph.D.");
    }

    #[test]
    fn numbers_money_and_units() {
        check("$1,200.50, US$5m, 7% at 10am", "$ 1,200.50 , US$ 5 m , 7 % at 10 am");
        check("on 9/11, 7:30, the 20th, 1990s.", "on 9/11 , 7:30 , the 20th , 1990s .");
        check("and/or 3.5.", "and / or 3.5 .");
    }

    #[test]
    fn addresses_stay_whole() {
        check("(see www.example.org/a-b?c=d).", "( see www.example.org/a-b?c=d ) .");
        check("me@example.com, example.com", "me@example.com , example.com");
        check("over.The end", "over . The end");
        check("@someone #topic C#", "@someone #topic C #");
    }

    #[test]
    fn quotes_and_brackets_stand_alone() {
        check("\"Go!\" she said.", "\" Go ! \" she said .");
        check("‘It’s [sic] over’", "‘ It ’s [ sic ] over ’");
        check("AT&T (R&D)?!", "AT&T ( R&D ) ?!");
    }

    #[test]
    fn strange_text_is_cut_and_never_lost() {
        for text in [
            "",
            " \u{feff}\n",
            "日本語のテキスト。",
            "שלום, עולם!",
            "👩‍👩‍👧 👍🏽",
            "'",
            "''''",
            "a'",
            "-",
            "’s’s’s",
            "é.é.é.",
        ] {
            let covered: String = tokenize(text).iter().map(|s| &text[s.range()]).collect();
            let expected: String = text.chars().filter(|&c| !is_space(c)).collect();
            assert_eq!(covered, expected, "{text}");
        }
        assert!(tokenize(&"x".repeat(1000)).iter().all(|s| s.len() <= LONGEST));
    }
}
