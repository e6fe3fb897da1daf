//! Tests of the pages of articles: they are complete, their links work, and hostile text in them stays inert.

mod folder;

use dateline_schema::{Analysis, PublishedFrom};
use dateline_site as site;
use dateline_view::saved::Saved;
use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

const PROGRAM: &str = "<script type=\"module\" src=\"./boot.js\" data-js=\"./page.js\" data-wasm=\"./page.wasm\"></script></head>";

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

/// The folder of one test, with a folder for articles and the files of a built page that the build of a site needs.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::remove_dir_all(&folder).ok();
        for part in ["articles", "dist/models"] {
            fs::create_dir_all(folder.join(part)).unwrap();
        }
        for file in dateline_core::models::FILES {
            fs::copy(root().join("models").join(file), folder.join("dist/models").join(file))
                .unwrap();
        }
        let page =
            fs::read_to_string(root().join("index.html")).unwrap().replace("</head>", PROGRAM);
        // Removes the link elements for Trunk (the build tool of the page), as Trunk does.
        let is_for_trunk =
            |tag: &str| tag.split('>').next().is_some_and(|tag| tag.contains("data-trunk"));
        let mut tags = page.split("<link");
        let mut built = tags.next().unwrap_or_default().to_owned();
        for tag in tags {
            match tag.split_once('>').filter(|_| is_for_trunk(tag)) {
                Some((_, after)) => built += after,
                None => built = built + "<link" + tag,
            }
        }
        fs::write(folder.join("dist/index.html"), built).unwrap();
        for file in [
            "boot.js",
            "page.js",
            "page.wasm",
            "theme.js",
            "icon.svg",
            "manifest.webmanifest",
            "THIRD-PARTY-NOTICES.txt",
            "icon-192.png",
            "icon-512.png",
            "icon-maskable-512.png",
            "fonts/source-serif-4.woff2",
        ] {
            let file = folder.join("dist").join(file);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, "").unwrap();
        }
        Self(folder)
    }

    fn put(&self, name: &str, content: impl AsRef<[u8]>) {
        let file = self.0.join("articles").join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, content).unwrap();
    }

    fn build(&self) -> Result<Vec<String>, site::Faults> {
        site::build(&self.0.join("articles"), &self.0.join("dist"))
    }

    /// Reads a page by its address relative to the start page.
    fn page(&self, address: &str) -> String {
        let file = self.0.join("dist").join(address);
        let file = if file.is_dir() { file.join("index.html") } else { file };
        fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
    }
}

fn samples(name: &str) -> Folder {
    let folder = Folder::new(name);
    for entry in fs::read_dir(root().join("tests/site/articles")).unwrap() {
        let file = entry.unwrap().path();
        folder.put(file.file_name().unwrap().to_str().unwrap(), fs::read(&file).unwrap());
    }
    folder.build().unwrap();
    folder
}

const ADDRESSES: [&str; 5] = [
    "articles/agreement/",
    "articles/ferry-turns-back/",
    "articles/greve/",
    "articles/harbour-strike/",
    "articles/inquiry/",
];

fn tokens(html: &str) -> Vec<Token<()>> {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(html, emitter).flatten().collect()
}

fn tags(html: &str) -> Vec<StartTag<()>> {
    let tag = |token| if let Token::StartTag(tag) = token { Some(tag) } else { None };
    tokens(html).into_iter().filter_map(tag).collect()
}

fn attribute(tag: &StartTag<()>, name: &str) -> Option<String> {
    tag.attributes.get(name.as_bytes()).map(|value| String::from_utf8_lossy(value).into_owned())
}

