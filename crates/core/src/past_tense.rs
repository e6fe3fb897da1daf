//! Forms the past tense of verbs, and recognises that of irregular verbs.
//!
//! A summary line turns "killing two" into "killed two", and a date after "swore" is past. Regular verbs follow the
//! spelling of their participle; the table has the irregular verbs that are frequent in news.

/// Irregular verbs, sorted by lemma: the lemma and the past tense.
const IRREGULAR: &[(&str, &str)] = &[
    ("arise", "arose"),
    ("awake", "awoke"),
    ("be", "was"),
    ("bear", "bore"),
    ("beat", "beat"),
    ("become", "became"),
    ("begin", "began"),
    ("bend", "bent"),
    ("bet", "bet"),
    ("bid", "bid"),
    ("bite", "bit"),
    ("bleed", "bled"),
    ("blow", "blew"),
    ("break", "broke"),
    ("breed", "bred"),
    ("bring", "brought"),
    ("broadcast", "broadcast"),
    ("build", "built"),
    ("burst", "burst"),
    ("buy", "bought"),
    ("cast", "cast"),
    ("catch", "caught"),
    ("choose", "chose"),
    ("cling", "clung"),
    ("come", "came"),
    ("cost", "cost"),
    ("creep", "crept"),
    ("cut", "cut"),
    ("deal", "dealt"),
    ("dig", "dug"),
    ("dive", "dove"),
    ("do", "did"),
    ("draw", "drew"),
    ("drink", "drank"),
    ("drive", "drove"),
    ("eat", "ate"),
    ("fall", "fell"),
    ("feed", "fed"),
    ("feel", "felt"),
    ("fight", "fought"),
    ("find", "found"),
    ("flee", "fled"),
    ("fling", "flung"),
    ("fly", "flew"),
    ("forbid", "forbade"),
    ("forecast", "forecast"),
    ("forget", "forgot"),
    ("forgive", "forgave"),
    ("freeze", "froze"),
    ("get", "got"),
    ("give", "gave"),
    ("go", "went"),
    ("grow", "grew"),
    ("hang", "hung"),
    ("have", "had"),
    ("hear", "heard"),
    ("hide", "hid"),
    ("hit", "hit"),
    ("hold", "held"),
    ("hurt", "hurt"),
    ("keep", "kept"),
    ("kneel", "knelt"),
    ("know", "knew"),
    ("lay", "laid"),
    ("lead", "led"),
    ("leave", "left"),
    ("lend", "lent"),
    ("let", "let"),
    ("lie", "lay"),
    ("light", "lit"),
    ("lose", "lost"),
    ("make", "made"),
    ("mean", "meant"),
    ("meet", "met"),
    ("overcome", "overcame"),
    ("override", "overrode"),
    ("overrun", "overran"),
    ("overthrow", "overthrew"),
    ("overturn", "overturned"),
    ("pay", "paid"),
    ("put", "put"),
    ("quit", "quit"),
    ("read", "read"),
    ("rebuild", "rebuilt"),
    ("ride", "rode"),
    ("ring", "rang"),
    ("rise", "rose"),
    ("run", "ran"),
    ("say", "said"),
    ("see", "saw"),
    ("seek", "sought"),
    ("sell", "sold"),
    ("send", "sent"),
    ("set", "set"),
    ("shake", "shook"),
    ("shed", "shed"),
    ("shine", "shone"),
    ("shoot", "shot"),
    ("show", "showed"),
    ("shrink", "shrank"),
    ("shut", "shut"),
    ("sing", "sang"),
    ("sink", "sank"),
    ("sit", "sat"),
    ("slay", "slew"),
    ("sleep", "slept"),
    ("slide", "slid"),
    ("speak", "spoke"),
    ("spend", "spent"),
    ("spin", "spun"),
    ("split", "split"),
    ("spread", "spread"),
    ("spring", "sprang"),
    ("stand", "stood"),
    ("steal", "stole"),
    ("stick", "stuck"),
    ("sting", "stung"),
    ("strike", "struck"),
    ("swear", "swore"),
    ("sweep", "swept"),
    ("swim", "swam"),
    ("swing", "swung"),
    ("take", "took"),
    ("teach", "taught"),
    ("tear", "tore"),
    ("tell", "told"),
    ("think", "thought"),
    ("throw", "threw"),
    ("thrust", "thrust"),
    ("undergo", "underwent"),
    ("understand", "understood"),
    ("undertake", "undertook"),
    ("uphold", "upheld"),
    ("upset", "upset"),
    ("wake", "woke"),
    ("wear", "wore"),
    ("weave", "wove"),
    ("weep", "wept"),
    ("win", "won"),
    ("withdraw", "withdrew"),
    ("withhold", "withheld"),
    ("write", "wrote"),
];

/// Returns the past tense of a verb. `participle` is its "-ing" form, which shows how the stem is spelt before an
/// ending. A `participle` without "-ing" is returned unchanged if the verb is regular.
pub(crate) fn past(lemma: &str, participle: &str) -> String {
    if let Ok(place) = IRREGULAR.binary_search_by_key(&lemma, |&(verb, _)| verb) {
        return IRREGULAR[place].1.to_owned();
    }
    let Some(stem) = participle.strip_suffix("ing") else { return participle.to_owned() };
    if lemma.ends_with("ie") || lemma.ends_with("ee") || lemma.ends_with("oe") {
        return format!("{lemma}d");
    }
    let mut end = stem.chars().rev();
    match (end.next(), end.next()) {
        (Some('y'), Some(before)) if !"aeiou".contains(before) => {
            format!("{}ied", &stem[..stem.len() - 1])
        }
        _ => format!("{stem}ed"),
    }
}

/// Returns whether `form` is the past tense of the irregular verb `lemma`. It can be equal to the lemma: the past
/// tense of "cut" is "cut".
pub(crate) fn is_past(lemma: &str, form: &str) -> bool {
    let place = IRREGULAR.binary_search_by_key(&lemma, |&(verb, _)| verb);
    place.is_ok_and(|place| IRREGULAR[place].1 == form)
}

/// Returns whether `form` is the past tense of an irregular verb and no base form: "swore", but neither "cut" nor
/// "lay".
pub(crate) fn is_past_only(form: &str) -> bool {
    let is_base = IRREGULAR.binary_search_by_key(&form, |&(verb, _)| verb).is_ok();
    !is_base && IRREGULAR.iter().any(|&(_, past)| past == form)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_have_their_past() {
        assert!(IRREGULAR.is_sorted_by_key(|&(verb, _)| verb));
        for (lemma, participle, expected) in [
            ("kill", "killing", "killed"),
            ("cause", "causing", "caused"),
            ("bury", "burying", "buried"),
            ("destroy", "destroying", "destroyed"),
            ("cancel", "cancelling", "cancelled"),
            ("die", "dying", "died"),
            ("agree", "agreeing", "agreed"),
            ("take", "taking", "took"),
            ("odd", "odd", "odd"),
        ] {
            assert_eq!(past(lemma, participle), expected);
        }
    }

    #[test]
    fn forms_that_are_only_past() {
        for (form, expected) in
            [("swore", true), ("stole", true), ("cut", false), ("lay", false), ("walked", false)]
        {
            assert_eq!(is_past_only(form), expected, "{form}");
        }
    }
}
