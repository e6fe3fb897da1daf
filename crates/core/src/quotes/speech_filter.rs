//! Filters reported content that is not speech, and removes words from content that do not belong to it.
//!
//! Corpora of attribution also annotate attitudes and acts ("declined *to comment*", "called *an ambulance*",
//! "slammed *the decision*"). A reader expects somebody's words: a clause, a question or a request, which state
//! something that can be true or false, or ask for something. Everything else that is not in quotation marks is not
//! classified as speech.

use super::context::QuoteContext;
use super::cues;
use crate::document::{Relation, Upos, Xpos};
use crate::span::{TokenId, TokenRange};

/// Verbs after which an infinitive states what somebody asks for or promises: "urged them *to leave*", "vowed *to
/// fight*". Sorted.
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

/// Words that introduce a content clause or an indirect question.
const OPENERS: &[&str] = &["that", "whether", "if", "how", "why", "what", "who", "when", "where"];

/// Returns whether the content contains a finite clause, a question, a request or promise after a verb of
/// [`REQUESTS`], or a judgement ("called it *a sham*").
pub(super) fn is_proposition(context: &QuoteContext, cue: TokenId, content: &[TokenRange]) -> bool {
    content.iter().any(|&part| {
        opens_clause(context, part)
            || is_finite_clause(context, part)
            || is_request(context, cue, part)
            || is_judgement(context, cue, part)
    })
}

/// Returns whether the cue reports nobody's words: the author of the article speaks ("we should note"), something
/// is shown or seen ("the picture shows"), or the report is denied ("never said"). `source` is the range of the
/// words that name the source.
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

/// Returns whether the part contains a finite clause: a token whose head is outside the part is a finite verb with
/// a subject, or has a finite auxiliary or copula.
fn is_finite_clause(context: &QuoteContext, part: TokenRange) -> bool {
    let document = context.document;
    // "asked *about the decision*": a phrase with a preposition is a topic, not a clause.
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
            // The parser may attach the subject of a complement clause to the cue: "reiterated *it considers* them
            // illegal".
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

/// Verbs that report a judgement if "as" follows: "described the raid *as a success*". Sorted.
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

/// Corrects the ends of reported content. Removes a dateline before it, an attribution after it, a clause with its own
/// subject ("it is committed to the formula*, while the police …*"), and a second report of the same sentence ("they
/// were well *and asked for help*"). Adds examples after it ("stronger security*, including more agents*").
pub(super) fn trimmed(context: &QuoteContext, cue: TokenId, part: TokenRange) -> TokenRange {
    /// The minimum length, in tokens, of the content that remains.
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
        let ends_clause =
            goes_on && document.form(*token) == "," && context.marked_at(*token).is_none();
        ends_clause || starts_report(context, cue, *token, part)
    };
    let inner = TokenRange::new(part.start, part.last().unwrap_or(part.start));
    let end = inner.iter().skip(LEAST).find(ends);
    match end {
        Some(end) => {
            let comma = end.before().filter(|&before| document.form(before) == ",");
            TokenRange::new(part.start, comma.unwrap_or(end))
        }
        None => TokenRange::new(part.start, end_of_examples(context, cue, part)),
    }
}

/// Returns whether "and" or "but" at `token` starts a second report, which is not part of the content of the cue:
/// the next word that is not an adverb is a verb of reporting, is a conjunct, and has the same form as the cue
/// (past tense, or third person of the present tense).
fn starts_report(context: &QuoteContext, cue: TokenId, token: TokenId, part: TokenRange) -> bool {
    let document = context.document;
    if !matches!(document.lower(token), "and" | "but") || context.marked_at(token).is_some() {
        return false;
    }
    let after = TokenRange::new(token.plus(1), part.end);
    let verb = after.iter().find(|&t| document.tokens[t].upos != Upos::Adv);
    verb.is_some_and(|verb| {
        let tag = document.tokens[verb].xpos;
        tag == document.tokens[cue].xpos
            && matches!(tag, Xpos::Vbd | Xpos::Vbz)
            && document.tokens[verb].relation == Relation::Conj
            && cues::tells(context, verb)
    })
}

