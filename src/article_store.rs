//! How saved articles are kept in a key-value store ([`Store`]): their keys, loading, saving, deletion, and conflicts
//! between tabs.
//!
//! Each article has a key of its own, so that tabs and pages of the same origin never overwrite each other's articles.
//! This module is pure: [`super::persistence`] decides what is stored, and [`super::storage`] provides the store of the
//! device.
//!
//! Only changes are written, and an article that was deleted in another tab is not written again. An article that
//! can't be parsed is never erased: one of a later version is left alone, a damaged one is moved to another key.

use dateline_view::saved::{Saved, SavedError};
use dateline_view::sort::sort_by_key;

/// A key-value store.
pub trait Store {
    /// Returns the value of a key.
    fn get(&self, name: &str) -> Option<String>;
    /// Stores a value. Returns whether there was room.
    fn set(&self, name: &str, value: &str) -> bool;
    /// Removes a value.
    fn remove(&self, name: &str);
    /// Returns all keys.
    fn names(&self) -> Vec<String>;
}

/// The prefix of the keys of articles; an id follows. Sorting by the first `ID_TIME` digits of the id gives the order
/// in which the articles were stored.
pub const ARTICLE: &str = "article.";
/// An id starts with the time of its creation in microseconds. This is the number of digits of that time.
const ID_TIME: usize = 16;
/// The prefix of the keys of damaged articles.
pub const DAMAGED: &str = "damaged.";
/// The key under which earlier builds stored all articles, one per line.
pub const OLD: &str = "articles";

/// What a tab knows about an article that it has stored or loaded.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Its unique id.
    pub id: String,
    /// The stored value when this tab last read or wrote it.
    line: String,
    /// The parsed value. It lacks fields and corrections that only a later version can parse.
    saved: Saved,
}

impl Record {
    /// Creates the record of an article that this tab stored before a reload and that the reader has since deleted
    /// in another tab.
    #[must_use]
    pub const fn deleted(id: String, saved: Saved) -> Self {
        Self { id, line: String::new(), saved }
    }

    /// Returns whether the stored value could be parsed completely, so that no correction was left out.
    fn is_whole(&self) -> bool {
        Saved::read(&self.line).is_ok_and(|(_, left_out)| left_out == 0)
    }
}

/// The result of [`load`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Loaded {
    /// The articles, in the order in which they were stored.
    pub articles: Vec<(Record, Saved)>,
    /// The number of articles of a later version. They stay unchanged.
    pub newer: usize,
    /// The number of damaged articles that this call moved to other keys ([`DAMAGED`]).
    pub damaged: usize,
}

/// Loads the stored articles. Moves damaged articles, and articles that earlier builds stored, to other keys. `new_id`
/// returns a unique id.
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

