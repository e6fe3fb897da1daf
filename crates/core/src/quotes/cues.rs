//! Cues: words that may report speech or thought, and their features.
//!
//! A cue is identified by its head: a verb, a noun, an adjective, a preposition ("according to") or a punctuation
//! mark (":"). This module provides the possible cues, their features, and all words of a cue. `select` decides
//! with a learned model which possible cues report something.

use super::context::QuoteContext;
use super::types::QuoteAct;
use crate::document::{Relation, Upos};
use crate::features::{Features, number};
use crate::span::{TokenId, TokenRange};

/// Returns whether the token may head a cue.
pub(crate) fn is_possible(context: &QuoteContext, token: TokenId) -> bool {
    let document = context.document;
    match document.tokens[token].upos {
        Upos::Verb | Upos::Noun | Upos::Adj => true,
        Upos::Adp | Upos::Sconj => {
            matches!(
                document.lower(token),
                "according" | "per" | "in" | "to" | "for" | "of" | "from"
            )
        }
        Upos::Punct => matches!(document.form(token), ":" | "―" | "—" | "–"),
        _ => false,
    }
}

/// Adds the features of the cue and its surroundings that do not depend on the content.
pub(crate) fn features(context: &QuoteContext, cue: TokenId, out: &mut Features) {
    let document = context.document;
    let token = &document.tokens[cue];
    let (lemma, xpos, relation) = (context.lemma(cue), token.xpos as u32, token.relation as u32);
    let (before, after) = (context.before(cue), context.after(cue));
    let in_marks = u32::from(context.marked_at(cue).is_some());
    out.add(1, &[]);
    out.add(2, &[lemma, token.upos as u32]);
    out.add(3, &[lemma, xpos]);
    out.add(4, &[lemma, relation]);
    out.add(5, &[xpos, relation]);
    out.add(6, &[lemma, context.word(after)]);
    out.add(7, &[lemma, context.word(before)]);
    out.add(8, &[lemma, context.word(after), context.word(after.and_then(|t| context.after(t)))]);
    out.add(9, &[suffix(document.lemma(cue)), token.upos as u32]);
    out.add(10, &[in_marks, token.upos as u32]);
    out.add(11, &[in_marks, lemma]);
    let (cluster, group) = (context.cluster(cue), context.group(cue));
    out.add(24, &[cluster, token.upos as u32]);
    out.add(25, &[cluster, relation]);
    out.add(26, &[cluster, context.word(after)]);
    out.add(27, &[group, xpos]);
    out.add(28, &[group, relation]);
    subject_features(context, cue, lemma, out);
}

fn subject_features(context: &QuoteContext, cue: TokenId, lemma: u32, out: &mut Features) {
    let document = context.document;
    let relation = document.tokens[cue].relation as u32;
    match context.subject(cue) {
        Some(subject) => {
            let sort = context.sort_of(subject);
            let side = u32::from(subject < cue);
            out.add(18, &[lemma, sort]);
            out.add(19, &[sort, side, document.tokens[cue].upos as u32]);
            out.add(20, &[context.lemma(subject), document.tokens[cue].upos as u32]);
            out.add(21, &[context.lemma(subject), lemma]);
        }
        None => out.add(22, &[lemma, relation]),
    }
    let possessor = document.child(cue, Relation::NmodPoss);
    if let Some(owner) = possessor {
        out.add(23, &[lemma, context.sort_of(owner)]);
    }
}

/// Returns a hash of the last three characters of a lemma, which are enough to distinguish "-ism" from "-ing".
fn suffix(lemma: &str) -> u32 {
    let start = lemma.char_indices().rev().nth(2).map_or(0, |(at, _)| at);
    number(&lemma[start..])
}

/// Returns the words of the cue: the head with adjacent auxiliaries, negation, adverbs and particle.
pub(crate) fn words(context: &QuoteContext, cue: TokenId) -> TokenRange {
    let document = context.document;
    let belongs = |token: TokenId| {
        let Some(t) = document.tokens.get(token) else { return false };
        let by_relation = t.relation.is(Relation::Aux)
            || t.relation == Relation::Advmod
            || t.relation == Relation::CompoundPrt
            || t.relation == Relation::Fixed;
        t.head == Some(cue) && by_relation
    };
    let (mut start, mut end) = (cue, cue.plus(1));
    while let Some(before) = start.before().filter(|&t| belongs(t)) {
        start = before;
    }
    while belongs(end) {
        end = end.plus(1);
    }
    TokenRange::new(start, end)
}

