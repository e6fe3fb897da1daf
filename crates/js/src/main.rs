//! The JavaScript bindings of the core: an [`Engine`], which a program creates once and uses for many texts.
//!
//! This module owns the conversions: from model files and texts to Rust, from the output contract to plain objects
//! with offsets in UTF-16, and from errors to `Error` objects. `package/` owns the loading of files and all
//! asynchronous code. The crate `dateline-view` derives what to display, and `outline` converts it.

mod outline;

use dateline_core::annotate;
use dateline_core::annotations::Annotations;
use dateline_core::article::{Article, StoryModel};
use dateline_core::models::Models;
use dateline_core::publication_date;
use dateline_schema::{Analysis, Unit};
use serde::{Deserialize, Serialize};
use serde_wasm_bindgen::Serializer;
use std::ops::ControlFlow;
use wasm_bindgen::prelude::{JsError, JsValue, wasm_bindgen};

/// The options of a call.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
struct Options {
    /// The day of publication, as `YYYY-MM-DD`.
    published: Option<String>,
    /// Whether the text is the HTML of a web page, from which the article is extracted first.
    html: bool,
    /// Whether to include the tokens.
    tokens: bool,
}

/// Runs once, when the module is instantiated. Installs a hook that logs panics with their location.
fn main() {
    console_error_panic_hook::set_once();
}

/// The core with its models.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Engine {
    models: Models,
}

#[wasm_bindgen]
impl Engine {
    /// Creates an engine from the content of the model files, in the order of [`dateline_core::models::FILES`].
    ///
    /// # Errors
    /// If a file is invalid. The error names the first such file and the reason.
    #[wasm_bindgen(constructor)]
    pub fn new(files: Vec<js_sys::Uint8Array>) -> Result<Self, JsError> {
        let files: Vec<Vec<u8>> = files.iter().map(js_sys::Uint8Array::to_vec).collect();
        let files: Vec<&[u8]> = files.iter().map(Vec::as_slice).collect();
        let models = Models::load(&files)
            .map_err(|(file, error)| JsError::new(&format!("models/{file}: {error}.")))?;
        Ok(Self { models })
    }

    /// Analyses a text and returns the whole analysis ([`dateline_schema::Analysis`]).
    ///
    /// # Errors
    /// Fails if the text is too long or not text, or if the options are invalid.
    pub fn explore(&self, text: String, options: JsValue) -> Result<JsValue, JsError> {
        self.read(text, options, exploration)
    }

    /// Analyses a text and returns its outline: the whole analysis, and the findings sorted and in
    /// words, ready to display.
    ///
    /// # Errors
    /// Fails as [`Engine::explore`] does.
    pub fn outline(&self, text: String, options: JsValue) -> Result<JsValue, JsError> {
        self.read(text, options, |annotations, options| {
            let text = annotations.document.article.text.as_str();
            let found = dateline_core::to_schema(annotations, Unit::Bytes, false);
            outline::of(text, found, exploration(annotations, options))
        })
    }
}

impl Engine {
    fn read<T: Serialize>(
        &self,
        text: String,
        options: JsValue,
        show: impl FnOnce(&Annotations, &Options) -> T,
    ) -> Result<JsValue, JsError> {
        let options: Options = serde_wasm_bindgen::from_value(options)?;
        let article =
            article(text, &options, &self.models.story).map_err(|error| JsError::new(&error))?;
        let read = annotate(&article, &self.models, |_| ControlFlow::Continue(()));
        let ControlFlow::Continue(annotations) = read else {
            unreachable!("nobody asked it to stop")
        };
        // The output contract requires every key, so missing values become null.
        let serializer = Serializer::new().serialize_missing_as_null(true);
        Ok(show(&annotations, &options).serialize(&serializer)?)
    }
}

/// Creates an article from a text and its options. The error is a sentence.
fn article(text: String, options: &Options, model: &StoryModel) -> Result<Article, String> {
    let day =
        |day: &String| publication_date::day(day).map_err(|error| format!("published: {error}."));
    let published = options.published.as_ref().map(day).transpose()?;
    let article = if options.html {
        Article::from_html(&text, published, Some(model))
    } else {
        Article::from_text(text, published, model)
    };
    article.map_err(|error| format!("{error}."))
}

/// Returns the whole analysis, with the text if it was extracted from HTML.
fn exploration(annotations: &Annotations, options: &Options) -> Analysis {
    let found = dateline_core::to_schema(annotations, Unit::Utf16, options.tokens);
    let text = options.html.then(|| annotations.document.article.text.clone());
    Analysis { text, ..found }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::LazyLock;

    static MODELS: LazyLock<Models> = LazyLock::new(Models::shipped);

    fn opened(text: String, options: &Options) -> Result<Article, String> {
        article(text, options, &MODELS.story)
    }

    fn given(published: Option<&str>, html: bool) -> Options {
        Options { published: published.map(str::to_owned), html, ..Options::default() }
    }

    #[test]
    fn what_is_wrong_is_told() {
        for day in ["2015-10-15", "2015-10-15T23:30:00-08:00"] {
            assert_eq!(
                opened("A text.".to_owned(), &given(Some(day), false)).unwrap().created,
                Some(jiff::civil::date(2015, 10, 15))
            );
        }
        for (text, published, wanted) in [
            ("A text.", "yesterday", "a day looks like 2015-10-15"),
            ("A text.", "2015-02-30", "a day looks like 2015-10-15"),
            ("\0\u{1}\u{2}", "2015-10-15", "this is not text"),
        ] {
            let error = opened(text.to_owned(), &given(Some(published), false)).unwrap_err();
            assert!(error.contains(wanted), "{error}");
        }
    }

    #[test]
    fn a_page_without_words_is_no_empty_article() {
        let page = "<!doctype html><script>let words = 1;</script><img src=a.png>";
        let error = opened(page.to_owned(), &given(None, true)).unwrap_err();
        assert!(error.contains("this web page has no text in it"), "{error}");
        for (nothing, html) in [("", true), ("", false), (" \n", true)] {
            assert_eq!(opened(nothing.to_owned(), &given(None, html)).unwrap().paragraphs, []);
        }
    }
}
