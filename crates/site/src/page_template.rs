//! Uses the built page as a template: keeps its head with styles, scripts and content-security policy, and replaces
//! the title, the description and the content.
//!
//! This is the only module that inserts an article's text into a page's markup by hand: as text ([`escaped`]) or as
//! data ([`as_data`]).

use dateline_view::markup::escaped;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::Path;

/// The style sheet of the start page, in addition to the styles of the built page.
const STYLE: &str = include_str!("../../../style/library.css");
/// The style sheet of articles' pages in browsers without scripts, in addition to the styles of the built page.
const STILL: &str = include_str!("../../../style/still.css");
/// The script of the start page, which searches it.
const SEARCH: &str = include_str!("../../../public/library.js");
/// The start tag of the element that contains the content of a page.
const APP: &str = "<div id=\"app\">";

/// The parts of the built page.
#[derive(Clone, Debug)]
pub struct Template {
    whole: String,
    /// The markup from the start of the page to the title.
    above: String,
    /// The markup of the head after the title, without the description.
    below: String,
}

/// The content of a page to render with a [`Template`].
#[derive(Clone, Copy, Debug)]
pub struct Page<'p> {
    /// The relative path from the folder of the page to the folder of the built page: empty or repetitions of
    /// `../`.
    pub up: &'p str,
    /// The title, as text that is not escaped.
    pub title: &'p str,
    /// The description, as text that is not escaped.
    pub description: &'p str,
    /// Further elements of the head, as markup.
    pub head: &'p str,
    /// The content of the element `app`, as markup.
    pub app: &'p str,
    /// The data blocks ([`as_data`]), as markup.
    pub data: &'p str,
    /// Whether the page loads the program (WebAssembly) of the built page.
    pub program: bool,
}

impl Template {
    /// Splits the built page into parts. Returns `None` for other pages.
    #[must_use]
    pub fn new(built: &str) -> Option<Self> {
        let (above, rest) = built.split_once("<title>")?;
        let (_, rest) = rest.split_once("</title>")?;
        let (between, rest) = rest.split_once("<meta name=\"description\"")?;
        let (below, body) = rest.split_once('>')?.1.split_once("</head>")?;
        body.contains(APP).then(|| Self {
            whole: built.to_owned(),
            above: above.to_owned(),
            below: format!("{between}{below}"),
        })
    }

    /// Returns the built page unchanged.
    #[must_use]
    pub fn plain(&self) -> &str {
        &self.whole
    }

    /// Returns the HTML of a page.
    #[must_use]
    pub fn page(&self, page: &Page) -> String {
        let Page { up, title, description, head, app, data, .. } = page;
        let mut above = moved(&self.above, up);
        if !up.is_empty() {
            above = above.replacen("<html ", &format!("<html data-root=\"{up}\" "), 1);
        }
        let below = if page.program { self.below.clone() } else { without_program(&self.below) };
        let below: Vec<String> = moved(&below, up)
            .lines()
            .filter(|line| !line.trim().is_empty())
            .map(str::to_owned)
            .collect();
        format!(
            "{above}<title>{}</title>\n    <meta name=\"description\" content=\"{}\" />\n{}\n{head}  </head>\n  <body>\n    {APP}{app}</div>\n{data}  </body>\n</html>\n",
            escaped(title),
            escaped(description),
            below.join("\n"),
        )
    }
}

/// Returns the element for the head of an article's page that links the styles for browsers without scripts.
#[must_use]
pub fn still_head(up: &str) -> String {
    let name = asset("still", STILL, "css");
    format!("    <noscript><link rel=\"stylesheet\" href=\"{up}{name}\" /></noscript>\n")
}

/// Returns the elements for the head of the start page that link its styles and its search.
#[must_use]
pub fn list_head() -> String {
    let [style, search] = [asset("library", STYLE, "css"), asset("library", SEARCH, "js")];
    format!(
        "    <link rel=\"stylesheet\" href=\"{style}\" />\n    <script type=\"module\" src=\"{search}\"></script>\n"
    )
}

/// Writes the files that [`still_head`] and [`list_head`] link.
///
/// # Errors
/// Fails if a file cannot be written.
pub fn write_assets(dist: &Path) -> io::Result<()> {
    for (name, text, end) in
        [("still", STILL, "css"), ("library", STYLE, "css"), ("library", SEARCH, "js")]
    {
        fs::write(dist.join(asset(name, text, end)), text)?;
    }
    Ok(())
}

/// Returns a file name with a hash of the content, so that browsers never use a cached older version.
fn asset(name: &str, text: &str, end: &str) -> String {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    format!("{name}-{:016x}.{end}", hasher.finish())
}

