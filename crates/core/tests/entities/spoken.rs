//! Pronouns in direct quotes: "I" is the speaker, "he" is not, "we" is the party that the speaker represents, if any.

use crate::check;

#[test]
fn first_person_is_the_speaker() {
    check(&[
        ("\"I saw it,\" Anna Kowalski said.", &["Anna Kowalski: I, Anna Kowalski"]),
        (
            "Peter Novak was late. \"I waited for him,\" Anna Kowalski said.",
            &["Peter Novak: Peter Novak, him", "Anna Kowalski: I, Anna Kowalski"],
        ),
        (
            "\"My father knew him,\" said Paul Weber of Peter Novak.",
            &["Paul Weber: My, Paul Weber"],
        ),
    ]);
}

#[test]
fn we_is_the_speakers_organisation() {
    check(&[
        ("!\"We have no comment,\" Nordair said in a statement.", &["Nordair: We, Nordair"]),
        (
            "Jan Maas, a Nordair spokesman, spoke on Friday. \"We are sorry,\" Maas said.",
            &[
                "Jan Maas (Nordair spokesman): Jan Maas, a Nordair spokesman, Maas",
                "Nordair: Nordair, We",
            ],
        ),
        ("\"We are hungry,\" the protesters said.", &["the protesters: We, the protesters"]),
        ("\"We walked home,\" Anna Kowalski said.", &[]),
    ]);
}
