//! Direct speech: every kind of mark, every position of the cue, continued and nested quotes.

use crate::check;

#[test]
fn cue_before_after_and_between() {
    check(&[
        (
            r#""We will rebuild the bridge," Mayor Anna Kowalski said."#,
            &[r#"Mayor Anna Kowalski = Anna Kowalski: "We will rebuild the bridge,""#],
        ),
        ("Kowalski said: “The bridge was old.”", &["Kowalski = Kowalski: “The bridge was old.”"]),
        (
            r#""The bridge," said Peter Novak, "was never safe.""#,
            &[r#"Peter Novak = Peter Novak: "The bridge," / "was never safe.""#],
        ),
        (
            r#""It was old," Peter Novak said. "Nobody looked after it.""#,
            &[r#"Peter Novak = Peter Novak: "It was old," / "Nobody looked after it.""#],
        ),
        (
            "Turning to the jury, Novak whispered, “I was never there.”",
            &["Novak = Novak: “I was never there.”"],
        ),
        (
            r#""Who pays for it?" asked Ruth Adeyemi."#,
            &[r#"Ruth Adeyemi = Ruth Adeyemi: "Who pays for it?""#],
        ),
        (
            r#""Not a single ship has left the harbour!" the captain shouted."#,
            &[r#"the captain = the captain: "Not a single ship has left the harbour!""#],
        ),
        (
            "“I have nothing to hide,” insisted Ruth Adeyemi, who turned 60 in May.",
            &["Ruth Adeyemi, who turned 60 in May = Ruth Adeyemi: “I have nothing to hide,”"],
        ),
    ]);
}

#[test]
fn kinds_of_quotation_marks() {
    check(&[
        ("'It is a mad plan,' said Tom Reilly.", &["Tom Reilly = Tom Reilly: 'It is a mad plan,'"]),
        (
            "‘We don’t want their money,’ said Tom Reilly, a farmer.",
            &["Tom Reilly, a farmer = Tom Reilly: ‘We don’t want their money,’"],
        ),
        (
            "!Reilly said it was 'the worst harvest in living memory' and asked for help.",
            &[
                "Reilly = Reilly: it was 'the worst harvest in living memory'",
                "Reilly = Reilly: for help",
            ],
        ),
        (
            "«The negotiations are over», Claire Martin said on Monday.",
            &["Claire Martin = Claire Martin: «The negotiations are over»"],
        ),
        (
            "„The line will reopen in June“, Jonas Weber said.",
            &["Jonas Weber = Jonas Weber: „The line will reopen in June“"],
        ),
        (
            "``The shares are overvalued,'' said Dana Brooks, an analyst at Fairmont.",
            &["Dana Brooks, an analyst at Fairmont = Dana Brooks: ``The shares are overvalued,''"],
        ),
        (
            r#"The court's ruling was "a step back", said Ines Duarte. "We will appeal"."#,
            &[
                r#"Ines Duarte = Ines Duarte: The court's ruling was "a step back" / "We will appeal""#,
            ],
        ),
    ]);
}

#[test]
fn nested_quotes() {
    check(&[
        (
            "“She looked at me and said, ‘Run!’ and I ran,” Tom Reilly said.",
            &["Tom Reilly = Tom Reilly: “She looked at me and said, ‘Run!’ and I ran,”"],
        ),
        (
            r#""The minister told us that 'no one will be left behind' and then he left," Reilly recalled."#,
            &[
                r#"Reilly = Reilly: "The minister told us that 'no one will be left behind' and then he left,""#,
            ],
        ),
        (
            "'He said \"never\" twice,' Reilly told the court.",
            &["Reilly = Reilly: 'He said \"never\" twice,'"],
        ),
        (
            "!“When people say ‘wait’, they mean ‘never’.” Reilly shook his head as he said it.",
            &["he = Reilly: “When people say ‘wait’, they mean ‘never’.”"],
        ),
    ]);
}

#[test]
fn continued_speech() {
    check(&[
        (
            "\"We waited for hours,\" said Peter Novak.\n\n\"Then we went home and never came back.\"",
            &[
                r#"Peter Novak = Peter Novak: "We waited for hours," / "Then we went home and never came back.""#,
            ],
        ),
        (
            "“We lost the herd,” said Tom Reilly. “Sixty cows. My father bred them. There is nothing left.”",
            &[
                "Tom Reilly = Tom Reilly: “We lost the herd,” / “Sixty cows. My father bred them. There is nothing left.”",
            ],
        ),
        (
            "Ruth Adeyemi runs the clinic alone. “The nurses left in April. We begged them to stay.”",
            &["Ruth Adeyemi = Ruth Adeyemi: “The nurses left in April. We begged them to stay.”"],
        ),
        (
            "!The mayor looked tired as she left the hall. \"I have no more to say. Ask the governor.\"\n\nShe drove off.",
            &["she = The mayor: \"I have no more to say. Ask the governor.\""],
        ),
        (
            "Brooks said the fund had been careless. “They bought whatever moved.”",
            &["Brooks = Brooks: the fund had been careless / “They bought whatever moved.”"],
        ),
    ]);
}

#[test]
fn alternating_speakers() {
    check(&[
        (
            "\"The pitch was too wet,\" said Leo Marsh.\n\n\"It was the same for both teams,\" Omar Haddad replied.",
            &[
                "Leo Marsh = Leo Marsh: \"The pitch was too wet,\"",
                "Omar Haddad = Omar Haddad: \"It was the same for both teams,\"",
            ],
        ),
        (
            "“Did you sign it?” the judge asked.\n\n“I don't remember,” Marsh answered.\n\n“You don't remember?” the judge said.",
            &[
                "the judge = the judge: “Did you sign it?”",
                "Marsh = Marsh: “I don't remember,”",
                "the judge = the judge: “You don't remember?”",
            ],
        ),
        (
            "Marsh called the bill \"a gift to landlords.\" Haddad called it \"long overdue.\"",
            &[
                "Marsh = Marsh: the bill \"a gift to landlords.\"",
                "Haddad = Haddad: it \"long overdue.\"",
            ],
        ),
        (
            "“It hurts,” said Marsh. Haddad was calmer: “We go on.”",
            &["Marsh = Marsh: “It hurts,”", "Haddad = Haddad: “We go on.”"],
        ),
    ]);
}

#[test]
fn events_next_to_speech_do_not_report_it() {
    check(&[
        (
            "The old bridge was closed in May. “We had no other choice, and everybody knew that.” The device will probably be exported as a kit.",
            &["- = -: “We had no other choice, and everybody knew that.”"],
        ),
        (
            "“The second thing is to get rid of the weight, and then you can gain speed.” The device will probably be exported as a kit of parts.",
            &[
                "- = -: “The second thing is to get rid of the weight, and then you can gain speed.”",
            ],
        ),
        (
            "The village has a new hall, which would open in May, “We had no choice, and everybody here knew it.”",
            &["- = -: “We had no choice, and everybody here knew it.”"],
        ),
    ]);
}