/// Returns the text of the element with an id, up to its end tag `name`. The element must not contain others of that
/// name.
fn words(html: &str, name: &str, id: &str) -> String {
    let (mut inside, mut words) = (false, String::new());
    for token in tokens(html) {
        match token {
            Token::StartTag(tag) if attribute(&tag, "id").as_deref() == Some(id) => inside = true,
            Token::EndTag(tag) if tag.name.as_slice() == name.as_bytes() && inside => return words,
            Token::String(text) if inside => words += &String::from_utf8_lossy(&text),
            _ => {}
        }
    }
    words
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

fn given(page: &str) -> (Saved, Analysis) {
    let given: serde_json::Value = serde_json::from_str(&words(page, "script", "given")).unwrap();
    let (saved, left_out) = Saved::read(&given["saved"].to_string()).unwrap();
    assert_eq!(left_out, 0);
    (saved, serde_json::from_value(given["found"].clone()).unwrap())
}

#[test]
fn every_article_has_all_its_text_with_marks_lists_and_data() {
    let folder = samples("site-samples");
    for address in ADDRESSES {
        let page = folder.page(address);
        let (saved, found) = given(&page);
        assert_eq!(
            squeezed(&words(&page, "article", "article")),
            squeezed(&saved.text),
            "{address}"
        );
        let tags = tags(&page);
        let n = |class: &str| {
            let has = |tag: &&StartTag<()>| {
                attribute(tag, "class").is_some_and(|c| c.split(' ').any(|c| c == class))
            };
            tags.iter().filter(has).count()
        };
        assert!(n("is-person") > 2 && n("quote") > 1 && n("part") > 0, "{address}");
        assert!(
            n("row") > 10 && n("entry") > 0 && n("layer") == 8,
            "{address}: {} {}",
            n("row"),
            n("entry")
        );
        assert!(found.published.is_some(), "{address}");
        let data = tags
            .iter()
            .filter(|tag| attribute(tag, "type").as_deref() == Some("application/ld+json"))
            .count();
        assert_eq!(data, 1, "{address}");
    }
    let (saved, found) = given(&folder.page("articles/agreement/"));
    assert!(
        saved.text.starts_with("Cranes to stay: harbour and union agree\n\nThe Northern"),
        "{}",
        saved.text
    );
    assert_eq!(
        (saved.published.as_deref(), found.published_from),
        (Some("2026-03-06"), Some(PublishedFrom::Dateline))
    );
    let page = folder.page("articles/agreement/");
    assert!(page.contains("href=\"https://wire.example.org/2026/cranes-to-stay\""));
    let title = |address: &str| {
        words(&folder.page(address).replace("<title>", "<title id=\"t\">"), "title", "t")
    };
    assert_eq!(title("articles/ferry-turns-back/"), "Ferry turns back off Saint Orrin");
    assert_eq!(title("articles/harbour-strike/"), "Dockers walk out at Port Ellery");
    // The article's correction is in the rendered page, but not in the findings.
    assert!(folder.page("articles/inquiry/").contains(">Kestermouth</span>"));
}

#[test]
fn what_schema_org_is_told_is_json_about_the_article() {
    let folder = samples("site-schema");
    let page = folder.page("articles/harbour-strike/");
    let page = page.replace("<script type=\"application/ld+json\">", "<script id=\"ld\">");
    let data: serde_json::Value = serde_json::from_str(&words(&page, "script", "ld")).unwrap();
    assert_eq!(data["@type"], "NewsArticle");
    assert_eq!(data["headline"], "Dockers walk out at Port Ellery");
    assert_eq!(data["datePublished"], "2026-03-02");
    assert_eq!(data["isBasedOn"], "https://www.example.org/port/strike");
    assert!(
        data["mentions"].as_array().unwrap().iter().any(|thing| thing["name"] == "Marta Lindqvist"),
        "{data}"
    );
}

#[test]
fn every_link_is_relative_and_leads_somewhere() {
    let folder = samples("site-links");
    let pages: BTreeMap<String, String> = ADDRESSES
        .iter()
        .chain(&["", "read.html"])
        .map(|address| ((*address).to_owned(), folder.page(address)))
        .collect();
    let mut into_articles = 0;
    for (address, page) in &pages {
        for tag in tags(page) {
            for name in ["href", "src", "data-js", "data-wasm"] {
                let Some(link) = attribute(&tag, name) else { continue };
                if tag.name.as_slice() == b"a" && link.starts_with("https://") {
                    assert_eq!(attribute(&tag, "rel").as_deref(), Some("noreferrer"), "{link}");
                    continue;
                }
                assert!(!link.starts_with('/') && !link.contains(':'), "{address}: {link}");
                let (path, fragment) = link.split_once('#').unwrap_or((&link, ""));
                let target = resolved(address, path);
                let file = folder.0.join("dist").join(&target);
                let there = file.is_file() || file.join("index.html").is_file();
                assert!(there, "{address}: {link} leads to {target}, which is not there");
                if !fragment.is_empty() {
                    into_articles += usize::from(target.starts_with("articles/"));
                    let id = Some(fragment.to_owned());
                    let other = &pages[target.as_str()];
                    assert!(
                        tags(other).iter().any(|tag| attribute(tag, "id") == id),
                        "{address}: {link}"
                    );
                }
            }
        }
    }
    assert!(into_articles > 80, "{into_articles}");
}

/// Resolves a relative address. Returns it relative to the start page.
fn resolved(from: &str, path: &str) -> String {
    if path.is_empty() {
        return from.to_owned();
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[test]
fn the_start_page_draws_all_articles_together() {
    let folder = samples("site-start");
    let page = folder.page("");
    assert!(!page.contains("boot.js") && !page.contains("page.wasm"), "the list needs no program");
    let text = words(&page.replace("<main", "<main id=\"m\""), "main", "m");
    for part in [
        "Dockers walk out at Port Ellery",
        "The Ellery Chronicle",
        "wire.example.org",
        "Monday 9 March 2026",
        "Timeline",
        "Marta Lindqvist",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    // A name that several articles share links to each of them.
    let row = page
        .split("<b dir=\"auto\">Marta Lindqvist</b>")
        .nth(1)
        .unwrap()
        .split("</ul>")
        .next()
        .unwrap();
    for address in [
        "articles/agreement/",
        "articles/ferry-turns-back/",
        "articles/greve/",
        "articles/harbour-strike/",
    ] {
        assert!(row.contains(address), "{address} in {row}");
    }
    assert_eq!(folder.page("read.html").matches("boot.js").count(), 1);
    // A second build into the same folder does not use the start page as the template.
    let first = folder.page("");
    fs::remove_file(folder.0.join("articles/greve.txt")).unwrap();
    folder.build().unwrap();
    assert!(!folder.0.join("dist/articles/greve").exists());
    assert!(folder.page("").len() < first.len() && folder.page("read.html").contains("boot.js"));
}

#[test]
fn hostile_files_stay_inert() {
    let folder = Folder::new("site-hostile");
    let hostile = "</script><script>alert(1)</script><img src=x onerror=alert(2)><!--";
    folder.put("a.txt", format!("Title: {hostile}\nSource: javascript:alert(3)\nDate: 2026-01-01\n\nMayor Ann {hostile} Lee met \"onmouseover=alert(4) x=\" in Paris on Monday. \"{hostile}\" said Lee."));
    folder.put("b.md", format!("---\nsource: \"https://example.org/\\\"><script>alert(5)</script>\"\n---\n# {hostile}\n\n[Lee](javascript:alert(6)) <svg onload=alert(7)></svg> met Ann Lee in Paris."));
    folder.put("c.html", format!("<link rel=canonical href='data:text/html,<script>alert(8)</script>'><h1>Lee</h1><p onclick=alert(9)>Ann Lee said so in Paris. {hostile}</p>"));
    folder.put(
        "d.article.json",
        serde_json::json!({"dateline": 1, "text": format!("{hostile} said Ann Lee of Paris.")})
            .to_string(),
    );
    folder.build().unwrap();
    for address in ["", "articles/a/", "articles/b/", "articles/c/", "articles/d/"] {
        let page = folder.page(address);
        let mut scripts = Vec::new();
        for tag in tags(&page) {
            let name = String::from_utf8_lossy(&tag.name).into_owned();
            assert!(
                !["img", "iframe", "object", "embed", "base", "style"].contains(&name.as_str()),
                "{address}: <{name}>"
            );
            for (attribute, value) in &tag.attributes {
                let attribute = String::from_utf8_lossy(attribute).into_owned();
                let value = String::from_utf8_lossy(value).to_ascii_lowercase();
                assert!(
                    !attribute.starts_with("on") && attribute != "style",
                    "{address}: {attribute}"
                );
                if ["href", "src"].contains(&attribute.as_str()) {
                    assert!(
                        !value.starts_with("javascript:") && !value.starts_with("data:"),
                        "{address}: {value}"
                    );
                }
            }
            if name == "script" {
                scripts.push(attribute(&tag, "src").or_else(|| attribute(&tag, "type")).unwrap());
            }
        }
        let known = |script: &String| {
            ["theme.js", "boot.js", "library", "application/"]
                .iter()
                .any(|known| script.contains(known))
        };
        assert!(scripts.iter().all(known) && scripts.len() <= 4, "{address}: {scripts:?}");
        if !address.is_empty() {
            let (saved, _) = given(&page);
            assert_eq!(
                squeezed(&words(&page, "article", "article")),
                squeezed(&saved.text),
                "{address}"
            );
        }
    }
}

#[test]
fn odd_files_are_articles_too() {
    let folder = Folder::new("site-odd");
    folder.put("Zürich & “co”.txt", "\u{feff}Ann Lee spoke in Zürich.");
    folder.put("zurich-co.md", "Ann Lee spoke *again* in Zürich.");
    folder.put("sub/-.txt", "No names here at all.");
    folder.put("deutsch.txt", "Der Bürgermeister hat am Montag gesagt, dass die Brücke nicht mehr zu retten ist und dass sie im Mai gesperrt wird. Er sagte auch, dass man schon im Winter einen Riss gesehen habe, den niemand ernst nahm.");
    folder.put(&format!("{}.txt", "long ".repeat(40)), "Ann Lee was here.");
    folder.put("latin.txt", b"Caf\xe9 owner Ann Lee spoke.");
    let said = folder.build().unwrap();
    assert!(said.iter().any(|line| line == "articles/ has 6 articles"), "{said:?}");
    let page = folder.page("");
    for part in [
        "articles/zurich-co/",
        "articles/zurich-co-2/",
        "articles/sub/",
        "not English",
        "Café owner",
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
}
