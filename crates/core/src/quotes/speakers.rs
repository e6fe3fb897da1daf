//! Sources: candidates for the words near a cue that name the source, their features, and the mention in these
//! words that denotes the speaker. `select` chooses among the candidates.

use super::content::{Candidate, bucket};
use super::context::QuoteContext;
use super::tree::{Neighbour, neighbours};
use crate::document::{Relation, Upos, Xpos};
use crate::features::{Features, number};
use crate::mentions::{EntityKind, MentionForm, is_person_noun};
use crate::span::{MentionId, TokenId, TokenRange};

/// Words that may name the source of a quote.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Source {
    /// The head with its modifiers, but without tokens of the cue and of the content.
    pub(crate) words: TokenRange,
    /// The head of `words` in the dependency tree.
    pub(crate) head: TokenId,
    path: u32,
    reach: u32,
}

/// The maximum number of steps up the tree from a cue to its source. Set by hand.
const UPS: u32 = 3;
/// The maximum number of steps down the tree, after the steps up. Set by hand.
const DOWNS: u32 = 2;

/// Returns the candidates for the source of `content`, which `cue` reports.
pub(crate) fn candidates(context: &QuoteContext, cue: TokenId, content: &Candidate) -> Vec<Source> {
    let near = neighbours(context.document, cue, UPS, DOWNS);
    let mut found: Vec<Source> =
        near.iter().filter_map(|n| source_of(context, cue, content, n)).collect();
    let subject = context.subject(cue);
    if let Some(subject) = subject.filter(|s| found.iter().all(|f| f.head != *s)) {
        let path = 7;
        let far = Neighbour { token: subject, path, hole: None, ups: 9, downs: 0 };
        found.extend(source_of(context, cue, content, &far));
    }
    if let Some(between) =
        between(context, cue, content).filter(|b| found.iter().all(|f| f.words != b.words))
    {
        found.push(between);
    }
    found
}

/// Returns the candidate for a source that position alone determines, without the tree: the words between quoted speech
/// and the cue after it (“…,” *Ana Lund, the head of the school,* said); or, if there are none there, too many, or
/// quoted ones, the words from the cue to the next punctuation mark or quoted span (“…,” said *Ana Lund*). `None` if no
/// quoted speech precedes the cue, or if such words are missing or have no nominal head.
fn between(context: &QuoteContext, cue: TokenId, content: &Candidate) -> Option<Source> {
    let document = context.document;
    let spoken = content.parts.iter().rfind(|part| part.end <= cue)?;
    context.marked_at(spoken.last()?)?;
    let free = |words: TokenRange| {
        words.len() <= LONGEST
            && context.n_marked(words) == 0
            && words.iter().any(|t| !context.is_stop(t))
    };
    let gap = TokenRange::new(spoken.end, cue);
    let (words, path) = if free(gap) {
        (gap, 8)
    } else {
        let end = document.sentence_of(cue).end;
        let stop = cue.plus(1).0..end.0;
        let end = stop
            .map(TokenId)
            .find(|&t| context.is_stop(t) || context.marked_at(t).is_some())
            .unwrap_or(end);
        (TokenRange::new(cue.plus(1), end), 9)
    };
    if !free(words) {
        return None;
    }
    let words = trim(context, words);
    let head = document.head_of(words);
    document.tokens[head].upos.is_nominal().then_some(Source { words, head, path, reach: 12 })
}

fn source_of(
    context: &QuoteContext,
    cue: TokenId,
    content: &Candidate,
    near: &Neighbour,
) -> Option<Source> {
    let document = context.document;
    let head = near.token;
    let speaks = matches!(
        document.tokens[head].upos,
        Upos::Noun | Upos::Propn | Upos::Pron | Upos::Det | Upos::Num | Upos::Adj | Upos::X
    );
    if !speaks
        || content.parts.iter().any(|part| part.has(head))
        || is_addressee(context, cue, head)
    {
        return None;
    }
    let words = words(context, head, cue, content);
    Some(Source { words, head, path: near.path, reach: near.ups * 3 + near.downs })
}

/// Verbs of speech whose object is the person who is spoken to: "*warned* the captain that …".
const ADDRESSING: &[&str] = &[
    "advise", "alert", "assure", "brief", "caution", "inform", "instruct", "notify", "order",
    "persuade", "reassure", "remind", "tell", "urge", "warn",
];

/// Returns whether `token` is the passive subject of a verb whose object is the person who is spoken to: "*the
/// captain* was warned that …".
fn is_addressee(context: &QuoteContext, cue: TokenId, token: TokenId) -> bool {
    let subject = &context.document.tokens[token];
    subject.head == Some(cue)
        && subject.relation == Relation::NsubjPass
        && ADDRESSING.contains(&context.document.lemma(cue))
}

