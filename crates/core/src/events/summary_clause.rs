//! Builds the clause of a summary line from the verb group, its complements, and optional phrases.
//!
//! The event "sell" in "plans to sell" is expressed by the clause of "plans". `summary_words` classifies single
//! words and phrases.

use super::clause::{auxiliaries, has_to, is_finite, is_passive, is_relative};
use super::compression::{Line, Rank};
use super::context::EventContext;
use super::lexicon;
use super::phrases::{noun_phrase, whole};
use super::referring_expressions::{called, full_name, named_after, subject_of};
use super::summary_words::{
    append, finite_form, follows_comma, full_phrase, in_marks, is_aside, is_content, is_denial,
    is_hedge, is_led, is_needed, is_object, is_outcome, is_phrase, is_predicate, keeps, opening,
};
use crate::document::{Relation, Upos, Xpos};
use crate::span::{TokenId, TokenRange};

/// The maximum nesting of clauses.
pub(super) const DEPTH: usize = 3;

/// The number of bytes that are reserved for the verb after a long subject.
const SUBJECT: usize = 50;

/// The maximum distance in words of a particle from its verb: "pushed the plan through".
const PARTICLE: u32 = 5;

/// The maximum number of words before a verb that are taken as its subject if the tree gives it none.
const SUBJECTLESS: usize = 4;

/// The maximum number of ancestors between the event and the verb of its clause.
const MAX_ANCESTORS: usize = 4;

/// Builds the summary clause of one event.
pub(super) struct Teller<'a> {
    context: &'a EventContext<'a>,
    /// The verb of the clause that expresses the event.
    pub(super) top: TokenId,
    /// The words on the path in the tree from the event up to `top`, which the line must contain.
    path: Vec<TokenId>,
}

impl<'a> Teller<'a> {
    /// Finds the clause that expresses the event. In "plans to sell", it is the clause of "plans", which governs
    /// "sell".
    pub(super) fn new(context: &'a EventContext<'a>, centre: TokenId) -> Self {
        let mut path = vec![centre];
        let mut top = centre;
        for _ in 0..MAX_ANCESTORS {
            let Some(head) = context.head(top) else { break };
            let relation = context.relation(top);
            let own_subject = context.child(top, Relation::Nsubj).is_some();
            let denied = relation == Relation::Ccomp
                && (!own_subject || lexicon::is_denying(context.lemma(head)));
            if is_finite(context, top) && relation != Relation::Xcomp && !denied {
                break;
            }
            let governed = match relation {
                Relation::Ccomp => denied && is_predicate(context, head),
                Relation::Xcomp => is_predicate(context, head),
                Relation::Acl | Relation::Advcl => {
                    let unreal = has_to(context, top) || is_led(context, top);
                    (unreal || is_outcome(context, top, head))
                        && (is_predicate(context, head) || is_object(context, head))
                }
                Relation::Conj => {
                    !has_own_form(context, top)
                        && context.xpos(top) == Xpos::Vb
                        && is_predicate(context, head)
                }
                Relation::Obj | Relation::Nsubj | Relation::Obl => {
                    path.len() > 1 && is_predicate(context, head)
                }
                _ => false,
            };
            if !governed {
                break;
            }
            path.push(head);
            top = head;
        }
        if !is_predicate(context, top) {
            top = centre;
        }
        // "would cut jobs and close plants": the second verb uses the auxiliaries of the first, without its
        // complements.
        while let Some(second) = second_verb(context, &path, top) {
            path.retain(|&t| t != top);
            top = second;
        }
        Self { context, top, path }
    }

    /// Returns a builder for a noun phrase.
    pub(super) fn of_noun(context: &'a EventContext<'a>, noun: TokenId) -> Self {
        Self { context, top: noun, path: Vec::new() }
    }

