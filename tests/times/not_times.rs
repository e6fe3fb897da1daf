//! What looks like a time and is none.

use crate::{THURSDAY, check};

#[test]
fn names_and_verbs() {
    check(
        THURSDAY,
        "Theresa May said no
        May said no
        You may go
        They march in step
        The March on Washington drew crowds
        April Smith sang
        June Carter sang
        Readers of the Sunday Times agreed
        Black Friday sales rose
        Sat down beside her
        The sun rose
        He was the second man there
        A spring mattress is soft
        Prices fall and rise
        It will fall soon after => ",
    );
}

#[test]
fn numbers_of_things() {
    check(
        THURSDAY,
        "About 1,995 people came
        There were 2015 votes/NNS
        It cost $ 2000 and more
        It won 3-2 at home
        Three quarters of its food is bought
        A quarter of the town fled
        He ran 1500 m in rain
        The score was 2:1 then
        Room 101 was dark
        It rose 1.5 percent
        He is in his 80s
        They won the first half 10-3",
    );
}

#[test]
fn titles_and_idioms() {
    check(
        THURSDAY,
        "He told Today that he left
        A reporter of the Evening Standard asked
        She reads the Daily Mail
        The Sunday Telegraph reported
        The current account is in deficit
        The past six/CD were bad
        He fell for her
        He may march
        It is the second largest city
        The quarter of the old town
        They act in concert
        Mon oncle is a film
        Jan Novak sang
        A fortnightly of note",
    );
}