/// Stores the current state of an article. `record` is what this tab knows about the stored article; `None` if it
/// has not stored or loaded it. Returns the new record, and whether the store had room.
pub fn put(
    store: &impl Store,
    record: Option<Record>,
    saved: Saved,
    new_id: impl FnOnce() -> String,
) -> (Option<Record>, bool) {
    let line = saved.to_json();
    let Some(mut record) = record else {
        // Another tab may have stored an equal article. That one is then used.
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
        // The reader deleted the article in another tab.
        return (Some(record), true);
    };
    if there != record.line {
        let other = Saved::read(&there).ok().map(|(other, _)| other);
        let same = other.is_some_and(|other| other.is_same(&record.saved));
        match (same, changed) {
            // Another tab changed only the view, so the stored value can be overwritten.
            (true, _) => {}
            // Both tabs corrected something: both versions are stored.
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
        // The stored value has additions of a later version, so it stays unchanged, and the new state gets another key.
        (false, true) => write(store, Some(record), new_id(), line, saved),
        (false, false) => (Some(record), true),
    }
}

/// Deletes an article.
pub fn delete(store: &impl Store, record: &Record) {
    store.remove(&format!("{ARTICLE}{}", record.id));
}

/// Deletes all articles, including those that can't be parsed.
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

/// Returns the keys and values of all articles, in the order in which they were stored.
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

/// Moves each article that an earlier build stored under [`OLD`] to a key of its own. Returns the number of
/// articles of a later version, which stay under [`OLD`].
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
            // The store has no room for both the old line and the new value, so the old line is removed first.
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

    /// A store with room for `room` bytes.
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

        /// Returns the texts that the next visit finds, each with the number of its corrections.
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
    fn tabs_preserve_each_others_articles() {
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
    fn empty_tabs_erase_nothing() {
        let device = Device::new();
        device.put(None, &article("kept"));
        // This tab opened a damaged link, so it has no article to store.
        device.load();
        assert_eq!(device.next_visit(), [("kept".to_owned(), 0)]);
    }

    #[test]
    fn deleted_articles_stay_deleted() {
        let device = Device::new();
        device.put(None, &article("Ann met Bo."));
        let (one, two) = (device.load(), device.load());
        delete(&device, &one.articles[0].0);
        let (record, _) = two.articles[0].clone();
        let record = device.put(Some(record), &corrected("Ann met Bo.", &[3]));
        device.put(record, &corrected("Ann met Bo.", &[3, 7]));
        // A tab that is reloaded does not store a deleted article again, either.
        let deleted = Record::deleted("0001".to_owned(), article("Ann met Bo."));
        device.put(Some(deleted), &corrected("Ann met Bo.", &[3]));
        assert_eq!(device.next_visit(), []);
    }

    #[test]
    fn corrections_of_two_tabs_are_both_stored() {
        let device = Device::new();
        let first = device.put(None, &article("Ann met Bo."));
        let (record, mut saved) = device.load().articles[0].clone();
        // Changes of the view alone are no conflict.
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
    fn equal_articles_are_stored_once() {
        let device = Device::new();
        device.put(None, &article("one"));
        device.put(None, &Saved { engine: Some("later".to_owned()), ..article("one") });
        assert_eq!(device.next_visit().len(), 1);
    }

    #[test]
    fn newer_and_damaged_articles_are_not_erased() {
        let newer = r#"{"dateline":2,"text":"Ann met Bo.","more":[]}"#;
        let half = r#"{"dateline":1,"text":"Half a li"#;
        let one = article("one").to_json();
        let device = Device::new();
        device.set(OLD, &[half, newer, &one].join("\n"));
        let loaded = device.load();
        assert_eq!((loaded.articles.len(), loaded.newer, loaded.damaged), (1, 1, 1));
        assert_eq!(
            device.get(OLD).as_deref(),
            Some(newer),
            "it stays where that version expects it"
        );
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
    fn corrections_of_a_later_version_stay() {
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
    fn articles_of_earlier_builds_are_moved_once() {
        let lines = [article("one"), corrected("Ann met Bo.", &[3])].map(|a| a.to_json());
        for room in [usize::MAX, lines.join("\n").len() + 60] {
            let device = Device { room, ..Device::new() };
            device.set(OLD, &lines.join("\n"));
            let both = [("one".to_owned(), 0), ("Ann met Bo.".to_owned(), 1)];
            assert_eq!(device.next_visit(), both, "{room}");
            assert_eq!(device.get(OLD), None);
            // An earlier build in another tab writes its own format again.
            if room == usize::MAX {
                device.set(OLD, &lines.join("\n"));
                assert_eq!(device.next_visit(), both);
            }
        }
        // Without room for anything, everything stays unchanged.
        let all = lines.join("\n");
        let device = Device { room: all.len() + OLD.len(), ..Device::new() };
        device.set(OLD, &all);
        device.load();
        let kept: usize = device.next_visit().len();
        let left = device.get(OLD).map_or(0, |old| old.lines().count());
        assert_eq!(kept + left, 2);
    }

    #[test]
    fn stored_articles_stay_without_room() {
        let device = Device { room: 80, ..Device::new() };
        let record = device.put(None, &article("short"));
        let long = article(&"long ".repeat(30));
        assert_eq!(put(&device, None, long.clone(), || device.id()), (None, false));
        let (after, room) = put(&device, record.clone(), long, || device.id());
        assert_eq!((after, room), (record, false));
        assert_eq!(device.next_visit(), [("short".to_owned(), 0)]);
    }
}