    /// Returns the words for the subject, with the complement of a plan, offer or order: "plans *to portray them as
    /// thieves*".
    pub(super) fn subject(&self, verb: TokenId, head: TokenId) -> String {
        let context = self.context;
        let mut text = called(context, verb, head);
        let plan = context.document.children_by(head, Relation::Acl).find(|&c| has_to(context, c));
        if let Some(plan) = plan
            && context.upos(head) == Upos::Noun
            && whole(context, head).end == opening(context, plan).start
            && !text.contains(" to ")
        {
            let mut inner = Line::new(context);
            self.clause(&mut inner, plan, 1);
            let mut line = Line::new(context);
            line.take_in(Rank::Needed, opening(context, plan), inner, None);
            let told = line.render(SUBJECT);
            append(&mut text, &told);
        }
        text
    }

    fn rank(&self, word: TokenId, rank: Rank) -> Rank {
        if self.path.contains(&word) { Rank::Needed } else { rank }
    }

    /// Adds the verb group and its complements. `depth` is the number of levels of clauses that may be nested in
    /// it.
    pub(super) fn clause(&self, line: &mut Line, verb: TokenId, depth: usize) {
        let context = self.context;
        let nominal_predicate = context.upos(verb).is_nominal();
        line.need(if nominal_predicate { whole(context, verb) } else { TokenRange::one(verb) });
        self.group(line, verb);
        let takes = Takes::of(context, verb);
        for &child in context.document.children(verb) {
            if nominal_predicate && whole(context, verb).has(child) {
                continue;
            }
            self.complement(line, verb, child, &takes, depth);
        }
    }

    /// Adds auxiliaries, negation, and the "to" of "is to open"; replaces a participle by a finite form.
    fn group(&self, line: &mut Line, verb: TokenId) {
        let context = self.context;
        let mut owner = verb;
        if context.relation(verb) == Relation::Conj
            && !has_own_form(context, verb)
            && verb == self.top
        {
            owner = context.head(verb).unwrap_or(verb);
        }
        // "after *being* convicted" becomes "was convicted".
        let untensed = |&a: &TokenId| {
            context.xpos(a) == Xpos::Vbg && !is_finite(context, owner) && verb == self.top
        };
        let group = auxiliaries(context, owner).filter(|a| !untensed(a));
        group.for_each(|a| line.need(TokenRange::one(a)));
        // "is to open" keeps its "to".
        let marks = context
            .document
            .children_by(owner, Relation::Mark)
            .filter(|&m| context.xpos(m) == Xpos::To);
        if is_finite(context, owner) {
            marks.for_each(|m| line.need(TokenRange::one(m)));
        }
        let denied = context.document.children_by(owner, Relation::Advmod);
        denied.filter(|&a| is_denial(context, a)).for_each(|a| line.need(TokenRange::one(a)));
        if verb == self.top
            && !is_finite(context, owner)
            && let Some(finite) = finite_form(context, verb)
        {
            line.said.push((verb, finite));
        }
    }

    /// Adds one dependent of a verb, if the line should contain it.
    fn complement(
        &self,
        line: &mut Line,
        verb: TokenId,
        child: TokenId,
        takes: &Takes,
        depth: usize,
    ) {
        let context = self.context;
        let after = child > verb;
        match context.relation(child).base() {
            Relation::Compound
                if context.relation(child) == Relation::CompoundPrt
                    && after
                    && child.0 - verb.0 <= PARTICLE =>
            {
                line.need(TokenRange::one(child));
            }
            Relation::Fixed => line.need(TokenRange::one(child)),
            Relation::Advmod
                if is_needed(context, child) && (after || is_hedge(context, child)) =>
            {
                // "no longer" is kept as a whole.
                let whole = context.document.lower(child) == "longer";
                line.need(if whole { context.subtree(child) } else { TokenRange::one(child) });
            }
            Relation::Advmod if context.xpos(child) == Xpos::Wrb && verb != self.top => {
                line.need(TokenRange::one(child));
            }
            Relation::Obj | Relation::Iobj if after => self.object(line, verb, child, depth),
            Relation::Mark if context.lemma(child) == "to" && verb != self.top => {
                line.need(TokenRange::one(child));
            }
            Relation::Mark if matches!(context.document.lower(child), "whether" | "if") => {
                line.need(TokenRange::one(child));
            }
            Relation::Xcomp if depth > 0 => {
                let mut inner = Line::new(context);
                self.clause(&mut inner, child, depth - 1);
                let lead = opening(context, child);
                line.take_in(Rank::Needed, lead, inner, None);
            }
            Relation::Ccomp
                if is_aside(context, child) || in_marks(context, verb, child).is_some() => {}
            Relation::Ccomp if depth > 0 && after => {
                let mut inner = Line::new(context);
                self.with_subject(&mut inner, child, depth - 1);
                line.take_in(Rank::Needed, TokenRange::new(child, child), inner, None);
            }
            Relation::Obl if after => self.oblique(line, child, takes),
            Relation::Advcl | Relation::Acl if depth > 0 && after => {
                self.subordinate(line, verb, child, depth);
            }
            Relation::Conj if self.path.contains(&child) && depth > 0 => {
                let and = context.document.children_by(child, Relation::Cc).next();
                and.into_iter().for_each(|a| line.need(TokenRange::one(a)));
                self.clause(line, child, depth - 1);
            }
            _ => {}
        }
    }

