//! The articles that are kept on the device, each under a name of its own, so that tabs and pages of the same origin never
//! write over each other's. Pure: [`super::persistence`] says what is kept, [`super::storage`] where.
//!
//! Nothing is written but what has changed, and what was deleted elsewhere is not written again. What can't be read is left
//! alone (an article of a later version) or put aside (a damaged one), never erased.

use dateline_view::saved::{Saved, SavedError};
use dateline_view::sort::sort_by_key;

/// What is kept under names.
pub trait Store {
    /// What is kept under a name.
    fn get(&self, name: &str) -> Option<String>;
    /// Keeps something; whether there was room.
    fn set(&self, name: &str, value: &str) -> bool;
    /// Forgets something.
    fn remove(&self, name: &str);
    /// All names.
    fn names(&self) -> Vec<String>;
}

/// What the names of articles begin with; an id follows, whose first `ID_TIME` digits are in the order in which the
/// articles came.
pub const ARTICLE: &str = "article.";
const ID_TIME: usize = 16;
/// What the names of damaged articles begin with.
pub const DAMAGED: &str = "damaged.";
/// Where earlier builds kept all articles, one a line.
pub const OLD: &str = "articles";

/// What a tab knows of an article that it has kept or found on the device.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Its id, which no other article has.
    pub id: String,
    /// As it lay there when this tab last read or wrote it.
    line: String,
    /// The same, understood; what a later version added to it is not in here.
    saved: Saved,
}

impl Record {
    /// Of an article that this tab kept before it was loaded anew, and that is no longer there: the reader deleted it in
    /// another tab.
    #[must_use]
    pub const fn deleted(id: String, saved: Saved) -> Self {
        Self { id, line: String::new(), saved }
    }

    /// Whether all that lay there was understood.
    fn is_whole(&self) -> bool {
        Saved::read(&self.line).is_ok_and(|(_, left_out)| left_out == 0)
    }
}

/// What was found on the device.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Loaded {
    /// The articles, in the order in which they came.
    pub articles: Vec<(Record, Saved)>,
    /// How many were kept by a later version. They stay as they are.
    pub newer: usize,
    /// How many were found damaged and put aside now.
    pub damaged: usize,
}

/// Finds what is kept.
pub fn load(store: &impl Store, mut new_id: impl FnMut() -> String) -> Loaded {
    let damaged = || store.names().iter().filter(|name| name.starts_with(DAMAGED)).count();
    let before = damaged();
    let mut loaded = Loaded { newer: take_over(store, &mut new_id), ..Loaded::default() };
    for (name, line) in articles(store) {
        let id = name[ARTICLE.len()..].to_owned();
        match Saved::read(&line) {
            Ok((saved, _)) => {
                loaded.articles.push((Record { id, line, saved: saved.clone() }, saved));
            }
            Err(SavedError::Newer(_)) => loaded.newer += 1,
            Err(_) => {
                if store.set(&format!("{DAMAGED}{id}"), &line) {
                    store.remove(&name);
                }
            }
        }
    }
    loaded.damaged = damaged() - before;
    loaded
}

/// Keeps an article as it is now. `record` is what this tab knows of it; gives what it knows then, and whether there was
/// room.
pub fn put(
    store: &impl Store,
    record: Option<Record>,
    saved: Saved,
    new_id: impl FnOnce() -> String,
) -> (Option<Record>, bool) {
    let line = saved.to_json();
    let Some(mut record) = record else {
        // Another tab may have kept the same.
        for (name, line) in articles(store) {
            if Saved::read(&line).is_ok_and(|(other, _)| other.is_same(&saved)) {
                let id = name[ARTICLE.len()..].to_owned();
                return (Some(Record { id, line, saved }), true);
            }
        }
        return write(store, None, new_id(), line, saved);
    };
    let changed = !record.saved.is_same(&saved);
    if !changed && record.saved.view == saved.view {
        return (Some(record), true);
    }
    let Some(there) = store.get(&format!("{ARTICLE}{}", record.id)) else {
        // The reader deleted it in another tab.
        return (Some(record), true);
    };
    if there != record.line {
        let other = Saved::read(&there).ok().map(|(other, _)| other);
        let same = other.is_some_and(|other| other.is_same(&record.saved));
        match (same, changed) {
            // Another tab only looked at something else.
            (true, _) => {}
            // Both set something right: neither is lost.
            (false, true) => return write(store, Some(record), new_id(), line, saved),
            (false, false) => {
                record.saved = saved;
                return (Some(record), true);
            }
        }
    }
    match (record.is_whole(), changed) {
        (true, _) => {
            let id = record.id.clone();
            write(store, Some(record), id, line, saved)
        }
        // What a later version added to it stays there.
        (false, true) => write(store, Some(record), new_id(), line, saved),
        (false, false) => (Some(record), true),
    }
}

