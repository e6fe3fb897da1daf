//! Tests of properties that hold for the annotations of any text: no panic, no violated invariant, the same result
//! twice.

use dateline_core::article::{Article, tidy};
use dateline_core::models::Models;
use dateline_schema::Unit;
use proptest::prelude::*;
use std::ops::ControlFlow;
use std::sync::LazyLock;

static MODELS: LazyLock<Models> = LazyLock::new(Models::shipped);

/// Annotates an article, checks every invariant, and returns the annotations as JSON.
fn checked(article: &Article) -> String {
    let ControlFlow::Continue(annotations) =
        dateline_core::annotate(article, &MODELS, |_| ControlFlow::Continue(()))
    else {
        unreachable!("nobody asked it to stop")
    };
    let faults = annotations.faults();
    let (first, start) =
        (&faults[..faults.len().min(5)], article.text.chars().take(300).collect::<String>());
    assert!(faults.is_empty(), "{} faults, first {first:#?}\nin {start:?}", faults.len());
    serde_json::to_string(&dateline_core::to_schema(&annotations, Unit::CodePoints, true))
        .expect("plain data is JSON")
}

fn check(text: &str) {
    let Ok(article) = Article::new(text.to_owned(), Some(jiff::civil::date(2021, 3, 5))) else {
        return;
    };
    let first = checked(&article);
    assert_eq!(first, checked(&article), "the same text gives the same answer");
    if let Ok(article) = Article::from_text(tidy(text), None, &MODELS.story) {
        checked(&article);
    }
    if let Ok(article) = Article::from_html(text, None, Some(&MODELS.story)) {
        checked(&article);
    }
}

#[test]
fn odd_texts_cause_no_faults() {
    let odd = [
        "",
        " ",
        "\n\n\n",
        "word",
        "\"",
        "“”‘’\"\"''",
        "\u{feff}\u{200b}\u{ad}",
        "👩\u{200d}👩\u{200d}👧\u{200d}👦 said “🙂🙂” on 🗓️ Monday",
        "قالت الوزيرة يوم الاثنين إنها لن تستقيل.",
        "部长周一表示：“我不会辞职。”",
        "שלום said “עולם” yesterday",
        "<script>alert('x')</script><p onclick=\"x()\">He said on Friday: <b>no</b>",
        "He said “she said ‘they said \"we said",
        "a\u{301}\u{301}\u{301}\u{301} e\u{308}",
        "'s 's n't 're -- -- ... !!! ??? $$$ %%% U.S. U.S.. Mr. Mr",
        "0000-00-00 99/99/9999 31 February 2015 -5 days ago in 99999999999999999999 AD 24:61:99",
        "May 32, 20155 in the 9990s, Q9 of 0000, the 400th century, 1e999 years ago, next next last Friday",
        "\r\r\r\r\n\n\r\t\u{b}\u{c}\u{2028}x\u{2029}y\u{85}z",
        // Several scripts in one word or sentence, and overridden writing directions.
        "Пуtin сказал Obama 奥巴马 said оn Мonday that الرئيس Асад would go",
        "The mayor \u{202e}dias\u{202c} on \u{2067}يوم الاثنين\u{2069} that she \u{200f}quit",
        // Combining accents after letters and alone, and a hundred on one letter.
        "Jose\u{301} Nun\u{303}ez said. \u{301}\u{302} said. Zalgo z\u{30a}\u{30b}\u{30c}\u{30d}\u{310}\u{321} said",
        "👨🏽\u{200d}🚒👩\u{200d}❤️\u{200d}💋\u{200d}👨 Ana🇸🇾 Lund🇺🇳\u{200d} said 1️⃣ “👍🏿” to #️⃣",
        ". , ; : ! ? - — … ( ) [ ] { } « » ‹ › “ ” ‘ ’ \" ' ` ´ ¡ ¿ • · § ¶ † ‡ % ‰ & @ # * / \\ | ~ ^ _ = + < >",
        "Dž ǅ ß ẞ ﬁ İ ı ſ K Å ΐ Σς ᾳ \u{10400}\u{10428} are letters whose case changes their length",
    ];
    for text in odd {
        check(text);
    }
}

/// News sites write the non-breaking hyphen between a number and its unit. It is one code point, as the ASCII
/// hyphen is, so no offset may change.
#[test]
fn all_hyphens_are_equivalent() {
    let texts = [
        "Port Lund signs 10-year deal\n\nThe vice-president of Lund-Otto Motors, Ana Lund-Diaz, signed a 10-year, two-part \
         deal on 2021-03-04. “It is a well-earned half-time result,” the 26-year-old ex-minister said in mid-March, after \
         a two-day meeting. Call 555-123-4567. Kim Jong-il won 3-2 in the 2020-21 season.",
        "LUND - The harbour re-opened in the mid-1990s - twice.\n- Bo Diaz, co-owner\n\n“We left.” - Ana Lund",
    ];
    for text in texts {
        let json = |text: &str| {
            checked(&Article::new(text.to_owned(), Some(jiff::civil::date(2021, 3, 5))).unwrap())
        };
        let keyboard = json(text);
        for hyphen in ["\u{2010}", "\u{2011}"] {
            assert_eq!(
                json(&text.replace('-', hyphen)).replace(hyphen, "-"),
                keyboard,
                "{hyphen:?}"
            );
        }
    }
}