    /// Adds the object with its modifiers: "left *30,000 passengers stranded*".
    fn object(&self, line: &mut Line, verb: TokenId, noun: TokenId, depth: usize) {
        let context = self.context;
        if is_relative(context, noun) && context.xpos(noun) == Xpos::Wdt {
            return;
        }
        let words = whole(context, noun);
        line.need(words);
        if verb == self.top
            && matches!(context.document.lower(noun), "him" | "her" | "it" | "them")
            && context.entity_at(noun)
                != subject_of(context, verb).and_then(|s| context.entity_at(s))
            && let Some(name) = full_name(context, noun)
        {
            line.said.push((noun, name));
        }
        let stays = keeps(context, verb);
        self.modifiers(line, noun, words, None, Rank::Close);
        for &child in context.document.children(noun).iter().filter(|&&c| c >= words.end) {
            let relation = context.relation(child);
            let start = context.subtree(child).start;
            let joined = !follows_comma(context, start);
            if relation == Relation::AclRelcl
                && depth > 0
                && joined
                && is_content(context, noun, child)
            {
                let mut inner = Line::new(context);
                self.with_subject(&mut inner, child, depth - 1);
                line.take_in(Rank::Close, TokenRange::new(child, child), inner, None);
            } else if relation == Relation::Acl && depth > 0 && joined {
                let predicate = stays && start == words.end;
                let rank = if predicate { Rank::Needed } else { Rank::Close };
                let own = context.child(child, Relation::Nsubj).filter(|&s| s >= words.end);
                let mut inner = Line::new(context);
                let lead = match own.filter(|_| is_finite(context, child)) {
                    // The clause has its own subject: "an inquiry *into why the boat turned back*".
                    Some(subject) => {
                        self.with_subject(&mut inner, child, depth - 1);
                        TokenRange::new(start, whole(context, subject).start.max(start))
                    }
                    None => {
                        self.clause(&mut inner, child, depth - 1);
                        opening(context, child)
                    }
                };
                line.take_in(self.rank(child, rank), lead, inner, None);
            } else if relation == Relation::Appos
                && !joined
                && context.upos(child) == Upos::Propn
                && noun_phrase(context, child).start == words.end.plus(1)
            {
                // "his deputy, Lena Moe, as minister": the name is added with the comma after it.
                let mut aside = TokenRange::new(words.end, noun_phrase(context, child).end);
                if context.document.all().has(aside.end) && context.xpos(aside.end) == Xpos::Comma {
                    aside.end = aside.end.plus(1);
                }
                line.put(Rank::Close, aside, None);
            }
        }
    }