/// Returns whether the content of the cue is speech or thought. Content in quotation marks (`in_marks`) is always
/// speech.
pub(crate) fn act(context: &QuoteContext, cue: TokenId, in_marks: bool) -> QuoteAct {
    let document = context.document;
    let function = matches!(document.tokens[cue].upos, Upos::Adp | Upos::Sconj | Upos::Punct)
        || document.lower(cue) == "according";
    // In "continues to insist", the embedded verb decides.
    let next = document.child(cue, Relation::Xcomp);
    let tells = tells(context, cue) || next.is_some_and(|verb| tells(context, verb));
    if in_marks || function || tells { QuoteAct::Speech } else { QuoteAct::Thought }
}

/// Returns whether the word reports something said or written.
pub(crate) fn tells(context: &QuoteContext, cue: TokenId) -> bool {
    SPEECH.binary_search(&context.document.lemma(cue)).is_ok()
}

/// Lemmas of words that report something said or written, sorted.
#[rustfmt::skip]
const SPEECH: &[&str] = &[
    "accept", "accusation", "accuse", "acknowledge", "add", "address", "admission", "admit",
    "advice", "advise", "advocate", "affirm", "agree", "allegation", "allege", "allude", "announce",
    "announcement", "answer", "apologise", "apologize", "apology", "appeal", "applaud", "approve",
    "argue", "argument", "articulate", "ask", "assail", "assert", "assertion", "assurance",
    "assure", "attack", "attest", "attribute", "ban", "banter", "beg", "bemoan", "blame", "blast",
    "blog", "boast", "brag", "brand", "brief", "broadcast", "call", "caution", "censure",
    "challenge", "chant", "characterise", "characterize", "charge", "cheer", "chide", "cite",
    "claim", "clarify", "clear", "coin", "commend", "comment", "communicate", "complain",
    "complaint", "concede", "conclude", "condemn", "condemnation", "confess", "confide", "confirm",
    "confirmation", "congratulate", "contend", "contention", "contradict", "counter", "credit",
    "criticise", "criticism", "criticize", "critique", "cry", "debate", "declaration", "declare",
    "decline", "decree", "decry", "defend", "define", "deliver", "demand", "demonstrate", "denial",
    "denounce", "denunciation", "deny", "deride", "describe", "description", "detail", "dictate",
    "direct", "disagree", "disagreement", "disavow", "disclose", "disclosure", "discuss", "dismiss",
    "disparage", "dispute", "document", "downplay", "dub", "echo", "elaborate", "email",
    "emphasise", "emphasize", "encourage", "endorse", "endorsement", "enquire", "estimate",
    "evidence", "exclaim", "explain", "explanation", "express", "find", "finding", "forecast",
    "greet", "guarantee", "hail", "herald", "highlight", "hint", "implore", "imply", "indicate",
    "inform", "inquire", "insist", "insistence", "instruct", "insult", "interject", "interview",
    "introduce", "invite", "jibe", "joke", "justify", "label", "lambast", "lambaste", "lament",
    "lash", "laud", "lecture", "letter", "lie", "liken", "list", "maintain", "mention", "mock",
    "murmur", "muse", "mutter", "name", "nickname", "note", "notify", "object", "observe", "offer",
    "opine", "order", "outline", "pen", "petition", "phone", "plea", "plead", "pledge", "point",
    "portray", "posit", "post", "praise", "pray", "preach", "predict", "prediction", "press",
    "proclaim", "project", "promise", "pronounce", "proposal", "propose", "protest", "prove",
    "publish", "pushback", "query", "question", "quip", "quote", "rail", "rant", "read", "reaffirm",
    "reassure", "rebuff", "rebuke", "rebut", "recall", "recite", "recommend", "recommendation",
    "recount", "refer", "reference", "reflect", "refusal", "refuse", "refute", "regret",
    "reiterate", "reject", "rejection", "relate", "relay", "remark", "remind", "reminder", "repeat",
    "reply", "report", "reprimand", "repudiate", "request", "respond", "response", "retort",
    "retweet", "reveal", "review", "ridicule", "rule", "ruling", "say", "scoff", "scold", "scream",
    "shout", "show", "sign", "signal", "slam", "slogan", "snap", "speak", "speculate",
    "speculation", "spell", "state", "statement", "stipulate", "stress", "submit", "suggest",
    "suggestion", "sum", "summarise", "summarize", "swear", "talk", "taunt", "tease", "tell",
    "term", "testify", "testimony", "text", "thank", "threat", "threaten", "toast", "tout",
    "tribute", "trumpet", "tweet", "urge", "utter", "voice", "vouch", "vow", "wager", "warn",
    "warning", "welcome", "whisper", "wonder", "word", "write", "yell",
];

#[cfg(test)]
mod tests {
    use super::SPEECH;

    #[test]
    fn the_words_can_be_searched() {
        assert!(SPEECH.windows(2).all(|pair| pair[0] < pair[1]), "sorted, and each once");
    }
}
