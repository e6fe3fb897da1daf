//! Stories about floods, crashes, fires and illness.

use crate::{Story, check};

#[test]
fn disasters() {
    check(&[
        Story {
            published: "2013-11-05",
            text: "Ferry sinks off Lombay, dozens missing\n\n\
                    A ferry carrying 140 passengers sank off the island of Lombay on Monday night, leaving at least \
                    26 people dead and dozens missing.\n\n\
                    The coast guard rescued 71 people from the water, its chief, Captain Rudi Hartono, said. Divers \
                    will resume the search at dawn on Wednesday.\n\n\
                    Survivors said the boat had been overloaded with rice and motorbikes. The owner, Samudra Lines, \
                    was fined in 2010 for ignoring safety rules. Police arrested the captain on Tuesday.\n\n\
                    \"We heard a crack and then the lights went out,\" said Dewi, a teacher.",
            shown: &[
                "2013-11-04 sank|sinks",
                "2013-11-05 arrested",
                "2010 fined",
                "2013-11-06 resume|search",
            ],
            hidden: &["heard", "went", "carrying"],
            one: &[&["sinks", "sank"]],
            lines: &[
                "A ferry carrying 140 passengers sank off the island of Lombay",
                "Police arrested the captain",
                "Samudra Lines was fined for ignoring safety rules",
            ],
        },
        Story {
            published: "2020-01-15",
            text: "Hospital evacuated as wildfire nears Clearwater\n\n\
                    Firefighters evacuated a hospital in Clearwater on Wednesday as a wildfire that has burned 40,000 \
                    acres moved toward the town.\n\n\
                    The blaze started on Sunday near a power line, officials said. It has destroyed 60 homes and \
                    killed a firefighter, Luis Ortega. Governor Ann Shaw declared a state of emergency on Monday.\n\n\
                    Strong winds could push the fire across Highway 12, the weather service warned. \"It is a \
                    monster,\" said fire chief Bob Dale. The utility Westgrid declined to comment.",
            shown: &["2020-01-15 evacuated", "2020-01-12 started|blaze", "2020-01-13 declared"],
            hidden: &["push", "comment", "monster"],
            one: &[&["evacuated"]],
            lines: &[
                "Firefighters evacuated a hospital in Clearwater",
                "The blaze started near a power line",
                "Governor Ann Shaw declared a state of emergency",
            ],
        },
        Story {
            published: "2008-07-30",
            text: "Health officials trace fever to market\n\n\
                    Doctors in the port city of Marosa have traced an outbreak of fever that killed 12 people to a \
                    poultry market, the health ministry announced on Wednesday.\n\n\
                    The ministry closed the market on Tuesday and ordered 8,000 birds destroyed. The first patient, a \
                    trader, fell ill on July 9 and died four days later.\n\n\
                    The World Health Organization sent a team of six experts to Marosa last week. Its head, Dr Nadia \
                    Faure, said the risk to travellers was low. Schools remain open.",
            shown: &["2008-07-29 closed", "2008-07-09 fell", "!2008-07-13 died", "2008-W30 sent"],
            hidden: &["remain", "risk"],
            one: &[],
            lines: &[
                "The ministry closed the market",
                "!The World Health Organization sent a team of six experts to Marosa",
            ],
        },
    ]);
}