/// Creates a source that was found without the model. Its path and reach are 0, because the model never scores it.
pub(crate) fn plain(context: &QuoteContext, words: TokenRange) -> Source {
    let words = trim(context, words);
    Source { words, head: context.document.head_of(words), path: 0, reach: 0 }
}

/// Returns the subtree of `head`, cut at the cue and the content on either side, without prepositions at its start,
/// and extended to whole names.
fn words(context: &QuoteContext, head: TokenId, cue: TokenId, content: &Candidate) -> TokenRange {
    let document = context.document;
    let mut words = context.document.subtree(head);
    // "according to" and "by" are part of the cue.
    let leads = |t: TokenId| {
        let token = &document.tokens[t];
        matches!(token.relation, Relation::Case | Relation::Fixed | Relation::Mark)
            || token.upos == Upos::Adp
    };
    let obstacles = content.parts.iter().copied().chain([TokenRange::one(cue)]);
    for obstacle in obstacles {
        if obstacle.overlaps(words) {
            if obstacle.start > head {
                words.end = words.end.min(obstacle.start);
            } else if obstacle.end <= head {
                words.start = words.start.max(obstacle.end);
            }
        }
    }
    while words.start < head && (context.is_stop(words.start) || leads(words.start)) {
        words.start = words.start.plus(1);
    }
    context.whole_names(trim(context, words))
}

/// Removes punctuation from both ends, except a closing bracket whose opening bracket is in the words: "Sen. Lund
/// (D)".
fn trim(context: &QuoteContext, mut words: TokenRange) -> TokenRange {
    let form = |t: TokenId| context.document.form(t);
    while words.len() > 1 && context.is_stop(words.start) {
        words.start = words.start.plus(1);
    }
    let opened = words.iter().any(|t| form(t) == "(");
    while let Some(last) = words.last().filter(|&t| words.len() > 1 && context.is_stop(t)) {
        if opened && form(last) == ")" {
            break;
        }
        words.end = last;
    }
    words
}

/// Adds the features with which the model scores `source` as the source of `content`.
pub(crate) fn features(
    context: &QuoteContext,
    cue: TokenId,
    content: &Candidate,
    source: &Source,
    out: &mut Features,
) {
    let document = context.document;
    let (lemma, upos) = (context.lemma(cue), document.tokens[cue].upos as u32);
    let head = &document.tokens[source.head];
    let sort = context.sort_of(source.head);
    let passive = u32::from(document.child(cue, Relation::AuxPass).is_some());
    let xpos = document.tokens[cue].xpos as u32;
    let before_cue = u32::from(source.head < cue);
    let before_content = u32::from(source.head < content.parts[0].start);
    let is_subject = u32::from(context.subject(cue) == Some(source.head));
    let gap = bucket(if source.words.end <= cue {
        (cue.0 - source.words.end.0) as usize
    } else {
        source.words.start.0.saturating_sub(cue.0) as usize
    });
    let case = document.child(source.head, Relation::Case);
    let case = case.map_or(0, |c| number(document.lower(c)));
    let relation = head.relation as u32;
    let in_marks = u32::from(context.marked_at(source.head).is_some());
    let content_path = content.path;
    out.add(80, &[]);
    out.add(81, &[source.path, upos]);
    out.add(82, &[source.path, lemma]);
    out.add(83, &[source.path, sort]);
    out.add(84, &[source.path, passive, xpos]);
    out.add(85, &[source.path, content_path]);
    out.add(86, &[sort, before_cue, before_content]);
    out.add(87, &[sort, relation, case]);
    out.add(88, &[case, relation, lemma]);
    out.add(89, &[is_subject, passive, upos, xpos]);
    out.add(90, &[is_subject, lemma, passive]);
    out.add(91, &[gap, before_cue, before_content]);
    out.add(92, &[gap, sort]);
    out.add(93, &[context.lemma(source.head)]);
    out.add(94, &[in_marks, before_cue]);
    out.add(95, &[source.reach, sort]);
    out.add(96, &[head.xpos as u32, relation]);
}

/// The maximum length, in tokens, of a source that `between` returns, and of the part of a source that `mention`
/// searches.
const LONGEST: usize = 60;