#[test]
fn long_lines_take_linear_time() {
    for piece in [
        "a",
        "a ",
        "\"",
        "“a” ",
        "said ",
        "he said that ",
        "Monday ",
        "U.S. ",
        "(",
        "1",
        "the man who ",
        "\n\"",
        "A. ",
        "...",
        "!?",
        "—",
        "’",
        "Ana Lund ",
        "Ana-",
        "O'",
        "U.S.",
        "e\u{301}",
        "\u{301}",
        "👩\u{200d}",
        "ل",
        "漢",
        "said. ",
        "\n",
        "• ",
        "ANA LUND\n",
        "www.",
        "a.b",
        "1,",
        "@",
    ] {
        check(&piece.repeat(20_000 / piece.len()));
    }
}

#[test]
fn an_endless_sentence_takes_linear_time() {
    let clause = "and the mayor of Port Lund, who had met Ana Lund's aides in Syria on Monday, said that it was late ";
    check(&clause.repeat(400));
    check(&clause.to_uppercase().repeat(400));
    check(&clause.replace(' ', "\u{a0}").repeat(100));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Up to six random characters, repeated, between words that later stages annotate.
    #[test]
    fn any_repeated_unit(unit in "\\PC{1,6}", times in 1usize..2000) {
        check(&format!("Ana Lund said {} on Monday.", unit.repeat(times)));
    }

    #[test]
    fn any_string(text in "\\PC{0,200}") {
        check(&text);
    }

    /// Words of several scripts, joined by every kind of hyphen, dash, space and mark.
    #[test]
    fn any_words_joined_by_anything(
        parts in prop::collection::vec((prop::sample::select(WORDS), prop::sample::select(JOINTS)), 1..40),
    ) {
        check(&parts.iter().flat_map(|&(word, joint)| [word, joint]).collect::<String>());
    }

    #[test]
    fn any_mixture_of_news_fragments(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..60)) {
        check(&pieces.concat());
    }
}

#[rustfmt::skip]
const WORDS: &[&str] = &[
    "10", "3", "555", "2020", "1,000", "2.5", "0", "year", "well", "ex", "mid", "COVID", "Ana", "Lund", "al", "O", "AT",
    "U.S", "Mr", "said", "Monday", "two", "5pm", "don't", "X", "é", "ß", "İ", "漢字", "يوم", "שלום", "नमस्ते", "Мэр", "🙂",
    "e\u{301}", "½", "٣", "３", "Ⅳ", "ª", "ﬁ", "$", "€", "“", "”", "(", "'",
];

#[rustfmt::skip]
const JOINTS: &[&str] = &[
    // Hyphens, dashes and minus signs.
    "-", "\u{ad}", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2015}", "\u{2212}", "\u{fe58}",
    "\u{fe63}", "\u{ff0d}", "\u{30fb}", "\u{5be}", "\u{58a}", "--", "~",
    // Spaces and zero-width characters.
    "", " ", "\u{a0}", "\u{2002}", "\u{2007}", "\u{2009}", "\u{200a}", "\u{202f}", "\u{3000}", "\u{200b}", "\u{200c}",
    "\u{200d}", "\u{2060}", "\u{feff}", "\u{200e}", "\u{202e}", "\t", "\n", "\r", "\u{2028}", "\n\n",
    // Punctuation and other marks.
    ".", ",", ":", ";", "/", "\\", "&", "+", "@", "#", "%", "_", "*", "'", "’", "‘", "ʼ", "\"", "”", "…", "·", "!", "?",
    "°", "\u{301}", "\u{fe0f}", "\u{20e3}",
];

const PIECES: &[&str] = &[
    "The minister",
    "Ana Lund",
    "she",
    "who",
    "Port Lund",
    "the United Nations",
    "U.S.",
    "Mr.",
    " said",
    " told reporters",
    " that",
    " according to",
    " denied",
    " attacked",
    " the attack on",
    " would",
    " not",
    " launched",
    " on Monday",
    " last week",
    " in March 2015",
    " two days earlier",
    " since 1999",
    " at least 10 people",
    ",",
    ".",
    ". ",
    "\n\n",
    "\n",
    " ",
    " “",
    "”",
    " \"",
    "\" ",
    "'",
    "’s",
    "n't",
    " — ",
    ":",
    ";",
    "(",
    ")",
    "<p>",
    "</p>",
    "é",
    "漢字",
    "🙂",
    "\u{a0}",
    "\u{200b}",
    "\t",
    "- ",
    " and",
    " of",
    " by",
    "MAYOR QUITS",
];
