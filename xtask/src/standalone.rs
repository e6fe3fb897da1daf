//! Writes dist/standalone.html: the whole page as one file, which opens from a disk without a network. It contains the
//! programs and models of the finished dist/ as text, and `public/one-file.js` provides them to the page and workers.

use std::{fmt::Write, fs, path::Path};

use anyhow::{Context, Result, ensure};
use base64::{Engine, engine::general_purpose::STANDARD};

use crate::{notices, service_worker::hash, shell};

/// The name of the worker that loads the models.
const MODEL_WORKER: &str = "worker";
/// The element for an embedded article as JSON (`src/standalone.rs` fills it in). It is a data block, so the policy
/// need not allow it.
const EMBEDDED_ARTICLE: &str = "<script type=\"application/json\" id=\"given\"></script>";
/// The content-security policy. It allows only the file's own scripts and styles, by their hashes, and no network
/// address.
const POLICY: &str = "default-src 'none'; script-src {scripts} 'wasm-unsafe-eval'; worker-src blob:; style-src {styles}; font-src data:; img-src data:; base-uri 'none'; form-action 'none'";

/// Writes the standalone page.
pub(crate) fn write(dist: &Path) -> Result<()> {
    let read =
        |file: &str| fs::read_to_string(dist.join(file)).with_context(|| format!("dist/{file}"));
    let page = read("index.html")?;
    let style = style(dist, &read(&linked_file(&page, "rel=\"stylesheet\" href=\"")?)?)?;
    let glue = read(&linked_file(&page, "data-js=\"")?)?;
    let panels = read("panels.js")?;
    for glue in [&glue, &panels] {
        ensure!(
            glue.contains("__wbg_init as default"),
            "the glue code of a program has an unexpected form"
        );
    }
    let program = linked_file(&page, "data-wasm=\"")?;

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
        .replace("{scripts}", &hash_sources([&theme].into_iter().chain(&scripts)))
        .replace("{styles}", &hash_sources([&style]));

    let page = remove_elements(&remove_elements(&page, "<link", ">"), "<script", "</script>");
    let (before, after) =
        page.split_once("content=\"default-src").context("the page has no policy")?;
    let (_, after) = after.split_once('"').context("the policy has no closing quote")?;
    let icon = STANDARD.encode(fs::read(dist.join("icon.svg"))?);
    let icon = format!(
        "<link rel=\"icon\" type=\"image/svg+xml\" href=\"data:image/svg+xml;base64,{icon}\" />"
    );
    let page = format!("{before}content=\"{policy}\"{after}");
    let page = page.replacen("</head>", &format!("{icon}{}{}</head>", style.tag, theme.tag), 1);
    let (before, after) = page.split_once("</body>").context("the page has no body")?;

    let mut html = before.to_owned();
    writeln!(html, "{EMBEDDED_ARTICLE}")?;
    // The scripts precede the parts, so that they can report a truncated file.
    scripts.iter().try_for_each(|script| writeln!(html, "{}", script.tag))?;
    html += &compressed_part("page_bg.wasm", &fs::read(dist.join(program))?);
    html += &compressed_part("panels_bg.wasm", &fs::read(dist.join("panels_bg.wasm"))?);
    for name in worker_names(dist)? {
        let glue = element_text(&to_classic_script(&read(&format!("{name}.js"))?)?)?;
        writeln!(html, "<script type=\"text/plain\" data-worker=\"{name}\">{glue}</script>")?;
        let program = format!("{name}_bg.wasm");
        html += &compressed_part(&program, &fs::read(dist.join(&program))?);
    }
    html += &model_parts(dist)?;
    let mut texts = shell::files(&dist.join("examples"))?;
    texts.push(dist.join("models/link-words-1.txt"));
    texts.push(dist.join(notices::FILE));
    for file in texts {
        let name = file.strip_prefix(dist)?.to_string_lossy().replace('\\', "/");
        let words = element_text(&fs::read_to_string(&file)?)?;
        writeln!(html, "<script type=\"text/plain\" data-file=\"{name}\">{words}</script>")?;
    }
    html += &part("data-part=\"end\"", &[]);
    fs::write(dist.join("standalone.html"), format!("{html}</body>{after}"))?;
    Ok(())
}

/// An inline script or style sheet, which the policy must allow by its hash.
struct Inline {
    tag: String,
    hash: String,
}

fn script(attributes: &str, code: &str) -> Result<Inline> {
    let code = element_text(code)?;
    let tag = format!("<script{attributes}>{code}</script>");
    Ok(Inline { tag, hash: hash(code.as_bytes()) })
}

/// Returns the style sheet with the fonts embedded.
fn style(dist: &Path, style: &str) -> Result<Inline> {
    let mut css = String::new();
    let mut remaining = style;
    while let Some((before, after)) = remaining.split_once("url(\"./") {
        let (file, after) =
            after.split_once("\")").context("a URL in the style sheet has no end")?;
        let font = STANDARD.encode(fs::read(dist.join(file))?);
        write!(css, "{before}url(\"data:font/woff2;base64,{font}\")")?;
        remaining = after;
    }
    let css = element_text(&(css + remaining))?;
    Ok(Inline { tag: format!("<style>{css}</style>"), hash: hash(css.as_bytes()) })
}