/// Forgets an article that the reader deleted.
pub fn delete(store: &impl Store, record: &Record) {
    store.remove(&format!("{ARTICLE}{}", record.id));
}

/// Forgets all articles, those that can't be read too.
pub fn delete_all(store: &impl Store) {
    for name in store.names() {
        if name == OLD || [ARTICLE, DAMAGED].iter().any(|start| name.starts_with(start)) {
            store.remove(&name);
        }
    }
}

fn write(
    store: &impl Store,
    before: Option<Record>,
    id: String,
    line: String,
    saved: Saved,
) -> (Option<Record>, bool) {
    if store.set(&format!("{ARTICLE}{id}"), &line) {
        (Some(Record { id, line, saved }), true)
    } else {
        (before, false)
    }
}

/// The names and lines of all articles, in the order in which they came.
fn articles(store: &impl Store) -> Vec<(String, String)> {
    let mut names = store.names();
    names.retain(|name| name.starts_with(ARTICLE));
    let time = |name: &String| {
        let id = &name[ARTICLE.len()..];
        id.get(..ID_TIME.min(id.len())).and_then(|time| time.parse().ok()).unwrap_or_default()
    };
    let names = sort_by_key(names, time).into_iter();
    names.filter_map(|name| Some((name.clone(), store.get(&name)?))).collect()
}

