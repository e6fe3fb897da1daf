//! The article that is embedded in a prerendered page or in the standalone page, as JSON in the element `given`.
//!
//! The crate `site` and [`super::standalone`] write this JSON; [`super::article_loader`] reads it.

use super::url_parser;
use dateline_schema::Analysis;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// The content of the element `given`.
#[derive(Debug, Serialize, Deserialize)]
pub struct EmbeddedArticle {
    /// The article, for [`dateline_view::saved::Saved::read`].
    pub saved: Box<RawValue>,
    /// The analysis, with offsets in bytes. It was made by this build, because the same build wrote the page.
    #[serde(default)]
    pub found: Option<Analysis>,
    /// Where the article is listed and where it comes from.
    #[serde(default)]
    pub origin: Option<Origin>,
}

/// Where an embedded article is listed and where it comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The address of the index page, relative to the article's page.
    pub home: String,
    /// The publication: a name or an address.
    #[serde(default)]
    pub source: Option<String>,
    /// The day of publication of the embedded article.
    #[serde(default)]
    pub published: Option<String>,
}

impl Origin {
    /// Returns the text that names the source, and the address to link to. If the source is an `http` or `https`
    /// address, the text is its host; otherwise the text is the source itself, and there is no address. Returns
    /// `None` if the article has no source.
    #[must_use]
    pub fn words_and_link(&self) -> Option<(String, Option<String>)> {
        let source = self.source.as_deref()?;
        Some(match url_parser::of_the_web(source) {
            Some((host, address)) => {
                (host.strip_prefix("www.").unwrap_or(&host).to_owned(), Some(address))
            }
            None => (source.to_owned(), None),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Origin;

    #[test]
    fn sources_show_the_host_that_they_lead_to() {
        for (source, words, link) in [
            ("https://www.example.org/a?b#c", "example.org", Some("https://www.example.org/a?b#c")),
            ("HTTP://news.example.org", "news.example.org", Some("http://news.example.org/")),
            ("https://example.com@evil.example/", "evil.example", Some("https://evil.example/")),
            ("https://a:b@evil.example/x", "evil.example", Some("https://evil.example/x")),
            (
                "https://evil.example\\@example.com/news",
                "evil.example",
                Some("https://evil.example/@example.com/news"),
            ),
            ("https:\\\\evil.example\\news", "evil.example", Some("https://evil.example/news")),
            ("https:evil.example", "evil.example", Some("https://evil.example/")),
            ("https:///evil.example", "evil.example", Some("https://evil.example/")),
            (
                "https://evil.example\t\n#@example.com",
                "evil.example",
                Some("https://evil.example/#@example.com"),
            ),
            (" https://example.org ", "example.org", Some("https://example.org/")),
            ("https://example.org:8443/", "example.org:8443", Some("https://example.org:8443/")),
            ("https://example.org:443/", "example.org", Some("https://example.org/")),
            // A Cyrillic letter that looks like a Latin one.
            (
                "https://ex\u{430}mple.org/",
                "xn--exmple-4nf.org",
                Some("https://xn--exmple-4nf.org/"),
            ),
            ("https://example.org%2Fevil.example/", "https://example.org%2Fevil.example/", None),
            ("https://0x7f.1/", "127.0.0.1", Some("https://127.0.0.1/")),
            ("The Harbour Herald", "The Harbour Herald", None),
            ("javascript:alert(1)", "javascript:alert(1)", None),
            ("java\nscript:alert(1)", "java\nscript:alert(1)", None),
            ("data:text/html,<b>", "data:text/html,<b>", None),
            ("blob:https://example.org/1", "blob:https://example.org/1", None),
            ("ftp://example.org/", "ftp://example.org/", None),
            ("//example.org/", "//example.org/", None),
            ("https://", "https://", None),
        ] {
            let origin = Origin { source: Some(source.to_owned()), ..Origin::default() };
            let expected = (words.to_owned(), link.map(str::to_owned));
            assert_eq!(origin.words_and_link(), Some(expected), "{source}");
        }
        assert_eq!(Origin::default().words_and_link(), None);
    }
}
