//! Propositions: whether the content of reported speech says something that can be true or false, or asked for.
//!
//! Corpora of attribution annotate attitudes and acts too ("declined *to comment*", "called *an ambulance*", "slammed
//! *the decision*"). A reader expects the words of somebody: a clause, a question or a request. Everything else that is
//! not in quotation marks is no speech here.

use super::context::QuoteContext;
use super::cues;
use crate::document::{Relation, Upos, Xpos};
use crate::span::{TokenId, TokenRange};

/// Verbs whose infinitive is what somebody asked for or promised: "urged them *to leave*", "vowed *to fight*". Sorted.
const REQUESTS: &[&str] = &[
    "advise",
    "ask",
    "beg",
    "call",
    "challenge",
    "command",
    "demand",
    "direct",
    "encourage",
    "implore",
    "instruct",
    "invite",
    "offer",
    "order",
    "plead",
    "pledge",
    "promise",
    "propose",
    "recommend",
    "request",
    "swear",
    "tell",
    "threaten",
    "urge",
    "vow",
    "warn",
];

/// Words that open a clause of content.
const OPENERS: &[&str] = &["that", "whether", "if", "how", "why", "what", "who", "when", "where"];

/// Returns whether the content is a finite clause, a question, or a request or promise of the cue's verb.
pub(super) fn is_proposition(context: &QuoteContext, cue: TokenId, content: &[TokenRange]) -> bool {
    content.iter().any(|&part| {
        opens_clause(context, part)
            || is_finite_clause(context, part)
            || is_request(context, cue, part)
            || is_judgement(context, cue, part)
    })
}

/// Returns whether the cue reports no words of somebody: the article speaks itself ("we should note"), a picture
/// shows something, or the report is denied ("never said").
pub(super) fn is_no_report(
    context: &QuoteContext,
    cue: TokenId,
    source: Option<TokenRange>,
) -> bool {
    let document = context.document;
    let shows = matches!(document.lemma(cue), "show" | "demonstrate" | "see");
    let denial =
        |&child: &TokenId| matches!(document.lower(child), "never" | "not" | "n't" | "n’t");
    let denied = document.children(cue).iter().any(denial);
    let is_author =
        |words: TokenRange| words.len() == 1 && matches!(document.lower(words.start), "we" | "i");
    let own = context.marked_at(cue).is_none() && source.is_some_and(is_author);
    shows || denied || own
}

fn opens_clause(context: &QuoteContext, part: TokenRange) -> bool {
    OPENERS.contains(&context.document.lower(part.start)) && context.has_verb(part)
}

/// Returns whether a head of the part is a finite verb or has a finite auxiliary or copula.
fn is_finite_clause(context: &QuoteContext, part: TokenRange) -> bool {
    let document = context.document;
    // "asked *about the decision*": what a preposition leads in is a topic.
    let preposition = document.tokens[part.start].relation == Relation::Case;
    let is_head = |token: &TokenId| document.tokens[*token].head.is_none_or(|head| !part.has(head));
    !preposition
        && part.iter().filter(is_head).any(|token| {
            let own = is_finite(context, token) && document.tokens[token].upos != Upos::Aux;
            let helped = document.children(token).iter().any(|&child| {
                let helps = [Relation::Aux, Relation::AuxPass, Relation::Cop];
                helps.iter().any(|&r| document.tokens[child].relation.is(r))
                    && is_finite(context, child)
            });
            let subject = document.children_by(token, Relation::Nsubj).next().is_some();
            // The tagger confuses past tense and participle ("left", "registered").
            let participle = document.tokens[token].xpos == Xpos::Vbn;
            // A subject that the parser took for the object of the cue: "reiterated *it considers* them illegal".
            let complement = document.tokens[token].relation == Relation::Ccomp;
            own && (subject || complement) || participle && subject || helped
        })
}

fn is_finite(context: &QuoteContext, token: TokenId) -> bool {
    matches!(context.document.tokens[token].xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Md)
}

fn is_request(context: &QuoteContext, cue: TokenId, part: TokenRange) -> bool {
    let document = context.document;
    let asks = REQUESTS.binary_search(&document.lemma(cue)).is_ok();
    asks && part.iter().any(|token| {
        document.tokens[token].xpos == Xpos::Vb
            && document
                .child(token, Relation::Mark)
                .is_some_and(|mark| document.lower(mark) == "to")
    })
}

