//! The summary line of an event in the article's own words: subject, verb group, complements, place, reported content.
//!
//! The line is understandable without its context: it has a subject that is named, a finite verb, and the complements
//! that the verb needs. Times are left out, because the date is shown beside the line. `summary_clause` builds
//! the clause, `compression` limits its length, `referring_expressions` names participants.

use super::candidate::EventCandidate;
use super::clause::{is_finite, is_passive};
use super::compression::{Line, Rank};
use super::context::EventContext;
use super::lexicon;
use super::phrases::whole;
use super::qualifiers;
use super::referring_expressions::{clean, is_open, subject_of};
use super::summary_clause::{DEPTH, Teller};
use super::summary_words::{append, in_marks, is_predicate};
use super::types::{EventClass, EventKind};
use crate::document::{Relation, Upos, Xpos};
use crate::span::TokenId;

/// The maximum length in bytes of a headline that is used as a line.
const HEADLINE: usize = 120;

/// The maximum length in bytes of a whole sentence that is used as a line; a longer one is cut. Set by hand.
const SENTENCE: usize = 400;

/// The maximum length in bytes of a quote in a line; a longer one is cut.
const QUOTED: usize = 100;

/// A summary line, and whether it has all complements of its verb.
#[derive(Debug)]
pub(super) struct Told {
    pub text: String,
    pub complete: bool,
}

/// Returns the summary line of an event. If that line would lose a word that denies or hedges the event, returns
/// the whole sentence instead.
pub(super) fn summarise(context: &EventContext, event: &EventCandidate) -> Told {
    let told = compressed(context, event);
    if qualifiers::are_lost(context, event.centre(), &told.text) {
        return Told { text: sentence(context, event.centre()), complete: told.complete };
    }
    told
}

/// Returns the sentence of the event on one line without its full stop, cut if it is very long.
fn sentence(context: &EventContext, centre: TokenId) -> String {
    let words = context.document.text(context.document.sentence_of(centre));
    // The words are joined only up to the limit, because a sentence may have megabytes.
    let mut line = String::new();
    for word in words.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
        if line.len() > SENTENCE {
            return shortened(&line, SENTENCE);
        }
    }
    capitalise(line.trim_end_matches('.'))
}

/// Returns the summary line that is made from the headline, the clause or the noun phrase of the event.
fn compressed(context: &EventContext, event: &EventCandidate) -> Told {
    let centre = told_by(context, event.centre());
    if let Some(text) = headline(context, centre) {
        return Told { text, complete: true };
    }
    if !is_predicate(context, centre) {
        let mut line = Line::new(context);
        nominal(&mut line, centre, Rank::Needed);
        return Told { text: capitalise(&line.render(0)), complete: true };
    }
    let teller = Teller::new(context, centre);
    let verb = teller.top;
    let subject = subject_of(context, verb);
    let mut text = subject.map(|s| teller.subject(verb, s)).unwrap_or_default();
    let mut line = Line::new(context);
    let content = content_before(context, verb, event.class);
    teller.clause(&mut line, verb, DEPTH);
    let told = line.render(text.len());
    append(&mut text, &told);
    let reported = content.into_iter().chain(context.document.children_by(verb, Relation::Ccomp));
    if let Some(words) = reported.into_iter().find_map(|said| in_marks(context, verb, said)) {
        let words = clean(context.document.text(words));
        text += &format!(": “{}”", shortened(words.trim_end_matches(','), QUOTED));
    } else if let Some(content) = content {
        let mut said = Line::new(context);
        teller.with_subject(&mut said, content, DEPTH - 1);
        let told = uncapitalise(context, content, said.render(text.len()));
        append(&mut text, &told);
    }
    let silent =
        event.class == EventClass::Reporting && content.is_none() && says_nothing(context, verb);
    let lost = lacks_object(context, verb) || ends_in_adjective(context, verb);
    let complete = subject.is_some_and(|s| !is_open(context, s)) && !silent && !lost;
    Told { text: capitalise(&text), complete }
}

/// Returns the verb whose clause describes the event of a noun: "The trial *began*", "her speech *sent shares
/// higher*". The verb is the main verb of the sentence, or only states that the noun's event happens, continues or
/// ends. Returns `centre` if there is no such verb.
fn told_by(context: &EventContext, centre: TokenId) -> TokenId {
    let noun = context.upos(centre).is_nominal() && context.child(centre, Relation::Cop).is_none();
    let comes_about = |&verb: &TokenId| {
        let main = context.relation(verb) == Relation::Root && is_finite(context, verb);
        main || matches!(
            context.lemma(verb),
            "begin"
                | "start"
                | "end"
                | "open"
                | "break"
                | "continue"
                | "resume"
                | "follow"
                | "happen"
                | "occur"
                | "collapse"
                | "fail"
                | "erupt"
                | "finish"
                | "close"
                | "come"
                | "last"
                | "stop"
        )
    };
    let subject = noun && context.relation(centre).is(Relation::Nsubj);
    context.head(centre).filter(|_| subject).filter(comes_about).unwrap_or(centre)
}

