//! The vocabulary of time: the class of each word, regardless of its context. `grammar` parses phrases from these
//! classes.

use super::value::{Clock, DayPart, Season, Unit};
use jiff::civil::Date;
use std::sync::LazyLock;

/// The class of a word in the grammar of time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Word {
    /// Any other word; rules may compare its spelling.
    Other,
    /// A hyphen or dash between words.
    Hyphen,
    /// "15", "2,000", "2.5": the number in hundredths, and the count of its digits, which is 0 if it has a comma or
    /// a point.
    Digits(u64, u8),
    /// "'82", "FY2014": the year in four digits.
    ShortYear(i16),
    /// "1/2", "½": in hundredths.
    Fraction(u64),
    /// "twelve": a number in words, 0 to 90.
    Cardinal(u64),
    /// "hundred", "thousand", "million", "billion": the factor.
    Magnitude(u64),
    /// "third", "15th".
    Ordinal(u8),
    /// "October", "Oct."
    Month(u8),
    /// "Thursday"; Monday is 1.
    Weekday(u8),
    /// "Thursdays"
    Weekdays(u8),
    /// "Thurs.", "Sun.": a weekday that needs a date after it.
    WeekdayShort(u8),
    /// "summer"
    Season(Season),
    /// "morning", and whether it is plural.
    Part(DayPart, bool),
    /// "day", and whether it is plural.
    Unit(Unit, bool),
    /// "weekend"
    Weekend,
    /// "1990s": the first three digits.
    Decade(i16),
    /// "'80s", "eighties": the digit of the tens.
    DecadeOfCentury(u8),
    /// "today", "tomorrow": the distance from today in days.
    Day(i32),
    /// "10:35", "7:30PM": hour, minute, second.
    Clock(u8, Option<u8>, Option<u8>),
    /// "a.m." (`false`), "p.m." (`true`).
    Meridiem(bool),
    /// "2015-10-15", "10/15/15"
    Date(Date),
    /// "2015-10-15T14:00Z"
    Moment(Date, Clock),
    /// "daily", "weekly"
    Adverb(Unit),
    /// Another time word, which rules recognise by its spelling: "now", "Christmas".
    Key,
    /// Another word that may start an expression, which rules recognise by its spelling: "the", "last", "nearly".
    Opener,
}

/// Words that must be capitalised: names of months, weekdays and holidays, and abbreviations of eras.
const NAMES: &[(&str, Word)] = &[
    ("january jan. jan", Word::Month(1)),
    ("february feb. feb", Word::Month(2)),
    ("march mar.", Word::Month(3)),
    ("april apr. apr", Word::Month(4)),
    ("may", Word::Month(5)),
    ("june jun.", Word::Month(6)),
    ("july jul.", Word::Month(7)),
    ("august aug. aug", Word::Month(8)),
    ("september sept. sept sep. sep", Word::Month(9)),
    ("october oct. oct", Word::Month(10)),
    ("november nov. nov", Word::Month(11)),
    ("december dec. dec", Word::Month(12)),
    ("monday", Word::Weekday(1)),
    ("tuesday", Word::Weekday(2)),
    ("wednesday", Word::Weekday(3)),
    ("thursday", Word::Weekday(4)),
    ("friday", Word::Weekday(5)),
    ("saturday", Word::Weekday(6)),
    ("sunday", Word::Weekday(7)),
    ("mondays", Word::Weekdays(1)),
    ("tuesdays", Word::Weekdays(2)),
    ("wednesdays", Word::Weekdays(3)),
    ("thursdays", Word::Weekdays(4)),
    ("fridays", Word::Weekdays(5)),
    ("saturdays", Word::Weekdays(6)),
    ("sundays", Word::Weekdays(7)),
    (
        "christmas boxing new martin valentine presidents st. palm ash good easter mother father memorial \
         independence bastille labor columbus halloween election armistice veterans thanksgiving canada anzac \
         international earth juneteenth cinco remembrance all maundy ascension fy b.c. bc b.c.e. bce a.d. ad",
        Word::Key,
    ),
    ("mon. mon", Word::WeekdayShort(1)),
    ("tue. tue tues. tues", Word::WeekdayShort(2)),
    ("wed. wed", Word::WeekdayShort(3)),
    ("thu. thu thur. thurs. thurs", Word::WeekdayShort(4)),
    ("fri. fri", Word::WeekdayShort(5)),
    ("sat. sat", Word::WeekdayShort(6)),
    ("sun. sun", Word::WeekdayShort(7)),
];

