//! Makes the gazetteer from lists of facts, and from lists of our own.
//!
//! Facts: countries with capitals and demonyms (mledoze/countries), towns (GeoNames), first and family names of
//! the US census of 1990, peoples, states and provinces (NLTK's gazetteers).

use super::corpora::read;
use crate::mentions::gazetteer::{Class, Gazetteer, LONGEST, Phrase};
use std::io;
use std::path::Path;

/// Towns of at least so many people are listed.
const TOWN_SIZE: u32 = 100_000;
/// Family names that more than so many percent of people bear are listed.
const FAMILY_SHARE: f32 = 0.001;

const TITLES: &str = "mr mrs ms miss dr prof sir dame lord lady baroness baron president vice-president premier \
    chancellor minister secretary senator sen rep congressman congresswoman governor gov mayor judge justice \
    general gen colonel col major maj captain capt lieutenant lt sergeant sgt corporal admiral commander \
    marshal brigadier king queen prince princess emperor sultan sheikh sheik emir ayatollah imam mullah pope \
    cardinal archbishop bishop reverend rev father sister brother rabbi ambassador envoy spokesman spokeswoman \
    spokesperson chairman chairwoman director coach manager striker midfielder defender goalkeeper captain \
    analyst economist lawyer attorney professor officer chief leader deputy candidate actor actress singer";
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

/// The body of the gazetteer's file, from the corpora in `data`.
///
/// # Errors
/// Where a list can't be read.
pub fn train(data: &Path) -> io::Result<Vec<u8>> {
    let mut list = List::default();
    let lists = data.join("gazetteers");
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
    for line in read(&lists.join("us-census-1990-names.tsv.gz"))?.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let share = fields.get(2).and_then(|f| f.parse::<f32>().ok()).unwrap_or(0.0);
        match fields.get(1) {
            Some(&"male") => list.add(fields[0], Class::Man),
            Some(&"female") => list.add(fields[0], Class::Woman),
            Some(&"last") if share > FAMILY_SHARE => list.add(fields[0], Class::Family),
            _ => {}
        }
    }
    let own = [
        (TITLES, Class::Title),
        (ORGANISATIONS, Class::Organisation),
        (PLACES, Class::Place),
        (EVENTS, Class::Event),
    ];
    for (words, class) in own {
        words.split_whitespace().for_each(|word| list.add(word, class));
    }
    Ok(Gazetteer::bytes(&list.entries))
}

#[derive(Default)]
struct List {
    entries: Vec<(Phrase, Class)>,
}

impl List {
    /// Adds a name, unless it is too long to be looked up.
    fn add(&mut self, name: &str, class: Class) {
        let name = name.trim().to_lowercase();
        let words: Vec<&str> = name.split_whitespace().collect();
        if (1..=LONGEST).contains(&words.len()) {
            let phrase = words.iter().fold(Phrase::new(), |phrase, word| phrase.then(word));
            self.entries.push((phrase, class));
        }
    }
}
