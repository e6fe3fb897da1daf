//! Stories about books, films, prizes, and deaths of famous people.

use crate::{Story, check};

#[test]
fn culture() {
    check(&[
        Story {
            published: "2009-12-03",
            text: "Film director Anton Reiss dies at 81\n\n\
                    The film director Anton Reiss has died at his home in Zurich at the age of 81, his family said on \
                    Thursday.\n\n\
                    Reiss made 30 films, among them \"The Salt Road\", which won the Golden Lion in Venice in 1967. He \
                    was born in Vienna in 1928 and fled to Switzerland with his mother ten years later.\n\n\
                    Actors and writers paid tribute to Reiss. \"He taught us to look,\" said the actress Mira Kolb. A \
                    funeral will be held in Zurich on December 9.",
            shown: &["2009-12-03 died|dies", "1967 won", "1928 born", "2009-12-09 funeral|held"],
            hidden: &["look", "taught"],
            one: &[&["dies", "died"], &["funeral", "held"]],
            lines: &[
                "The film director Anton Reiss has died at his home in Zurich at the age of 81",
                "Anton Reiss was born in Vienna",
                "A funeral will be held in Zurich",
            ],
        },
        Story {
            published: "2014-06-04",
            text: "Okafor takes novel prize\n\n\
                    Nigerian writer Ngozi Okafor won the Baird Prize for fiction on Tuesday for her second novel, \
                    \"River Ledger\".\n\n\
                    Okafor received a cheque for £30,000 at a dinner in London. The judges rejected six other books, \
                    among them the latest by Clive Barron, who won the prize in 2008.\n\n\
                    \"I nearly gave up writing,\" Okafor said. Her first novel was published in 2010 and sold 900 \
                    copies. A film of \"River Ledger\" is planned.",
            shown: &["2014-06-03 won|takes", "2008 won", "2010 published"],
            hidden: &["gave", "writing"],
            one: &[],
            lines: &[
                "!Ngozi Okafor received a cheque for £30,000 at a dinner in London",
                "!Her first novel was published",
            ],
        },
    ]);
}
