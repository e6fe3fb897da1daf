//! The metadata of a page, as its markup states it: `<meta>`, `<link>`, `<time>`, microdata and JSON-LD.
//!
//! Sources: the Open Graph protocol, schema.org's `Article`, Dublin Core, and the names that publishers use.
//! [`super::page`] decides which of the statements count.

use super::attributes::attribute;
use super::json_ld::{self, Story};
use crate::article::clean::nonempty_line;
use html5gum::StartTag;

/// Names of `<meta>` for the time of publication, the most reliable first.
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "date_published",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "article.published",
    "publish-date",
    "publish_date",
    "publication_date",
    "publicationdate",
    "pubdate",
    "pub_date",
    "published",
    "published_at",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "dc.date.created",
    "ptime",
    "displaydate",
    "originalpublicationdate",
    "article_date_original",
    "date",
    "prism.publicationdate",
    "citation_date",
    "citation_publication_date",
    "analytics.publishdate",
    "lastpubdate",
    "rnews:datepublished",
    "og:pubdate",
];
const SITES: &[&str] = &["og:site_name", "application-name", "publisher", "dc.publisher"];
const TITLES: &[&str] = &[
    "og:title",
    "twitter:title",
    "parsely-title",
    "sailthru.title",
    "dc.title",
    "headline",
    "title",
];
/// The maximum number of `<time>` elements and dates in microdata that are stored.
const MAX_TIMES: usize = 64;

/// What the markup states. Texts are on one line and not empty; dates are as written.
#[derive(Debug, Default)]
pub(in crate::article) struct Metadata {
    /// The content of `<title>`.
    pub(in crate::article) title: Option<String>,
    /// Headlines in `<meta>` and JSON-LD, the most reliable first.
    pub(in crate::article) headlines: Vec<String>,
    pub(in crate::article) site: Option<String>,
    pub(in crate::article) url: Option<String>,
    /// Times of publication with the index of their name in [`PUBLISHED`].
    pub(in crate::article) published: Vec<(usize, String)>,
    pub(in crate::article) times: Vec<Time>,
    /// The articles in JSON-LD.
    pub(in crate::article) stories: Vec<Story>,
}

/// A `<time>` element, or another element with a date in microdata.
#[derive(Debug)]
pub(in crate::article) struct Time {
    pub(in crate::article) element: u32,
    pub(in crate::article) value: String,
    /// Whether the markup states that this is the time of publication.
    pub(in crate::article) is_publication: bool,
}

impl Metadata {
    /// Returns all titles that the markup states.
    pub(in crate::article) fn titles(&self) -> impl Iterator<Item = &str> {
        let stories = self.stories.iter().filter_map(|story| story.headline.as_deref());
        self.headlines.iter().map(String::as_str).chain(stories).chain(self.title.as_deref())
    }

    pub(super) fn set_title(&mut self, text: &str) {
        if self.title.is_none() {
            self.title = nonempty_line(text);
        }
    }

    pub(super) fn read_meta(&mut self, tag: &StartTag<usize>) {
        let Some(content) = attribute(tag, "content").as_deref().and_then(nonempty_line) else {
            return;
        };
        for key in ["property", "name", "itemprop"].iter().filter_map(|key| attribute(tag, key)) {
            let key = key.trim().to_lowercase();
            let rank = |names: &[&str]| names.iter().position(|name| *name == key);
            if let Some(rank) = rank(PUBLISHED) {
                self.published.push((rank, content.clone()));
            }
            if rank(SITES) == Some(0) || rank(SITES).is_some() && self.site.is_none() {
                self.site = Some(content.clone());
            }
            if rank(TITLES).is_some() {
                self.headlines.push(content.clone());
            }
            if key == "og:url" && self.url.is_none() {
                self.url = Some(content.clone());
            }
        }
    }

    pub(super) fn read_link(&mut self, tag: &StartTag<usize>) {
        let is_canonical =
            attribute(tag, "rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"));
        if is_canonical && let Some(address) = attribute(tag, "href") {
            self.url = Some(address);
        }
    }

    /// Reads the attributes of an element of the body.
    pub(super) fn open(&mut self, element: u32, name: &str, tag: &StartTag<usize>) {
        let property = attribute(tag, "itemprop").unwrap_or_default().to_lowercase();
        let is_publication =
            property.contains("datepublished") || attribute(tag, "pubdate").is_some();
        let class = attribute(tag, "class").unwrap_or_default();
        let is_time = name == "time"
            || is_publication
            || matches!(name, "abbr" | "span") && class.contains("published");
        if !is_time || self.times.len() == MAX_TIMES {
            return;
        }
        let value = ["datetime", "content", "title"].iter().find_map(|key| attribute(tag, key));
        if let Some(value) = value.as_deref().and_then(nonempty_line)
            && value.contains(|c: char| c.is_ascii_digit())
        {
            self.times.push(Time { element, value, is_publication });
        }
    }

    pub(super) fn read_json(&mut self, json: &str) {
        self.stories.extend(json_ld::stories(json));
    }
}
