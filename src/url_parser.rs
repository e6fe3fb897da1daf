//! Parses web addresses as browsers do (WHATWG URL). In the browser, this module uses the browser's own parser. In
//! native builds, it uses the crate `url`, which implements the same standard.

/// Parses an `http` or `https` address. Returns its host (with the port, unless it is the default port) and the
/// address without user name and password. Returns `None` for anything else.
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
    // Both calls fail only for URLs without a host, and http and https URLs have one.
    let _ = (url.set_username(""), url.set_password(None));
    let port = url.port().map_or_else(String::new, |port| format!(":{port}"));
    Some((format!("{}{port}", url.host_str()?), url.to_string()))
}
