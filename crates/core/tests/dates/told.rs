//! Dates of events: from their own clause, from another clause, or from the day of publication.

use crate::{THURSDAY, UNKNOWN, check};

#[test]
fn dates_in_the_clause() {
    check(
        THURSDAY,
        &[
            "The minister {resigned=2015-10-13} on Tuesday.",
            "On Tuesday the minister {resigned=2015-10-13}.",
            "The minister, who has led the party since 2009, {resigned=2015-10-13} on Tuesday.",
            "Police {arrested=2015-10-14} two men on Wednesday after a {raid=2015-10-14} in the old port.",
            "The council will {vote=2015-10-19} on the plan next Monday.",
            "The bank was {founded=1862} in 1862 and {moved=1921} to Geneva in 1921.",
            "Voters {rejected=2014-06} the treaty in June 2014.",
            "The bridge, {opened=1932} in 1932, was {closed=2015-10-12} on Monday.",
            "Rain {flooded=2015-W41} the valley last week.",
            "The court {sentenced=2015-10-15} her to four years on Thursday.",
            "The company will {publish=2015-10-28} its results on 28 October.",
            "Ministers {met=2015-10-14} in Vienna on Wednesday night to {!discuss=2015-10-14} the ceasefire.",
            "She was {born=1948} in 1948 in Lyon and {married=1970} a teacher in 1970.",
            "The spokesman {said=2015-10-14} on Wednesday that the pilot had {survived=none past}.",
            "The firm {said=2015-10-15} on Thursday it would {cut=2016 future} 300 jobs next year.",
            "The storm {killed=2015-10-11} nine people on Sunday, officials {said=2015-10-15}.",
        ],
    );
}

#[test]
fn dates_in_another_clause() {
    check(
        THURSDAY,
        &[
            "The mayor {said=2015-10-15} on Thursday that thieves {broke=2015-10-12} into the museum on Monday.",
            "The strike {began=2015-10-05} on 5 October after talks {collapsed=2015-10-02} on 2 October.",
            "A man who {escaped=2015-10-10} from prison on Saturday was {caught=2015-10-14} on Wednesday.",
            "Her {arrest=2015-10-09} last Friday {!shocked=2015-10-15 past} the town.",
            "Friday's {attack=2015-10-09} {killed=2015-10-09} three soldiers.",
            "The law, which parliament {passed=2013} in 2013, {!bans=2015-10-15} smoking in parks.",
            "When the war {ended=1945} in 1945, the family {fled=1945} to Sweden.",
            "The team {lost=2015-10-14} on Wednesday, four days after it had {beaten=2015-10-10} the champions.",
            "The {explosion=2015-10-13} {happened=2015-10-13} on Tuesday evening.",
        ],
    );
}

#[test]
fn news_gets_the_publication_date() {
    check(
        THURSDAY,
        &[
            "The central bank has {raised=2015-10-15} interest rates to two percent.",
            "Two climbers {died=2015-10-15} when an avalanche {struck=2015-10-15} their camp.",
            "The prime minister {rejects=2015-10-15} the offer.",
            "The company {plans=2015-10-15} to {open=none future} a factory in Poland.",
            "If the vote {fails=none}, the government will {fall=none}.",
            "The minister may {resign=none}.",
            "The general had {served=none} in three wars.",
            "Lena Moor, who previously {led=none} the bank, {resigned=2015-10-15}.",
            "The two often {worked=none} together.",
        ],
    );
}

#[test]
fn narrative_continues_on_the_same_date() {
    check(
        THURSDAY,
        &[
            "The ship {left=2015-10-05} Oslo on 5 October. It {struck=2015-10-05} a rock and {!sank=2015-10-05}.",
            "On Monday masked men {stormed=2015-10-12} the bank. They {took=2015-10-12} two clerks hostage.",
            "A bomb {exploded=2015-10-10} in the market on Saturday. The {!blast=2015-10-10} {wounded=2015-10-10} twelve people.",
            "The quake {hit=2015-10-12} at noon on Monday. A day later a second one {destroyed=2015-10-13} the school.",
            "Talks {broke=2015-10-09} down last Friday. The next day the rebels {shelled=2015-10-10} the airport.",
        ],
    );
}

#[test]
fn dates_are_as_precise_as_the_text() {
    check(
        THURSDAY,
        &[
            "Sales {rose=2015-Q3} in the third quarter.",
            "The dam was {built=197} in the 1970s.",
            "The party {won=2015-05} the election in May.",
            "The factory {burned=2014-WI} down last winter.",
            "The two {met=2015-W41-WE} last weekend.",
            "She will {retire=2016} next year.",
            "Two years ago the club {went=2013} bankrupt.",
        ],
    );
}

#[test]
fn without_a_publication_date() {
    check(
        UNKNOWN,
        &[
            "The minister {resigned=XXXX-WXX-2} on Tuesday.",
            "The minister {resigned=none}.",
            "The minister {resigned=2015-10-13} on 13 October 2015.",
            "The law was {passed=1998} in 1998.",
        ],
    );
}
