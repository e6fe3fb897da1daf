//! dist/standalone.html: the whole page as one file, which opens from a disk without a network. Made of the finished
//! dist/: its programs and models stand in it as text, and `public/one-file.js` hands them out.

use std::{fmt::Write, fs, path::Path};

use anyhow::{Context, Result, ensure};
use base64::{Engine, engine::general_purpose::STANDARD};

use crate::{notices, offline::hash, shell};

/// The worker that reads the models.
const READER: &str = "worker";
/// Where an article goes that is in the page from the start, as JSON (`src/standalone.rs` fills it in). A block of
/// data, which no policy has to allow.
const GIVEN: &str = "<script type=\"application/json\" id=\"given\"></script>";
/// What stands in the file and nothing else: its own scripts and styles, by their hashes, and no address at all.
const POLICY: &str = "default-src 'none'; script-src {scripts} 'wasm-unsafe-eval'; worker-src blob:; style-src {styles}; font-src data:; img-src data:; base-uri 'none'; form-action 'none'";

/// Writes the page that is one file.
pub(crate) fn write(dist: &Path) -> Result<()> {
    let read = |file: &str| {
        fs::read_to_string(dist.join(file)).with_context(|| format!("{file} of dist/"))
    };
    let page = read("index.html")?;
    let style = style(dist, &read(&linked(&page, "rel=\"stylesheet\" href=\"")?)?)?;
    let glue = read(&linked(&page, "data-js=\"")?)?;
    let panels = read("panels.js")?;
    for glue in [&glue, &panels] {
        ensure!(glue.contains("__wbg_init as default"), "a program's glue has another form");
    }
    let program = linked(&page, "data-wasm=\"")?;

    let theme = script("", &read("theme.js")?)?;
    let one_file = fs::read_to_string(shell::root().join("public/one-file.js"))?;
    let glue = format!("{glue}\nglobalThis.oneFile.init = __wbg_init;\n");
    let panels = format!("{panels}\nglobalThis.oneFile.panelsInit = __wbg_init;\n");
    let scripts = [
        script(" type=\"module\"", &one_file)?,
        script(" type=\"module\"", &glue)?,
        script(" type=\"module\"", &panels)?,
        script(" type=\"module\"", &read("boot.js")?)?,
    ];
    let policy = POLICY
        .replace("{scripts}", &sources([&theme].into_iter().chain(&scripts)))
        .replace("{styles}", &sources([&style]));

    let page = without(&without(&page, "<link", ">"), "<script", "</script>");
    let (before, after) =
        page.split_once("content=\"default-src").context("the page has no policy")?;
    let (_, after) = after.split_once('"').context("the policy has no end")?;
    let icon = STANDARD.encode(fs::read(dist.join("icon.svg"))?);
    let icon = format!(
        "<link rel=\"icon\" type=\"image/svg+xml\" href=\"data:image/svg+xml;base64,{icon}\" />"
    );
    let page = format!("{before}content=\"{policy}\"{after}");
    let page = page.replacen("</head>", &format!("{icon}{}{}</head>", style.tag, theme.tag), 1);
    let (before, after) = page.split_once("</body>").context("the page has no body")?;

    let mut whole = before.to_owned();
    writeln!(whole, "{GIVEN}")?;
    // Before the parts: of a file that was cut short something still says so.
    scripts.iter().try_for_each(|script| writeln!(whole, "{}", script.tag))?;
    whole += &packed("page_bg.wasm", &fs::read(dist.join(program))?);
    whole += &packed("panels_bg.wasm", &fs::read(dist.join("panels_bg.wasm"))?);
    for name in workers(dist)? {
        let glue = text(&classic(&read(&format!("{name}.js"))?)?)?;
        writeln!(whole, "<script type=\"text/plain\" data-worker=\"{name}\">{glue}</script>")?;
        let program = format!("{name}_bg.wasm");
        whole += &packed(&program, &fs::read(dist.join(&program))?);
    }
    whole += &models(dist)?;
    let mut texts = shell::files(&dist.join("examples"))?;
    texts.push(dist.join("models/link-words-1.txt"));
    texts.push(dist.join(notices::FILE));
    for file in texts {
        let name = file.strip_prefix(dist)?.to_string_lossy().replace('\\', "/");
        let words = text(&fs::read_to_string(&file)?)?;
        writeln!(whole, "<script type=\"text/plain\" data-file=\"{name}\">{words}</script>")?;
    }
    whole += &part("data-part=\"end\"", &[]);
    fs::write(dist.join("standalone.html"), format!("{whole}</body>{after}"))?;
    Ok(())
}

/// An element with text in it that the policy has to allow.
struct Inline {
    tag: String,
    hash: String,
}

fn script(attributes: &str, code: &str) -> Result<Inline> {
    let code = text(code)?;
    let tag = format!("<script{attributes}>{code}</script>");
    Ok(Inline { tag, hash: hash(code.as_bytes()) })
}