/// Returns the mention that denotes the speaker: the first of the following that exists. If the head of the source
/// is "who", this is its antecedent. Next come a name or pronoun at the head; the person whose name follows a role
/// at the head ("the economist [Ana Lund]"); a description at the head; the author of something ("a letter from
/// [the mayor]"). The last resort is the first person or else the first mention in the words of the source; it is
/// skipped if the head is a common noun, because such a mention only modifies the noun ("[Lund]'s lawyers").
pub(crate) fn mention(context: &QuoteContext, source: &Source) -> Option<MentionId> {
    let document = context.document;
    if let Some(antecedent) = antecedent_of_relative(context, source.head) {
        return Some(antecedent);
    }
    let own = context.mention_at(source.head);
    let is_person = |id: MentionId| context.mentions[id].kind == Some(EntityKind::Person);
    if let Some(id) = own
        && (is_person(id) || context.mentions[id].form == MentionForm::Pronoun)
        && context.mentions[id].form != MentionForm::Nominal
    {
        return own;
    }
    if let Some(name) = name_after_role(context, source) {
        return Some(name);
    }
    if own.is_some_and(|id| context.mentions[id].form != MentionForm::Nominal) {
        return own;
    }
    let inside = || source.words.iter().take(LONGEST).filter_map(|token| context.mention_at(token));
    let goes_with_head = |&id: &MentionId| {
        let mention = &context.mentions[id];
        let token = &document.tokens[mention.head];
        mention.form == MentionForm::Name
            && mention.kind == Some(EntityKind::Person)
            && token.head == Some(source.head)
            && (token.relation.is(Relation::Flat) || token.relation == Relation::Appos)
    };
    // "A survey by Fairmont", "a letter from the mayor": the author speaks.
    let wrote = |&id: &MentionId| {
        let head = context.mentions[id].head;
        let case = document.child(head, Relation::Case).map(|case| document.lower(case));
        document.tokens[head].head == Some(source.head) && matches!(case, Some("by" | "from"))
    };
    let named = inside().find(goes_with_head).or(own).or_else(|| inside().find(wrote));
    if let Some(name) = named {
        return Some(name);
    }
    let person = |&id: &MentionId| is_person(id);
    let of_noun = document.tokens[source.head].upos == Upos::Noun;
    // "One of the women": the group does not speak.
    let is_part = document.child(source.head, Relation::Nmod).is_some_and(|group| {
        document.child(group, Relation::Case).is_some_and(|case| document.lower(case) == "of")
    }) && document.tokens[source.head].upos != Upos::Propn;
    (!of_noun && !is_part).then(|| inside().find(person).or_else(|| inside().next()))?
}

/// Returns the mention that a relative pronoun refers to: "[Hill], *who* told them …".
fn antecedent_of_relative(context: &QuoteContext, pronoun: TokenId) -> Option<MentionId> {
    let document = context.document;
    let verb = document.tokens[pronoun].head.filter(|_| document.lower(pronoun) == "who")?;
    let noun =
        document.tokens[verb].head.filter(|_| document.tokens[verb].relation.is(Relation::Acl));
    noun.and_then(|noun| context.mention_at(noun).or_else(|| context.name_at(noun)))
}

/// Returns the person whose name is at the end of the source or directly after the source, so that the words before
/// the name are the role of this person: "China's ambassador to Britain [Liu Wei]", "a lawyer for the family, [Ana
/// Lund], said". A name that is the object of a preposition is somebody else: "a spokesman for [Lund]".
fn name_after_role(context: &QuoteContext, source: &Source) -> Option<MentionId> {
    /// The maximum number of tokens between the source and a name after it: a comma, and a title.
    const GAP: u32 = 2;
    let document = context.document;
    let sentence = document.sentence_of(source.head);
    // If the head of the source is a name itself, the name after the source is somebody else: "the Times, Fell
    // says, …".
    let is_name = context.name_at(source.head).is_some();
    let gap = if is_name { 0 } else { GAP };
    let (from, to) = (source.words.start.0.max(source.head.0), source.words.end.0 + gap);
    let names = (from..(to + 1).min(sentence.end.0)).filter_map(|t| context.name_at(TokenId(t)));
    let role = document.lemma(source.head).to_lowercase();
    let is_role = document.tokens[source.head].xpos != Xpos::Nns
        && (is_person_noun(&role) || document.tokens[source.head].upos == Upos::Propn);
    let closes = |&id: &MentionId| {
        let mention = &context.mentions[id];
        let end = mention.tokens.end;
        let ends_source = end >= source.words.end || end.plus(1) == source.words.end;
        // After the source, the name is part of the subject only if a comma or a verb follows it.
        let next = document.tokens.get(end).filter(|_| sentence.has(end));
        let is_followed = next.is_none_or(|next| {
            matches!(next.upos, Upos::Verb | Upos::Aux | Upos::Adv | Upos::Punct)
        });
        mention.kind == Some(EntityKind::Person)
            && mention.tokens.start > source.head
            && ends_source
            && (end <= source.words.end || !is_name && is_followed)
            && !is_object(context, mention.tokens.start, source.head)
    };
    names.filter(|_| is_role).find(closes)
}

