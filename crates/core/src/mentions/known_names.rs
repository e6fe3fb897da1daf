//! Lists that `kinds` uses: names that have only one meaning in news, last words that determine the kind of a name,
//! and words that are written like names but name nothing. All are in lower case.

use super::types::EntityKind;

/// Names that have only one meaning in news, in lower case, by kind.
#[rustfmt::skip]
pub(super) const FACTS: [(EntityKind, &[&str]); 5] = [
    (
        EntityKind::Loc,
        &[
            "mars", "jupiter", "saturn", "venus", "uranus", "neptune", "pluto", "earth", "moon", "milky way",
            "gaza strip",
        ],
    ),
    (
        EntityKind::Org,
        &[
            "airbnb", "al jazeera", "alibaba", "alphabet", "bbc", "boeing", "cnn", "espn", "facebook", "fifa",
            "google", "huawei", "instagram", "linkedin", "microsoft", "nasa", "nba", "ncaa", "netflix", "nfl", "nhl",
            "nintendo", "openai", "paypal", "pinterest", "reddit", "reuters", "samsung", "snapchat", "spacex",
            "spotify", "telegram", "tencent", "tiktok", "twitter", "uber", "uefa", "verizon", "walmart", "wechat",
            "whatsapp", "wikileaks", "wikipedia", "youtube", "zoom",
        ],
    ),
    (
        EntityKind::Event,
        &[
            "brexit", "champions league", "europa league", "nations league", "oktoberfest", "ramadan", "super bowl",
            "uefa champions league", "uefa europa league", "copa america", "grand slam",
        ],
    ),
    (
        EntityKind::WorkOfArt,
        &[
            "grammy", "grammys", "oscar", "oscars", "emmy", "emmys", "pulitzer", "tony award", "nobel", "booker",
        ],
    ),
    (
        EntityKind::Norp,
        &[
            "democrat", "democrats", "republican", "republicans", "gop",
        ],
    ),
];

/// The last words of names that determine the kind of the name, in lower case.
#[rustfmt::skip]
pub(super) const LAST_WORDS: [(EntityKind, &[&str]); 6] = [
    (
        EntityKind::Fac,
        &[
            "airport", "amphitheater", "amphitheatre", "arena", "ballpark", "basilica", "bridge", "cathedral",
            "coliseum", "courthouse", "expressway", "fairgrounds", "freeway", "highway", "mosque", "motorway",
            "pavilion", "raceway", "speedway", "stadium", "statehouse", "synagogue", "turnpike", "velodrome",
        ],
    ),
    (
        EntityKind::Gpe,
        &[
            "county", "governorate", "oblast", "prefecture", "township",
        ],
    ),
    (
        EntityKind::Org,
        &[
            "agency", "airlines", "airways", "alliance", "association", "authority", "bancorp", "bureau", "coalition",
            "college", "commission", "committee", "company", "corp", "corporation", "department", "division", "fc",
            "federation", "foundation", "gazette", "hospital", "inc", "institute", "league", "ltd", "ministry",
            "network", "newspaper", "news-register", "organisation", "organization", "plc", "police", "society",
            "tribune", "university",
        ],
    ),
    (
        EntityKind::Event,
        &[
            "championship", "championships", "cup", "festival", "marathon", "olympics", "tour", "tournament",
        ],
    ),
    (
        EntityKind::WorkOfArt,
        &[
            "award", "awards", "prize",
        ],
    ),
    (
        EntityKind::Loc,
        &[
            "mountains", "ocean", "peninsula", "river", "strait", "valley",
        ],
    ),
];

/// Words before "center" or "centre" which show that the name denotes a building: "arts center", "convention
/// centre".
#[rustfmt::skip]
pub(super) const CENTRES: &[&str] = &[
    "arts", "civic", "convention", "event", "events", "exhibition", "entertainment", "music", "shopping",
    "sports", "trade",
];

/// First words of names for a part of a state or country: "Southern California".
#[rustfmt::skip]
pub(super) const PARTS: &[&str] = &[
    "northern", "southern", "eastern", "western", "northeastern", "northwestern", "southeastern",
    "southwestern", "central", "upstate", "north-eastern", "north-western", "south-eastern", "south-western",
];

/// Acronyms and words that are written like names but name nothing.
#[rustfmt::skip]
pub(super) const NO_NAMES: &[&str] = &[
    "aids", "atm", "friday", "monday", "saturday", "sunday", "thursday", "tuesday", "wednesday", "monday",
    "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "cd", "ceo", "cfo", "covid",
    "covid-19", "cpi", "dna", "dvd", "gdp", "hiv", "internet", "mp3", "mw", "ngo", "ngos", "pc", "sms", "tv",
    "us$", "vp",
];
