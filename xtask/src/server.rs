//! A static file server on localhost, with no more features than any static host. It answers `GET` and `HEAD` requests
//! under one base path, sends the media types that browsers require, and can compress.

use std::{
    fs,
    io::{self, BufRead, BufReader, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    sync::Arc,
    thread,
    time::Duration,
};

/// A listening socket and the site that it serves.
pub(crate) struct Server {
    listener: TcpListener,
    site: Arc<Site>,
}

struct Site {
    folder: PathBuf,
    /// Starts and ends with a slash.
    base: String,
    /// Whether to compress files that are not compressed already.
    compresses: bool,
}

impl Server {
    /// Listens on localhost. Port 0 selects a free port.
    pub(crate) fn bind(folder: PathBuf, port: u16, base: &str) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let base = match base.trim_matches('/') {
            "" => "/".to_owned(),
            inner => format!("/{inner}/"),
        };
        Ok(Self { listener, site: Arc::new(Site { folder, base, compresses: false }) })
    }

    /// Enables compression, as on most hosts: for measurements over slow connections.
    pub(crate) fn compressing(self) -> Self {
        let Site { folder, base, .. } = &*self.site;
        let site = Site { folder: folder.clone(), base: base.clone(), compresses: true };
        Self { site: Arc::new(site), ..self }
    }

    /// Returns the URL of the site.
    pub(crate) fn address(&self) -> String {
        let port = self.listener.local_addr().map_or(0, |address| address.port());
        format!("http://localhost:{port}{}", self.site.base)
    }

    /// Answers requests until the program ends.
    pub(crate) fn serve(self) {
        for stream in self.listener.incoming().flatten() {
            let site = Arc::clone(&self.site);
            // Ignores errors: usually the browser closed the connection, and other requests are unaffected.
            thread::spawn(move || site.answer(&stream).ok());
        }
    }
}

impl Site {
    fn answer(&self, stream: &TcpStream) -> io::Result<()> {
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        let mut lines = BufReader::new(stream).lines();
        let Some(request) = lines.next().transpose()? else { return Ok(()) };
        while lines.next().transpose()?.is_some_and(|header| !header.is_empty()) {}
        let mut words = request.split(' ');
        let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let (status, kind, body) = match (method, self.file(target)) {
            ("GET" | "HEAD", Some(file)) => ("200 OK", media_type(&file), fs::read(file)?),
            ("GET" | "HEAD", None) => ("404 Not Found", "text/plain", b"not found\n".to_vec()),
            _ => ("405 Method Not Allowed", "text/plain", b"GET or HEAD\n".to_vec()),
        };
        // The files of models and fonts are compressed already.
        let compresses =
            self.compresses && ["text/", "application/wasm"].iter().any(|k| kind.starts_with(k));
        let (encoding, body) = if compresses {
            let compressed = miniz_oxide::deflate::compress_to_vec_zlib(&body, 6);
            ("Content-Encoding: deflate\r\n", compressed)
        } else {
            ("", body)
        };
        let mut stream = stream;
        write!(
            stream,
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{encoding}Content-Length: {}\r\n",
            body.len()
        )?;
        stream.write_all(b"Cache-Control: no-cache\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n")?;
        if method == "GET" {
            stream.write_all(&body)?;
        }
        stream.flush()
    }

    /// Returns the file that a request names, if it exists in the served folder.
    fn file(&self, target: &str) -> Option<PathBuf> {
        let path = target.split(['?', '#']).next()?.strip_prefix(&self.base)?;
        let path = percent_decode(path)?;
        if path.split(['/', '\\']).any(|part| part == ".." || part.contains(':')) {
            return None;
        }
        let file = self.folder.join(path.trim_start_matches('/'));
        Some(if file.is_dir() { file.join("index.html") } else { file })
            .filter(|file| file.is_file())
    }
}

/// Decodes escapes such as `%20`. Returns `None` if one is invalid or the result is not UTF-8.
fn percent_decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        if byte == b'%' {
            let digits = std::str::from_utf8(rest.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = &rest[2..];
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_under_the_base_are_served() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let site = Site { folder: folder.clone(), base: "/a/".to_owned(), compresses: false };
        for (target, expected) in [
            ("/a/main.rs", Some("main.rs")),
            ("/a/main.rs?x=1", Some("main.rs")),
            ("/a/%6dain.rs", Some("main.rs")),
            ("/a//main.rs", Some("main.rs")),
            ("/a/tools/mod.rs", Some("tools/mod.rs")),
            ("/main.rs", None),
            ("/a/../Cargo.toml", None),
            ("/a/%2e%2e/Cargo.toml", None),
            ("/a/%2", None),
            ("/a/none.rs", None),
        ] {
            assert_eq!(site.file(target), expected.map(|file| folder.join(file)), "{target}");
        }
    }
}
