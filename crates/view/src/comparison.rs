//! Compares several articles: the people, organisations and places that they share, one timeline of all articles,
//! and the speakers with the articles that quote them and the names in their quotes. Pure functions; they do not
//! analyse the articles again.
//!
//! Entities of two articles are matched by their names alone, with precision before recall. Two entities match if they
//! have an equal name of several words, or an equal one-word name or abbreviation in the same layer. An entity that is
//! named only by a surname matches if all articles together have only one person with this surname.

use super::article_view::ArticleView;
use super::dates;
use super::findings::{has_name, speakers, spellings};
use super::layers::Layer;
use super::letter_case::lowercase;
use super::sort::{falling, key, sort_by_key};
use super::timeline_view::{self, Row};
use dateline_schema::{Entity, EntityKind, MentionForm, Precision, QuoteAct};
use std::collections::BTreeMap;

/// The layer number in the key of a name that matches in all layers.
const ANY: u8 = u8::MAX;

/// An entity of an article: the index of the article, and the entity's id in it.
pub type Member = (usize, u32);

/// An entity that several articles share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared {
    /// The longest name of the entity in any of the articles.
    pub name: String,
    /// The layer of the entity's marks.
    pub layer: Layer,
    /// The entity in each article that mentions it, in the order of the articles; one member for each article.
    pub members: Vec<Member>,
    /// The number of mentions in all articles.
    pub mentions: usize,
}

/// A date with its events in all articles.
#[derive(Clone, Debug, PartialEq)]
pub struct Day<'r> {
    /// The year, if it differs from that of the previous date.
    pub heading: Option<String>,
    /// The date in words.
    pub label: String,
    /// The precision of the date.
    pub precision: Precision,
    /// The events, each with the index of its article.
    pub rows: Vec<(usize, Row<'r>)>,
}

/// A speaker whom at least one article quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// The longest name of the speaker in any of the articles.
    pub name: String,
    /// The articles that quote the speaker. Each has four numbers: the index of the article, the id of the
    /// speaker's entity in that article, the id of the first quote, and the number of quotes.
    pub quoted: Vec<(usize, u32, u32, usize)>,
    /// The entities that are named in the quotes: the name, and the number of times. The most frequent are first.
    pub about: Vec<(String, usize)>,
}

/// The result of a comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison<'r> {
    /// The shared entities, those in the most articles first.
    pub shared: Vec<Shared>,
    /// The dates in chronological order, each with its main events in all articles.
    pub days: Vec<Day<'r>>,
    /// The number of events that are left out because their dates are not calendar dates.
    pub unplaced: usize,
    /// The named speakers, those quoted by the most articles first.
    pub voices: Vec<Voice>,
}

/// Compares articles.
#[must_use]
pub fn compare<'r>(readings: &[&'r ArticleView]) -> Comparison<'r> {
    let clusters = Clusters::of(readings);
    let (days, unplaced) = days(readings);
    Comparison {
        shared: clusters.shared(readings),
        days,
        unplaced,
        voices: voices(readings, &clusters),
    }
}

/// The entities of all articles, in clusters. The entities of a cluster match each other.
struct Clusters {
    lists: Vec<Vec<Member>>,
    of: BTreeMap<Member, usize>,
}

impl Clusters {
    fn of(readings: &[&ArticleView]) -> Self {
        let mut clusters = Self { lists: Vec::new(), of: BTreeMap::new() };
        let mut by_key: BTreeMap<(u8, String), Vec<Member>> = BTreeMap::new();
        let mut surnames: BTreeMap<String, Vec<Member>> = BTreeMap::new();
        for (article, reading) in readings.iter().enumerate() {
            for (id, entity) in (0..).zip(&reading.found.entities).filter(|(_, e)| has_name(e)) {
                let member = (article, id);
                clusters.of.insert(member, clusters.lists.len());
                clusters.lists.push(vec![member]);
                for name in names(reading, entity) {
                    // A name of several words is specific enough, even if the articles disagree about its layer.
                    let layer = Layer::of_kind(entity.kind) as u8;
                    let layer = if name.contains(' ') { ANY } else { layer };
                    by_key.entry((layer, name)).or_default().push(member);
                }
                let words = normal(&entity.name);
                if entity.kind == EntityKind::Person
                    && let Some((_, surname)) = words.rsplit_once(' ')
                {
                    surnames.entry(surname.to_owned()).or_default().push(member);
                }
            }
        }
        // If two entities of one article have the same name, that name identifies neither of them.
        let clear = |members: &&Vec<Member>| members.windows(2).all(|two| two[0].0 != two[1].0);
        for members in by_key.values().filter(clear) {
            members.windows(2).for_each(|two| clusters.join(two[0], two[1]));
        }
        // An entity that is named only by a surname matches if the surname fits only one person.
        for (article, reading) in readings.iter().enumerate() {
            let people =
                (0..).zip(&reading.found.entities).filter(|(_, e)| e.kind == EntityKind::Person);
            for (id, entity) in people.filter(|(_, e)| has_name(e) && !e.name.contains(' ')) {
                let Some(full) = surnames.get(&normal(&entity.name)) else { continue };
                let mut fitting: Vec<usize> = full.iter().map(|m| clusters.of[m]).collect();
                fitting.sort_unstable();
                fitting.dedup();
                if fitting.len() == 1 {
                    clusters.join(full[0], (article, id));
                }
            }
        }
        clusters
    }

