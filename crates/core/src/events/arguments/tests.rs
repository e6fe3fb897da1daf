//! Roles of participants in hand-made trees, one construction after another.

use super::*;
use crate::events::light_verbs;

/// Checks the participants of the event named by `trigger`.
fn check(words: &str, trigger: &str, expected: &str) {
    let context = EventContext::bare(words);
    let trigger = context.token(trigger);
    let arguments = find(&context, trigger, light_verbs::verb_of(&context, trigger));
    let show = |a: &Argument| format!("{}: {}", a.role.as_str(), context.document.text(a.tokens));
    let found: Vec<String> = arguments.iter().map(show).collect();
    assert_eq!(found.join("; "), expected, "{words}");
}

#[test]
fn voice_tells_who_does_it() {
    let active = "Rebels/rebel/NNS/2/nsubj took/take/VBD/0/root the//DT/4/det town//NN/2/obj";
    check(active, "took", "agent: Rebels; patient: the town");
    let passive = "The//DT/2/det town//NN/4/nsubj:pass was/be/VBD/4/aux:pass taken/take/VBN/0/root \
         by//IN/6/case rebels/rebel/NNS/4/obl:agent";
    check(passive, "taken", "patient: The town; agent: rebels");
    let falls = "Prices/price/NNS/2/nsubj fell/fall/VBD/0/root";
    check(falls, "fell", "patient: Prices");
    let plain = "Prices/price/NNS/2/nsubj spoke/speak/VBD/0/root";
    check(plain, "spoke", "agent: Prices");
}

#[test]
fn subjects_are_understood() {
    let wants =
        "Ann//NNP/2/nsubj wants/want/VBZ/0/root to//TO/4/mark sell//VB/2/xcomp it//PRP/4/obj";
    check(wants, "sell", "agent: Ann; patient: it");
    let orders =
        "Ann//NNP/2/nsubj told/tell/VBD/0/root Bob//NNP/2/obj to//TO/5/mark leave//VB/2/xcomp";
    check(orders, "leave", "agent: Bob");
    let shared = "Ann//NNP/2/nsubj came/come/VBD/0/root and//CC/4/cc left/leave/VBD/2/conj";
    check(shared, "left", "agent: Ann");
    let own = "Ann//NNP/2/nsubj came/come/VBD/0/root as//IN/4/case troops/troop/NNS/2/obl \
         attacked/attack/VBD/2/conj";
    check(own, "attacked", "agent: troops");
    let relative =
        "the//DT/2/det firm//NN/0/root that//WDT/4/nsubj bought/buy/VBD/2/acl:relcl it//PRP/4/obj";
    check(relative, "bought", "agent: the firm; patient: it");
    let reduced =
        "a//DT/2/det man//NN/0/root killed/kill/VBN/2/acl in//IN/6/case a//DT/6/det raid//NN/3/obl";
    check(reduced, "killed", "patient: a man");
    let gap = "the//DT/2/det man//NN/0/root police//NNS/4/nsubj arrested/arrest/VBD/2/acl:relcl";
    check(gap, "arrested", "patient: the man; agent: police");
}

#[test]
fn nouns_have_participants() {
    let attack = "the//DT/2/det attack//NN/0/root on//IN/5/case the//DT/5/det town//NN/2/nmod \
         by//IN/7/case rebels/rebel/NNS/2/nmod";
    check(attack, "attack", "patient: the town; agent: rebels");
    check("his//PRP$/2/nmod:poss arrest//NN/0/root", "arrest", "patient: his");
    check("his//PRP$/2/nmod:poss speech//NN/0/root", "speech", "agent: his");
    let left = "the//DT/2/det withdrawal//NN/0/root from//IN/5/case the//DT/5/det pact//NN/2/nmod";
    check(left, "withdrawal", "patient: the pact");
}

#[test]
fn light_verbs_lend_their_participants() {
    let launch = "Troops/troop/NNS/2/nsubj launched/launch/VBD/0/root an//DT/4/det attack//NN/2/obj \
         on//IN/7/case a//DT/7/det town//NN/4/nmod";
    check(launch, "attack", "agent: Troops; patient: a town");
    let heavy = "Firms/firm/NNS/2/nsubj feared/fear/VBD/0/root an//DT/4/det attack//NN/2/obj";
    check(heavy, "attack", "");
}

#[test]
fn places_and_numbers_stand_apart() {
    let killed = "Police//NNS/2/nsubj killed/kill/VBD/0/root ten//CD/4/nummod men/man/NNS/2/obj \
         in//IN/7/case a//DT/7/det village//NN/2/obl";
    check(killed, "killed", "agent: Police; patient: ten men; number: ten men; place: a village");
    let manner = "Police//NNS/2/nsubj acted/act/VBD/0/root in//IN/4/case anger//NN/2/obl";
    check(manner, "acted", "agent: Police");
}

#[test]
fn only_things_that_harm_are_instruments() {
    let hit = "Guards/guard/NNS/2/nsubj attacked/attack/VBD/0/root fans/fan/NNS/2/obj with//IN/5/case \
         batons/baton/NNS/2/obl";
    check(hit, "attacked", "agent: Guards; patient: fans; instrument: batons");
    let sang =
        "Guards/guard/NNS/2/nsubj sang/sing/VBD/0/root with//IN/4/case drummers/drummer/NNS/2/obl";
    check(sang, "sang", "agent: Guards");
}

