//! The typographic settings of the article: typeface, size, spacing, and labels of the marks. The style sheet
//! applies them from an attribute, so that a change rebuilds no element. This module is pure.

/// A setting with its options.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its name for the reader.
    pub name: &'static str,
    /// Its options: the value in the attribute, and the name for the reader.
    pub answers: &'static [(&'static str, &'static str)],
    /// The index of the default option.
    pub usual: usize,
}

/// All settings.
pub const QUESTIONS: [Question; 4] = [
    Question { name: "Typeface", answers: &[("serif", "Serif"), ("sans", "Sans")], usual: 0 },
    Question {
        name: "Size",
        answers: &[("small", "Small"), ("medium", "Medium"), ("large", "Large"), ("huge", "Huge")],
        usual: 1,
    },
    Question {
        name: "Line spacing",
        answers: &[("close", "Tight"), ("open", "Normal"), ("wide", "Loose")],
        usual: 1,
    },
    Question {
        name: "Labels",
        answers: &[("bare", "None"), ("letters", "Letters"), ("words", "Words")],
        usual: 1,
    },
];

/// The chosen option of each of the [`QUESTIONS`].
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
    /// Parses what [`Settings::words`] returned. Unknown values are ignored.
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

    /// Returns the values of the chosen options, for the style sheet and for storage.
    #[must_use]
    pub fn words(&self) -> String {
        let word = |(question, &answer): (&Question, &usize)| question.answers[answer].0;
        QUESTIONS.iter().zip(&self.answers).map(word).collect::<Vec<_>>().join(" ")
    }

    /// Returns whether an option is chosen. Both arguments are indices.
    #[must_use]
    pub fn is(&self, question: usize, answer: usize) -> bool {
        self.answers.get(question) == Some(&answer)
    }

    /// Chooses an option. Both arguments are indices.
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
    fn settings_round_trip_through_storage() {
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
    fn option_values_are_unique() {
        let mut words: Vec<_> =
            QUESTIONS.iter().flat_map(|q| q.answers).map(|(word, _)| word).collect();
        let n = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), n);
    }
}