/// Verbs that say what something is: "described the raid *as a success*". Sorted.
const JUDGEMENTS: &[&str] = &[
    "brand",
    "characterise",
    "characterize",
    "condemn",
    "decry",
    "denounce",
    "depict",
    "describe",
    "dismiss",
    "hail",
    "label",
    "portray",
    "praise",
    "ridicule",
    "slam",
];

/// Returns whether the content says what somebody is or did: "called it *a sham*", "accused him *of lying*".
fn is_judgement(context: &QuoteContext, cue: TokenId, part: TokenRange) -> bool {
    let document = context.document;
    let lemma = document.lemma(cue);
    let has = |word: &str| part.iter().any(|token| document.lower(token) == word);
    match lemma {
        "accuse" => has("of"),
        "call" | "dub" | "deem" => part.iter().any(|token| {
            document.tokens[token].relation == Relation::Xcomp
                && document.tokens[token].head == Some(cue)
        }),
        _ => JUDGEMENTS.binary_search(&lemma).is_ok() && has("as"),
    }
}

/// Cuts what surrounds reported content without belonging to it: a dateline before it, an attribution or a clause with
/// another subject after it ("it is committed to the formula*, while the police …*").
pub(super) fn trimmed(context: &QuoteContext, part: TokenRange) -> TokenRange {
    /// The fewest tokens that remain.
    const LEAST: usize = 5;
    let document = context.document;
    let part = without_dateline(context, part);
    let ends = |token: &TokenId| {
        let next = token.plus(1);
        let goes_on = match document.lower(next) {
            "while" | "whereas" | "as" | "although" => has_own_subject(context, next),
            "according" => true,
            _ => false,
        };
        goes_on && document.form(*token) == "," && context.marked_at(*token).is_none()
    };
    let inner = TokenRange::new(part.start, part.last().unwrap_or(part.start));
    let comma = inner.iter().skip(LEAST).find(ends);
    comma.map_or(part, |comma| TokenRange::new(part.start, comma))
}

/// Cuts "(Reuters) —" or "PARIS (AP) –" before the content.
fn without_dateline(context: &QuoteContext, part: TokenRange) -> TokenRange {
    /// The most tokens of a dateline.
    const MOST: usize = 10;
    let document = context.document;
    let opens = document.sentence_of(part.start).start == part.start;
    let is_dash = |token: &TokenId| matches!(document.form(*token), "—" | "–" | "--" | "-");
    let dash = part.iter().take(MOST).find(is_dash).filter(|_| opens);
    let closes = |dash: TokenId| dash.before().is_some_and(|token| document.form(token) == ")");
    match dash.filter(|&dash| closes(dash) && part.has(dash.plus(1))) {
        Some(dash) => TokenRange::new(dash.plus(1), part.end),
        None => part,
    }
}

/// Returns whether the word introduces a clause with a subject: ", as *he deflected* attacks".
fn has_own_subject(context: &QuoteContext, marker: TokenId) -> bool {
    let document = context.document;
    let clause = document.tokens[marker].head;
    document.tokens[marker].relation.is(Relation::Mark)
        && clause.is_some_and(|verb| document.children_by(verb, Relation::Nsubj).next().is_some())
}

/// Returns the content and cue of a report inside the content: "expressed confidence in the winger, *saying he always
/// scores*". The inner report gives the words, the outer only the circumstances.
pub(super) fn inner_report(
    context: &QuoteContext,
    parts: &[TokenRange],
) -> Option<(TokenId, TokenRange)> {
    let document = context.document;
    parts.iter().find_map(|&part| {
        part.iter().find_map(|cue| {
            let says = document.tokens[cue].xpos == Xpos::Vbg
                && cues::tells(context, cue)
                && context.marked_at(cue).is_none();
            let content = document.child(cue, Relation::Ccomp).filter(|&c| says && c > cue)?;
            let content = document.subtree(content);
            let inside = TokenRange::new(content.start.max(cue.plus(1)), content.end.min(part.end));
            (inside.len() > 2).then_some((cue, inside))
        })
    })
}
