//! Stories about matches, transfers and records.

use crate::{Story, check};

#[test]
fn sport() {
    check(&[
        Story {
            published: "2010-05-10",
            text: "Harbour Rovers sign striker Obi\n\n\
                    Harbour Rovers have signed Nigerian striker Emeka Obi from Lisbon club Atlantico for £4m.\n\n\
                    The 23-year-old, who scored 19 goals last season, agreed a three-year contract on Sunday. \
                    Manager Craig Sims said Obi was \"a killer in the box\".\n\n\
                    Obi joined Atlantico in 2007. He broke his leg in a match against Porto in 2009 and missed the \
                    rest of the season. Rovers, who were relegated last month, visit Ayr on Saturday.",
            shown: &[
                "2010-05-10 sign|signed",
                "2010-05-09 agreed",
                "2007 joined",
                "2009 broke",
                "!2010-04 relegated",
            ],
            hidden: &["killer"],
            one: &[&["sign", "signed"]],
            lines: &[
                "Emeka Obi joined Atlantico",
                "Emeka Obi broke his leg in a match against Porto",
                "Harbour Rovers have signed Nigerian striker Emeka Obi from Lisbon club Atlantico for £4m",
            ],
        },
        Story {
            published: "2016-08-15",
            text: "Moreau wins marathon gold despite fall\n\n\
                    Sophie Moreau of France won the women's marathon on Sunday, getting up from a fall at the \
                    30-kilometre mark to beat two Kenyans in the final mile.\n\n\
                    Moreau, a nurse from Lyon, finished in 2 hours 24 minutes. Defending champion Ruth Cherono came \
                    second. Race officials disqualified the American Jill Stone for taking a short cut.\n\n\
                    \"I thought my race was over,\" Moreau said. She will retire after the world championships in \
                    September.",
            shown: &["2016-08-14 won|wins", "2016-08-15 disqualified|finished"],
            hidden: &["thought", "!getting"],
            one: &[&["wins", "won"]],
            lines: &[
                "Sophie Moreau won the women's marathon",
                "Race officials disqualified the American Jill Stone for taking a short cut",
            ],
        },
    ]);
}
