//! Builds the gazetteer from public lists of facts, from the lists in this module, and from `organisation_list`.
//!
//! The public lists: countries with capitals and demonyms (mledoze/countries), towns (GeoNames), first and family names
//! of the US census of 1990, and peoples, states and provinces (NLTK's gazetteers).

use super::CorporaConfig;
use super::corpora::read;
use super::organisation_list;
use crate::mentions::gazetteer::{Class, Gazetteer, LONGEST, Phrase};
use std::collections::HashMap;
use std::io;

/// The minimum population of a town that is listed.
const TOWN_SIZE: u32 = 100_000;
/// A family name is listed if more than this percentage of the population has it.
const FAMILY_SHARE: f32 = 0.001;

const COUNTRIES: &[&str] = &[
    "us",
    "u.s.",
    "u.s",
    "usa",
    "u.s.a.",
    "uk",
    "u.k.",
    "uae",
    "america",
    "britain",
    "great britain",
    "england",
    "scotland",
    "wales",
    "northern ireland",
    "holland",
    "burma",
    "ivory coast",
    "soviet union",
    "ussr",
    "yugoslavia",
    "czechoslovakia",
    "east germany",
    "west germany",
    "kosovo",
    "taiwan",
    "palestine",
    "vatican",
    "north korea",
    "south korea",
    "east timor",
    "congo",
    "zaire",
    "macedonia",
    "swaziland",
    "bosnia",
    "palestinian authority",
    "northern cyprus",
    "somaliland",
    "south ossetia",
    "abkhazia",
    "turkiye",
];
const REGIONS: &[&str] = &[
    "europe",
    "asia",
    "africa",
    "north america",
    "south america",
    "latin america",
    "central america",
    "antarctica",
    "oceania",
    "middle east",
    "far east",
    "near east",
    "southeast asia",
    "central asia",
    "south asia",
    "east asia",
    "eastern europe",
    "western europe",
    "central europe",
    "east africa",
    "west africa",
    "north africa",
    "southern africa",
    "sub-saharan africa",
    "horn of africa",
    "balkans",
    "caribbean",
    "scandinavia",
    "siberia",
    "kashmir",
    "caucasus",
    "north caucasus",
    "mediterranean",
    "atlantic",
    "pacific",
    "asia-pacific",
    "persian gulf",
    "gulf of mexico",
    "gulf of aden",
    "west bank",
    "gaza strip",
    "golan heights",
    "arctic",
    "sahara",
    "sahel",
    "kurdistan",
    "baltics",
    "benelux",
    "korean peninsula",
    "arabian peninsula",
    "maghreb",
    "levant",
    "silicon valley",
    "alps",
    "himalayas",
    "andes",
    "amazon",
    "sinai",
    "donbas",
    "transnistria",
];
const PEOPLES: &str = "english democratic lankan yugoslav kurd kurdish serb serbian croat croatian bosniak tamil zulu hutu tutsi chechen arab     arabic palestinian tibetan scottish scot welsh english briton basque catalan uighur uyghur pashtun hazara     tajik uzbek turkmen azeri roma gypsy cossack tatar inuit maori aboriginal hispanic latino caucasian asian     african european american western african-american bedouin berber sinhalese sinhala bengali punjabi     muslim moslem islamic islamist jewish jew catholic protestant christian hindu sikh buddhist sunni shiite     shi'ite shia orthodox anglican mormon evangelical baptist methodist presbyterian druze coptic copt     republican democrat democratic tory tories conservative liberal communist socialist maoist marxist nazi     fascist zionist israeli flemish walloon iroquois cherokee navajo sioux cuban-american gaelic slavic     nordic scandinavian baltic balkan persian dutchman englishman frenchman irishman welshman scotsman     spaniard dane swede finn turk pole slav georgian soviet venetian parisian londoner texan californian";
const TITLES: &str = "mr mrs ms miss dr prof sir dame lord lady baroness baron president vice-president premier \
    chancellor minister secretary senator sen rep congressman congresswoman governor gov mayor judge justice \
    general gen colonel col major maj captain capt lieutenant lt sergeant sgt corporal admiral commander \
    marshal brigadier king queen prince princess emperor sultan sheikh sheik emir ayatollah imam mullah pope \
    cardinal archbishop bishop reverend rev father sister brother rabbi ambassador envoy spokesman spokeswoman \
    spokesperson chairman chairwoman director coach manager striker midfielder defender goalkeeper captain \
    analyst economist lawyer attorney professor officer chief leader deputy candidate actor actress singer mp mep";
const ORGANISATIONS: &str = "inc corp co ltd plc llc llp ag sa nv gmbh spa bv ab asa oyj kk bhd pte group \
    holdings company corporation industries systems technologies airlines airways motors bank bancorp trust \
    partners capital securities insurance ministry department agency authority commission committee council \
    office bureau board union federation association league party front movement army brigade brigades \
    congress parliament assembly senate court university college institute school hospital society foundation \
    organization organisation alliance coalition club fc united city rovers wanderers athletic police service \
    network television tv radio times post journal news press herald tribune daily telegraph guardian";