/// All other words, which may be capitalised or not.
const COMMON: &[(&str, Word)] = &[
    ("- – — ‑", Word::Hyphen),
    ("½", Word::Fraction(50)),
    ("¼", Word::Fraction(25)),
    ("¾", Word::Fraction(75)),
    ("spring", Word::Season(Season::Spring)),
    ("summer", Word::Season(Season::Summer)),
    ("fall autumn", Word::Season(Season::Fall)),
    ("winter", Word::Season(Season::Winter)),
    ("morning dawn daybreak", Word::Part(DayPart::Morning, false)),
    ("mornings", Word::Part(DayPart::Morning, true)),
    ("afternoon", Word::Part(DayPart::Afternoon, false)),
    ("afternoons", Word::Part(DayPart::Afternoon, true)),
    ("lunchtime", Word::Part(DayPart::Midday, false)),
    ("evening", Word::Part(DayPart::Evening, false)),
    ("evenings", Word::Part(DayPart::Evening, true)),
    ("night overnight", Word::Part(DayPart::Night, false)),
    ("nights", Word::Part(DayPart::Night, true)),
    ("weekend", Word::Weekend),
    ("today", Word::Day(0)),
    ("yesterday", Word::Day(-1)),
    ("tomorrow", Word::Day(1)),
    ("a.m. a.m am", Word::Meridiem(false)),
    ("p.m. p.m pm", Word::Meridiem(true)),
    ("twenties", Word::DecadeOfCentury(2)),
    ("thirties", Word::DecadeOfCentury(3)),
    ("forties", Word::DecadeOfCentury(4)),
    ("fifties", Word::DecadeOfCentury(5)),
    ("sixties", Word::DecadeOfCentury(6)),
    ("seventies", Word::DecadeOfCentury(7)),
    ("eighties", Word::DecadeOfCentury(8)),
    ("nineties", Word::DecadeOfCentury(9)),
    ("hourly", Word::Adverb(Unit::Hour)),
    ("daily", Word::Adverb(Unit::Day)),
    ("weekly", Word::Adverb(Unit::Week)),
    ("monthly", Word::Adverb(Unit::Month)),
    ("quarterly", Word::Adverb(Unit::Quarter)),
    ("yearly annually", Word::Adverb(Unit::Year)),
    ("hundred", Word::Magnitude(100)),
    ("thousand", Word::Magnitude(1000)),
    ("million", Word::Magnitude(1_000_000)),
    ("billion", Word::Magnitude(1_000_000_000)),
    ("thirtieth", Word::Ordinal(30)),
    (
        "now currently nowadays recently lately past future present current recent soon someday moment while \
         time term possible date tonight noon midday midnight noontime weekends fiscal q1 q2 q3 q4 period ago \
         o'clock o’clock half nightly presently fortnight fortnights hourlong daylong weeklong monthlong yearlong \
         decadelong",
        Word::Key,
    ),
    (
        "the a an this that these those last next coming upcoming previous preceding following prior latest \
         final remaining every each early late mid earlier later sometime about around nearly almost more \
         most less fewer longer over under up at as no not approximately roughly some several few many \
         dozens hundreds tens thousands millions couple once twice right long comparable \
         corresponding latter other another all multi per very just well slightly moments calendar",
        Word::Opener,
    ),
];

const CARDINALS: &str = "zero one two three four five six seven eight nine ten eleven twelve thirteen \
     fourteen fifteen sixteen seventeen eighteen nineteen";
const TENS: &str = "twenty thirty forty fifty sixty seventy eighty ninety";
const ORDINALS: &str = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth \
     thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth";
const UNITS: &[(&str, &str, Unit)] = &[
    ("minute", "minutes", Unit::Minute),
    ("hour", "hours", Unit::Hour),
    ("day", "days", Unit::Day),
    ("week", "weeks", Unit::Week),
    ("month", "months", Unit::Month),
    ("quarter", "quarters", Unit::Quarter),
    ("year", "years", Unit::Year),
    ("decade", "decades", Unit::Decade),
    ("century", "centuries", Unit::Century),
    ("millennium", "millennia", Unit::Millennium),
];

impl Word {
    /// Returns whether an expression may start with this word.
    pub(super) const fn opens(self) -> bool {
        !matches!(self, Self::Other | Self::Hyphen)
    }

    /// Returns whether the word alone is a time word. Every expression contains at least one time word.
    pub(super) const fn is_key(self) -> bool {
        !matches!(
            self,
            Self::Other
                | Self::Hyphen
                | Self::Opener
                | Self::Digits(_, 0..=3)
                | Self::Fraction(_)
                | Self::Cardinal(0..=17)
                | Self::Magnitude(100 | 1_000_000..)
                | Self::Ordinal(0..=1 | 3..)
        )
    }
}

