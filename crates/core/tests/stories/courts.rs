//! Stories about crime, police and trials.

use crate::{Story, check};

#[test]
fn courts() {
    check(&[
        Story {
            published: "2015-04-22",
            text: "Banker jailed for stealing from pensioners\n\n\
                    A former bank manager who stole £1.2m from elderly customers was jailed for six years on \
                    Wednesday.\n\n\
                    Peter Lyle, 47, pleaded guilty at Hull Crown Court in March to 14 counts of fraud. Judge Helen \
                    Marsh told him he had \"robbed people of their sleep\".\n\n\
                    Lyle joined Humber Bank in 1999. Detectives arrested him at Leeds airport in October as he tried \
                    to board a flight to Dubai. His lawyer said Lyle would appeal against the sentence.\n\n\
                    The bank has refunded its customers.",
            shown: &["2015-04-22 jailed", "2015-03 pleaded", "2014-10 arrested", "1999 joined"],
            hidden: &["board", "robbed"],
            one: &[&["jailed"]],
            lines: &[
                "!Peter Lyle pleaded guilty at Hull Crown Court to 14 counts of fraud",
                "Detectives arrested Peter Lyle at Leeds airport",
            ],
        },
        Story {
            published: "2011-09-08",
            text: "Two charged over museum theft\n\n\
                    Police in Ghent charged two men on Thursday with stealing a Renaissance painting worth $9 \
                    million from the Bruyn Museum.\n\n\
                    The painting, \"Girl With a Lute\", disappeared on the night of August 14. Officers found it on \
                    Tuesday in a garage outside the city. It was not damaged.\n\n\
                    The men, aged 29 and 34, allegedly climbed in through a skylight. They deny the charges. A trial \
                    is to begin in November. The museum's director, Els Maes, wept as she thanked the police.",
            shown: &[
                "2011-09-08 charged",
                "2011-08-14 disappeared|theft",
                "2011-09-06 found",
                "2011-11 begin|trial",
            ],
            hidden: &["climbed", "damaged", "worth"],
            one: &[&["charged"], &["begin", "trial"]],
            lines: &["Officers found it in a garage outside the city"],
        },
        Story {
            published: "2022-10-19",
            text: "Activist released after 400 days in custody\n\n\
                    Authorities in Vantia released the activist Irena Sokol on Wednesday after more than 400 days in \
                    custody.\n\n\
                    Sokol was detained in September 2021 after she organised a march against the war. A court \
                    convicted her of treason in May. She was not allowed to see her family.\n\n\
                    Her husband, Petr, met her at the prison gate. The European Union, which had imposed sanctions on \
                    three judges, welcomed her release. \"Today we celebrate,\" said its foreign policy chief, Luisa \
                    Conti.",
            shown: &["2022-10-19 released|release", "2021-09 detained", "2022-05 convicted"],
            hidden: &["celebrate", "allowed", "see"],
            one: &[&["released", "release"]],
            lines: &[
                "Authorities in Vantia released the activist Irena Sokol",
                "Irena Sokol was detained after she organised a march against the war",
                "A court convicted Irena Sokol of treason",
            ],
        },
    ]);
}
