//! Sentence ends in and around quotation marks and brackets.

use crate::check;

#[test]
fn a_closing_mark_after_the_full_stop() {
    check(&[
        "\"We tried.\" | They failed.",
        "“We tried.” | They failed.",
        "He said \"no.\" | Then he left.",
        "She said: “It is over.” | Nobody answered.",
        "“Who are you?” | The boy did not answer.",
        "'It is cold.' | She shivered.",
        "He called it \"a disgrace\". | Others agreed.",
        "It was “a mess.” | It still is.",
    ]);
}

#[test]
fn speech_and_its_attribution_are_one_sentence() {
    check(&[
        "\"We tried,\" she said. | \"It was no use.\"",
        "\"Who are you?\" he asked.",
        "“Stop!” she cried. | “Please stop!”",
        "“We tried,” she said, “and failed.”",
        "\"Why now?\" asked Mr. Hollis. | \"Why not?\" said his wife.",
        "“No,” he said. | “Never.” | Then he hung up.",
        "\"Help!\" the man shouted as the water rose.",
    ]);
}

#[test]
fn quotes_of_several_sentences() {
    check(&[
        "“We tried. | We failed. | We will try again,” she said.",
        "\"It was dark. | I saw nothing,\" he told the court. | \"Then there was a bang.\"",
        "“We lost,” said Pell. | “It hurts. | But we will be back.” | He smiled.",
        "He wrote: \"I am sorry. | I was wrong.\"",
        "‘We tried. | We failed,’ he said.",
    ]);
}

#[test]
fn brackets() {
    check(&[
        "He left (nobody knows why). | She stayed.",
        "He left. | (Nobody knows why.) | She stayed.",
        "The party (which won in 1999, 2003, etc.) lost.",
        "The firm (Halberd Inc.) closed. | Its owner fled.",
        "The minister [Mr. Kral] was ill.",
    ]);
}
