//! Tests the extraction of text from complete, broken and hostile pages.

use super::super::{Article, ArticleError, ParagraphRole, PublishedFrom};
use crate::models::Models;
use std::sync::LazyLock;

static MODELS: LazyLock<Models> = LazyLock::new(Models::shipped);

/// A story of typical length, without a title.
const STORY: &str = "The council of Port Lund voted on Monday to mend the old bridge, which has been closed to all \
    traffic since a storm in March tore away two of its arches.";

fn read(html: &str) -> Result<Article, ArticleError> {
    Article::from_html(html, None, Some(&MODELS.story))
}

fn check(html: &str, expected: &str) -> Article {
    let article = read(html).unwrap_or_else(|error| panic!("{html}: {error}"));
    assert_eq!(article.text, expected, "{html}");
    article
}

/// Checks that the extracted text contains [`STORY`] and not "MENU".
fn check_story(html: &str) {
    let article = read(html).unwrap_or_else(|error| panic!("{html}: {error}"));
    assert!(article.text.contains(STORY), "{html}\n{}", article.text);
    assert!(!article.text.contains("MENU"), "{html}\n{}", article.text);
}

#[test]
fn a_page_becomes_its_story() {
    let article = check(
        "<!doctype html><html><head><title>Site: Bridge falls</title><meta property='article:published_time' \
         content='2021-03-04T08:00:00Z'><style>p{}</style></head><body><nav><a href=/>Home</a></nav><article>\
         <h1>Bridge <em>falls</em></h1><p>The bridge fell on&nbsp;Monday.<script>alert('x')</script></p>\
         <figure><img src=x onerror=alert(1)><figcaption>The bridge</figcaption></figure><p>Nobody was hurt, said the \
         mayor &amp; her <a href=x>deputy</a>, who had seen it happen. It had stood there for two hundred years, longer \
         than any other in the county, and was to be mended this year.</p><ul><li><a href=y>More bridges</a></li></ul>\
         </article><footer>All rights reserved</footer></body></html>",
        "Bridge falls\n\nThe bridge fell on Monday.\n\nThe bridge\n\nNobody was hurt, said the mayor & her deputy, who had \
         seen it happen. It had stood there for two hundred years, longer than any other in the county, and was to be \
         mended this year.",
    );
    assert_eq!(article.created.map(|d| d.to_string()).as_deref(), Some("2021-03-04"));
    assert_eq!(article.created_from, Some(PublishedFrom::Dateline));
    let roles: Vec<ParagraphRole> = article.paragraphs.iter().map(|p| p.role).collect();
    assert_eq!(
        roles,
        [ParagraphRole::Title, ParagraphRole::Body, ParagraphRole::Caption, ParagraphRole::Body]
    );
}

#[test]
fn broken_and_hostile_markup_is_only_text() {
    check("<p>one<p>two <b>three", "one\n\ntwo three");
    check("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>", "<script>alert(1)</script>");
    check("<svg><script>alert(1)</script></svg><p>kept</p>", "kept");
    check("<head><meta charset=utf-8><body><p>kept</p>", "kept");
    check("<p>a<br>b</p><a", "a\n\nb");
    check("<p>a\u{200b} \u{200b} b\r\nc", "a b c");
}

#[test]
fn tags_that_may_be_left_out_are_not_needed() {
    let rest = format!("<p>{STORY}");
    for before in [
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>T</title>",
        "<!doctype html><title>T</title>",
        "<html><head><title>T</title><link rel=x><body>",
        "<title>T</title></head>",
        "<body><title>T</title>",
    ] {
        let article = check(&format!("{before}{rest}"), &format!("T\n\n{STORY}"));
        assert_eq!(article.paragraphs[0].role, ParagraphRole::Title);
    }
    check(&format!("<title>T</title>{STORY}"), &format!("T\n\n{STORY}"));
}

