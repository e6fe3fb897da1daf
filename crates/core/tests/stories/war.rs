//! Stories about fighting, ceasefires and talks between states.

use crate::{Story, check};

#[test]
fn war() {
    check(&[
        Story {
            published: "2014-08-21",
            text: "GALAT, Sarvia — Government forces, backed by helicopters, launched an assault on the \
                    rebel-held town of Dormi on Wednesday, killing at least 14 people, residents and aid workers \
                    said.\n\n\
                    The attack came a day after rebel commanders pulled out of peace talks in Geneva. Rebel fighters \
                    shot down a helicopter near the river, a spokesman for the rebels said. The army denied the \
                    claim.\n\n\
                    \"They are bombing our homes,\" said Amina Tal, who fled the town with four children.\n\n\
                    The United Nations has urged both sides to return to the table. Its envoy, Paul Renner, will \
                    travel to the region on Friday. The war began in 2011 and has displaced two million people.",
            shown: &[
                "2014-08-20 assault|attack",
                "2014-08-20 killing",
                "!2014-08-19 pulled",
                "2014-08-22 travel",
                "2011 began|war",
            ],
            hidden: &["bombing", "return"],
            one: &[&["assault", "attack"]],
            lines: &[
                "Government forces launched an assault on the rebel-held town of Dormi",
                "Rebel commanders pulled out of peace talks in Geneva",
                "Paul Renner will travel to the region",
            ],
        },
        Story {
            published: "2016-02-03",
            text: "Ceasefire ends border fighting\n\n\
                    Two neighbours signed a ceasefire in Nairobi on Tuesday, ending six weeks of fighting on their \
                    common border in which more than 300 soldiers died.\n\n\
                    President Samuel Okello of Toria and his counterpart from Bandu, Grace Mutai, shook hands after \
                    talks led by the African Union. The two countries agreed to withdraw their troops within ten \
                    days.\n\n\
                    The fighting broke out on December 20 when Torian troops seized a village near Lake Simu. Bandu \
                    accused Toria of planning an invasion. Hundreds of villagers have not returned.",
            shown: &[
                "2016-02-02 signed|ceasefire",
                "2015-12-20 broke|fighting",
                "2015-12-20 seized",
                "!2016-02-02 agreed",
            ],
            hidden: &["planning", "invasion", "led"],
            one: &[&["ends", "ending"]],
            lines: &[
                "Torian troops seized a village near Lake Simu",
                "Two neighbours signed a ceasefire in Nairobi",
            ],
        },
        Story {
            published: "2018-06-12",
            text: "Kirran shells fishing port, 9 dead\n\n\
                    Kirran's navy shelled the port of Salu overnight, killing nine fishermen and sinking three \
                    boats, officials said on Tuesday.\n\n\
                    Women and children were among the wounded. Kirran said its ships had fired on smugglers. The \
                    foreign minister of Oman, Said al-Harthy, condemned the shelling and recalled his ambassador.\n\n\
                    Kirran may close its waters to foreign boats, state television reported. The port was last \
                    attacked in 2009.",
            shown: &["!2018-06-12 condemned", "2018-06-12 recalled", "2009 attacked"],
            hidden: &["close"],
            one: &[&["shells", "shelled", "shelling"]],
            lines: &[
                "Kirran's navy shelled the port of Salu",
                "!Said al-Harthy recalled his ambassador",
            ],
        },
    ]);
}
