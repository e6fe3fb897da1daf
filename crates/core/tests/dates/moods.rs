//! Factuality of events: whether they happened, with what certainty, in the past or future.

use crate::{THURSDAY, check};

#[test]
fn negated_events() {
    check(
        THURSDAY,
        &[
            "The bank did not {pay=2015 negative past} a bonus in 2015.",
            "No one was {hurt=2015-10-15 negative} in the crash.",
            "The court {rejected=2015-10-14 positive} the appeal on Wednesday.",
            "The president {denied=2015-10-13 positive} on Tuesday that he had {taken=none negative} money.",
            "The firm {failed=2015-10-13 positive} on Tuesday to reach an {agreement=2015-10-13 negative}.",
            "The march was {cancelled=2015-10-14 positive} on Wednesday.",
            "Neither side {won=2015-10-15 negative}.",
            "They left on Monday without {!signing=2015-10-12 negative} the treaty.",
            "The airline never {repaid=2015-10-15 negative} the loan.",
        ],
    );
}

#[test]
fn uncertain_events() {
    check(
        THURSDAY,
        &[
            "The minister may {resign=2015-10-16 possible future} on Friday.",
            "The vote is expected to {take=2015-10-19 probable future} place on Monday.",
            "The gang allegedly {stole=2015-10-12 possible} the paintings on Monday.",
            "Rebels {threatened=2015-10-15 certain} to {attack=none possible} the town.",
            "The union {wants=2015-10-15} to {strike=none possible future}.",
            "The plane could have {crashed=none possible past}.",
            "The company might {sell=2016 possible future} its shops next year.",
            "Unless the two sides {agree=none possible}, the talks will {end=none future}.",
            "The suspect is {believed=2015-10-15} to have {!fled=none probable past} abroad.",
        ],
    );
}

#[test]
fn future_and_past_events() {
    check(
        THURSDAY,
        &[
            "The new line will {open=2017 future certain} in 2017.",
            "The king is to {visit=2015-11 future} Japan in November.",
            "The summit is due to {begin=2015-10-20 future} on 20 October.",
            "The trial {starts=2015-10-19 present} on Monday.",
            "She had {left=2015-10-12 past} on Monday, her lawyer said.",
            "He is going to {run=2016 future} for mayor in 2016.",
            "The committee {agreed=2015-10-14 past} on Wednesday to {raise=none future} taxes.",
        ],
    );
}
