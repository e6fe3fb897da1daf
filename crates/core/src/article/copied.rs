//! Decides which paragraphs of a copied text are the story.
//!
//! A text that is copied from a web page can contain menus, teasers and comments. Most texts are an article alone; for
//! these, the rules of `layout` are safer than the models.

use super::paragraph::{Paragraph, ParagraphRole};
use super::story::{self, Blocks, LONGER, Roles, StoryModel};

/// A text is the copy of a page if the models set aside at least `MIN_ASIDES` paragraphs and one in `MIN_SHARE`, if at
/// least `MIN_SHORT` of them have one or two words, if one of them is in [`FURNITURE`], and if there is a longer
/// paragraph of a story. In cross-validation, 88 % of the copies and none of the articles alone are such texts; without
/// the last two conditions, lists of results in the news are, too.
const MIN_ASIDES: usize = 10;
const MIN_SHORT: usize = 3;
const MIN_SHARE: usize = 5;
/// Lower-case lines of menus, which stand on many sites and in no article.
const FURNITURE: &[&str] = &[
    "about",
    "about us",
    "account",
    "advertise",
    "advertise with us",
    "advertisement",
    "archives",
    "business",
    "careers",
    "categories",
    "close",
    "comment",
    "comments",
    "contact",
    "contact us",
    "cookie policy",
    "cookies",
    "copy link",
    "e-mail",
    "email",
    "entertainment",
    "facebook",
    "faq",
    "follow us",
    "help",
    "home",
    "instagram",
    "jobs",
    "latest news",
    "leave a reply",
    "lifestyle",
    "linkedin",
    "load more",
    "log in",
    "log out",
    "login",
    "menu",
    "more",
    "most popular",
    "most read",
    "my account",
    "news",
    "newsletter",
    "newsletters",
    "next",
    "opinion",
    "photos",
    "pinterest",
    "politics",
    "previous",
    "print",
    "privacy",
    "privacy policy",
    "read more",
    "recommended",
    "reddit",
    "register",
    "related",
    "related articles",
    "reply",
    "rss",
    "save",
    "search",
    "see all",
    "share",
    "share this",
    "sign in",
    "sign up",
    "sitemap",
    "skip to content",
    "skip to main content",
    "sport",
    "sports",
    "subscribe",
    "tags",
    "technology",
    "terms",
    "terms and conditions",
    "terms of service",
    "terms of use",
    "top stories",
    "trending",
    "tweet",
    "twitter",
    "video",
    "videos",
    "view all",
    "weather",
    "whatsapp",
    "world",
    "youtube",
];
/// The number of paragraphs before the story in which a headline is looked for.
const BEFORE: usize = 14;
/// The minimum score of a headline that the models do not recognise as one. Set by cross-validation.
const MIN_TITLE: i32 = -25;

/// Sets the roles of the paragraphs of a copied text.
pub(super) fn set_roles(text: &str, paragraphs: &mut [Paragraph], model: &StoryModel) {
    let spans: Vec<_> = paragraphs.iter().map(|paragraph| paragraph.span).collect();
    let blocks = Blocks::of_text(text, &spans);
    let Some((roles, title_scores)) = story::roles(&blocks, model) else { return };
    if !is_copy(text, paragraphs, &roles) {
        return;
    }
    let title = headline(text, paragraphs, &roles, &title_scores);
    for (at, (paragraph, role)) in paragraphs.iter_mut().zip(roles).enumerate() {
        paragraph.role = match role {
            _ if title == Some(at) => ParagraphRole::Title,
            Some(ParagraphRole::Title) | None => ParagraphRole::Aside,
            Some(role) => role,
        };
    }
}

/// Returns whether the text is the copy of a page, given the roles of its paragraphs.
fn is_copy(text: &str, paragraphs: &[Paragraph], roles: &Roles) -> bool {
    let (mut asides, mut short, mut has_furniture, mut has_story) = (0, 0, false, false);
    for (paragraph, role) in paragraphs.iter().zip(roles) {
        let line = &text[paragraph.span.range()];
        let words = line.split_whitespace().count();
        if role.is_none() {
            asides += 1;
            short += usize::from(words <= 2);
            has_furniture |= words <= 4 && FURNITURE.contains(&line.to_lowercase().as_str());
        } else {
            has_story |= words >= LONGER;
        }
    }
    asides >= MIN_ASIDES
        && asides * MIN_SHARE >= roles.len()
        && short >= MIN_SHORT
        && has_furniture
        && has_story
}

