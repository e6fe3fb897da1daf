//! Stories about discoveries, space, medicine and technology.

use crate::{Story, check};

#[test]
fn science() {
    check(&[
        Story {
            published: "2018-04-13",
            text: "Probe lands on far side of asteroid\n\n\
                    A European probe the size of a shoebox landed on the asteroid Tyra on Thursday, after a journey \
                    of six years, the European Space Agency said.\n\n\
                    Lander Pim sent its first picture at 14:20 GMT. Engineers in Darmstadt cheered and hugged each \
                    other. The mission, which was launched in March 2012, cost 340 million euros.\n\n\
                    The lander will drill into the surface next week. Scientists hope that its samples may explain \
                    how water came to Earth. A first attempt failed in 2005 when a probe crashed.",
            shown: &[
                "2018-04-12 landed|lands",
                "2012-03 launched",
                "2018-W16 drill",
                "2005 failed|crashed",
            ],
            hidden: &["explain", "came", "hope"],
            one: &[&["lands", "landed"]],
            lines: &[
                "!A European probe landed on the asteroid Tyra",
                "The lander will drill into the surface",
            ],
        },
        Story {
            published: "2023-01-31",
            text: "Regulator halts trial of sleep drug\n\n\
                    The medicines regulator has halted a trial of a sleeping pill after three patients suffered \
                    strokes.\n\n\
                    Drugmaker Corvane said on Monday it had stopped giving the pill, Somnex, to all 900 volunteers. \
                    Its shares lost a fifth of their value.\n\n\
                    The trial began in 2021 at hospitals in Leeds and Cardiff. Corvane apologised to the families. \
                    Doctors should not prescribe the drug, the regulator said. The company plans to publish its data \
                    in March.",
            shown: &[
                "2023-01-31 halted|halts",
                "2023-01-30 stopped|said",
                "2021 began|trial",
                "!2023-03 publish",
            ],
            hidden: &["prescribe"],
            one: &[&["halts", "halted"]],
            lines: &[
                "The medicines regulator has halted a trial of a sleeping pill after three patients suffered strokes",
                "!The company plans to publish its data",
            ],
        },
    ]);
}