/// Formats JSON as an HTML data block, a script element that browsers do not run. Escapes the JSON, so that it
/// cannot end the element.
#[must_use]
pub fn as_data(kind: &str, id: Option<&str>, json: &str) -> String {
    let id = id.map(|id| format!(" id=\"{id}\"")).unwrap_or_default();
    // JSON contains this character only in strings.
    format!("    <script type=\"{kind}\"{id}>{}</script>\n", json.replace('<', "\\u003c"))
}

/// Prefixes the relative addresses in a page with `up`, for a page in a subfolder.
fn moved(html: &str, up: &str) -> String {
    let mut out = String::with_capacity(html.len() + 64);
    let mut rest = html;
    let next = |rest: &str| {
        let starts = [" href=\"", " src=\"", " data-js=\"", " data-wasm=\""].into_iter();
        starts.filter_map(|start| Some(rest.find(start)? + start.len())).min()
    };
    while let Some(at) = next(rest) {
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        let address = after.split('"').next().unwrap_or_default();
        let is_relative = !address.starts_with(['/', '#']) && !address.contains(':');
        if is_relative {
            out.push_str(up);
            rest = after.strip_prefix("./").unwrap_or(after);
        } else {
            rest = after;
        }
    }
    out + rest
}

/// Removes the elements that load or preload the page's program from the markup of a head.
fn without_program(head: &str) -> String {
    let mut head = head.to_owned();
    for (open, inside, close) in [
        ("<script", " data-js=", "</script>"),
        ("<link", "rel=\"modulepreload\"", ">"),
        ("<link", "application/wasm", ">"),
    ] {
        let mut from = 0;
        while let Some(start) = head[from..].find(open).map(|at| from + at) {
            let Some(length) = head[start..].find(close).map(|at| at + close.len()) else { break };
            let end = start + length;
            if head[start..end].contains(inside) {
                head.replace_range(start..end, "");
            } else {
                from = start + open.len();
            }
        }
    }
    head
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUILT: &str = r##"<!doctype html>
<html lang="en">
  <head>
    <title>Old</title>
    <meta name="description" content="Old." />
    <link rel="icon" href="icon.svg" />
    <link rel="stylesheet" href="./style-1.css">
    <script src="theme.js"></script>
    <script type="module" src="./boot.js" data-js="./page-1.js" data-wasm="./page-1.wasm"></script>
    <link rel="modulepreload" href="./page-1.js" integrity="x"><link rel="preload" href="./page-1.wasm" as="fetch" type="application/wasm"></head>
  <body><div id="app">Old</div><a href="#app">a</a></body>
</html>"##;

    fn page(program: bool) -> String {
        let page = Page {
            up: "../../",
            title: "A & <b>",
            description: "\"D\"",
            head: "",
            app: "<p>New</p>",
            data: "",
            program,
        };
        Template::new(BUILT).unwrap().page(&page)
    }

    #[test]
    fn the_head_stays_and_finds_its_files_from_further_down() {
        let page = page(true);
        for part in [
            "<html data-root=\"../../\" lang=\"en\">",
            "<title>A &amp; &lt;b&gt;</title>",
            "content=\"&quot;D&quot;\"",
            "href=\"../../icon.svg\"",
            "href=\"../../style-1.css\"",
            "src=\"../../theme.js\"",
            "src=\"../../boot.js\" data-js=\"../../page-1.js\" data-wasm=\"../../page-1.wasm\"",
            "<div id=\"app\"><p>New</p></div>",
        ] {
            assert!(page.contains(part), "{part} in {page}");
        }
        assert!(!page.contains("Old"), "{page}");
    }

    #[test]
    fn a_page_without_the_program_fetches_none_of_it() {
        let page = page(false);
        assert!(!page.contains("page-1") && !page.contains("boot.js"), "{page}");
        assert!(
            page.contains("theme.js") && page.contains("style-1.css") && page.contains("icon.svg"),
            "{page}"
        );
    }

    #[test]
    fn other_pages_are_no_template() {
        for other in [
            "",
            "<title>a</title>",
            "<title>a</title><meta name=\"description\"></head><body></body>",
        ] {
            assert!(Template::new(other).is_none(), "{other}");
        }
    }

    #[test]
    fn data_never_end_their_element() {
        let hostile = serde_json::to_string(&["</script><script>alert(1)</script><!--"]).unwrap();
        let element = as_data("application/json", Some("given"), &hostile);
        assert_eq!(element.matches('<').count(), 2, "{element}");
        let json = element.split_once('>').unwrap().1.trim_end().strip_suffix("</script>").unwrap();
        assert_eq!(
            serde_json::from_str::<[String; 1]>(json).unwrap()[0],
            "</script><script>alert(1)</script><!--"
        );
    }
}
