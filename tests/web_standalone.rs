//! Tests of the standalone page with an embedded article, in a browser: the article is inserted in its element and
//! escaped.
#![cfg(target_arch = "wasm32")]

use dateline::standalone::one_file;
use js_sys::{Function, Object, Reflect};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Sets `globalThis.oneFile` as `public/one-file.js` does.
fn be_one_file(markup: &str) {
    let one_file = Object::new();
    let markup = Function::new_no_args(&format!("return {markup:?}"));
    for (on, name, value) in [
        (one_file.as_ref(), "markup", markup.as_ref()),
        (leptos::prelude::window().as_ref(), "oneFile", one_file.as_ref()),
    ] {
        assert_eq!(Reflect::set(on, &name.into(), value), Ok(true));
    }
}

async fn made(json: &str) -> Result<String, String> {
    let blob = one_file(json).await?;
    assert_eq!(blob.type_(), "text/html;charset=utf-8");
    let text = JsFuture::from(blob.text()).await.expect("a blob can be read");
    Ok(text.as_string().expect("text"))
}

#[wasm_bindgen_test]
async fn an_article_goes_into_the_page() {
    be_one_file("<p>é</p><script type=\"application/json\" id=\"given\"></script><p>b</p>");
    let page = made("{\"text\":\"</script>“é”\"}").await;
    let wanted = "<p>é</p><script type=\"application/json\" id=\"given\">{\"text\":\"\\u003c/script>“é”\"}</script><p>b</p>";
    assert_eq!(page.as_deref(), Ok(wanted));
    be_one_file("<p>another page</p>");
    assert_eq!(made("{}").await, Err("The standalone page is damaged.".to_owned()));
}