    /// Adds the phrases that modify a noun and follow its noun phrase (`words`). Each piece depends on the piece
    /// before it, and the first piece depends on `parent`.
    pub(super) fn modifiers(
        &self,
        line: &mut Line,
        noun: TokenId,
        words: TokenRange,
        parent: Option<usize>,
        rank: Rank,
    ) {
        let context = self.context;
        let (mut end, mut parent) = (words.end, parent);
        for &phrase in context.document.children(noun).iter().filter(|&&c| c >= words.end) {
            let relation = context.relation(phrase);
            if relation.is(Relation::Advmod) && phrase == end && is_needed(context, phrase) {
                parent = line.put(rank, TokenRange::one(phrase), parent);
                end = end.plus(1);
                continue;
            }
            if relation == Relation::Acl && self.path.contains(&phrase) {
                let mut inner = Line::new(context);
                self.clause(&mut inner, phrase, 1);
                line.take_in(Rank::Needed, opening(context, phrase), inner, parent);
                continue;
            }
            if !relation.is(Relation::Nmod) || !is_phrase(context, phrase) {
                continue;
            }
            let full = full_phrase(context, phrase);
            if full.start != end {
                continue;
            }
            let place = line.put(self.rank(phrase, rank), full, parent);
            self.modifiers(line, phrase, full, place, rank.max(Rank::Loose));
            (end, parent) = (full.end, place);
        }
    }

    /// Adds a prepositional phrase of the verb.
    fn oblique(&self, line: &mut Line, phrase: TokenId, takes: &Takes) {
        let context = self.context;
        let full = full_phrase(context, phrase);
        let predicate = context.upos(phrase) == Upos::Adj && context.case(phrase) == "as";
        let case = context.case(phrase);
        let after_aside = case == "as" && takes.has_aside;
        let apart = follows_comma(context, full.start) && !after_aside;
        let cut = case == "as"
            && !predicate
            && (takes.is_cut || context.child(phrase, Relation::Acl).is_some());
        if !is_phrase(context, phrase) && !predicate || apart || cut {
            return;
        }
        let governed = lexicon::takes_object_with(takes.lemma, case)
            || takes.nothing_else && takes.first == Some(phrase)
            || case == "by" && takes.passive
            || case == "as";
        let rank = match governed {
            true if takes.nothing_else && takes.first == Some(phrase) => Rank::Needed,
            true => Rank::Close,
            false => Rank::Loose,
        };
        let place = line.put(self.rank(phrase, rank), full, None);
        self.modifiers(line, phrase, full, place, Rank::Loose);
    }

    /// Adds a subordinate clause of the verb: "accused *of* …", "fined *for* …", "came *after* …".
    fn subordinate(&self, line: &mut Line, verb: TokenId, clause: TokenId, depth: usize) {
        let context = self.context;
        let lead = opening(context, clause);
        if lead.is_empty() {
            return;
        }
        let mark = context.document.lower(lead.start);
        let named_aside = mark == "as" && Takes::of(context, verb).has_aside;
        if follows_comma(context, lead.start) && !self.path.contains(&clause) && !named_aside {
            return;
        }
        let gerund = context.xpos(clause) == Xpos::Vbg && !is_finite(context, clause);
        let rank = match mark {
            "of" | "with" | "from" | "to" if gerund => Rank::Needed,
            "for" | "in" | "by" | "at" | "on" | "into" | "as" if gerund => Rank::Close,
            "to" if context.xpos(clause) == Xpos::Vb => Rank::Close,
            "after" | "because" | "when" => Rank::Far,
            _ if self.path.contains(&clause) => Rank::Needed,
            _ => return,
        };
        let mut inner = Line::new(context);
        match is_finite(context, clause) {
            true => self.with_subject(&mut inner, clause, depth - 1),
            false => self.clause(&mut inner, clause, depth - 1),
        }
        let rank = if verb == self.top { self.rank(clause, rank) } else { rank };
        line.take_in(rank, lead, inner, None);
    }