    /// Merges the clusters of two entities. Does nothing if both clusters have an entity of the same article, because
    /// that article treats these as two different entities.
    fn join(&mut self, one: Member, other: Member) {
        let (to, from) = (self.of[&one], self.of[&other]);
        let in_both = |(article, _): &Member| self.lists[to].iter().any(|(a, _)| a == article);
        if to == from || self.lists[from].iter().any(in_both) {
            return;
        }
        let moved = std::mem::take(&mut self.lists[from]);
        for member in &moved {
            self.of.insert(*member, to);
        }
        self.lists[to].extend(moved);
        self.lists[to].sort_unstable();
    }

    fn shared(&self, readings: &[&ArticleView]) -> Vec<Shared> {
        let several = self.lists.iter().filter(|members| members.len() > 1);
        let shared: Vec<Shared> = several
            .filter_map(|members| {
                let entities: Vec<&Entity> =
                    members.iter().filter_map(|&(a, id)| readings[a].entity(id)).collect();
                Some(Shared {
                    name: fullest(&entities)?,
                    layer: Layer::of_kind(entities.first()?.kind),
                    members: members.clone(),
                    mentions: entities.iter().map(|entity| entity.mentions.len()).sum(),
                })
            })
            .collect();
        sort_by_key(shared, |s| key(falling(s.members.len()), falling(s.mentions)))
    }

    fn name(&self, readings: &[&ArticleView], cluster: usize) -> Option<String> {
        let members = self.lists.get(cluster)?.iter();
        fullest(&members.filter_map(|&(a, id)| readings[a].entity(id)).collect::<Vec<_>>())
    }
}

fn fullest(entities: &[&Entity]) -> Option<String> {
    // Of several names of the greatest length, the first is wanted. `max_by_key` would return the last one, so the
    // order is reversed.
    let longest = entities.iter().rev().max_by_key(|entity| entity.name.chars().count());
    longest.map(|entity| entity.name.clone())
}

/// Returns the normalised names by which an entity can be matched in another article: its main name, its other names of
/// several words and, unless the entity is a person, its abbreviations. A one-word main name of a person is left out if
/// there are other names.
fn names(reading: &ArticleView, entity: &Entity) -> Vec<String> {
    let mut names = Vec::new();
    let person = entity.kind == EntityKind::Person;
    if !person || entity.name.contains(' ') {
        names.push(normal(&entity.name));
    }
    for name in spellings(reading, entity) {
        let letters = name.chars().filter(|c| c.is_alphabetic());
        let initials =
            !person && letters.clone().count() > 1 && letters.clone().all(char::is_uppercase);
        if name.contains(' ') || initials {
            names.push(normal(&name));
        }
    }
    // A person whose only name is one word ("Lee") matches the same word in another article.
    if person && names.is_empty() {
        names.push(normal(&entity.name));
    }
    names.sort();
    names.dedup();
    names
}

/// Normalises a name: converts it to lower case with straight apostrophes, and removes full stops and a leading
/// "the".
fn normal(name: &str) -> String {
    let lower = lowercase(name).replace('’', "'").replace('.', "");
    lower.strip_prefix("the ").unwrap_or(&lower).trim().to_owned()
}

