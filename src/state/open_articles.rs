//! The signals of the open articles, and the conversion of an open article from and to the format of saved articles.

use super::document::RawAnalysis;
use crate::article_store::Record;
use crate::embedded_article::Origin;
use crate::import::Source;
use crate::storage;
use dateline_schema::BUILD;
use dateline_view::article_view::ArticleView;
use dateline_view::corrections::{Correction, History};
use dateline_view::findings::one_line;
use dateline_view::saved::{Saved, VERSION, View};
use leptos::prelude::*;
use std::sync::Arc;

/// An open article.
#[derive(Clone, Debug, Default)]
pub struct OpenArticle {
    /// Its key. Keys ascend in the order in which the articles were opened.
    pub key: u32,
    /// The submitted text.
    pub source: Source,
    /// Its corrections.
    pub corrections: History,
    /// Its saved view.
    pub view: View,
    /// The corrections that the article came with, if somebody else sent it; `None` for the reader's own article.
    pub sent: Option<Vec<Correction>>,
    /// The day of publication that the article came with, if it was embedded in the page; an empty string if it came
    /// without a day. `None` if the article was not embedded.
    pub embedded_day: Option<String>,
    /// Its origin, if it was embedded in the page.
    pub origin: Option<Origin>,
    /// The analysis before and after corrections; `None` if it has not been analysed.
    pub analysis: Option<(RawAnalysis, Arc<ArticleView>)>,
}

impl OpenArticle {
    /// Creates an article that somebody else saved.
    #[must_use]
    pub fn sent(saved: Saved) -> Self {
        let sent = Some(saved.corrections.clone());
        Self { sent, ..Self::from(Saved { html: false, sent: None, ..saved }) }
    }

    /// Creates an article that is embedded in the page.
    #[must_use]
    pub fn embedded(saved: Saved) -> Self {
        let embedded_day = Some(saved.published.clone().unwrap_or_default());
        Self { embedded_day, ..Self::sent(saved) }
    }

    /// Returns its headline, or its first words.
    #[must_use]
    pub fn title(&self) -> String {
        let headline = self.reading().and_then(|reading| reading.title().map(one_line));
        headline.unwrap_or_else(|| {
            let words: Vec<&str> = self.source.text.split_whitespace().take(8).collect();
            words.join(" ")
        })
    }

    /// Returns whether the article is embedded in the page and unchanged, so that it need not be stored.
    #[must_use]
    pub fn is_as_embedded(&self) -> bool {
        let day = self.source.published.as_deref().unwrap_or_default();
        self.embedded_day.as_deref() == Some(day)
            && self.sent.as_deref() == Some(self.corrections.now())
    }

    /// Returns the view of the analysis, with the corrections applied.
    #[must_use]
    pub fn reading(&self) -> Option<&Arc<ArticleView>> {
        self.analysis.as_ref().map(|(_, reading)| reading)
    }

    /// Returns the article in the format of saved articles.
    #[must_use]
    pub fn to_saved(&self) -> Saved {
        let (text, published, html) = match self.reading() {
            Some(reading) if self.source.html => {
                (reading.text.to_string(), reading.found.published.clone(), false)
            }
            _ => (self.source.text.clone(), self.source.published.clone(), self.source.html),
        };
        let corrections = self.corrections.now().to_vec();
        let index = |sent: &Vec<Correction>| {
            (0..).zip(&corrections).filter(|(_, c)| sent.contains(c)).map(|(at, _)| at).collect()
        };
        let sent = self.sent.as_ref().map(index);
        Saved {
            dateline: VERSION,
            text,
            published,
            view: self.view.clone(),
            engine: Some(BUILD.to_owned()),
            html,
            sent,
            corrections,
        }
    }
}

impl From<Saved> for OpenArticle {
    /// Creates an open article from a saved article that this page itself stored.
    fn from(saved: Saved) -> Self {
        let at = |index: u32| saved.corrections.get(index as usize).cloned();
        Self {
            sent: saved.sent.map(|sent| sent.into_iter().filter_map(at).collect()),
            source: Source { text: saved.text, html: saved.html, published: saved.published },
            corrections: History::from(saved.corrections),
            view: saved.view,
            ..Self::default()
        }
    }
}

