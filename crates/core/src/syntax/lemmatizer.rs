//! Finds lemmas by the conventions of UD English: a linear model chooses an edit of the word's end.
//!
//! A label is an edit: the number of characters to drop from the end, and the string to append (Chrupała et al.
//! 2008). `3|y` turns "cities" into "city". Names keep their capitals; all other words are edited in lower case.

use crate::document::{Upos, Xpos};
use crate::features::Word;
use crate::linear::{Hasher, Model};
use crate::model_file::ModelError;

/// The trained lemmatizer.
#[derive(Clone, Debug)]
pub struct Lemmatizer {
    model: Model,
    edits: Vec<Edit>,
}

/// The maximum number of edits that are tried, from the highest score down, until one fits. Set by hand.
const TRIES: usize = 4;

/// An edit that turns a word into its lemma.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The number of characters to drop from the end.
    drop: usize,
    /// The string to append.
    add: String,
}

impl Edit {
    /// Returns the shortest edit that turns `word` into `lemma`.
    #[must_use]
    pub fn between(word: &str, lemma: &str) -> Self {
        let shared = word.chars().zip(lemma.chars()).take_while(|(a, b)| a == b).count();
        Self { drop: word.chars().count() - shared, add: lemma.chars().skip(shared).collect() }
    }

    /// Returns the label for this edit: the number, a bar, the string, as in `3|y`.
    #[must_use]
    pub fn label(&self) -> String {
        format!("{}|{}", self.drop, self.add)
    }

    fn parse(label: &str) -> Option<Self> {
        let (drop, add) = label.split_once('|')?;
        Some(Self { drop: drop.parse().ok()?, add: add.to_owned() })
    }

    /// Returns the lemma that the edit makes of the word; `None` if the edit does not fit. An edit that adds
    /// several letters with a capital was learned from one word ("greek" to "Greek"). It fits only words that start
    /// with these letters in lower case and that it replaces entirely ("greeks").
    fn apply(&self, word: &str) -> Option<String> {
        let length = word.chars().count().checked_sub(self.drop)?;
        let added = self.add.to_lowercase();
        if added != self.add
            && added.chars().count() > 1
            && !(length == 0 && word.starts_with(&added))
        {
            return None;
        }
        let stem = word.char_indices().nth(length).map_or(word, |(end, _)| &word[..end]);
        Some(format!("{stem}{}", self.add)).filter(|lemma| !lemma.is_empty())
    }
}

impl Lemmatizer {
    /// Reads the body of the model file.
    ///
    /// # Errors
    /// [`ModelError::Damaged`] if the bytes are not a linear model whose labels are edits.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let model = Model::from_bytes(bytes)?;
        let edits =
            model.labels().iter().map(|label| Edit::parse(label)).collect::<Option<Vec<_>>>();
        let edits = edits.filter(|edits| !edits.is_empty()).ok_or(ModelError::Damaged)?;
        Ok(Self { model, edits })
    }

    /// Returns the lemma of a word with this form and these tags; `scores` is a reusable buffer.
    #[must_use]
    pub fn lemma(
        &self,
        form: &str,
        word: &Word,
        tags: (Upos, Xpos),
        scores: &mut Vec<i32>,
    ) -> String {
        let base = base(form, tags.0);
        scores.resize(self.edits.len(), 0);
        self.model.score(&describe(&base, word, tags), scores);
        for _ in 0..TRIES {
            let best = super::tagger::best(scores);
            if let Some(lemma) = self.edits[best].apply(&base) {
                return lemma;
            }
            scores[best] = i32::MIN;
        }
        base
    }
}

/// Returns the word in the form that is edited: in lower case unless it is a name, and with a plain apostrophe.
#[must_use]
pub fn base(form: &str, upos: Upos) -> String {
    let form = form.replace('\u{2019}', "'");
    if upos == Upos::Propn { form } else { form.to_lowercase() }
}

/// Returns the features of a word: its tags alone, and its tags combined with the whole word, with its spelling
/// type, and with each of its endings.
#[must_use]
pub fn describe(base: &str, word: &Word, (upos, xpos): (Upos, Xpos)) -> Vec<u32> {
    let tags = (upos as u32) << 8 | xpos as u32;
    let tagged = |template| Hasher::new(template).word(tags);
    let mut features = vec![
        tagged(0).finish(),
        tagged(1).text(base).finish(),
        tagged(2).word(word.kind as u32).finish(),
    ];
    let ends = base.char_indices().rev().map(|(start, _)| &base[start..]).take(6);
    features.extend(ends.map(|end| tagged(3).text(end).finish()));
    features
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_turn_words_into_lemmas() {
        let check = |word: &str, lemma: &str, label: &str| {
            let edit = Edit::between(word, lemma);
            assert_eq!(edit.label(), label, "{word}");
            assert_eq!(Edit::parse(label).unwrap().apply(word).as_deref(), Some(lemma));
        };
        check("cities", "city", "3|y");
        check("tree", "tree", "0|");
        check("went", "go", "4|go");
        check("naïvetés", "naïveté", "1|");
    }

    #[test]
    fn an_edit_that_does_not_fit_makes_nothing() {
        assert_eq!(Edit::parse("3|").unwrap().apply("ing"), None);
        assert_eq!(Edit::parse("4|y").unwrap().apply("ing"), None);
        assert_eq!(Edit::parse("x|y"), None);
    }

    #[test]
    fn an_edit_that_adds_a_capital_fits_its_own_word_only() {
        let check = |label: &str, word: &str, lemma: Option<&str>| {
            assert_eq!(Edit::parse(label).unwrap().apply(word).as_deref(), lemma, "{label} {word}");
        };
        check("5|Greek", "greek", Some("Greek"));
        check("6|Greek", "greeks", Some("Greek"));
        check("5|Greek", "select", None);
        check("5|Greek", "tajik", None);
        check("8|Creative", "conservative", None);
        check("2|I", "me", Some("I"));
    }
}