fn days<'r>(readings: &[&'r ArticleView]) -> (Vec<Day<'r>>, usize) {
    let mut unplaced = 0;
    let mut days: Vec<((i64, i64), &str, Day)> = Vec::new();
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    for (article, &reading) in readings.iter().enumerate() {
        for entry in timeline_view::entries(reading, false) {
            let Some(stretch) = dates::stretch(entry.date) else {
                unplaced += entry.rows.len();
                continue;
            };
            let at = *known.entry(entry.date).or_insert_with(|| {
                let day = Day {
                    heading: None,
                    label: dates::label(entry.date),
                    precision: entry.precision,
                    rows: Vec::new(),
                };
                // A date with only a year sorts before the days of that year.
                days.push(((stretch.start, -stretch.end), entry.date, day));
                days.len() - 1
            });
            days[at].2.rows.extend(entry.rows.into_iter().map(|row| (article, row)));
        }
    }
    days.sort_by_key(|(when, date, _)| (*when, *date));
    let mut year = None;
    let days = days.into_iter().map(|(_, date, mut day)| {
        let own = dates::year(date).filter(|_| date.len() > 4);
        if own.is_some() && own != year {
            day.heading = own.map(str::to_owned);
        }
        year = own.or(year);
        day
    });
    (days.collect(), unplaced)
}

