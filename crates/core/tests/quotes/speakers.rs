//! Speakers: pronouns, roles, people who are named later, and quotes without a known speaker.

use crate::check;

#[test]
fn pronouns_and_roles() {
    check(&[
        (
            "Anna Kowalski opened the bridge on Friday. \"I am proud,\" she said.",
            &["she = Anna Kowalski: \"I am proud,\""],
        ),
        (
            "Peter Novak built the bridge with Anna Kowalski. “I told her it would hold,” he said.",
            &["he = Peter Novak: “I told her it would hold,”"],
        ),
        (
            "The chairman, Omar Haddad, resigned on Monday. “It was my own choice,” the chairman said.",
            &["the chairman = Omar Haddad: “It was my own choice,”"],
        ),
        (
            "Ruth Adeyemi, head of the clinic, spoke on the radio. She said the nurses had gone.",
            &["She = Ruth Adeyemi: the nurses had gone"],
        ),
        (
            "The airline cancelled 40 flights. “We apologise to our passengers,” it said.",
            &["it = The airline: “We apologise to our passengers,”"],
        ),
        (
            "Residents left their homes. “The water came so fast,” one said. “We took nothing.”",
            &["one = -: “The water came so fast,” / “We took nothing.”"],
        ),
    ]);
}

#[test]
fn named_later() {
    check(&[
        (
            "!“I have lost everything,” he said.\n\nTom Reilly, 61, is one of hundreds of farmers in the valley.",
            &["he = Tom Reilly: “I have lost everything,”"],
        ),
        (
            "!\"It sounded like a train.\" That is how Ruth Adeyemi remembers the night of the slide.",
            &["Ruth Adeyemi = Ruth Adeyemi: \"It sounded like a train.\""],
        ),
        (
            "!A neighbour said she heard shots. \"I thought they were fireworks,\" said the neighbour, Ines Duarte.",
            &[
                "A neighbour = Ines Duarte: she heard shots",
                "the neighbour, Ines Duarte = Ines Duarte: \"I thought they were fireworks,\"",
            ],
        ),
    ]);
}

#[test]
fn several_speakers_or_none() {
    check(&[
        (
            "\"Shame on you! Give us our money back!\"\n\nThe crowd outside the bank grew through the morning.",
            &["- = -: \"Shame on you! Give us our money back!\""],
        ),
        (
            "Marsh and Haddad said they would share the prize.",
            &["Marsh and Haddad = Marsh: they would share the prize"],
        ),
        ("It is said that the lake has no floor.", &["- = -: that the lake has no floor"]),
        (
            "!\"The figures were wrong from the start,\" said a person familiar with the matter.",
            &[
                "a person familiar with the matter = a person: \"The figures were wrong from the start,\"",
            ],
        ),
        (
            "Marsh's lawyer, Ines Duarte, said her client was innocent.",
            &["Marsh's lawyer, Ines Duarte = Ines Duarte: her client was innocent"],
        ),
        (
            "\"He never came home,\" the boy's mother said through tears.",
            &["the boy's mother = the boy's mother: \"He never came home,\""],
        ),
    ]);
}

#[test]
fn the_name_after_a_role_speaks() {
    check(&[
        (
            "China's ambassador to Britain Mira Sand said the talks had failed.",
            &["China's ambassador to Britain Mira Sand = Mira Sand: the talks had failed"],
        ),
        (
            "The mayor of Dunholm, Rafe Pell, said the bridge was safe.",
            &["The mayor of Dunholm, Rafe Pell = Rafe Pell: the bridge was safe"],
        ),
        (
            "A spokesman for Rafe Pell said the bridge was safe.",
            &["A spokesman for Rafe Pell = A spokesman: the bridge was safe"],
        ),
        (
            "\"It was dark,\" said Ines Duarte, who saw the fire. \"It was loud.\"",
            &["Ines Duarte = Ines Duarte: \"It was dark,\" / \"It was loud.\""],
        ),
    ]);
}

#[test]
fn the_inner_voice_speaks_in_a_statement() {
    check(&[(
        "\"This is a good day for the town,\" she told the settlers, according to a statement.",
        &["she = -: \"This is a good day for the town,\""],
    )]);
}