/// Returns the end of the examples after the content (", including …"), or the end of the content if no examples
/// follow.
fn end_of_examples(context: &QuoteContext, cue: TokenId, part: TokenRange) -> TokenId {
    let document = context.document;
    let sentence = document.sentence_of(part.start);
    let including = part.end.plus(1);
    let follows = sentence.has(including)
        && document.form(part.end) == ","
        && document.lower(including) == "including"
        && document.tokens.get(including.plus(1)).is_some_and(|next| next.upos != Upos::Adp);
    let phrase = document.tokens.get(including).filter(|_| follows).map(|token| {
        let head = token.head.filter(|&head| head > including).unwrap_or(including);
        document.subtree(head)
    });
    let end = phrase.map(|phrase| phrase.end.min(sentence.end));
    end.filter(|&end| end > including && !(part.end..end).contains(&cue)).unwrap_or(part.end)
}

/// Returns the subject of the content if the attribution stands between it and the content: "*The dam*, according to its
/// builders, will last a century".
pub(super) fn subject_before(
    context: &QuoteContext,
    part: TokenRange,
    cue: TokenId,
    source: Option<TokenRange>,
) -> Option<TokenRange> {
    let document = context.document;
    let is_head = |token: &TokenId| document.tokens[*token].head.is_none_or(|head| !part.has(head));
    let head = part.iter().find(is_head)?;
    let subject = document.children_by(head, Relation::Nsubj).find(|&child| child < part.start)?;
    let cue = cues::words(context, cue);
    let is_mark = |token: TokenId| document.tokens[token].upos == Upos::Punct;
    let attribution = |token: TokenId| {
        cue.has(token) || source.is_some_and(|source| source.has(token)) || is_mark(token)
    };
    // The parser may attach the attribution to the subject.
    let words = TokenRange::new(document.subtree(subject).start, part.start);
    let end = words.iter().find(|&token| token > subject && attribution(token))?;
    let is_parted = TokenRange::new(end, part.start).iter().all(attribution)
        && words.has(cue.start)
        && !attribution(words.start);
    let words = TokenRange::new(words.start, end);
    is_parted.then_some(words)
}

/// Removes a dateline such as "(Reuters) —" or "PARIS (AP) –" from the start of the content.
fn without_dateline(context: &QuoteContext, part: TokenRange) -> TokenRange {
    /// The maximum length, in tokens, of a dateline with its dash.
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

/// Returns whether `marker` introduces a clause that has a subject: ", as *he deflected* attacks".
fn has_own_subject(context: &QuoteContext, marker: TokenId) -> bool {
    let document = context.document;
    let clause = document.tokens[marker].head;
    document.tokens[marker].relation.is(Relation::Mark)
        && clause.is_some_and(|verb| document.children_by(verb, Relation::Nsubj).next().is_some())
}

/// Finds an attribution inside the content. In "“We are here,” *he told* reporters, according to a statement", the
/// content of "according to" contains the attribution "he told". Returns the verb of this attribution, the words of
/// its subject, and the parts of the content that are in quotation marks. `None` unless the content starts with a
/// quoted span and the attribution directly follows a quoted span.
pub(super) fn inner_attribution(
    context: &QuoteContext,
    parts: &[TokenRange],
) -> Option<(TokenId, TokenRange, Vec<TokenRange>)> {
    let document = context.document;
    let &[part] = parts else { return None };
    let is_marked = |token: TokenId| context.marked_at(token).is_some();
    if !is_marked(part.start) {
        return None;
    }
    let plain = || part.iter().filter(|&token| !is_marked(token));
    let (cue, subject) = plain().find_map(|token| {
        let says = is_finite(context, token) && cues::tells(context, token);
        let subject = document.child(token, Relation::Nsubj).filter(|_| says)?;
        (part.has(subject) && !is_marked(subject)).then_some((token, subject))
    })?;
    let words = document.subtree(subject);
    let words = TokenRange::new(words.start.max(part.start), words.end.min(part.end));
    // The attribution must directly follow the closing quotation mark.
    words.start.min(cue).before().filter(|&before| is_marked(before))?;
    let mut marked: Vec<TokenRange> = Vec::new();
    for token in part.iter().filter(|&token| is_marked(token)) {
        match marked.last_mut() {
            Some(last) if last.end == token => last.end = token.plus(1),
            _ => marked.push(TokenRange::one(token)),
        }
    }
    Some((cue, words, marked))
}

/// Returns the cue and the content of a report inside the content: "expressed confidence in the winger, *saying he
/// always scores*". The inner report states the words; the outer one states only the circumstances.
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
            let content = document.child(cue, Relation::Ccomp);
            let content = content.filter(|&c| says && c > cue && part.has(c))?;
            let content = document.subtree(content);
            let inside = TokenRange::new(content.start.max(cue.plus(1)), content.end.min(part.end));
            (inside.len() > 2).then_some((cue, inside))
        })
    })
}
