//! Stories about governments, parliaments and elections.

use crate::{Story, check};

#[test]
fn politics() {
    check(&[
        Story {
            published: "2019-05-17",
            text: "Norland's finance minister quits over budget\n\n\
                    OSTBY, Norland — Finance Minister Karin Holm resigned on Thursday after parliament rejected her \
                    budget for the third time this year.\n\n\
                    Holm, 54, told reporters in the capital that she could not \"sell a plan nobody wants to buy\". \
                    Her resignation came hours after the Centre Party walked out of coalition talks.\n\n\
                    Prime Minister Anders Vik appointed his deputy, Lena Moe, as acting finance minister on Friday. \
                    Vik denied that the government would call an early election.\n\n\
                    Holm took office in 2016. The opposition has attacked her plans as a gift to the rich, and \
                    opinion polls show that most voters agree. Moe is expected to present a new budget on June 3.",
            shown: &[
                "2019-05-16 resigned|quits|resignation",
                "!2019-05-16 rejected|walked",
                "2019-05-17 appointed",
                "!2019-06-03 present|budget",
            ],
            hidden: &["sell", "buy", "attacked", "agree", "wants"],
            one: &[&["quits", "resigned", "resignation"]],
            lines: &[
                "!Finance Minister Karin Holm resigned after parliament rejected her budget",
                "Prime Minister Anders Vik appointed his deputy, Lena Moe, as acting finance minister",
            ],
        },
        Story {
            published: "2021-03-09",
            text: "Senate approves ban on plastic bags\n\n\
                    The state Senate voted 31 to 18 on Tuesday to ban plastic bags in supermarkets from next \
                    January, sending the bill to Governor Dana Ruiz.\n\n\
                    Ruiz has promised to sign it. The House of Delegates passed the measure in February after a \
                    week of debate.\n\n\
                    Shop owners condemned the vote. \"They are killing small stores,\" said Tom Abel, who runs a \
                    grocery in Millbrook. The bill's author, Senator Joan Pike, said the ban would keep two million \
                    bags a day out of the sea.\n\n\
                    A similar bill failed in 2018 when the Senate was split evenly.",
            shown: &["2021-03-09 approves|voted", "2021-02 passed", "2018 failed"],
            hidden: &["killing", "runs", "keep"],
            one: &[&["approves", "voted", "vote"]],
            lines: &["The House of Delegates passed the measure", "A similar bill failed"],
        },
        Story {
            published: "2017-09-25",
            text: "Mayor under fire over unpaid rents\n\n\
                    The mayor of Port Elin, Marc Duval, is under fire after a newspaper reported on Sunday that he \
                    had not paid rent on his official house for two years.\n\n\
                    Opposition councillors attacked Duval on Monday and demanded an inquiry. Duval said he would fight \
                    \"every word\" of the report. He has been battling to cut the city's debts since he was elected \
                    in 2014.\n\n\
                    The council will debate the matter on Wednesday.",
            shown: &[
                "!2017-09-24 reported",
                "2017-09-25 attacked|demanded",
                "2014 elected",
                "2017-09-27 debate",
            ],
            hidden: &["fight", "!battling", "fire"],
            one: &[],
            lines: &["The council will debate the matter", "Marc Duval was elected"],
        },
    ]);
}
