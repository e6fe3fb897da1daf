//! How the article is set: typeface, size, spacing, and how much the labels of its marks say. Plain; drawn by the
//! style sheet from an attribute, so that no change of it builds anything anew.

/// One question with a few answers, the usual one first in the style sheet's sense (no attribute value).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its name for the reader.
    pub name: &'static str,
    /// Its answers: the word in the attribute, and the name for the reader.
    pub answers: &'static [(&'static str, &'static str)],
    /// The answer at first.
    pub usual: usize,
}

/// All that can be chosen.
pub const QUESTIONS: [Question; 4] = [
    Question { name: "Typeface", answers: &[("serif", "Serif"), ("sans", "Sans")], usual: 0 },
    Question {
        name: "Size",
        answers: &[("small", "Small"), ("medium", "Medium"), ("large", "Large"), ("huge", "Huge")],
        usual: 1,
    },
    Question {
        name: "Lines",
        answers: &[("close", "Close"), ("open", "Open"), ("wide", "Wide")],
        usual: 1,
    },
    Question {
        name: "Labels",
        answers: &[("bare", "None"), ("letters", "Letters"), ("words", "Words")],
        usual: 1,
    },
];

/// An answer to each of the [`QUESTIONS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    answers: [usize; QUESTIONS.len()],
}

impl Default for Settings {
    fn default() -> Self {
        Self { answers: QUESTIONS.map(|question| question.usual) }
    }
}

impl Settings {
    /// From what [`Settings::words`] gave; unknown words are passed over.
    #[must_use]
    pub fn stored(words: &str) -> Self {
        let mut settings = Self::default();
        for (question, answer) in QUESTIONS.iter().zip(&mut settings.answers) {
            let known = words
                .split(' ')
                .find_map(|word| question.answers.iter().position(|(name, _)| *name == word));
            *answer = known.unwrap_or(*answer);
        }
        settings
    }

    /// The words of the answers, for the style sheet and for storage.
    #[must_use]
    pub fn words(&self) -> String {
        let word = |(question, &answer): (&Question, &usize)| question.answers[answer].0;
        QUESTIONS.iter().zip(&self.answers).map(word).collect::<Vec<_>>().join(" ")
    }

    /// Whether this is the answer to a question, both by index.
    #[must_use]
    pub fn is(&self, question: usize, answer: usize) -> bool {
        self.answers.get(question) == Some(&answer)
    }

    /// Answers a question, both by index.
    pub fn choose(&mut self, question: usize, answer: usize) {
        if QUESTIONS.get(question).is_some_and(|question| answer < question.answers.len()) {
            self.answers[question] = answer;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_come_back_from_storage() {
        let mut settings = Settings::default();
        assert_eq!(settings.words(), "serif medium open letters");
        settings.choose(0, 1);
        settings.choose(3, 2);
        settings.choose(1, 9);
        settings.choose(9, 0);
        assert_eq!(settings.words(), "sans medium open words");
        assert!(settings.is(3, 2) && !settings.is(3, 1) && !settings.is(9, 0));
        assert_eq!(Settings::stored(&settings.words()), settings);
        assert_eq!(Settings::stored("bare nonsense").words(), "serif medium open bare");
        assert_eq!(Settings::stored(""), Settings::default());
    }

    #[test]
    fn no_word_answers_two_questions() {
        let mut words: Vec<_> =
            QUESTIONS.iter().flat_map(|q| q.answers).map(|(word, _)| word).collect();
        let n = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), n);
    }
}
