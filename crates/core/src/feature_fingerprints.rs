//! Fingerprints of the feature templates that the shipped weights were trained with.
//!
//! A weight belongs to the hash of a feature. Weights that were trained with other templates would load and give
//! nonsense, so each model file contains the fingerprint of its templates (`model_file`). A test computes the
//! fingerprints from the features of a sample document. When it fails, retrain the model and write down the new
//! number.

/// The fingerprint of the templates for the gaps between tokens, where a sentence may end.
pub(crate) const SENTENCES: u32 = 0x2f6d33be;
/// The fingerprint of the templates for the words that the syntax network reads.
pub(crate) const SYNTAX: u32 = 0x0edf6272;
/// The fingerprint of the templates for the words that the lemmatizer reads.
pub(crate) const LEMMATIZER: u32 = 0xc23c7d4b;
/// The fingerprint of the templates for names, in both passes of the name model.
pub(crate) const NAMES: u32 = 0xa91fc360;
/// The fingerprint of the templates for the triggers and dates of events.
pub(crate) const EVENTS: u32 = 0x3b5c9c38;
/// The fingerprint of the templates for the cues, contents and sources of quotes.
pub(crate) const QUOTES: u32 = 0xe690a581;
/// The fingerprint of the templates for the lines of the short timeline.
pub(crate) const LINES: u32 = 0x603b5e83;
/// The fingerprint of the templates for the blocks of pages and texts.
pub(crate) const STORY: u32 = 0x9092d223;

#[cfg(test)]
mod tests {
    use crate::article;
    use crate::document::Document;
    use crate::entities::Entities;
    use crate::events::candidate::EventCandidate;
    use crate::events::context::EventContext;
    use crate::events::date_model::DateCandidates;
    use crate::events::factuality;
    use crate::events::supersenses::Senses;
    use crate::events::triggers::{Classes, describe};
    use crate::events::{
        Certainty, DateFrom, Dating, Event, EventClass, EventKind, Polarity, Tense,
    };
    use crate::features::{Features, Word};
    use crate::linear::Hasher;
    use crate::lines::selection::Selection;
    use crate::lines::{Layers, dated};
    use crate::mentions::features::Source;
    use crate::mentions::{EntityKind, Gazetteer, Gender, Mention, MentionForm, Number};
    use crate::quotes::context::QuoteContext;
    use crate::quotes::{content, content_features, cues, speakers};
    use crate::span::{EventId, MentionId, Span, TokenId, TokenRange};
    use crate::syntax::{encoder, lemmatizer, sentences};
    use crate::testing;
    use crate::time::TimexType;
    use crate::word_classes::WordClasses;
    use typed_index_collections::{TiSlice, TiVec};

    const WORDS: &str = "The//DT/2/det mayor//NN/4/nsubj Ana//NNP/2/appos said/say/VBD/0/root on//IN/6/case \
        Monday//NNP/4/obl that//IN/9/mark IBM-4//NNP/9/nsubj had/have/VBD/4/ccomp no//DT/11/det \
        plans/plan/NNS/9/obj .//./4/punct | “//``/3/punct We//PRP/3/nsubj won/win/VBD/6/ccomp ,//,/6/punct \
        ”//''/3/punct said/say/VBD/0/root Ana//NNP/6/nsubj after//IN/9/case rain//NN/6/obl .//./6/punct";

    /// Returns the hash of a list of features.
    fn fingerprint(features: impl IntoIterator<Item = u32>) -> u32 {
        features.into_iter().fold(Hasher::new(0), Hasher::word).finish()
    }

    fn words(document: &Document) -> Vec<Word> {
        let classes = WordClasses::new(&[]);
        document.all().iter().map(|token| Word::new(document.form(token), &classes)).collect()
    }

    fn check(name: &str, written: u32, computed: u32) {
        assert_eq!(
            written, computed,
            "the templates of {name} changed: retrain its model and write {computed:#010x} here"
        );
    }

    #[test]
    fn fingerprints_are_those_of_the_templates() {
        let document = testing::document(WORDS, None);
        let classes = WordClasses::new(&[]);
        let words = words(&document);
        let all = || document.all().iter();

        let spans: Vec<Span> = document.tokens.iter().map(|token| token.span).collect();
        let tokens =
            sentences::Tokens { text: &document.article.text, spans: &spans, words: &words };
        let mut current = sentences::Current::from(0);
        let mut found = Vec::new();
        for token in 0..spans.len() {
            let mut features = Vec::new();
            current.add(document.form(TokenId::from(token)));
            sentences::gap(tokens, token, &current, &mut features);
            found.extend(features);
        }
        check("sentences", super::SENTENCES, fingerprint(found));

        let mut found = Vec::new();
        for (at, word) in words.iter().enumerate() {
            encoder::describe(word, at == 0, |template, feature| found.extend([template, feature]));
        }
        check("syntax", super::SYNTAX, fingerprint(found));

        let describe_lemma = |token: TokenId| {
            let tags = (document.tokens[token].upos, document.tokens[token].xpos);
            let base = lemmatizer::base(document.form(token), tags.0);
            lemmatizer::describe(&base, &words[usize::from(token)], tags)
        };
        check("lemmatizer", super::LEMMATIZER, fingerprint(all().flat_map(describe_lemma)));

        check("names", super::NAMES, fingerprint(of_names(&document, &classes)));
        check("events", super::EVENTS, fingerprint(of_events(&classes)));
        check("story", super::STORY, fingerprint(article::story::sample_features()));
        check("quotes", super::QUOTES, fingerprint(of_quotes(&document, &classes)));
        check("lines", super::LINES, fingerprint(of_lines()));
    }