    /// Adds a clause with its own subject.
    pub(super) fn with_subject(&self, line: &mut Line, verb: TokenId, depth: usize) {
        let context = self.context;
        let subject = context.child(verb, Relation::Nsubj).filter(|&s| s < verb);
        let expletive = context.child(verb, Relation::Expl).filter(|&s| s < verb);
        if let Some(expletive) = expletive {
            line.need(TokenRange::one(expletive));
            if let Some(told) = context.child(verb, Relation::Nsubj).filter(|&s| s > verb) {
                line.need(whole(context, told));
                self.modifiers(line, told, whole(context, told), None, Rank::Close);
            }
        }
        if let Some(subject) = subject {
            let other = || {
                let main = subject_of(context, self.top).and_then(|s| context.entity_at(s));
                main.is_none() || context.entity_at(subject) != main
            };
            let third = matches!(context.document.lower(subject), "he" | "she" | "it" | "they");
            match full_name(context, subject) {
                Some(name) if third && other() => line.said.push((subject, name)),
                _ => {}
            }
            let words = whole(context, subject);
            let name = named_after(context, subject).map(|name| whole(context, name));
            line.need(name.map_or(words, |name| words.cover(name)));
        } else if expletive.is_none() && context.relation(verb) == Relation::Ccomp {
            // If the tree gives the clause no subject, a few words before its verb serve as the subject: "that
            // *more* had left".
            let lead = opening(context, verb);
            let start = if lead.is_empty() { context.subtree(verb).start } else { lead.end };
            let words = TokenRange::new(start.min(verb), verb);
            let apart = |t| context.upos(t) == Upos::Verb || is_relative(context, t);
            if is_finite(context, verb) && words.len() <= SUBJECTLESS && !words.iter().any(apart) {
                line.need(words);
            }
        }
        self.clause(line, verb, depth);
    }
}

/// The dependents of a verb besides its subject.
struct Takes<'a> {
    lemma: &'a str,
    passive: bool,
    /// The first prepositional phrase that is not a time, if its preposition is at most two tokens after the verb.
    first: Option<TokenId>,
    /// Whether the verb has no object, complement clause or particle.
    nothing_else: bool,
    /// Whether a name between commas follows its object.
    has_aside: bool,
    /// Whether the parser took the subject of an "as" clause for a phrase: "fled *as fire* reached the town".
    is_cut: bool,
}

impl<'a> Takes<'a> {
    fn of(context: &'a EventContext, verb: TokenId) -> Self {
        let children = context.document.children(verb);
        let first = children.iter().copied().find(|&c| {
            c > verb && context.relation(c).is(Relation::Obl) && context.timex_at(c).is_none()
        });
        let has = |r: Relation| children.iter().any(|&c| context.relation(c).is(r));
        let nothing_else =
            ![Relation::Obj, Relation::Xcomp, Relation::Ccomp, Relation::CompoundPrt]
                .into_iter()
                .any(has);
        let object = context.child(verb, Relation::Obj);
        let has_aside = object.is_some_and(|o| context.child(o, Relation::Appos).is_some());
        let is_cut = context.document.children_by(verb, Relation::Conj).any(|second| {
            is_finite(context, second)
                && context.child(second, Relation::Cc).is_none()
                && context.child(second, Relation::Nsubj).is_none()
        });
        Self {
            has_aside,
            is_cut,
            lemma: context.lemma(verb),
            passive: is_passive(context, verb),
            first: first
                .filter(|&f| context.child(f, Relation::Case).is_some_and(|c| c.0 <= verb.0 + 2)),
            nothing_else,
        }
    }
}

/// Returns whether the verb has a subject, an auxiliary or a "to" of its own.
fn has_own_form(context: &EventContext, verb: TokenId) -> bool {
    is_finite(context, verb)
        || context.child(verb, Relation::Nsubj).is_some()
        || auxiliaries(context, verb).next().is_some()
        || has_to(context, verb)
}

/// Returns the verb coordinated with `top` on the path to the event, if it uses the auxiliaries of `top`.
fn second_verb(context: &EventContext, path: &[TokenId], top: TokenId) -> Option<TokenId> {
    let joined = |&&t: &&TokenId| {
        context.head(t) == Some(top)
            && context.relation(t) == Relation::Conj
            && auxiliaries(context, top).next().is_some()
    };
    path.iter().find(joined).copied()
}
