//! Nouns that can denote a participant of an event, and the kind and gender of their referents.
//!
//! The lists of roles, occupations and relations, groups, organisations and places are made by hand. An unlisted
//! noun is looked up by its ending ("-woman", "-ologist"). `gazetteer` lists names.

use super::types::{EntityKind, Gender};

/// The meaning of a noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Meaning {
    /// The kind of entity that the noun denotes.
    pub(super) kind: EntityKind,
    /// The gender of a single referent.
    pub(super) gender: Gender,
    /// Whether the singular may denote several persons ("the family … they").
    pub(super) collective: bool,
}

/// Returns the meaning of the noun with this lower-case lemma; `None` if it can't denote a participant.
pub(super) fn meaning(lemma: &str) -> Option<Meaning> {
    let listed = LISTS.iter().find(|(_, nouns)| nouns.binary_search(&lemma).is_ok());
    listed.map(|(meaning, _)| *meaning).or_else(|| by_end(lemma))
}

const fn person(gender: Gender) -> Meaning {
    Meaning { kind: EntityKind::Person, gender, collective: false }
}

const fn place(kind: EntityKind) -> Meaning {
    Meaning { kind, gender: Gender::Neuter, collective: false }
}

const LISTS: [(Meaning, &[&str]); 8] = [
    (person(Gender::Masculine), MEN),
    (person(Gender::Feminine), WOMEN),
    (person(Gender::Human), PEOPLE),
    (Meaning { kind: EntityKind::Person, gender: Gender::Human, collective: true }, GROUPS),
    (Meaning { kind: EntityKind::Org, gender: Gender::Neuter, collective: true }, ORGANISATIONS),
    (place(EntityKind::Gpe), STATES),
    (place(EntityKind::Loc), PLACES),
    (place(EntityKind::Fac), BUILDINGS),
];

/// Returns the meaning of a noun with a productive ending for persons; the longest ending that fits is used.
fn by_end(lemma: &str) -> Option<Meaning> {
    const ENDS: [(&str, Gender); 7] = [
        ("woman", Gender::Feminine),
        ("person", Gender::Human),
        ("ologist", Gender::Human),
        ("maker", Gender::Human),
        ("holder", Gender::Human),
        ("goer", Gender::Human),
        ("man", Gender::Masculine),
    ];
    let end = ENDS.iter().find(|(end, _)| lemma.len() > end.len() + 2 && lemma.ends_with(end));
    end.filter(|_| !matches!(lemma, "talisman" | "ottoman" | "caiman" | "human"))
        .map(|&(_, gender)| person(gender))
}

/// Nouns for men.
#[rustfmt::skip]
const MEN: &[&str] = &[
    "alderman", "anchorman", "assemblyman", "baron", "boy", "boyfriend", "brother", "businessman",
    "cameraman", "cardinal", "chairman", "clergyman", "congressman", "councilman", "count",
    "cowboy", "craftsman", "dad", "duke", "emir", "emperor", "father", "fireman", "fisherman",
    "foreman", "frontman", "gentleman", "godfather", "grandfather", "grandson", "gunman", "guy",
    "headmaster", "heir", "henchman", "husband", "imam", "king", "lad", "landlord", "lawman",
    "layman", "lord", "madman", "man", "marksman", "mobster", "monk", "monsignor", "mullah",
    "nephew", "newsman", "nobleman", "ombudsman", "patriarch", "pope", "postman", "prince",
    "salesman", "serviceman", "sheikh", "son", "spokesman", "sportsman", "statesman", "stepfather",
    "stuntman", "sultan", "swordsman", "tsar", "uncle", "waiter", "widower",
];

/// Nouns for women.
#[rustfmt::skip]
const WOMEN: &[&str] = &[
    "actress", "anchorwoman", "aunt", "ballerina", "bride", "businesswoman", "chairwoman",
    "congresswoman", "councilwoman", "daughter", "duchess", "empress", "girl", "girlfriend",
    "goddess", "governess", "granddaughter", "grandmother", "headmistress", "heiress", "housewife",
    "lady", "landlady", "maid", "mistress", "mom", "mother", "mum", "niece", "nun", "policewoman",
    "princess", "queen", "sister", "spokeswoman", "stepmother", "waitress", "widow", "wife",
    "witch", "woman",
];

