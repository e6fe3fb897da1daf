//! Stories about companies, markets and work.

use crate::{Story, check};

#[test]
fn business() {
    check(&[
        Story {
            published: "2012-02-16",
            text: "Carmaker Belden to cut 3,000 jobs\n\n\
                    Carmaker Belden said on Thursday it would cut 3,000 jobs and close its plant in Rosenau after \
                    losing $410 million in the fourth quarter.\n\n\
                    Shares in the company fell 7 percent to $11.20 in early trading in Frankfurt. Belden bought the \
                    Rosenau plant from its rival Haupt in 2006.\n\n\
                    Chief executive Ulrich Bahr, who took over in January, called the decision painful. Unions vowed \
                    to fight the cuts. \"They have stabbed us in the back,\" said union leader Greta Kahn. Workers \
                    will meet on Saturday to discuss a strike.",
            shown: &["2012-02-16 said|cut", "2012-02-16 fell", "2006 bought", "2012-02-18 meet"],
            hidden: &["stabbed", "fight"],
            one: &[],
            lines: &[
                "!Shares in the company fell 7 percent to $11.20",
                "!Belden bought the Rosenau plant from its rival Haupt",
                "Workers will meet to discuss a strike",
            ],
        },
        Story {
            published: "2019-11-27",
            text: "Airline strike strands thousands\n\n\
                    A strike by cabin crew left 12,000 passengers stranded at airports across Spain on Wednesday.\n\n\
                    AeroSol cancelled 84 flights, a third of its schedule. The airline offered refunds and said it \
                    would put travellers on trains where it could. Talks with the union USC broke down late on \
                    Tuesday.\n\n\
                    The union wants a pay rise of 6 percent. Another stoppage could follow on Friday if no deal is \
                    reached. AeroSol was founded in 2004 and flies to 60 cities.",
            shown: &[
                "2019-11-27 left|strands",
                "2019-11-27 cancelled",
                "2019-11-26 broke|talks",
                "2004 founded",
            ],
            hidden: &["wants", "reached", "flies", "follow"],
            one: &[&["strands", "left", "stranded"]],
            lines: &[
                "A strike by cabin crew left 12,000 passengers stranded at airports across Spain",
                "AeroSol cancelled 84 flights",
            ],
        },
    ]);
}