/// Returns the headline if the event is the main event of the headline, and the headline is not too long.
fn headline(context: &EventContext, centre: TokenId) -> Option<String> {
    let title = context.document.article.title?;
    let sentence = context.document.sentence_of(centre);
    let told = context.relation(centre) == Relation::Root
        && title.contains(context.document.span(sentence))
        && context.document.span(sentence).start == title.start;
    if !told {
        return None;
    }
    // The words are joined only up to the limit, because a page may mark up megabytes as its headline.
    let mut headline = String::new();
    for word in context.document.article.text[title.range()].split_whitespace() {
        if !headline.is_empty() {
            headline.push(' ');
        }
        headline.push_str(word);
        if headline.len() > HEADLINE {
            return None;
        }
    }
    Some(capitalise(headline.trim_end_matches('.')))
}

/// Returns whether the verb of a report has no content after it.
fn says_nothing(context: &EventContext, verb: TokenId) -> bool {
    [Relation::Ccomp, Relation::Obj, Relation::Xcomp, Relation::Obl, Relation::Advcl]
        .iter()
        .all(|&r| context.child(verb, r).is_none_or(|c| c < verb))
}

/// Returns whether a verb of harm or result has no object although it needs one: "killing" or "leaving" alone.
fn lacks_object(context: &EventContext, verb: TokenId) -> bool {
    let harms = matches!(
        context.lemma(verb),
        "kill" | "injure" | "wound" | "leave" | "cause" | "make" | "hit"
    );
    let participle = context.xpos(verb) == Xpos::Vbg || context.lemma(verb) == "kill";
    harms
        && participle
        && !is_passive(context, verb)
        && [Relation::Obj, Relation::Xcomp, Relation::Obl]
            .iter()
            .all(|&r| context.child(verb, r).is_none())
}

/// Returns whether the object is an adjective without its noun: "published the bestselling".
fn ends_in_adjective(context: &EventContext, verb: TokenId) -> bool {
    let object = context.child(verb, Relation::Obj);
    object.is_some_and(|o| context.xpos(o) == Xpos::Jj && context.child(o, Relation::Det).is_some())
}

/// Returns the head of the content of a report if the content precedes the verb: "*Taxes will fall*, she said".
fn content_before(context: &EventContext, verb: TokenId, class: EventClass) -> Option<TokenId> {
    let own = context.child(verb, Relation::Ccomp);
    if let Some(content) = own {
        return (content < verb && is_predicate(context, content)).then_some(content);
    }
    let head = context.head(verb)?;
    let reports = class == EventClass::Reporting
        || lexicon::kind_of_verb(context.lemma(verb)) == Some(EventKind::Statement);
    let beside = reports
        && is_finite(context, verb)
        && context.relation(verb) == Relation::Parataxis
        && head < verb
        && is_predicate(context, head);
    beside.then_some(head)
}

/// Adds a noun phrase with the phrases that modify it.
fn nominal(line: &mut Line, noun: TokenId, rank: Rank) {
    let context = line.context;
    let words = whole(context, noun);
    line.put(rank, words, None);
    let teller = Teller::of_noun(context, noun);
    teller.modifiers(line, noun, words, None, Rank::Close);
}

/// Returns the text if it has at most `most` bytes, else as many whole words as fit, with "…" at the end.
fn shortened(text: &str, most: usize) -> String {
    if text.len() <= most {
        return text.to_owned();
    }
    let ends = text.match_indices(' ').map(|(at, _)| at).take_while(|&at| at <= most);
    let end = ends.last().unwrap_or_else(|| text.floor_char_boundary(most));
    format!("{} …", text[..end].trim_end_matches([',', ';', ':', '-', '–', '—']))
}

fn capitalise(text: &str) -> String {
    let mut characters = text.chars();
    let first: String = characters.next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
    first + characters.as_str()
}