/// Nouns for persons of either gender: roles, occupations, relations.
#[rustfmt::skip]
const PEOPLE: &[&str] = &[
    "academic", "accountant", "activist", "actor", "addict", "adult", "adviser", "advisor",
    "advocate", "agent", "aide", "ally", "ambassador", "analyst", "applicant", "archbishop",
    "architect", "artist", "assailant", "assassin", "assistant", "astronaut", "athlete", "attacker",
    "attendee", "attorney", "author", "backer", "banker", "bassist", "batsman", "beneficiary",
    "biologist", "bishop", "blogger", "bodyguard", "bomber", "boss", "boxer", "broadcaster",
    "broker", "builder", "buyer", "campaigner", "candidate", "captain", "captive", "carer",
    "celebrity", "challenger", "champion", "chancellor", "chef", "chemist", "child", "civilian",
    "cleric", "clerk", "client", "coach", "colleague", "collector", "colonel", "columnist",
    "comedian", "commander", "commentator", "commissioner", "commuter", "competitor", "composer",
    "conductor", "conservative", "constable", "constituent", "consultant", "consumer", "contestant",
    "contractor", "convict", "cop", "correspondent", "councillor", "counsel", "counselor",
    "counterpart", "cousin", "creator", "creditor", "criminal", "critic", "customer", "cyclist",
    "dancer", "dealer", "defendant", "defender", "delegate", "demonstrator", "deputy", "descendant",
    "designer", "detainee", "detective", "developer", "dictator", "diplomat", "director",
    "dissident", "doctor", "driver", "drummer", "economist", "editor", "employee", "employer",
    "engineer", "envoy", "executive", "expert", "extremist", "fan", "farmer", "fellow", "fighter",
    "filmmaker", "financier", "firefighter", "follower", "footballer", "foreigner", "forward",
    "founder", "friend", "fugitive", "general", "geologist", "goalkeeper", "governor", "graduate",
    "guard", "guerrilla", "guest", "guitarist", "hacker", "hardliner", "head", "helper", "hero",
    "historian", "host", "hostage", "hunter", "immigrant", "informant", "inhabitant", "inmate",
    "insider", "inspector", "instructor", "insurgent", "interpreter", "inventor", "investigator",
    "investor", "islamist", "jihadist", "journalist", "judge", "juror", "justice", "kid",
    "kidnapper", "killer", "lawmaker", "lawyer", "leader", "learner", "lecturer", "legislator",
    "liberal", "lieutenant", "listener", "lobbyist", "loyalist", "magistrate", "magnate", "major",
    "manager", "manufacturer", "marcher", "marine", "mastermind", "mate", "mayor", "mediator",
    "medic", "member", "merchant", "midfielder", "migrant", "militant", "millionaire", "miner",
    "minister", "minor", "moderate", "moderator", "murderer", "musician", "national", "nationalist",
    "native", "negotiator", "neighbor", "neighbour", "nominee", "novelist", "nurse", "observer",
    "offender", "officer", "official", "opponent", "organiser", "organizer", "owner", "painter",
    "parent", "parishioner", "parliamentarian", "participant", "partner", "passenger", "passer-by",
    "patient", "peacekeeper", "pedestrian", "peer", "pensioner", "performer", "perpetrator",
    "person", "philanthropist", "philosopher", "photographer", "physician", "physicist", "pianist",
    "pilgrim", "pilot", "pioneer", "pirate", "plaintiff", "player", "poet", "policymaker",
    "politician", "premier", "president", "priest", "prisoner", "producer", "professional",
    "professor", "programmer", "prosecutor", "protester", "protestor", "psychologist", "publisher",
    "pundit", "pupil", "rabbi", "racer", "radical", "reader", "rebel", "receptionist", "recipient",
    "recruit", "referee", "reformer", "refugee", "relative", "reporter", "representative",
    "republican", "rescuer", "researcher", "resident", "retailer", "retiree", "rider", "rioter",
    "rival", "robber", "ruler", "runner", "sailor", "scholar", "scientist", "secretary", "senator",
    "separatist", "sergeant", "servant", "settler", "shareholder", "sheriff", "shopper", "skipper",
    "smuggler", "sniper", "soldier", "solicitor", "songwriter", "source", "speaker", "specialist",
    "spectator", "spokesperson", "sponsor", "spy", "star", "strategist", "striker", "student",
    "subscriber", "successor", "superintendent", "supervisor", "supplier", "supporter", "surgeon",
    "survivor", "suspect", "taxpayer", "teacher", "technician", "teen", "teenager", "tenant",
    "terrorist", "therapist", "tourist", "trader", "trainer", "traitor", "traveler", "traveller",
    "treasurer", "troubleshooter", "tutor", "tycoon", "user", "vendor", "veteran", "vicar",
    "victim", "viewer", "villager", "violinist", "visitor", "volunteer", "voter", "walker",
    "warlord", "warrior", "watchdog", "winger", "winner", "witness", "worker", "worshipper",
    "writer", "youngster", "youth",
];

/// Nouns for groups of persons.
#[rustfmt::skip]
const GROUPS: &[&str] = &[
    "army", "audience", "battalion", "brigade", "cast", "clan", "clergy", "community",
    "congregation", "contingent", "couple", "crew", "crowd", "delegation", "electorate", "elite",
    "enemy", "entourage", "family", "force", "gang", "guerrillas", "household", "infantry", "jury",
    "leadership", "majority", "media", "militia", "minority", "mob", "mujahideen", "navy",
    "opposition", "panel", "people", "personnel", "platoon", "police", "population", "press",
    "public", "regiment", "squad", "staff", "team", "tribe", "trio", "troop", "troops", "unit",
    "workforce",
];