/// Gives each article that an earlier build kept a name of its own; how many are of a later version, which stay.
fn take_over(store: &impl Store, new_id: &mut impl FnMut() -> String) -> usize {
    let Some(old) = store.get(OLD) else { return 0 };
    let read = |line: &str| Saved::read(line).map(|(saved, _)| saved);
    let mut known: Vec<Saved> =
        articles(store).iter().filter_map(|(_, line)| read(line).ok()).collect();
    let mut newer: Vec<&str> = Vec::new();
    let lines: Vec<&str> = old.lines().filter(|line| !line.trim().is_empty()).collect();
    for (at, line) in lines.iter().enumerate() {
        let saved = read(line);
        let start = match &saved {
            Err(SavedError::Newer(_)) => {
                newer.push(line);
                continue;
            }
            Ok(saved) if known.iter().any(|other| other.is_same(saved)) => continue,
            Ok(_) => ARTICLE,
            Err(_) => DAMAGED,
        };
        let name = format!("{start}{}", new_id());
        if !store.set(&name, line) {
            // There is no room for both: what is moved leaves its place first.
            let rest = [&newer[..], &lines[at + 1..]].concat().join("\n");
            if !(store.set(OLD, &rest) && store.set(&name, line)) {
                store.set(OLD, &[&newer[..], &lines[at..]].concat().join("\n"));
                return newer.len();
            }
        }
        known.extend(saved);
    }
    if newer.is_empty() {
        store.remove(OLD);
    } else if newer.len() < lines.len() {
        store.set(OLD, &newer.join("\n"));
    }
    newer.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_view::corrections::{Anchor, Correction, ItemKind};
    use std::cell::{Cell, RefCell};
    use std::collections::BTreeMap;

    /// A device with room for so many bytes.
    struct Device {
        kept: RefCell<BTreeMap<String, String>>,
        room: usize,
        ids: Cell<u32>,
    }

    impl Device {
        fn new() -> Self {
            Self { kept: RefCell::default(), room: usize::MAX, ids: Cell::new(0) }
        }

        fn id(&self) -> String {
            self.ids.set(self.ids.get() + 1);
            format!("{:04}", self.ids.get())
        }

        fn load(&self) -> Loaded {
            load(self, || self.id())
        }

        fn put(&self, record: Option<Record>, saved: &Saved) -> Option<Record> {
            let (record, room) = put(self, record, saved.clone(), || self.id());
            assert!(room);
            record
        }

        /// The texts that the next visit finds, each with the number of its corrections.
        fn next_visit(&self) -> Vec<(String, usize)> {
            let loaded = self.load();
            loaded.articles.into_iter().map(|(_, s)| (s.text, s.corrections.len())).collect()
        }
    }

    impl Store for Device {
        fn get(&self, name: &str) -> Option<String> {
            self.kept.borrow().get(name).cloned()
        }

        fn set(&self, name: &str, value: &str) -> bool {
            let mut kept = self.kept.borrow_mut();
            let others: usize =
                kept.iter().filter(|(n, _)| *n != name).map(|(n, v)| n.len() + v.len()).sum();
            let fits = others + name.len() + value.len() <= self.room;
            if fits {
                kept.insert(name.to_owned(), value.to_owned());
            }
            fits
        }

        fn remove(&self, name: &str) {
            self.kept.borrow_mut().remove(name);
        }

        fn names(&self) -> Vec<String> {
            self.kept.borrow().keys().cloned().collect()
        }
    }

    fn article(text: &str) -> Saved {
        Saved { dateline: 1, text: text.to_owned(), ..Saved::default() }
    }

    fn corrected(text: &str, ends: &[u32]) -> Saved {
        let hide =
            |&end: &u32| Correction::Hide { what: Anchor { of: ItemKind::Entity, span: [0, end] } };
        Saved { corrections: ends.iter().map(hide).collect(), ..article(text) }
    }

    #[test]
    fn two_tabs_keep_each_others_articles() {
        let device = Device::new();
        device.put(None, &article("before"));
        let (one, two) = (device.load(), device.load());
        device.put(None, &article("in the first tab"));
        device.put(None, &article("in the second tab"));
        for tab in [one, two] {
            let (record, saved) = tab.articles[0].clone();
            device.put(Some(record), &saved);
        }
        let expected = ["before", "in the first tab", "in the second tab"];
        assert_eq!(device.next_visit(), expected.map(|text| (text.to_owned(), 0)));
    }

    #[test]
    fn a_tab_with_nothing_in_it_erases_nothing() {
        let device = Device::new();
        device.put(None, &article("kept"));
        // It opened a damaged link, and has no article to write.
        device.load();
        assert_eq!(device.next_visit(), [("kept".to_owned(), 0)]);
    }

    #[test]
    fn what_is_deleted_does_not_come_back_from_another_tab() {
        let device = Device::new();
        device.put(None, &article("Ann met Bo."));
        let (one, two) = (device.load(), device.load());
        delete(&device, &one.articles[0].0);
        let (record, _) = two.articles[0].clone();
        let record = device.put(Some(record), &corrected("Ann met Bo.", &[3]));
        device.put(record, &corrected("Ann met Bo.", &[3, 7]));
        // Nor from a tab that is loaded anew.
        let deleted = Record::deleted("0001".to_owned(), article("Ann met Bo."));
        device.put(Some(deleted), &corrected("Ann met Bo.", &[3]));
        assert_eq!(device.next_visit(), []);
    }

    #[test]
    fn what_two_tabs_set_right_in_one_article_is_both_kept() {
        let device = Device::new();
        let first = device.put(None, &article("Ann met Bo."));
        let (record, mut saved) = device.load().articles[0].clone();
        // What is only looked at is nobody's loss.
        saved.view.told = true;
        let record = device.put(Some(record), &saved);
        let first = device.put(first, &corrected("Ann met Bo.", &[3]));
        assert_eq!(device.next_visit(), [("Ann met Bo.".to_owned(), 1)]);
        saved.view.told = false;
        let record = device.put(record, &saved);
        assert_eq!(device.next_visit(), [("Ann met Bo.".to_owned(), 1)]);
        device.put(record, &corrected("Ann met Bo.", &[7, 11]));
        let both = [("Ann met Bo.".to_owned(), 1), ("Ann met Bo.".to_owned(), 2)];
        assert_eq!(device.next_visit(), both);
        device.put(first, &corrected("Ann met Bo.", &[]));
        assert_eq!(device.next_visit()[0].1, 0);
    }

    #[test]
    fn the_same_article_is_kept_once() {
        let device = Device::new();
        device.put(None, &article("one"));
        device.put(None, &Saved { engine: Some("later".to_owned()), ..article("one") });
        assert_eq!(device.next_visit().len(), 1);
    }

    #[test]
    fn what_is_of_a_later_version_or_damaged_is_not_erased() {
        let newer = r#"{"dateline":2,"text":"Ann met Bo.","more":[]}"#;
        let half = r#"{"dateline":1,"text":"Half a li"#;
        let one = article("one").to_json();
        let device = Device::new();
        device.set(OLD, &[half, newer, &one].join("\n"));
        let loaded = device.load();
        assert_eq!((loaded.articles.len(), loaded.newer, loaded.damaged), (1, 1, 1));
        assert_eq!(device.get(OLD).as_deref(), Some(newer), "where that version looks for it");
        device.set("article.9998", newer);
        device.set("article.9999", half);
        let loaded = device.load();
        assert_eq!((loaded.articles.len(), loaded.newer, loaded.damaged), (1, 2, 1));
        assert_eq!(device.get("article.9998").as_deref(), Some(newer));
        let halves = device.kept.borrow().values().filter(|line| *line == half).count();
        assert_eq!(halves, 2);
        delete_all(&device);
        assert!(device.kept.borrow().is_empty());
    }

    #[test]
    fn what_a_later_version_set_right_stays() {
        let line =
            r#"{"dateline":1,"text":"Ann met Bo.","corrections":[["dance",[0,3],null,null]]}"#;
        let device = Device::new();
        device.set("article.0", line);
        let (record, mut saved) = device.load().articles[0].clone();
        saved.view.told = true;
        let record = device.put(Some(record), &saved);
        assert_eq!(device.get("article.0").as_deref(), Some(line));
        device.put(record, &corrected("Ann met Bo.", &[3]));
        assert_eq!(device.get("article.0").as_deref(), Some(line));
        assert_eq!(device.next_visit().len(), 2);
    }

    #[test]
    fn what_an_earlier_build_kept_is_taken_over_once() {
        let lines = [article("one"), corrected("Ann met Bo.", &[3])].map(|a| a.to_json());
        for room in [usize::MAX, lines.join("\n").len() + 60] {
            let device = Device { room, ..Device::new() };
            device.set(OLD, &lines.join("\n"));
            let both = [("one".to_owned(), 0), ("Ann met Bo.".to_owned(), 1)];
            assert_eq!(device.next_visit(), both, "{room}");
            assert_eq!(device.get(OLD), None);
            // An earlier build that was still open writes its own again.
            if room == usize::MAX {
                device.set(OLD, &lines.join("\n"));
                assert_eq!(device.next_visit(), both);
            }
        }
        // No room for anything: all stays as it was.
        let all = lines.join("\n");
        let device = Device { room: all.len() + OLD.len(), ..Device::new() };
        device.set(OLD, &all);
        device.load();
        let kept: usize = device.next_visit().len();
        let left = device.get(OLD).map_or(0, |old| old.lines().count());
        assert_eq!(kept + left, 2);
    }

    #[test]
    fn where_there_is_no_room_what_is_kept_stays() {
        let device = Device { room: 80, ..Device::new() };
        let record = device.put(None, &article("short"));
        let long = article(&"long ".repeat(30));
        assert_eq!(put(&device, None, long.clone(), || device.id()), (None, false));
        let (after, room) = put(&device, record.clone(), long, || device.id());
        assert_eq!((after, room), (record, false));
        assert_eq!(device.next_visit(), [("short".to_owned(), 0)]);
    }
}
