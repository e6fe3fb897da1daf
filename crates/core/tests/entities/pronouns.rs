//! Pronouns: gender, number, syntactic position, and pronouns without a referent.

use crate::check;

#[test]
fn he_and_she() {
    check(&[
        (
            "Anna Kowalski left Prague on Monday. She will return to her family in May.",
            &["Anna Kowalski: Anna Kowalski, She, her"],
        ),
        (
            "Anna Kowalski spoke to Peter Novak. He thanked her.",
            &["Anna Kowalski: Anna Kowalski, her", "Peter Novak: Peter Novak, He"],
        ),
        (
            "Peter Novak met Paul Weber in Prague. He thanked him.",
            &["Peter Novak: Peter Novak, He", "Paul Weber: Paul Weber, him"],
        ),
        ("Though he had won, Peter Novak was not happy.", &["Peter Novak: he, Peter Novak"]),
        (
            "A jury heard the case of Peter Novak. He was cleared.",
            &["Peter Novak: Peter Novak, He"],
        ),
        (
            "Peter Novak's mother was a nurse. She died in 1990.",
            &["Peter Novak's mother: Peter Novak's mother, She"],
        ),
    ]);
}

#[test]
fn it_and_they() {
    check(&[
        ("It rained in Prague.", &[]),
        ("Nordair cut its fares in March. It will cut them again.", &["Nordair: Nordair, its, It"]),
        ("Nordair has a plan. It will be published in May.", &[]),
        (
            "Protesters met the Canadian minister. They gave him a letter.",
            &["Protesters: Protesters, They", "the Canadian minister: the Canadian minister, him"],
        ),
        ("Police said they had arrested four men in Lyon.", &["Police: Police, they"]),
        ("The results surprised Nordair. They were published on Friday.", &[]),
        (
            "The Syrian team lost, but they played well.",
            &["The Syrian team: The Syrian team, they"],
        ),
    ]);
}