#[test]
fn a_form_around_the_story_is_read() {
    for html in [
        "<body><form id=aspnetForm><input type=hidden><div><h1>T</h1><p>STORY</p></div></form>",
        "<form><header>Welcome to our site, dear reader.</header><p>STORY</p></form><p>All rights reserved.</p>",
        "<article><form><p>STORY</p></form></article>",
        "<form><nav>MENU</nav><article><p>STORY</p></article></form><div>By the staff.</div>",
    ] {
        check_story(&html.replace("STORY", STORY));
    }
    // A small form is not part of the story.
    let beside = "<p>STORY</p><form><label>MENU</label><input><p>Write to us, please</p></form>";
    check(&beside.replace("STORY", STORY), STORY);
}

#[test]
fn elements_without_their_end_tags_lose_nothing() {
    for name in [
        "nav",
        "footer",
        "form",
        "button",
        "select",
        "iframe",
        "object",
        "video",
        "audio",
        "canvas",
        "dialog",
        "menu",
        "noscript",
        "template",
        "svg",
        "math",
        "noembed",
        "noframes",
        "xmp",
        "plaintext",
        "article",
        "main",
        "aside",
        "table",
        "a href=x",
        "header",
        "marquee",
    ] {
        for html in [
            "<NAME><p>STORY</p>",
            "<h1>T</h1><div><NAME></div><p>STORY</p>",
            "<nav>MENU</nav><NAME><p>STORY</p></body></html>",
            "<div><NAME>First</div><p>STORY</p><nav>MENU</nav>",
        ] {
            check_story(&html.replace("NAME", name).replace("STORY", STORY));
        }
    }
}

#[test]
fn text_elements_without_their_end_tags_lose_nothing() {
    for name in ["script", "style", "title", "textarea"] {
        for html in [
            "<NAME><p>STORY</p>",
            "<head><NAME>var a = 1;<body><p>STORY",
            "<p>Lead</p><NAME type=x>a<NAME>b<p>STORY</p></body></html>",
            "<NAME></NAMES><p>STORY</p></NAME",
            "é\r\n<NAME>\r\n<p>é</p>\r\n<p>STORY</p>",
        ] {
            check_story(&html.replace("NAME", name).replace("STORY", STORY));
        }
    }
    check(&format!("<title>T<p>{STORY}"), &format!("T\n\n{STORY}"));
    // A file that is cut inside a script has no story after it.
    let cut = format!("<h1>T</h1><p>{STORY}</p><script>let a = '<div>MENU</div>'; if (a < b)");
    check(&cut, &format!("T\n\n{STORY}"));
    check(&format!("<svg><title/><script/></svg><p>{STORY}"), STORY);
    check(&format!("<svg><title>Icon</title></svg><p>{STORY}"), STORY);
}

#[test]
fn stray_end_tags_end_nothing_else() {
    for html in [
        "</nav></form></div></article><p>STORY</p>",
        "<article><p>One.</p></main></nav></body></html></head><p>STORY</p></article>",
        "<main><article><h1>T</h1></article><article><p>STORY</p></article></main>",
        "<article><article><nav>MENU</nav></article><p>STORY</p></article>",
        "<nav><div>MENU</nav></div><p>STORY</p>",
        "<div><table><tr><td></div><nav>MENU</nav><p>STORY</p></table></div>",
        "<p>STORY</p></script></style></title></textarea>",
    ] {
        check_story(&html.replace("STORY", STORY));
    }
}

#[test]
fn the_headline_of_something_else_drops_no_story() {
    let article = check(
        &format!(
            "<h2>The bridge</h2><p>{STORY}</p><div><h1>Other news</h1><p>Rain on Sunday.</p></div>"
        ),
        &format!("The bridge\n\n{STORY}\n\nOther news\n\nRain on Sunday."),
    );
    assert_eq!(article.paragraphs[0].role, ParagraphRole::Title);
    assert_eq!(article.paragraphs[2].role, ParagraphRole::Heading);
    // Teasers are marked up as articles too.
    let teaser = "<article><h3>Another story</h3><p>Somebody else said that nobody had been there at all.</p></article>";
    let html = format!("<div>{}</div>{}", format!("<p>{STORY}</p>").repeat(9), teaser.repeat(3));
    check_story(&html);
}