const PLACES: &str = "river sea ocean lake bay gulf strait straits channel island islands isle mountain \
    mountains mount hills valley desert peninsula peninsular coast cape forest basin plateau delta canal \
    street st avenue ave road rd square bridge airport stadium park palace cathedral mosque church tower \
    building hall prison port harbour harbor highway station hotel arena center centre plaza garden gardens \
    province region district county state republic kingdom city town village strip bank";
const EVENTS: &str = "cup open championship championships olympics games tournament trophy prix masters series \
    war wars battle revolution uprising massacre genocide holocaust operation hurricane typhoon storm cyclone \
    earthquake festival summit conference election elections referendum day eve ramadan christmas easter";

/// Returns the body of the gazetteer's file.
///
/// # Errors
/// If a list can't be read.
pub fn train(config: &CorporaConfig) -> io::Result<Vec<u8>> {
    let mut list = List::default();
    let lists = config.join("gazetteers");
    for line in std::fs::read_to_string(lists.join("countries.tsv"))?
        .lines()
        .filter(|l| !l.starts_with('#'))
    {
        let fields: Vec<&str> = line.split('\t').collect();
        for (place, class) in
            [(0, Class::Country), (1, Class::Country), (3, Class::Town), (4, Class::People)]
        {
            list.add(fields.get(place).copied().unwrap_or(""), class);
        }
    }
    for (file, class) in [
        ("nationalities.txt", Class::People),
        ("usstates.txt", Class::State),
        ("usstateabbrev.txt", Class::State),
        ("caprovinces.txt", Class::State),
    ] {
        std::fs::read_to_string(lists.join(file))?.lines().for_each(|line| list.add(line, class));
    }
    for line in read(&lists.join("cities15000.tsv.gz"))?.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        if fields.get(3).and_then(|f| f.parse().ok()).is_some_and(|n: u32| n >= TOWN_SIZE) {
            list.add(fields[0], Class::Town);
        }
    }
    people(&read(&lists.join("us-census-1990-names.tsv.gz"))?, &mut list);
    COUNTRIES.iter().for_each(|name| list.add(name, Class::Country));
    REGIONS.iter().for_each(|name| list.add(name, Class::Region));
    PEOPLES.split_whitespace().for_each(|people| list.add(people, Class::People));
    let own = [
        (TITLES, Class::Title),
        (ORGANISATIONS, Class::Organisation),
        (PLACES, Class::Place),
        (EVENTS, Class::Event),
    ];
    for (words, class) in own {
        words.split_whitespace().for_each(|word| list.add(word, class));
    }
    let organisations = [
        (organisation_list::TEAMS, Class::Team),
        (organisation_list::COMPANIES, Class::Company),
        (organisation_list::BODIES, Class::Body),
    ];
    for (names, class) in organisations {
        names.split(',').for_each(|name| list.add(name, class));
    }
    Ok(Gazetteer::bytes(&list.entries))
}

/// Adds the first names of men and of women, and the family names. A first name that is more than ten times as
/// frequent for one gender is listed only for that gender.
fn people(census: &str, list: &mut List) {
    let rows: Vec<(&str, &str, f32)> = census
        .lines()
        .filter_map(|line| {
            let mut fields = line.split('\t');
            Some((fields.next()?, fields.next()?, fields.next()?.parse().ok()?))
        })
        .collect();
    let share = |kind: &str| -> HashMap<&str, f32> {
        rows.iter().filter(|row| row.1 == kind).map(|row| (row.0, row.2)).collect()
    };
    let (men, women) = (share("male"), share("female"));
    let is_rare_with = |others: &HashMap<&str, f32>, name: &str, share: f32| {
        others.get(name).is_some_and(|other| other / 10.0 > share)
    };
    for &(name, kind, share) in &rows {
        match kind {
            "male" if !is_rare_with(&women, name, share) => list.add(name, Class::Man),
            "female" if !is_rare_with(&men, name, share) => list.add(name, Class::Woman),
            "last" if share > FAMILY_SHARE => list.add(name, Class::Family),
            _ => {}
        }
    }
}

#[derive(Default)]
struct List {
    entries: Vec<(Phrase, Class)>,
}

impl List {
    /// Adds a name; for a people, also its plural. Skips names of more than [`LONGEST`] words, which are never
    /// looked up.
    fn add(&mut self, name: &str, class: Class) {
        let name = name.trim().to_lowercase();
        if class == Class::People && !name.ends_with('s') && !name.ends_with("sh") {
            self.put(&format!("{name}s"), class);
        }
        self.put(&name, class);
    }

    fn put(&mut self, name: &str, class: Class) {
        let words: Vec<&str> = name.split_whitespace().collect();
        if (1..=LONGEST).contains(&words.len()) {
            let phrase = words.iter().fold(Phrase::new(), |phrase, word| phrase.then(word));
            self.entries.push((phrase, class));
        }
    }
}