/// Lowers the first letter of a clause that started a sentence, unless it starts with a name.
fn uncapitalise(context: &EventContext, clause: TokenId, text: String) -> String {
    let first = context.document.sentence_of(clause).start;
    let opens = context.document.form(first).chars().next() == text.chars().next();
    let named = context.name_kind(first).is_some()
        || context.upos(first) == Upos::Propn
        || context.document.form(first).chars().nth(1).is_some_and(char::is_uppercase)
        || context.document.form(first) == "I";
    if named || !opens {
        return text;
    }
    let mut characters = text.chars();
    let small: String = characters.next().map(|c| c.to_lowercase().collect()).unwrap_or_default();
    small + characters.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::events::factuality;

    /// Checks the summary line of the event named by `trigger`.
    fn check(words: &str, trigger: &str, expected: &str) {
        let context = EventContext::bare(words);
        let trigger = context.token(trigger);
        let class = EventClass::Occurrence;
        let event =
            EventCandidate { trigger, light: None, class, mood: factuality::of(&context, trigger) };
        assert_eq!(summarise(&context, &event).text, expected, "{words}");
    }

    #[test]
    fn lines_stand_by_themselves() {
        let plans = "Firms/firm/NNS/2/nsubj plan//VBP/0/root to//TO/4/mark sell//VB/2/xcomp cars/car/NNS/4/obj";
        check(plans, "sell", "Firms plan to sell cars");
        let killing = "Rebels/rebel/NNS/2/nsubj struck/strike/VBD/0/root ,//,/2/punct \
             killing/kill/VBG/2/advcl ten//CD/6/nummod men/man/NNS/4/obj";
        check(killing, "killing", "Rebels killed ten men");
        let described = "a//DT/2/det man//NN/0/root killed/kill/VBN/2/acl in//IN/6/case a//DT/6/det raid//NN/3/obl";
        check(described, "killed", "A man was killed in a raid");
        let denied = "Firms/firm/NNS/4/nsubj did/do/VBD/4/aux not//RB/4/advmod sell//VB/0/root cars/car/NNS/4/obj";
        check(denied, "sell", "Firms did not sell cars");
    }

    #[test]
    fn what_is_said_follows_who_says_it() {
        let told = "Taxes/tax/NNS/2/nsubj fell/fall/VBD/5/ccomp ,//,/2/punct ministers/minister/NNS/5/nsubj said/say/VBD/0/root";
        check(told, "said", "Ministers said taxes fell");
    }

    #[test]
    fn particles_stay_with_their_verb() {
        let off =
            "Crews/crew/NNS/2/nsubj set//VBD/0/root off//RP/2/compound:prt alarms/alarm/NNS/2/obj";
        check(off, "set", "Crews set off alarms");
        let through = "Crews/crew/NNS/2/nsubj pushed/push/VBD/0/root plans/plan/NNS/2/obj through//RP/2/compound:prt";
        check(through, "pushed", "Crews pushed plans through");
    }

    #[test]
    fn only_as_phrases_go_on_after_an_aside() {
        let named = |case: &str, noun: &str| {
            format!(
                "Ann//NNP/2/nsubj named/name/VBD/0/root a//DT/4/det deputy//NN/2/obj ,//,/6/punct Lena//NNP/4/appos \
                 Moe//NNP/6/flat ,//,/6/punct {case}//IN/10/case {noun}//NN/2/obl"
            )
        };
        check(&named("as", "minister"), "named", "Ann named a deputy , Lena Moe , as minister");
        check(&named("after", "lunch"), "named", "Ann named a deputy , Lena Moe");
    }

    #[test]
    fn a_plan_that_came_to_nothing_is_not_told_as_done() {
        let dropped = "Then//RB/3/advmod firms/firm/NNS/3/nsubj dropped/drop/VBD/0/root plans/plan/NNS/3/obj \
             to//TO/6/mark sell//VB/4/acl cars/car/NNS/6/obj";
        check(dropped, "sell", "Firms dropped plans to sell cars");
        let failed = "Then//RB/5/advmod plans/plan/NNS/5/nsubj to//TO/4/mark sell//VB/2/acl failed/fail/VBD/0/root";
        check(failed, "sell", "Plans to sell failed");
    }

    #[test]
    fn a_long_phrase_is_kept_only_directly_after_its_verb() {
        let phrase = "the//DT/{n}/det international//JJ/{n}/amod environmental//JJ/{n}/amod \
             engineering//NN/{n}/compound standards//NNS/{n}/compound authorities/authority/NNS/{n}/compound conference//NN/4/obl";
        let spoke = |adverbs: &str, n: usize| {
            format!(
                "The//DT/3/det northern//JJ/3/amod representatives/representative/NNS/4/nsubj spoke/speak/VBD/0/root \
                 {adverbs} at//IN/{n}/case {}",
                phrase.replace("{n}", &n.to_string())
            )
        };
        check(
            &spoke("", 12),
            "spoke",
            "The northern representatives spoke at the international environmental engineering standards \
             authorities conference",
        );
        check(
            &spoke("very//RB/6/advmod briefly//RB/4/advmod", 14),
            "spoke",
            "The northern representatives spoke",
        );
    }

    #[test]
    fn clauses_that_the_verb_needs_are_kept() {
        let fined = |mark: &str, verb: &str| {
            format!(
                "Then//RB/4/advmod Ann//NNP/4/nsubj:pass was/be/VBD/4/aux:pass fined/fine/VBN/0/root {mark}//IN/6/mark \
                 {verb}/4/advcl rules/rule/NNS/6/obj"
            )
        };
        check(&fined("for", "breaking/break/VBG"), "fined", "Ann was fined for breaking rules");
        check(&fined("while", "breaking/break/VBG"), "fined", "Ann was fined");
        let left = |mark: &str| {
            format!(
                "Then//RB/3/advmod Ann//NNP/3/nsubj left/leave/VBD/0/root {mark} Bob//NNP/6/nsubj sang/sing/VBD/3/advcl"
            )
        };
        check(&left("because//IN/6/mark"), "left", "Ann left because Bob sang");
        check(&left("while//IN/6/mark"), "left", "Ann left");
        let apart = "Then//RB/3/advmod Ann//NNP/3/nsubj left/leave/VBD/0/root ,//,/7/punct because//IN/7/mark \
             Bob//NNP/7/nsubj sang/sing/VBD/3/advcl";
        check(apart, "left", "Ann left");
        let asked = "Then//RB/3/advmod Ann//NNP/3/nsubj asked/ask/VBD/0/root whether//IN/6/mark Bob//NNP/6/nsubj \
             sang/sing/VBD/3/ccomp";
        check(asked, "asked", "Ann asked whether Bob sang");
        let there = "Then//RB/3/advmod Ann//NNP/3/nsubj said/say/VBD/0/root there//EX/5/expl were/be/VBD/3/ccomp \
             fires/fire/NNS/5/nsubj";
        check(there, "said", "Ann said there were fires");
    }

    #[test]
    fn the_second_of_two_verbs_uses_the_auxiliary_of_the_first() {
        let cut = "Then//RB/4/advmod firms/firm/NNS/4/nsubj would//MD/4/aux cut//VB/0/root jobs/job/NNS/4/obj \
             and//CC/7/cc close//VB/4/conj plants/plant/NNS/7/obj";
        check(cut, "close", "Firms would close plants");
        check(cut, "cut", "Firms would cut jobs");
    }

    #[test]
    fn participles_become_finite() {
        let after = "Then//RB/3/advmod Ann//NNP/3/nsubj left/leave/VBD/0/root after//IN/6/mark being/be/VBG/6/aux:pass \
             convicted/convict/VBN/3/advcl";
        check(after, "convicted", "Ann was convicted");
        let many = "Then//RB/3/advmod they//PRP/3/nsubj left/leave/VBD/0/root after//IN/6/mark being/be/VBG/6/aux:pass \
             convicted/convict/VBN/3/advcl";
        check(many, "convicted", "They were convicted");
    }

    #[test]
    fn the_state_that_an_object_is_left_in_is_kept() {
        let left = "Then//RB/3/advmod storms/storm/NNS/3/nsubj left/leave/VBD/0/root ships/ship/NNS/3/obj \
             stranded/strand/VBN/4/acl";
        check(left, "left", "Storms left ships stranded");
        check(left, "stranded", "Storms left ships stranded");
        let long = "Then//RB/3/advmod storms/storm/NNS/3/nsubj left/leave/VBD/0/root the//DT/11/det \
             international//JJ/11/amod environmental//JJ/11/amod engineering//NN/11/compound \
             standards//NNS/11/compound authorities/authority/NNS/11/compound conference//NN/11/compound \
             representatives//NNS/3/obj stranded/strand/VBN/11/acl";
        check(
            long,
            "left",
            "Storms left the international environmental engineering standards authorities conference \
             representatives stranded",
        );
        let hit = "Then//RB/3/advmod storms/storm/NNS/3/nsubj hit/hit/VBD/0/root ships/ship/NNS/3/obj \
             stranded/strand/VBN/4/acl";
        check(hit, "stranded", "Ships were stranded");
    }

    #[test]
    fn words_that_deny_or_hedge_are_kept() {
        let longer = "Then//RB/5/advmod Ann//NNP/5/nsubj no//RB/4/advmod longer//RB/5/advmod sings/sing/VBZ/0/root";
        check(longer, "sings", "Ann no longer sings");
        let nearly = "Then//RB/4/advmod Ann//NNP/4/nsubj nearly//RB/4/advmod fell/fall/VBD/0/root";
        check(nearly, "fell", "Ann nearly fell");
        let back = "Then//RB/3/advmod Ann//NNP/3/nsubj went/go/VBD/0/root back//RB/3/advmod quietly//RB/3/advmod";
        check(back, "went", "Ann went back");
    }
}
