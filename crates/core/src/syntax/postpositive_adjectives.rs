//! Attaches the noun before a postpositive adjective ("attorney general"): "general" becomes the head of the title, and
//! "attorney" its compound. The parser often takes the two words for nouns with heads of their own.

use super::parser::Arc;
use crate::document::{Relation, Upos, Xpos};

/// The nouns that form a title with "general" after them, sorted.
const OFFICES: &[&str] = &[
    "attorney",
    "attorneys",
    "auditor",
    "comptroller",
    "director",
    "governor",
    "inspector",
    "postmaster",
    "secretary",
    "solicitor",
    "surgeon",
];

/// Makes "general" the head of its title, so that the noun before it is a part of a compound. `form` returns a token's
/// characters. The arcs form one tree before and after.
pub(super) fn attach_general<'t>(
    arcs: &mut [Option<Arc>],
    tags: &[(Upos, Xpos)],
    form: impl Fn(usize) -> &'t str,
) {
    for general in 1..arcs.len() {
        let office = general - 1;
        let is_title = form(general).eq_ignore_ascii_case("general")
            && OFFICES.binary_search(&form(office).to_lowercase().as_str()).is_ok();
        let (Some(above), Some(own)) = (arcs[office], arcs[general]) else { continue };
        if !is_title || !matches!(tags[office].0, Upos::Noun | Upos::Propn) {
            continue;
        }
        // The arc of the upper of the two. If neither is above the other, that of "general" if it modifies a name after
        // it ("Attorney General William Barr").
        let modifies_name = own.0.is_some_and(|head| head > general);
        let outer = if is_above(arcs, office, general) {
            above
        } else if modifies_name || is_above(arcs, general, office) {
            own
        } else {
            above
        };
        for arc in arcs.iter_mut().flatten().filter(|arc| arc.0 == Some(office)) {
            arc.0 = Some(general);
        }
        arcs[general] = Some(outer);
        arcs[office] = Some((Some(general), Relation::Compound));
    }
}

/// Returns whether `ancestor` is an ancestor of `token`. The arcs form one tree.
fn is_above(arcs: &[Option<Arc>], ancestor: usize, token: usize) -> bool {
    let head = |at: &usize| arcs[*at].and_then(|(head, _)| head);
    std::iter::successors(head(&token), head).any(|at| at == ancestor)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the heads after the correction. A token is `form/head/relation`; heads count from 1, and 0 is none.
    fn heads(words: &str) -> Vec<usize> {
        let tokens: Vec<Vec<&str>> = words.split(' ').map(|w| w.split('/').collect()).collect();
        let arc = |token: &Vec<&str>| {
            let head: usize = token[1].parse().expect("a number");
            Some((head.checked_sub(1), Relation::parse(token[2]).expect("a relation")))
        };
        let mut arcs: Vec<Option<Arc>> = tokens.iter().map(arc).collect();
        let tags = vec![(Upos::Noun, Xpos::Nn); tokens.len()];
        attach_general(&mut arcs, &tags, |at| tokens[at][0]);
        arcs.iter().map(|arc| arc.and_then(|arc| arc.0).map_or(0, |head| head + 1)).collect()
    }

    #[test]
    fn general_is_the_head_of_its_title() {
        assert_eq!(heads("The/2/det attorney/4/nsubj general/4/nsubj said/0/root"), [3, 3, 4, 0]);
        assert_eq!(heads("The/2/det attorney/4/nsubj general/2/amod said/0/root"), [3, 3, 4, 0]);
        assert_eq!(
            heads("Attorney/4/nsubj General/3/nmod:desc Barr/4/nsubj said/0/root"),
            [2, 3, 4, 0]
        );
        assert_eq!(heads("The/3/det army/3/compound general/4/nsubj said/0/root"), [3, 3, 4, 0]);
    }

    /// All trees of four words, in which the second and third word are the title.
    #[test]
    fn the_tree_stays_a_tree() {
        let forms = ["the", "attorney", "general", "Barr"];
        let is_tree = |heads: &[Option<usize>]| {
            let root = heads.iter().filter(|head| head.is_none()).count() == 1;
            let ends =
                |at: usize| std::iter::successors(Some(at), |&at| heads[at]).take(9).count() < 9;
            root && (0..heads.len()).all(ends)
        };
        let mut n = 0;
        for code in 0..625_usize {
            let digit = |at: u32| (code / 5_usize.pow(at) % 5).checked_sub(1);
            let heads: Vec<Option<usize>> = (0..4).map(digit).collect();
            if !is_tree(&heads) {
                continue;
            }
            n += 1;
            let mut arcs: Vec<Option<Arc>> =
                heads.iter().map(|&head| Some((head, Relation::Dep))).collect();
            attach_general(&mut arcs, &[(Upos::Noun, Xpos::Nn); 4], |at| forms[at]);
            let after: Vec<Option<usize>> = arcs.iter().map(|arc| arc.and_then(|a| a.0)).collect();
            assert!(is_tree(&after), "{heads:?} {after:?}");
        }
        assert_eq!(n, 64, "there are 4³ rooted trees of four words");
    }
}