fn voices(readings: &[&ArticleView], clusters: &Clusters) -> Vec<Voice> {
    let mut voices: BTreeMap<usize, Vec<(usize, u32, u32, usize)>> = BTreeMap::new();
    let mut about: BTreeMap<usize, BTreeMap<usize, usize>> = BTreeMap::new();
    for (article, &reading) in readings.iter().enumerate() {
        for speaker in speakers(reading, QuoteAct::Speech) {
            let cluster = speaker.entity.and_then(|id| clusters.of.get(&(article, id)).copied());
            let (Some(id), Some(cluster)) = (speaker.entity, cluster) else { continue };
            let Some((first, _)) = speaker.quotes.first() else { continue };
            voices.entry(cluster).or_default().push((article, id, *first, speaker.quotes.len()));
            let about = about.entry(cluster).or_default();
            let parts: Vec<[u32; 2]> =
                speaker.quotes.iter().flat_map(|(_, quote)| quote.content.clone()).collect();
            for (id, entity) in (0..).zip(&reading.found.entities) {
                let Some(&of) = clusters.of.get(&(article, id)).filter(|of| **of != cluster) else {
                    continue;
                };
                let inside =
                    |span: [u32; 2]| parts.iter().any(|p| p[0] <= span[0] && span[1] <= p[1]);
                let n = entity
                    .mentions
                    .iter()
                    .filter(|m| m.form == MentionForm::Name && inside(m.span))
                    .count();
                if n > 0 {
                    *about.entry(of).or_default() += n;
                }
            }
        }
    }
    let voice = |(cluster, quoted): (usize, Vec<(usize, u32, u32, usize)>)| {
        let named = about.remove(&cluster).unwrap_or_default().into_iter();
        let named: Vec<(String, usize)> =
            named.filter_map(|(of, n)| Some((clusters.name(readings, of)?, n))).collect();
        let about = sort_by_key(named, |(_, n)| u64::from(falling(*n)));
        Some(Voice { name: clusters.name(readings, cluster)?, quoted, about })
    };
    let voices: Vec<Voice> = voices.into_iter().filter_map(voice).collect();
    let quotes = |voice: &Voice| voice.quoted.iter().map(|(.., n)| n).sum::<usize>();
    sort_by_key(voices, |voice| key(falling(voice.quoted.len()), falling(quotes(voice))))
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::reading;
    use super::*;
    use dateline_schema::{Analysis, Mention, Quote};

    /// Returns an article view in which each name occurs once. Each entity has a kind and its names, separated by
    /// bars: the main name, then other spellings.
    fn article(entities: &[(EntityKind, &str)]) -> ArticleView {
        let mut text = String::new();
        let mut found = Analysis::default();
        for (kind, names) in entities {
            let mut mentions = Vec::new();
            for name in names.split('|') {
                let start = text.len() as u32;
                text.push_str(name);
                mentions
                    .push(Mention { span: [start, text.len() as u32], form: MentionForm::Name });
                text.push_str(". ");
            }
            found.entities.push(Entity {
                id: found.entities.len() as u32,
                kind: *kind,
                name: names.split('|').next().unwrap_or_default().to_owned(),
                roles: Vec::new(),
                mentions,
            });
        }
        ArticleView::new(text, found, 1.0)
    }

    fn shared(articles: &[&[(EntityKind, &str)]]) -> Vec<String> {
        let readings: Vec<ArticleView> =
            articles.iter().map(|entities| article(entities)).collect();
        let readings: Vec<&ArticleView> = readings.iter().collect();
        let told = |shared: &Shared| {
            let members: Vec<String> =
                shared.members.iter().map(|(article, id)| format!("{article}.{id}")).collect();
            format!("{} {}", shared.name, members.join(" "))
        };
        compare(&readings).shared.iter().map(told).collect()
    }

    #[test]
    fn equal_names_and_unique_surnames_match() {
        type Article<'a> = &'a [(EntityKind, &'a str)];
        let cases: &[(&[Article], &[&str])] = &[
            (
                &[&[(EntityKind::Person, "Ann Lee")], &[(EntityKind::Person, "Ann Lee|Lee")]],
                &["Ann Lee 0.0 1.0"],
            ),
            (
                &[&[(EntityKind::Person, "Ann Lee")], &[(EntityKind::Person, "Lee")]],
                &["Ann Lee 0.0 1.0"],
            ),
            (&[&[(EntityKind::Person, "Ann Lee")], &[(EntityKind::Person, "Bo Lee")]], &[]),
            (
                &[
                    &[(EntityKind::Person, "Ann Lee"), (EntityKind::Person, "Bo Lee")],
                    &[(EntityKind::Person, "Lee")],
                ],
                &[],
            ),
            (&[&[(EntityKind::Person, "Lee")], &[(EntityKind::Person, "Lee")]], &["Lee 0.0 1.0"]),
            (&[&[(EntityKind::Gpe, "Paris")], &[(EntityKind::Person, "Paris")]], &[]),
            (
                &[&[(EntityKind::Gpe, "Paris")], &[(EntityKind::Gpe, "the Paris")]],
                &["the Paris 0.0 1.0"],
            ),
            (
                &[
                    &[(EntityKind::Org, "United Nations|UN")],
                    &[(EntityKind::Org, "UN")],
                    &[(EntityKind::Org, "U.N.")],
                ],
                &["United Nations 0.0 1.0 2.0"],
            ),
            (
                &[
                    &[(EntityKind::Org, "Dock Union|Union")],
                    &[(EntityKind::Org, "Rail Union|Union")],
                ],
                &[],
            ),
            (
                &[&[(EntityKind::Gpe, "Port Elm")], &[(EntityKind::Org, "Port Elm")]],
                &["Port Elm 0.0 1.0"],
            ),
            (&[&[(EntityKind::Org, "Shell")]], &[]),
        ];
        for (articles, expected) in cases {
            assert_eq!(shared(articles), *expected, "{articles:?}");
        }
    }

    #[test]
    fn entities_that_an_article_distinguishes_stay_separate() {
        let one: &[(EntityKind, &str)] =
            &[(EntityKind::Org, "Harbour Board|HB"), (EntityKind::Org, "Health Board|HB")];
        let other: &[(EntityKind, &str)] = &[(EntityKind::Org, "HB")];
        assert!(shared(&[one, other]).is_empty());
    }

    #[test]
    fn the_common_timeline_names_the_article_of_each_event() {
        let (one, other) = (reading(), reading());
        let mut later = Analysis::clone(&other.found);
        later.lines[0].date = Some("2025".to_owned());
        later.lines[1].date = Some("XXXX-WXX-4".to_owned());
        let other = ArticleView::new(std::sync::Arc::clone(&other.text), later, 1.0);
        let together = compare(&[&one, &other]);
        let told: Vec<String> = together
            .days
            .iter()
            .map(|day| {
                let rows: Vec<String> =
                    day.rows.iter().map(|(a, row)| format!("{a}.{}", row.id)).collect();
                format!("{:?} {} {}", day.heading, day.label, rows.join(" "))
            })
            .collect();
        assert_eq!(told, ["None 2025 1.0", "Some(\"2026\") Monday 2 March 0.0", "None May 0.2"]);
        assert_eq!(together.unplaced, 1);
    }

    #[test]
    fn voices_list_speakers_their_articles_and_topics() {
        let (one, other) = (reading(), reading());
        let mut less = Analysis::clone(&other.found);
        less.quotes = vec![Quote {
            content: vec![super::super::fixtures::at("Bo Díaz of the Dock Union", 0)],
            ..less.quotes[0].clone()
        }];
        let other = ArticleView::new(std::sync::Arc::clone(&other.text), less, 1.0);
        let voices = compare(&[&one, &other]).voices;
        assert_eq!(
            voices,
            [
                Voice {
                    name: "Ann Lee".into(),
                    quoted: vec![(0, 0, 0, 1), (1, 0, 0, 1)],
                    about: vec![("Bo Díaz".into(), 1), ("Dock Union".into(), 1)],
                },
                Voice { name: "Bo Díaz".into(), quoted: vec![(0, 1, 1, 1)], about: Vec::new() },
            ]
        );
    }
}