/// Returns whether the name that starts at `start` is the object of a preposition, a member of a coordination, or a
/// possession ("Lund's *Fell*"). Names, adjectives and nouns for persons between `head` and the name are skipped,
/// because they may be a title of the person.
fn is_object(context: &QuoteContext, start: TokenId, head: TokenId) -> bool {
    let document = context.document;
    let between = TokenRange::new(head.plus(1), start);
    for token in between.iter().rev() {
        let is_other_name = context.name_at(token).is_some();
        match document.tokens[token].upos {
            _ if document.form(token) == "," || is_other_name => return false,
            Upos::Propn | Upos::Adj | Upos::Punct | Upos::Num => {}
            Upos::Noun if is_person_noun(document.lemma(token)) => {}
            Upos::Noun => return false,
            _ => return true,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mentions::{Mention, MentionForm};
    use crate::testing;
    use crate::word_classes::WordClasses;
    use typed_index_collections::TiVec;

    const SAID: &str = "The//DT/3/det tired//JJ/3/amod mayor//NN/6/nsubj ,//,/3/punct Kowalski//NNP/3/appos \
        said/say/VBD/0/root in//IN/8/case Oslo//NNP/6/obl that//IN/12/mark trams//NNS/12/nsubj would//MD/12/aux \
        run//VB/6/ccomp";

    fn name(token: u32, kind: EntityKind) -> Mention {
        Mention {
            tokens: TokenRange::one(TokenId(token)),
            head: TokenId(token),
            form: MentionForm::Name,
            kind: Some(kind),
            gender: None,
            number: None,
            person: 3,
        }
    }

    /// Returns the results of `read` for the candidates for the source of the cue at token 5. `content` is the
    /// first token of the content and the token after its last one.
    fn of_sources<T>(
        words: &str,
        content: (u32, u32),
        mentions: Vec<Mention>,
        read: impl Fn(&QuoteContext, &Source) -> T,
    ) -> Vec<T> {
        let document = testing::document(words, None);
        let (mentions, words) = (TiVec::from(mentions), WordClasses::new(&[]));
        let context = QuoteContext::new(&document, &mentions, &words);
        let part = TokenRange::new(TokenId(content.0), TokenId(content.1));
        let content = Candidate { parts: vec![part], top: part.start, path: 0, reach: 0 };
        candidates(&context, TokenId(5), &content)
            .iter()
            .map(|source| read(&context, source))
            .collect()
    }

    fn texts(words: &str, content: (u32, u32), mentions: Vec<Mention>) -> Vec<String> {
        let text = |context: &QuoteContext, source: &Source| {
            context.document.text(source.words).to_owned()
        };
        of_sources(words, content, mentions, text)
    }

    #[test]
    fn a_source_has_its_modifiers_and_no_word_of_the_content() {
        let found = texts(SAID, (8, 12), Vec::new());
        assert!(found.contains(&"The tired mayor , Kowalski".to_owned()), "{found:?}");
        assert!(found.contains(&"Oslo".to_owned()), "{found:?}");
        assert!(found.iter().all(|words| !words.contains("trams")), "{found:?}");
        // A source neither includes its preposition nor is a verb.
        assert!(found.iter().all(|words| !words.starts_with("in")), "{found:?}");
    }

    #[test]
    fn a_source_ends_where_the_content_begins() {
        let found = texts(SAID, (3, 5), Vec::new());
        assert!(found.contains(&"The tired mayor".to_owned()), "{found:?}");
    }

    #[test]
    fn a_name_stays_whole() {
        let mut whole = name(4, EntityKind::Person);
        whole.tokens = TokenRange::new(TokenId(2), TokenId(5));
        let found = texts(SAID, (3, 5), vec![whole]);
        assert!(found.contains(&"The tired mayor , Kowalski".to_owned()), "{found:?}");
    }

    #[test]
    fn a_role_speaks_for_the_name_beside_it_but_for_no_place() {
        let of_mayor = |mentions: Vec<Mention>| {
            let read =
                |context: &QuoteContext, source: &Source| (source.head, mention(context, source));
            let found = of_sources(SAID, (8, 12), mentions, read);
            found.into_iter().find(|(head, _)| *head == TokenId(2)).expect("the mayor").1
        };
        let (head, person, city) =
            (name(2, EntityKind::Person), name(4, EntityKind::Person), name(1, EntityKind::Gpe));
        assert_eq!(of_mayor(vec![city, person, head]), Some(MentionId(2)));
        assert_eq!(of_mayor(vec![city, person]), Some(MentionId(1)));
        assert_eq!(of_mayor(vec![city]), None);
        assert_eq!(of_mayor(Vec::new()), None);
    }
}