/// Returns the index of the paragraph that looks most like a headline: among those before the opening of the story,
/// or else anywhere.
fn headline(text: &str, paragraphs: &[Paragraph], roles: &Roles, scores: &[i32]) -> Option<usize> {
    let words = |at: usize| text[paragraphs[at].span.range()].split_whitespace().count();
    let is_story =
        |at: &usize| roles[*at].is_some_and(ParagraphRole::is_prose) && words(*at) >= LONGER;
    let longer: Vec<usize> = (0..roles.len()).filter(is_story).collect();
    let opening = story::opening(&longer).unwrap_or(0);
    let can_be_title = |at: &usize| {
        let text = &text[paragraphs[*at].span.range()];
        (2..=30).contains(&words(*at))
            && !text.ends_with(['.', ',', ';', ':'])
            && scores[*at] > MIN_TITLE
    };
    let near = (opening.saturating_sub(BEFORE)..opening)
        .filter(can_be_title)
        .max_by_key(|&at| (scores[at], at));
    let titles = || (0..roles.len()).filter(|&at| roles[at] == Some(ParagraphRole::Title));
    near.or_else(|| titles().max_by_key(|&at| (scores[at], std::cmp::Reverse(at))))
}

#[cfg(test)]
mod tests {
    use crate::article::{Article, ParagraphRole};
    use crate::models::Models;

    const BEFORE: &str =
        "Skip to content\nHome\nNews\nSport\nOpinion\nSubscribe\nLog in\nSearch\n\n";
    const HEAD: &str = "Harbour town votes to mend its old bridge\nBy Ana Lund\n12 March 2021\n";
    const STORY: &str = "The council of Port Lund voted on Monday to mend the old bridge, which has been closed to all \
        traffic since a storm in January tore away two of its arches.\n\n\"We could not wait any longer,\" said Mayor Rafe \
        Pell, who had asked the county for money three times and was refused each time.\n\nThe work is to begin in May and \
        will cost four million pounds, the council said in a statement. Shops on the north bank have lost half of their \
        customers.\n";
    const AFTER: &str = "\nRelated\nFerry service to end in autumn\nTen things to do in Port Lund this weekend\nMost read\n\
        Man rescued from lighthouse\nComments\nLeave a reply\nAbout us\nContact\nPrivacy policy\n© 2021 Port Lund Ledger";

    /// Returns the paragraphs of a copied text that are not set aside, and the number of those that are.
    fn kept(text: &str) -> (Vec<ParagraphRole>, usize) {
        let models = Models::shipped();
        let article = Article::from_text(text.to_owned(), None, &models.story).unwrap();
        let roles: Vec<ParagraphRole> =
            article.paragraphs.iter().map(|paragraph| paragraph.role).collect();
        let kept: Vec<ParagraphRole> =
            roles.iter().copied().filter(|&role| role != ParagraphRole::Aside).collect();
        let n = roles.len() - kept.len();
        (kept, n)
    }

    #[test]
    fn the_furniture_of_a_copied_page_is_set_aside() {
        use ParagraphRole::{Body, Byline, Title};
        let text = format!("{BEFORE}{HEAD}Share\nFacebook\n\n{STORY}{AFTER}");
        assert_eq!(kept(&text), (vec![Title, Byline, Byline, Body, Body, Body], 21));
    }

    #[test]
    fn nothing_of_an_article_alone_is_set_aside() {
        assert_eq!(kept(&format!("{HEAD}\n{STORY}")).1, 0);
        let results: String = (1..40).map(|n| format!("{n}. Pell (Lund) 10:{n:02}\n")).collect();
        assert_eq!(kept(&format!("{HEAD}\n{STORY}\n{results}")).1, 0);
        assert_eq!(kept(&results).1, 0);
    }
}
