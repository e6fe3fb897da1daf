//! Generators of unusual texts of any length.
//!
//! A generator repeats a unit, shuffles fixed sentences, nests elements, or makes distinct words. Units whose cost was
//! once more than linear stay in the list.

/// A rule that generates a text of a given length.
pub struct Generator {
    /// The name in the table.
    pub name: &'static str,
    /// Whether to parse the text as a web page.
    pub html: bool,
    make: Make,
}

enum Make {
    /// Repetitions of a unit.
    Repeat(&'static str),
    /// A start, repetitions of a unit, an end.
    Within(&'static str, &'static str, &'static str),
    /// Repetitions of an opening, some words, and as many closings.
    Nest(&'static str, &'static str),
    /// Sentences in a pseudo-random order, in paragraphs of four.
    Shuffle(&'static [&'static str]),
    /// Distinct words, which encode a number in letters, each between two fixed strings.
    Distinct(&'static str, &'static str),
}

impl Generator {
    /// Returns a text of `bytes` bytes or slightly more.
    pub fn text(&self, bytes: usize) -> String {
        match self.make {
            Make::Repeat(unit) => unit.repeat(bytes.div_ceil(unit.len())),
            Make::Within(start, unit, end) => {
                [start, &unit.repeat(bytes.div_ceil(unit.len())), end].concat()
            }
            Make::Nest(open, close) => {
                let n = bytes.div_ceil(open.len() + close.len());
                [&open.repeat(n), "the mayor resigned on Monday", &close.repeat(n)].concat()
            }
            Make::Shuffle(sentences) => shuffle(sentences, bytes),
            Make::Distinct(before, after) => distinct(before, after, bytes),
        }
    }
}

/// Returns sentences in a pseudo-random order, which is the same in every run (a linear congruential generator: Knuth,
/// The Art of Computer Programming 2, 3.3.4, line 26).
fn shuffle(sentences: &[&str], bytes: usize) -> String {
    let (mut state, mut text, mut n) = (1u64, String::with_capacity(bytes + 1000), 0);
    while text.len() < bytes {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        text.push_str(sentences[(state >> 33) as usize % sentences.len()]);
        n += 1;
        text.push_str(if n % 4 == 0 { "\n\n" } else { " " });
    }
    text
}

fn distinct(before: &str, after: &str, bytes: usize) -> String {
    let (mut text, mut n) = (String::with_capacity(bytes + 100), 0u32);
    while text.len() < bytes {
        text.push_str(before);
        let mut rest = n;
        text.push((b'A' + (rest % 26) as u8) as char);
        loop {
            rest /= 26;
            text.push((b'a' + (rest % 26) as u8) as char);
            if rest < 26 {
                break;
            }
        }
        text.push_str(after);
        n += 1;
    }
    text
}

const fn repeat(name: &'static str, unit: &'static str) -> Generator {
    Generator { name, html: false, make: Make::Repeat(unit) }
}

const fn html(name: &'static str, make: Make) -> Generator {
    Generator { name, html: true, make }
}

const fn text(name: &'static str, make: Make) -> Generator {
    Generator { name, html: false, make }
}

/// The name of the baseline for the costs of all others: the first of [`ALL`].
pub const PROSE: &str = "prose";

/// All generators, prose first.
pub const ALL: &[Generator] = &[
    text(PROSE, Make::Shuffle(SENTENCES)),
    text("titles before names", Make::Shuffle(TITLES)),
    text("quotes and answers", Make::Shuffle(SPEECH)),
    text("dates and times", Make::Shuffle(DATES)),
    text("new names", Make::Distinct("Mayor Ann ", " met Bo Diaz on Monday. ")),
    text(
        "new roles",
        Make::Distinct("Ann Lee, the ", " chief, left. The doctor said she was ill. "),
    ),
    text(
        "new companies",
        Make::Distinct("The firm ", " Motors bought the bank. The company said it was glad. "),
    ),
    text("new paragraphs of names", Make::Distinct("Ann ", " said so.\n\n")),
    text("new hashtags", Make::Distinct("#", " ")),
    text("new capitals", Make::Distinct("", " ")),
    text("new lines of capitals", Make::Distinct("THE ", "\n")),
    repeat(
        "title and name",
        "Mayor Ann Lee met Bo Diaz on Monday. The doctor said the lawyer had left. ",
    ),
    repeat("he said that", "he said that "),
    repeat("said", "said "),
    repeat("she said, he said", "“No,” she said. “Yes,” he said. "),
    repeat("dialogue", "“No.”\n\n“Yes.”\n\n"),
    repeat("open quotes", "“"),
    repeat("straight quotes", "\""),
    repeat("quotes in quotes", "“she said ‘he said “it said ‘so "),
    repeat("words in marks", "“a” "),
    repeat("single marks", "‘a’ "),
    repeat("apostrophes", "’"),
    repeat("clitics", "’s"),
    repeat("contractions", "don't "),
    repeat("transcript", "ANN LEE: We left. Q. Why? A. It rained.\n"),
    repeat("signatures", "“We were lucky.” — Ann Lee (@annlee) March 3, 2021\n"),
    repeat("colons", "A: "),
    repeat("the day after", "the day after the day before the week after "),
    repeat("two days ago", "two days ago "),
    repeat("Monday", "Monday "),
    repeat("last Monday and", "last Monday, Tuesday and Wednesday and "),
    repeat("years", "in 1999, 2001 and 2003, "),
    repeat("clocks", "at 10:45 p.m. on 3/4/2021 "),
    repeat("ages", "a 26-year-old man, 27, "),
    repeat("number words", "two hundred and "),
    repeat("digits", "1"),
    repeat("digits and commas", "1,"),
    repeat("digits and stops", "1.1."),
    repeat("digits and hyphens", "1-"),
    repeat("digits and non-breaking hyphens", "10\u{2011}"),
    repeat("telephones", "555-123-4567 "),
    repeat("hyphens", "-"),
    repeat("dashes", "—"),
    repeat("words and hyphens", "well-"),
    repeat("names and hyphens", "Ana-"),
    repeat("words and dashes", "so—yes—"),
    repeat("at signs", "@"),
    repeat("slashes", "/"),
    repeat("and/or", "and/or/"),
    repeat("addresses", "www."),
    repeat("address parts", "a.b"),
    repeat("mail", "a@b.com,"),
    repeat("full stops", "."),
    repeat("spaced full stops", ". "),
    repeat("marks", "!?"),
    repeat("ellipses", "... "),
    repeat("commas", ", "),
    repeat("brackets", "("),
    repeat("bracket pairs", "(a) "),
    repeat("square brackets", "[sic] "),
    repeat("bullets", "• "),
    repeat("asterisks", "* "),
    repeat("line feeds", "\n"),
    repeat("carriage returns", "\r"),
    repeat("tabs", "\t"),
    repeat("words and tabs", "a\tb\t"),
    repeat("spaces", " "),
    repeat("one letter a line", "a\n"),
    repeat("one letter a paragraph", "a\n\n"),
    repeat("letters", "a"),
    repeat("letters and spaces", "a "),
    repeat("capitals", "A"),
    repeat("initials", "A. "),
    repeat("abbreviations", "U.S."),
    repeat("abbreviations and spaces", "Mr. "),
    repeat("names", "Ana Lund "),
    repeat("names and commas", "Ana Lund, "),
    repeat("names with and", "Ana Lund and "),
    repeat("shouted names", "ANA LUND\n"),
    repeat("pronouns", "he she it they "),
    repeat("pronouns and verbs", "He left. She stayed. It rained. They said they knew. "),
    repeat("descriptions", "The mayor met the doctor. The company sued the bank. "),
    repeat("the man who", "the man who "),
    repeat("of the", "of the city "),
    repeat("if and when", "if when because although "),
    repeat(
        "a clause and",
        "and the mayor of Port Lund, who had met Ana Lund's aides in Syria on Monday, said that it was late ",
    ),
    repeat("semicolons", "it rained; "),
    repeat("apposition", "Ana Lund, the mayor, Bo Diaz, the doctor, "),
    repeat("datelines", "PARIS (AP) — "),
    repeat("bylines", "By Ana Lund\n"),
    repeat("headings", "A new beginning\n\n"),
    repeat("accents", "e\u{301}"),
    repeat("accents alone", "\u{301}"),
    repeat("joiners", "👩\u{200d}"),
    repeat("flags", "🇸🇾"),
    repeat("Arabic", "ل"),
    repeat("Arabic words", "قالت الوزيرة "),
    repeat("Chinese", "漢"),
    repeat("Chinese sentences", "部长周一表示。"),
    repeat("mixed scripts", "Пуtin "),
    repeat("no-break spaces", "a\u{a0}"),
    repeat("soft hyphens", "a\u{ad}"),
    repeat("zero-width spaces", "a\u{200b}"),
    text(
        "one long headline",
        Make::Within("A headline with ", "the mayor resigned and ", "\n\nThe mayor resigned on Monday."),
    ),
    text("no sentence ends", Make::Within("", "the mayor resigned and ", ".")),
    html(
        "prose in paragraphs",
        Make::Repeat("<p>The mayor of Port Lund resigned on Monday, her aides said.</p>\n"),
    ),
    html(
        "headline of words",
        Make::Within("<h1>", "the mayor resigned and ", "</h1><p>The mayor resigned."),
    ),
    html(
        "title of words",
        Make::Within("<title>", "the mayor resigned and ", "</title><p>The mayor resigned."),
    ),
    html("open paragraphs", Make::Repeat("<p>a")),
    html("open elements", Make::Nest("<div>", "")),
    html("nested elements", Make::Nest("<div>", "</div>")),
    html("nested links", Make::Nest("<a href=x>", "</a>")),
    html("nested bold", Make::Nest("<b>", "</b>")),
    html("misnested", Make::Repeat("<b><i><p>a</b></i></p>")),
    html("tables", Make::Repeat("<table><tr><td>a")),
    html("lists", Make::Repeat("<ul><li>a")),
    html("attributes", Make::Within("<p ", "a=b ", ">The mayor resigned.")),
    html("entities", Make::Repeat("&amp;")),
    html("comments", Make::Repeat("<!-- a -->")),
    html("tag beginnings", Make::Repeat("<")),
    html("ends of elements", Make::Repeat("</p>")),
    html("line breaks", Make::Repeat("a<br>")),
    html("scripts", Make::Repeat("<script>a</script>")),
    html("open scripts", Make::Repeat("<script>")),
    html("hidden forms", Make::Repeat("<form><p>a</form>")),
];

const SENTENCES: &[&str] = &[
    "The council of Port Lund voted on Tuesday to close the old harbour, despite protests by fishermen and their families.",
    "“We have nowhere else to go,” said Ana Lund, who has fished there for thirty years.",
    "Mayor Bo Diaz, a former engineer, told reporters that the decision had been “painful but necessary”.",
    "The harbour was built in 1887 and repaired twice, most recently after the storm of January 2012.",
    "According to the ministry, three companies have offered to buy the land since last spring.",
    "Harbour Holdings Ltd denied that it had paid anybody for the vote.",
    "She said she would appeal to the Supreme Court if the government did not answer by Friday.",
    "Two men were injured when a wall collapsed near the market at about 10 p.m., police said.",
    "The company's shares fell 4.5% in London, to $12.30, before recovering in the afternoon.",
    "It is not clear whether the president will sign the bill, which parliament passed by 52 votes to 48.",
    "Her deputy, Karl Otto, did not respond to a request for comment.",
    "“I think that they know,” he added, “and that they have always known.”",
    "In Syria, where the talks began a year ago, rebels captured two villages on Sunday morning.",
    "The union will strike for three days next week unless wages rise, its leader warned on Thursday.",
    "Residents complained of noise, dust and long delays; the works are to end in December 2026.",
    "Nobody has been charged.",
];

const TITLES: &[&str] = &[
    "Mayor Ann Lee met Russian President Ivan Petrov and Foreign Minister Carla Weiss on Monday.",
    "Prime Minister Bo Diaz thanked Chief Justice Dana Fell, the court's first woman.",
    "The president said the mayor had asked the minister to call the doctor.",
    "Dr. Eva Horn, the hospital's director, told the judge that the patient knew Lt. Col. Max Reed.",
    "The minister left before the colonel could answer.",
];

const SPEECH: &[&str] = &[
    "“We were lucky,” she said. “It could have been worse.”",
    "“Why,” asked the judge, “did you leave?”",
    "He replied that he had seen nothing.",
    "“Because it was late.”",
    "Ms. Lund told the court that Mr. Diaz said: “Nobody will know.”",
    "‘It's over’, the mayor's aide wrote.",
];

const DATES: &[&str] = &[
    "On Monday, 3 May 2021, at 10:45 p.m., the bridge closed for two weeks.",
    "It reopened the day after, three days before the elections of late June.",
    "Between 1999 and the first quarter of 2004 it was shut every other weekend.",
    "Last year's storms came a decade after those of the early 1990s.",
];
