//! Addresses of the web, read as browsers read them (WHATWG URL): by the browser itself, or, where there is none, by the
//! crate that does the same.

/// The host (with its port, if it is an unusual one) that an address of the web leads to, and the address without a name
/// or a password in it; `None` for anything else.
#[must_use]
pub(super) fn of_the_web(source: &str) -> Option<(String, String)> {
    parsed(source).filter(|(host, _)| !host.is_empty())
}

#[cfg(target_arch = "wasm32")]
fn parsed(source: &str) -> Option<(String, String)> {
    let url = web_sys::Url::new(source).ok()?;
    if !matches!(url.protocol().as_str(), "http:" | "https:") {
        return None;
    }
    url.set_username("");
    url.set_password("");
    Some((url.host(), url.href()))
}

#[cfg(not(target_arch = "wasm32"))]
fn parsed(source: &str) -> Option<(String, String)> {
    let mut url = url::Url::parse(source).ok()?;
    if !matches!(url.scheme(), "http" | "https") {
        return None;
    }
    // Refused only to addresses without a host, which those of the web have.
    let _ = (url.set_username(""), url.set_password(None));
    let port = url.port().map_or_else(String::new, |port| format!(":{port}"));
    Some((format!("{}{port}", url.host_str()?), url.to_string()))
}