    fn of_names(document: &Document, classes: &WordClasses) -> Vec<u32> {
        let gazetteer = Gazetteer::from_bytes(&[0; 15]).expect("fifteen empty classes");
        let source = Source::new(document, classes, &gazetteer);
        let labels: Vec<u8> = (0..source.n_tokens()).map(|token| (token % 5) as u8).collect();
        let votes = source.votes(&labels);
        let mut found = Vec::new();
        for (sentence, range) in document.sentences.iter().enumerate() {
            for at in range.iter().map(usize::from) {
                source.features(sentence, at, &mut found);
                source.second_features(&votes, sentence, &labels, at, &mut found);
            }
        }
        found
    }

    fn of_events(classes: &WordClasses) -> Vec<u32> {
        let day = Some(jiff::civil::date(2015, 10, 15));
        let times = [("Monday", TimexType::Date, "2015-10-12")];
        let context = EventContext::with_times(WORDS, day, &times);
        let mut features = Features::default();
        let sorts = Classes::new(&context, classes, &Senses::parse(""));
        context.document.all().iter().for_each(|t| describe(&context, &sorts, t, &mut features));
        let event = |form: &str| {
            let trigger = context.token(form);
            let mood = factuality::of(&context, trigger);
            EventCandidate { trigger, light: None, class: EventClass::Occurrence, mood }
        };
        let events = [event("said"), event("won"), event("rain")];
        let dates = DateCandidates::new(&context, &events);
        for place in 0..events.len() {
            let candidates = dates.candidates(place);
            for candidate in &candidates {
                dates.features(place, candidate, &candidates, &mut features);
            }
        }
        features.list
    }

    fn of_quotes(document: &Document, classes: &WordClasses) -> Vec<u32> {
        let name = |token: TokenId| Mention {
            tokens: TokenRange::one(token),
            head: token,
            form: MentionForm::Name,
            kind: Some(EntityKind::Person),
            gender: Some(Gender::Feminine),
            number: Some(Number::Singular),
            person: 3,
        };
        let named = document.all().iter().filter(|&token| document.form(token) == "Ana");
        let mentions: TiVec<MentionId, Mention> = named.map(name).collect();
        let context = QuoteContext::new(document, &mentions, classes);
        let mut features = Features::default();
        for cue in document.all().iter().filter(|&token| cues::is_possible(&context, token)) {
            cues::features(&context, cue, &mut features);
            for content in content::candidates(&context, cue) {
                content_features::features(&context, cue, &content, &mut features);
                for source in speakers::candidates(&context, cue, &content) {
                    speakers::features(&context, cue, &content, &source, &mut features);
                }
            }
        }
        features.list
    }

    fn of_lines() -> Vec<u32> {
        let document = testing::document(WORDS, Some(jiff::civil::date(2015, 10, 15)));
        let event = |(trigger, date, from): (u32, &str, DateFrom)| Event {
            trigger: TokenId(trigger),
            lemma: document.lemma(TokenId(trigger)).to_owned(),
            class: EventClass::Occurrence,
            kind: EventKind::Other,
            summary: String::new(),
            arguments: Vec::new(),
            date: Some(Dating { value: date.parse().expect(date), from, timex: None }),
            polarity: Polarity::Positive,
            certainty: Certainty::Certain,
            tense: Tense::Past,
            quote: None,
            salience: 0.7,
        };
        // The events of "said", "won" and the second "said", in two sentences. A time expression dates the first
        // event, and the day of publication the other two.
        let events = [
            (3, "2015-10-12", DateFrom::Expression),
            (14, "2015-10-15", DateFrom::Published),
            (17, "2015-10-15", DateFrom::Published),
        ];
        let events: TiVec<EventId, Event> = events.into_iter().map(event).collect();
        let layers = Layers {
            document: &document,
            mentions: TiSlice::from_ref(&[]),
            quotes: TiSlice::from_ref(&[]),
            entities: &Entities::default(),
            timexes: TiSlice::from_ref(&[]),
            events: &events,
            timeline: &[],
        };
        let lines = dated(&layers);
        assert_eq!(lines.len(), 2);
        let selection = Selection::new(&layers, &lines);
        let mut features = Features::default();
        for place in 0..lines.len() {
            selection.features(&lines, place, &[0][..place], &mut features);
        }
        features.list
    }
}