#[test]
fn recipients_are_told_from_patients() {
    let gave = "Ann//NNP/2/nsubj gave/give/VBD/0/root Bob//NNP/2/iobj cars/car/NNS/2/obj";
    check(gave, "gave", "agent: Ann; recipient: Bob; patient: cars");
    let sold =
        "Ann//NNP/2/nsubj sold/sell/VBD/0/root cars/car/NNS/2/obj to//IN/5/case Bob//NNP/2/obl";
    check(sold, "sold", "agent: Ann; patient: cars; recipient: Bob");
    let drove =
        "Ann//NNP/2/nsubj drove/drive/VBD/0/root cars/car/NNS/2/obj to//IN/5/case Bob//NNP/2/obl";
    check(drove, "drove", "agent: Ann; patient: cars");
    let given =
        "Bob//NNP/3/nsubj:pass was/be/VBD/3/aux:pass given/give/VBN/0/root cars/car/NNS/3/obj";
    check(given, "given", "recipient: Bob; patient: cars");
}

#[test]
fn extents_are_numbers_not_patients() {
    let fell =
        "Shares/share/NNS/2/nsubj fell/fall/VBD/0/root 3//CD/4/nummod points/point/NNS/2/obj";
    check(fell, "fell", "patient: Shares; number: 3 points");
    let won = "Ann//NNP/2/nsubj won/win/VBD/0/root 3//CD/4/nummod points/point/NNS/2/obj";
    check(won, "won", "agent: Ann; number: 3 points");
    let ring = "Ann//NNP/2/nsubj won/win/VBD/0/root rings/ring/NNS/2/obj";
    check(ring, "won", "agent: Ann; patient: rings");
}

#[test]
fn prepositions_tell_roles() {
    let waited = "Ann//NNP/2/nsubj waited/wait/VBD/0/root for//IN/4/case buses/bus/NNS/2/obl";
    check(waited, "waited", "agent: Ann; patient: buses");
    let sang = "Ann//NNP/2/nsubj sang/sing/VBD/0/root for//IN/4/case buses/bus/NNS/2/obl";
    check(sang, "sang", "agent: Ann");
    let left = "Ann//NNP/2/nsubj left/leave/VBD/0/root by//IN/4/case bus//NN/2/obl";
    check(left, "left", "agent: Ann");
    let according = "Prices/price/NNS/2/nsubj fell/fall/VBD/0/root according//VBG/5/case to//IN/3/fixed Ann//NNP/2/obl";
    check(according, "fell", "patient: Prices; agent: Ann");
}

#[test]
fn phrases_of_a_noun_tell_roles() {
    let with = |noun: &str, case: &str| format!("{noun}/0/root {case}//IN/3/case Ann//NNP/1/nmod");
    check(&with("talks/talk/NNS", "between"), "talks", "agent: Ann");
    check(&with("visit//NN", "of"), "visit", "agent: Ann");
    check(&with("arrest//NN", "of"), "arrest", "patient: Ann");
    check(&with("raid//NN", "against"), "raid", "patient: Ann");
    check(&with("aid//NN", "for"), "aid", "patient: Ann");
    check(&with("aid//NN", "despite"), "aid", "");
    let both = "aid//NN/0/root of//IN/3/case food//NN/1/nmod for//IN/5/case Ann//NNP/1/nmod";
    check(both, "aid", "patient: food");
}

#[test]
fn who_suffers_an_event_does_not_cause_it() {
    let suffered = "Ann//NNP/2/nsubj suffered/suffer/VBD/0/root a//DT/4/det defeat//NN/2/obj";
    check(suffered, "defeat", "patient: Ann");
    let made = "Ann//NNP/2/nsubj made/make/VBD/0/root a//DT/4/det call//NN/2/obj to//TO/6/case Bob//NNP/2/obl";
    check(made, "call", "agent: Ann; recipient: Bob");
    let launched = "A//DT/2/det raid//NN/4/nsubj:pass was/be/VBD/4/aux:pass launched/launch/VBN/0/root by//IN/6/case \
         rebels/rebel/NNS/4/obl against//IN/8/case Bob//NNP/4/obl";
    check(launched, "raid", "agent: rebels; patient: Bob");
}

#[test]
fn adjectives_describe_who_undergoes_them() {
    let dead = "Ann//NNP/3/nsubj is/be/VBZ/3/cop dead//JJ/0/root";
    check(dead, "dead", "patient: Ann");
    check("dead//JJ/2/amod men/man/NNS/0/root", "dead", "patient: dead men");
    check("men/man/NNS/0/root dead//JJ/1/acl", "dead", "");
}

#[test]
fn joined_verbs_share_a_place() {
    let joined = |subject: &str| {
        format!(
            "Trains/train/NNS/2/nsubj derailed/derail/VBD/0/root and//CC/5/cc {subject} overturned/overturn/VBD/2/conj \
             in//IN/8/case a//DT/8/det village//NN/5/obl"
        )
    };
    let own = joined("cars/car/NNS/5/nsubj");
    check(&own, "overturned", "patient: cars; place: a village");
    check(&own, "derailed", "patient: Trains");
    let shared = joined("then//RB/5/advmod");
    check(&shared, "derailed", "patient: Trains; place: a village");
}