/// The spellings of the tables above, sorted once, because every token of a text is looked up.
struct SpellingTable {
    sorted: Vec<(&'static str, Word)>,
    /// For each first byte, the index of its first entry in `sorted`; the last element is the number of entries.
    begins: Vec<usize>,
}

static CAPITALISED: LazyLock<SpellingTable> =
    LazyLock::new(|| SpellingTable::new(spellings(NAMES).collect()));

static ANY_CASE: LazyLock<SpellingTable> = LazyLock::new(|| {
    let mut words: Vec<_> = spellings(COMMON).collect();
    words.extend((0..).zip(CARDINALS.split(' ')).map(|(n, word)| (word, Word::Cardinal(n))));
    words.extend((2..).zip(TENS.split(' ')).map(|(n, word)| (word, Word::Cardinal(n * 10))));
    words.extend((1..).zip(ORDINALS.split(' ')).map(|(n, word)| (word, Word::Ordinal(n))));
    for &(one, many, unit) in UNITS {
        words.extend([(one, Word::Unit(unit, false)), (many, Word::Unit(unit, true))]);
    }
    // "second" is an ordinal in the table above; `grammar::numbers` accepts it as a unit after a hyphen.
    words.push(("seconds", Word::Unit(Unit::Second, true)));
    SpellingTable::new(words)
});

fn spellings(table: &'static [(&str, Word)]) -> impl Iterator<Item = (&'static str, Word)> {
    table.iter().flat_map(|&(spellings, word)| spellings.split(' ').map(move |s| (s, word)))
}

impl SpellingTable {
    fn new(mut sorted: Vec<(&'static str, Word)>) -> Self {
        sorted.sort_unstable_by_key(|&(spelling, _)| spelling);
        let first = |spelling: &str| usize::from(spelling.as_bytes()[0]);
        let begins = |byte| sorted.partition_point(|&(spelling, _)| first(spelling) < byte);
        let begins = (0..=256).map(begins).collect();
        Self { sorted, begins }
    }

    fn look_up(&self, lower: &str) -> Option<Word> {
        let first = usize::from(*lower.as_bytes().first()?);
        let alike = &self.sorted[self.begins[first]..self.begins[first + 1]];
        let place = alike.binary_search_by_key(&lower, |&(spelling, _)| spelling).ok()?;
        Some(alike[place].1)
    }
}

/// Returns the class of a lower-cased word. `capital` states whether its original form is capitalised.
pub(super) fn classify(lower: &str, capital: bool) -> Word {
    let named = if capital { CAPITALISED.look_up(lower) } else { None };
    let quoted = lower.starts_with(['\'', '’', '‘']);
    if quoted || lower.starts_with(|c: char| c.is_ascii_digit()) {
        return numeral(lower);
    }
    named.or_else(|| ANY_CASE.look_up(lower)).or_else(|| fiscal_year(lower)).unwrap_or(Word::Other)
}

/// Returns the class of a word that starts with a digit or an apostrophe.
fn numeral(lower: &str) -> Word {
    digits(lower)
        .or_else(|| decade(lower))
        .or_else(|| short_year(lower))
        .or_else(|| ordinal(lower))
        .or_else(|| clock(lower))
        .or_else(|| date(lower).map(Word::Date))
        .or_else(|| moment(lower))
        .or_else(|| fraction(lower))
        .unwrap_or(Word::Other)
}

/// Parses "15", "2,000" or "2.5".
fn digits(text: &str) -> Option<Word> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let well_grouped = whole.split(',').skip(1).all(|group| group.len() == 3);
    let is_number = |c: u8| c.is_ascii_digit() || c == b',';
    if whole.is_empty() || whole.len() > 13 || decimals.len() > 2 || !well_grouped {
        return None;
    }
    if !whole.bytes().all(is_number) || !decimals.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let hundredths = format!("{}{decimals:0<2}", whole.replace(',', "")).parse().ok()?;
    let written = if text == whole && !text.contains(',') { text.len() as u8 } else { 0 };
    Some(Word::Digits(hundredths, written))
}

/// Parses "1990s", "1990's", "'80s" or "80s".
fn decade(text: &str) -> Option<Word> {
    let digits = text.strip_suffix('s')?.trim_start_matches(['\'', '’', '‘']);
    let digits = digits.trim_end_matches(['\'', '’']);
    let number: i16 = digits.parse().ok().filter(|n| n % 10 == 0)?;
    match digits.len() {
        4 => Some(Word::Decade(number / 10)),
        2 => Some(Word::DecadeOfCentury((number / 10) as u8)),
        _ => None,
    }
}

/// Parses "'82".
fn short_year(text: &str) -> Option<Word> {
    let digits = text.strip_prefix(['\'', '’', '‘']).filter(|digits| digits.len() == 2)?;
    digits.parse().ok().map(|year| Word::ShortYear(expand_year(year)))
}

/// Parses "fy2014", which is in lower case.
fn fiscal_year(text: &str) -> Option<Word> {
    let digits = text.strip_prefix("fy").filter(|digits| digits.len() == 4)?;
    digits.parse().ok().map(Word::ShortYear)
}

/// Parses "15th".
fn ordinal(text: &str) -> Option<Word> {
    let end = text.find(|c: char| !c.is_ascii_digit())?;
    let known = matches!(&text[end..], "st" | "nd" | "rd" | "th");
    text[..end].parse().ok().filter(|_| known).map(Word::Ordinal)
}

/// Parses "10:35", "10:35:20", "7:30pm" or "7pm". It leaves "0735" to the grammar, because that needs a time zone
/// after it.
fn clock(text: &str) -> Option<Word> {
    let letters = text.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(text.len());
    let (digits, suffix) = text.split_at(letters);
    let pm = match suffix {
        "" => None,
        "am" | "a.m." | "a.m" => Some(false),
        "pm" | "p.m." | "p.m" => Some(true),
        _ => return None,
    };
    // "7.30pm" is British style. Without "am" or "pm", a number with a point is no time.
    if pm.is_none() && digits.contains('.') {
        return None;
    }
    let mut parts = digits.split([':', '.']).map(|part| part.parse::<u8>().ok());
    let hour = parts.next()??;
    let minute = parts.next().map_or(Some(None), |m| m.map(Some))?;
    let second = parts.next().map_or(Some(None), |s| s.map(Some))?;
    if parts.next().is_some() || (minute.is_none() && pm.is_none()) {
        return None;
    }
    let hour = pm.map_or(Some(hour), |pm| twelve_hour(hour, pm))?;
    let minute = minute.or(Some(0));
    Some(Word::Clock(hour, minute, second))
}

/// Converts an hour from the 12-hour to the 24-hour clock: 12 a.m. is 0. Returns `None` if the hour is not from 1
/// to 12.
pub(super) fn twelve_hour(hour: u8, pm: bool) -> Option<u8> {
    (1..=12).contains(&hour).then(|| hour % 12 + if pm { 12 } else { 0 })
}

/// Parses "2015-10-15", "2015/10/15", "10/15/2015", "10/15/15" or "15.10.2015". If the year is last, the first
/// number is the month; but in dates with points, or if the first number is above 12, it is the day.
fn date(text: &str) -> Option<Date> {
    let separator = ['-', '/', '.'].into_iter().find(|&s| text.matches(s).count() == 2)?;
    let mut parts = text.split(separator);
    let (a, b, c) = (parts.next()?, parts.next()?, parts.next()?);
    let number = |part: &str| part.parse::<i16>().ok();
    let (year, month, day) = if a.len() == 4 { (a, b, c) } else { (c, a, b) };
    let (mut month, mut day) = (number(month)?, number(day)?);
    let swapped = separator == '.' || month > 12;
    if swapped && a.len() != 4 {
        (month, day) = (day, month);
    }
    let year = match year.len() {
        4 => number(year)?,
        2 => expand_year(number(year)?),
        _ => return None,
    };
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    Date::new(year, month, day).ok()
}

/// Parses "2015-10-15T14:00Z" or "2015-10-15T14:00:05+02:00"; the time zone is discarded.
fn moment(text: &str) -> Option<Word> {
    let (day, time) = text.split_once('t')?;
    let time = time.split(['z', '+', '-', '.']).next()?;
    match clock(time)? {
        Word::Clock(hour, minute, second) => {
            Some(Word::Moment(date(day)?, Clock::at(hour, minute, second)?))
        }
        _ => None,
    }
}

/// Returns the year that two digits stand for: from 1930 to 2029.
pub(super) fn expand_year(two_digits: i16) -> i16 {
    if two_digits < 30 { 2000 + two_digits } else { 1900 + two_digits }
}

/// Parses "1/2"; the denominator is at most 8.
fn fraction(text: &str) -> Option<Word> {
    let (above, below) = text.split_once('/')?;
    let (above, below): (u64, u64) = (above.parse().ok()?, below.parse().ok()?);
    (above < below && below <= 8).then(|| Word::Fraction(above * 100 / below))
}
