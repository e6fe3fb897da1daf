//! Speech that the layout shows: quotes over several paragraphs, unclosed marks, transcripts, posts, signatures.

use crate::check;

#[test]
fn quotes_over_paragraphs() {
    check(&[
        (
            "“We built this town with our hands,” said Tom Reilly. “Nobody helped us.\n\n“Now they want to flood it. We will not leave.”",
            &[
                "Tom Reilly = Tom Reilly: “We built this town with our hands,” / “Nobody helped us. “Now they want to flood it. We will not leave.”",
            ],
        ),
        (
            "Adeyemi said: “The first winter was hard.\n\n“The second was worse.\n\n“By the third we had learned.”\n\nThe clinic closed in May.",
            &[
                "Adeyemi = Adeyemi: “The first winter was hard. “The second was worse. “By the third we had learned.”",
            ],
        ),
        (
            "!In his letter Reilly wrote:\n\n\"The wall is cracked from end to end. I have told the council twice.\"\n\nThe council did not answer.",
            &[
                "Reilly = Reilly: \"The wall is cracked from end to end. I have told the council twice.\"",
            ],
        ),
    ]);
}

#[test]
fn unclosed_marks() {
    check(&[
        (
            "Reilly said: “The wall is cracked from end to end.\n\nThe council has not answered him.",
            &["Reilly = Reilly: “The wall is cracked from end to end."],
        ),
        (
            "!\"The wall is cracked, Reilly said.\n\nThe council has not answered him.",
            &["Reilly = Reilly: \"The wall is cracked"],
        ),
    ]);
}

#[test]
fn transcripts() {
    check(&[
        (
            "!Q: When did you first see the ship?\n\nA: It was about noon. The fog had lifted.",
            &[
                "Q = Q: When did you first see the ship?",
                "A = A: It was about noon. The fog had lifted.",
            ],
        ),
        (
            "!HADDAD: Senator, will you vote for the bill?\n\nMARSH: I will read it first. Then I will vote.",
            &[
                "HADDAD = HADDAD: Senator, will you vote for the bill?",
                "MARSH = MARSH: I will read it first. Then I will vote.",
            ],
        ),
        (
            "!Haddad: How do you feel?\n\nMarsh: I feel fine, thank you.",
            &["Haddad = Haddad: How do you feel?", "Marsh = Marsh: I feel fine, thank you."],
        ),
    ]);
}

#[test]
fn posts() {
    check(&[
        (
            "Marsh tweeted: “Proud of this team. What a night!”",
            &["Marsh = Marsh: “Proud of this team. What a night!”"],
        ),
        (
            "\"See you in court,\" Adeyemi posted on her page.",
            &["Adeyemi = Adeyemi: \"See you in court,\""],
        ),
        (
            "Marsh tweeted that he was proud of the team.",
            &["Marsh = Marsh: that he was proud of the team"],
        ),
    ]);
}

#[test]
fn turns_without_verb_or_word() {
    check(&[
        (
            "Anna Lund met Peter Novak.\n\nPeter Novak: Why?\n\nAnna Lund: Never.",
            &["Peter Novak = Peter Novak: Why?", "Anna Lund = Anna Lund: Never."],
        ),
        ("Anna Lund spoke.\n\n\"Anna Lund:\n\n\"Anna Lund:", &[]),
        ("Anna Lund spoke.\n\n“Anna Lund: ”\n\n“Anna Lund: ”", &[]),
    ]);
}

#[test]
fn a_signature_attributes_only_the_quote_before_it() {
    check(&[(
        "“We have waited for nine years.” ― Ida Berg\n\n“Nobody came to help us that night.”",
        &[
            "Ida Berg = Ida Berg: “We have waited for nine years.”",
            "- = -: “Nobody came to help us that night.”",
        ],
    )]);
}