#[test]
fn a_story_that_stands_only_where_browsers_hide_it_is_read() {
    for html in [
        "<title>T</title><div id=root></div><noscript><p>STORY</p></noscript>",
        "<template shadowrootmode=open><p>STORY</p></template>",
        "<nav><a href=/>MENU</a></nav><iframe><p>STORY</p></iframe>",
        "<frameset><frame src=a><noframes><body><p>STORY</p></noframes></frameset>",
        "<object data=a.swf><p>STORY</p></object>",
    ] {
        check_story(&html.replace("STORY", STORY));
    }
}

#[test]
fn a_story_for_search_engines_is_read_where_the_page_has_none() {
    let json = r#"<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "Site"},
        {"@type": "NewsArticle", "headline": "Bridge  vote", "articleBody": "STORY\n\nNobody was hurt."}]}</script>"#;
    let json = json.replace("STORY", STORY);
    let told = format!("Bridge vote\n\n{STORY}\n\nNobody was hurt.");
    let article = check(&format!("{json}<div id=root>Loading</div>"), &told);
    assert_eq!(article.paragraphs[0].role, ParagraphRole::Title);
    let shown = format!("{} It was late.", STORY.replace("Monday", "Friday"));
    check(&format!("{json}<p>{shown}</p>"), &format!("Bridge vote\n\n{shown}"));
    for damaged in ["{\"articleBody\": \"", "[[", "{\"articleBody\": 1}", "null \"articleBody\""] {
        let page = format!("<script type='application/ld+json'>{damaged}</script><p>{STORY}");
        check(&page, STORY);
    }
    let deep = format!("<script type='application/ld+json'>\"articleBody\"{}", "[".repeat(100_000));
    check(&format!("{deep}</script><p>{STORY}"), STORY);
}

#[test]
fn what_is_there_is_read_where_nothing_else_is() {
    check(
        "<nav><a href=/a>Ferry sinks</a> <a href=/b>Bridge falls</a></nav>",
        "Ferry sinks Bridge falls",
    );
    check("<button>Accept</button>", "Accept");
    check("<p><a href=x>One linked line</a></p>", "One linked line");
    check("<p>Short.</p><form>Name</form>", "Short.");
    // A named anchor is not a link.
    check("<p><a name=top>One line</a></p>", "One line");
}

#[test]
fn a_page_without_text_is_told() {
    assert_eq!(read("").unwrap().paragraphs, []);
    for html in [
        "<p> </p>",
        "<p>—</p>",
        "<title>Site</title><div id=root></div><script>start()</script>",
        "<title>Site</title><noscript>You need JavaScript.</noscript>",
        "<!-- <p>Not shown</p>",
        "<img src=a><input value=b>",
        "<frameset><frame src=a></frameset>",
        "<a href=\"x>One <p>two",
    ] {
        assert_eq!(read(html), Err(ArticleError::EmptyPage), "{html}");
    }
    assert!(ArticleError::EmptyPage.to_string().contains("copy the text"));
}

#[test]
fn depth_costs_nothing() {
    let deep = "<div>".repeat(100_000) + "deep";
    check(&deep, "deep");
    let closed = format!("<main>{}deep{}</main>", "<div>".repeat(5_000), "</div>".repeat(5_000));
    check_story(&format!("{closed}<nav>MENU</nav><p>{STORY}"));
}

#[test]
fn large_pages_of_any_shape_are_read() {
    for unit in [
        "<p>a",
        "<div>",
        "<nav>",
        "</nav>",
        "<title>",
        "<script>",
        "<textarea>",
        "<iframe>",
        "<xmp>",
        "<svg><title/>",
        "<a href=x>b",
        "<b>",
        "<table><td>",
        "<!--",
        "<![CDATA[",
        "&amp;",
        "</",
        "<",
        "<h1>",
        "<article>",
        "<li><ul>",
        "<form><p>a</form>",
        "<title></title>",
        "<p a=b c=d>",
        "\u{301}",
        "<template>",
        "</div></p>",
        "<nav>a</nav>",
        "<article>a</nav>",
        "<script><!--<script>",
    ] {
        let html = unit.repeat((1 << 20) / unit.len());
        match read(&html) {
            Ok(_) | Err(ArticleError::EmptyPage) => {}
            Err(error) => panic!("{unit}: {error}"),
        }
    }
}