/// Nouns for organisations.
#[rustfmt::skip]
const ORGANISATIONS: &[&str] = &[
    "administration", "agency", "airline", "alliance", "arm", "association", "authority",
    "automaker", "bank", "board", "body", "branch", "brewer", "bureau", "business", "cabinet",
    "campaign", "carmaker", "cartel", "center", "centre", "chain", "charity", "church", "club",
    "coalition", "college", "commission", "committee", "company", "conglomerate", "congress",
    "consortium", "constituency", "cooperative", "corporation", "council", "court", "daily",
    "department", "division", "embassy", "enterprise", "exchange", "faction", "factory", "faculty",
    "federation", "firm", "foundation", "franchise", "fund", "giant", "government", "group",
    "hospital", "industry", "institute", "institution", "insurer", "insurgency", "intelligence",
    "judiciary", "junta", "label", "league", "legislature", "lender", "lobby", "magazine", "maker",
    "mill", "ministry", "mission", "monarchy", "monopoly", "movement", "museum", "network",
    "newspaper", "office", "orchestra", "organisation", "organization", "outlet", "parliament",
    "partnership", "party", "provider", "publication", "regime", "regulator", "school",
    "secretariat", "senate", "service", "startup", "studio", "subsidiary", "supermarket",
    "syndicate", "tabloid", "think-tank", "trust", "union", "university", "utility", "website",
];

/// Nouns for countries, cities and other self-governing places.
#[rustfmt::skip]
const STATES: &[&str] = &[
    "borough", "capital", "city", "colony", "country", "county", "district", "empire", "hometown",
    "kingdom", "metropolis", "municipality", "nation", "neighborhood", "power", "province",
    "republic", "state", "suburb", "superpower", "territory", "town", "village",
];

/// Nouns for other places.
#[rustfmt::skip]
const PLACES: &[&str] = &[
    "area", "beach", "border", "coast", "continent", "desert", "enclave", "forest", "frontier",
    "homeland", "island", "lake", "mountain", "north", "ocean", "outskirts", "park", "peninsula",
    "plain", "planet", "port", "region", "river", "sea", "shore", "site", "south", "valley", "west",
    "zone",
];

/// Nouns for buildings and other structures.
#[rustfmt::skip]
const BUILDINGS: &[&str] = &[
    "airbase", "airport", "apartment", "arena", "barracks", "base", "bridge", "building", "camp",
    "castle", "cathedral", "cemetery", "checkpoint", "cinema", "compound", "courthouse", "dam",
    "garage", "headquarters", "highway", "home", "hotel", "house", "jail", "mall", "mansion",
    "mosque", "palace", "pipeline", "plant", "prison", "pub", "restaurant", "road", "shop",
    "shrine", "stadium", "station", "store", "street", "synagogue", "temple", "terminal", "theater",
    "theatre", "tower", "tunnel", "venue", "warehouse",
];

/// Returns whether a common noun or title, given by its lower-case lemma, denotes a person.
pub(crate) fn is_person_noun(lemma: &str) -> bool {
    person_noun_gender(lemma).is_some()
}

/// Returns the gender of the person that a noun or title denotes, given by its lower-case lemma; `None` for other
/// nouns.
pub(crate) fn person_noun_gender(lemma: &str) -> Option<Gender> {
    meaning(lemma).filter(|meaning| meaning.kind == EntityKind::Person).map(|m| m.gender)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_no_noun_stands_in_two() {
        let mut all: Vec<&str> =
            LISTS.iter().flat_map(|(_, nouns)| nouns.iter().copied()).collect();
        assert!(
            LISTS.iter().all(|(_, nouns)| nouns.is_sorted()),
            "each list is searched by halves"
        );
        let n_nouns = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), n_nouns);
    }

    #[test]
    fn nouns_have_meanings() {
        let meaning = |noun| meaning(noun).map(|m| (m.kind, m.gender));
        assert_eq!(meaning("spokesman"), Some((EntityKind::Person, Gender::Masculine)));
        assert_eq!(meaning("policewoman"), Some((EntityKind::Person, Gender::Feminine)));
        assert_eq!(meaning("yachtswoman"), Some((EntityKind::Person, Gender::Feminine)));
        assert_eq!(meaning("volcanologist"), Some((EntityKind::Person, Gender::Human)));
        assert_eq!(meaning("ministry"), Some((EntityKind::Org, Gender::Neuter)));
        assert_eq!(meaning("town"), Some((EntityKind::Gpe, Gender::Neuter)));
        for no_participant in ["talk", "attack", "talisman", "man-made", "", "week"] {
            assert_eq!(meaning(no_participant), None, "{no_participant}");
        }
    }
}