/// The style sheet with its typeface in it.
fn style(dist: &Path, style: &str) -> Result<Inline> {
    let mut whole = String::new();
    let mut left = style;
    while let Some((before, after)) = left.split_once("url(\"./") {
        let (file, after) =
            after.split_once("\")").context("an address in the style has no end")?;
        let font = STANDARD.encode(fs::read(dist.join(file))?);
        write!(whole, "{before}url(\"data:font/woff2;base64,{font}\")")?;
        left = after;
    }
    let whole = text(&(whole + left))?;
    Ok(Inline { tag: format!("<style>{whole}</style>"), hash: hash(whole.as_bytes()) })
}

fn sources<'a>(inline: impl IntoIterator<Item = &'a Inline>) -> String {
    let sources: Vec<_> = inline.into_iter().map(|one| format!("'sha256-{}'", one.hash)).collect();
    sources.join(" ")
}

/// Text that can stand within a script or a style, with the line ends that a browser reads.
fn text(text: &str) -> Result<String> {
    let closes = ["</script", "</style", "<!--"].into_iter().find(|end| text.contains(end));
    ensure!(closes.is_none(), "{} in a script can't stand in a page", closes.unwrap_or_default());
    Ok(text.replace("\r\n", "\n"))
}

/// The glue of a worker without what makes it a module: from a disk browsers start no worker that is one.
fn classic(glue: &str) -> Result<String> {
    let lines = glue.lines().filter(|line| !line.starts_with("export {"));
    let lines = lines.map(|line| line.strip_prefix("export ").unwrap_or(line));
    let glue = lines.collect::<Vec<_>>().join("\n").replace("import.meta.url", "location.href");
    let left = ["import.meta", "\nexport", "\nimport"].into_iter().find(|word| glue.contains(word));
    ensure!(
        left.is_none() && glue.contains("function __wbg_init("),
        "a worker's glue has another form"
    );
    Ok(glue)
}

/// A part that is deflated, as a block of data.
fn packed(name: &str, bytes: &[u8]) -> String {
    part(&format!("data-part=\"{name}\""), &miniz_oxide::deflate::compress_to_vec_zlib(bytes, 9))
}

fn part(attributes: &str, bytes: &[u8]) -> String {
    format!("<script type=\"text/plain\" {attributes}>{}</script>\n", STANDARD.encode(bytes))
}

/// The model files, which are deflated already.
fn models(dist: &Path) -> Result<String> {
    let mut parts = String::new();
    for file in shell::files(&dist.join("models"))? {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        if name.ends_with(".bin") {
            let attributes = format!("data-model-of=\"{READER}\" data-part=\"models/{name}\"");
            parts += &part(&attributes, &fs::read(&file)?);
        }
    }
    Ok(parts)
}

/// The names of the workers, by the files that load them.
fn workers(dist: &Path) -> Result<Vec<String>> {
    let names = shell::files(dist)?.into_iter().filter_map(|file| {
        let name = file.file_name()?.to_str()?.strip_suffix("_loader.js")?;
        Some(name.to_owned())
    });
    Ok(names.collect())
}

/// The file that the page names after some words.
fn linked(page: &str, words: &str) -> Result<String> {
    let name = page.split_once(words).and_then(|(_, after)| after.split_once('"'));
    let (name, _) = name.with_context(|| format!("the page has no {words}"))?;
    Ok(name.trim_start_matches("./").to_owned())
}

/// A page without the elements that begin and end so.
fn without(page: &str, begin: &str, end: &str) -> String {
    let mut rest = String::new();
    let mut left = page;
    while let Some((before, after)) = left.split_once(begin) {
        rest += before;
        left = after.split_once(end).map_or("", |(_, after)| after);
    }
    rest + left
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_fetched_is_taken_out() {
        let page = r#"<head><link rel="icon" href="a"><script src="b"></script><noscript>c</noscript></head>"#;
        let page = without(&without(page, "<link", ">"), "<script", "</script>");
        assert_eq!(page, "<head><noscript>c</noscript></head>");
    }

    #[test]
    fn a_script_that_would_end_early_is_refused() {
        assert_eq!(text("a < b\r\n").ok().as_deref(), Some("a < b\n"));
        for bad in ["\"</script>\"", "\"<!--\""] {
            assert!(text(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_worker_is_no_module() {
        let glue = "export class A {}\nasync function __wbg_init(a) { a ?? import.meta.url }\nexport { __wbg_init as default };\n";
        let wanted = "class A {}\nasync function __wbg_init(a) { a ?? location.href }";
        assert_eq!(classic(glue).ok().as_deref(), Some(wanted));
        assert!(classic(&format!("import a from 'b';\n{glue}import c from 'd';")).is_err());
        assert!(classic("function init() {}").is_err());
    }

    #[test]
    fn the_policy_allows_a_script_by_its_hash() {
        let script = script("", "").unwrap();
        let wanted = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";
        assert_eq!(sources([&script]), wanted);
    }
}