fn hash_sources<'a>(inline: impl IntoIterator<Item = &'a Inline>) -> String {
    let sources: Vec<_> =
        inline.into_iter().map(|element| format!("'sha256-{}'", element.hash)).collect();
    sources.join(" ")
}

/// Checks that a text can be the content of a script or style element, and normalizes line ends as browsers do.
fn element_text(text: &str) -> Result<String> {
    let closes = ["</script", "</style", "<!--"].into_iter().find(|end| text.contains(end));
    ensure!(
        closes.is_none(),
        "a script that contains {} can't be embedded",
        closes.unwrap_or_default()
    );
    Ok(text.replace("\r\n", "\n"))
}

/// Turns the glue code of a worker from a module into a classic script. Browsers do not start module workers for a page
/// that was opened from a disk.
fn to_classic_script(glue: &str) -> Result<String> {
    let lines = glue.lines().filter(|line| !line.starts_with("export {"));
    let lines = lines.map(|line| line.strip_prefix("export ").unwrap_or(line));
    let glue = lines.collect::<Vec<_>>().join("\n").replace("import.meta.url", "location.href");
    let remaining =
        ["import.meta", "\nexport", "\nimport"].into_iter().find(|word| glue.contains(word));
    ensure!(
        remaining.is_none() && glue.contains("function __wbg_init("),
        "the glue code of a worker has an unexpected form"
    );
    Ok(glue)
}

/// Compresses a part with zlib and returns it as a data block, a script element that browsers do not run.
fn compressed_part(name: &str, bytes: &[u8]) -> String {
    part(&format!("data-part=\"{name}\""), &miniz_oxide::deflate::compress_to_vec_zlib(bytes, 9))
}

fn part(attributes: &str, bytes: &[u8]) -> String {
    format!("<script type=\"text/plain\" {attributes}>{}</script>\n", STANDARD.encode(bytes))
}

/// Returns the model files as data blocks. They are compressed already.
fn model_parts(dist: &Path) -> Result<String> {
    let mut parts = String::new();
    for file in shell::files(&dist.join("models"))? {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        if name.ends_with(".bin") {
            let attributes =
                format!("data-model-of=\"{MODEL_WORKER}\" data-part=\"models/{name}\"");
            parts += &part(&attributes, &fs::read(&file)?);
        }
    }
    Ok(parts)
}

/// Returns the names of the workers, from the names of their loader files.
fn worker_names(dist: &Path) -> Result<Vec<String>> {
    let names = shell::files(dist)?.into_iter().filter_map(|file| {
        let name = file.file_name()?.to_str()?.strip_suffix("_loader.js")?;
        Some(name.to_owned())
    });
    Ok(names.collect())
}

/// Returns the file name in the page between `words` and the next quotation mark.
fn linked_file(page: &str, words: &str) -> Result<String> {
    let name = page.split_once(words).and_then(|(_, after)| after.split_once('"'));
    let (name, _) = name.with_context(|| format!("the page has no {words}"))?;
    Ok(name.trim_start_matches("./").to_owned())
}

/// Removes the elements that start with `begin` and end with `end` from a page.
fn remove_elements(page: &str, begin: &str, end: &str) -> String {
    let mut rest = String::new();
    let mut remaining = page;
    while let Some((before, after)) = remaining.split_once(begin) {
        rest += before;
        remaining = after.split_once(end).map_or("", |(_, after)| after);
    }
    rest + remaining
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_and_scripts_are_removed() {
        let page = r#"<head><link rel="icon" href="a"><script src="b"></script><noscript>c</noscript></head>"#;
        let page = remove_elements(&remove_elements(page, "<link", ">"), "<script", "</script>");
        assert_eq!(page, "<head><noscript>c</noscript></head>");
    }

    #[test]
    fn a_script_that_would_end_its_element_early_is_rejected() {
        assert_eq!(element_text("a < b\r\n").ok().as_deref(), Some("a < b\n"));
        for bad in ["\"</script>\"", "\"<!--\""] {
            assert!(element_text(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_worker_becomes_a_classic_script() {
        let glue = "export class A {}\nasync function __wbg_init(a) { a ?? import.meta.url }\nexport { __wbg_init as default };\n";
        let expected = "class A {}\nasync function __wbg_init(a) { a ?? location.href }";
        assert_eq!(to_classic_script(glue).ok().as_deref(), Some(expected));
        assert!(
            to_classic_script(&format!("import a from 'b';\n{glue}import c from 'd';")).is_err()
        );
        assert!(to_classic_script("function init() {}").is_err());
    }

    #[test]
    fn the_policy_allows_a_script_by_its_hash() {
        let script = script("", "").unwrap();
        let expected = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";
        assert_eq!(hash_sources([&script]), expected);
    }
}