/// What this tab knows about the articles that are stored on the device.
#[derive(Debug, Default)]
pub struct SavedArticles {
    /// The articles, each with its key among the open articles.
    pub records: Vec<(u32, Record)>,
    /// The draft as this tab last stored or loaded it.
    pub draft: Option<String>,
    /// A message about articles that could not be opened.
    pub unopened: Option<String>,
    /// Whether the reader deleted everything. This page then stores nothing more, not even when it is reloaded.
    pub deleted_all: bool,
}

/// The signals of the open articles.
#[derive(Clone, Copy, Debug)]
pub struct LibraryState {
    /// The open articles.
    pub articles: RwSignal<Vec<OpenArticle>>,
    /// The key of the current article, which is on the page or is being analysed.
    pub current: RwSignal<Option<u32>>,
    /// The key of the article whose analysis the page shows. While the current article is being analysed, this is still
    /// the previous article.
    pub displayed: StoredValue<Option<u32>>,
    /// The opened files that are still to be analysed, the current one first.
    pub queue: StoredValue<Vec<u32>>,
    /// The key of the article that was opened last.
    pub last_key: StoredValue<u32>,
    /// The texts of the examples that have been fetched.
    pub examples: StoredValue<Vec<String>>,
    /// Whether articles are stored on the device for the next visit.
    pub stores_articles: RwSignal<bool>,
    /// The records of the stored articles.
    pub on_device: StoredValue<SavedArticles>,
}

impl LibraryState {
    /// Creates the state without open articles. Loads the setting whether articles are stored.
    #[must_use]
    pub fn load() -> Self {
        Self {
            articles: RwSignal::default(),
            current: RwSignal::new(None),
            displayed: StoredValue::new(None),
            queue: StoredValue::new(Vec::new()),
            last_key: StoredValue::new(0),
            examples: StoredValue::new(Vec::new()),
            stores_articles: RwSignal::new(storage::stores_articles()),
            on_device: StoredValue::new(SavedArticles::default()),
        }
    }

    /// Adds an article to the open articles. Returns its new key.
    pub fn add(&self, article: OpenArticle) -> u32 {
        let key = self.last_key.get_value() + 1;
        self.last_key.set_value(key);
        self.articles.update(|articles| articles.push(OpenArticle { key, ..article }));
        key
    }

    /// Returns the open article with this key.
    #[must_use]
    pub fn article(&self, key: u32) -> Option<OpenArticle> {
        self.articles
            .with_untracked(|articles| articles.iter().find(|article| article.key == key).cloned())
    }

    /// Returns the key of the article with the same source.
    #[must_use]
    pub fn find_by_source(&self, source: &Source) -> Option<u32> {
        self.find(|article| article.source == *source)
    }

    /// Returns the key of the article with the same text, whatever its date.
    #[must_use]
    pub fn find_by_text(&self, text: &str) -> Option<u32> {
        self.find(|article| article.source.text == text)
    }

    /// Returns the key of the article that equals a saved article, including its corrections.
    #[must_use]
    pub fn find_saved(&self, saved: &Saved) -> Option<u32> {
        self.find(|article| article.to_saved().is_same(saved))
    }

    fn find(&self, matches: impl Fn(&OpenArticle) -> bool) -> Option<u32> {
        self.articles.with_untracked(|articles| {
            articles.iter().find(|article| matches(article)).map(|article| article.key)
        })
    }

    /// Returns the corrections that the current article came with, if somebody else sent it. Tracks the signals
    /// `current` and `articles`.
    #[must_use]
    pub fn sent_corrections(&self) -> Option<Vec<Correction>> {
        let current = self.current.get();
        self.articles.with(|articles| {
            articles.iter().find(|article| Some(article.key) == current)?.sent.clone()
        })
    }

    /// Returns what this tab knows about the stored copy of an open article; `None` if it is not stored.
    #[must_use]
    pub fn record(&self, key: u32) -> Option<Record> {
        let find = |known: &SavedArticles| {
            known.records.iter().find(|(other, _)| *other == key).map(|(_, record)| record.clone())
        };
        self.on_device.with_value(find)
    }

    /// Records that the reader deleted everything, so that this page stores nothing more.
    pub fn set_deleted_all(&self) {
        self.on_device.update_value(|known| known.deleted_all = true);
    }

    /// Returns whether the reader deleted everything.
    #[must_use]
    pub fn is_deleted_all(&self) -> bool {
        self.on_device.with_value(|known| known.deleted_all)
    }
}
