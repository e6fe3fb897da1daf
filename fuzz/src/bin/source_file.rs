//! Checks the article files of a site: any bytes, under each supported file extension, give an article or an error with
//! a message. The article's HTML contains no script element.

#![no_main]

use std::sync::LazyLock;

use dateline_core::models::Models;
use dateline_site::source_file::read;
use dateline_view::article_view::ArticleView;
use dateline_view::markup;
use libfuzzer_sys::fuzz_target;

static MODELS: LazyLock<Models> = LazyLock::new(Models::shipped);

fuzz_target!(|bytes: &[u8]| {
    for name in ["a.txt", "a.md", "a.html", "a.article.json"] {
        match read(name, bytes, &MODELS) {
            Ok(piece) => {
                let reading = ArticleView::new(piece.saved.text, piece.found, 0.0);
                assert!(!markup::html(&reading).contains("<script"));
            }
            Err(error) => assert!(!error.to_string().is_empty()),
        }
    }
});
