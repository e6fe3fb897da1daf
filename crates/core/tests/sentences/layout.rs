//! Sentence ends from layout: headlines, datelines, bylines, captions, lists, wrapped lines, headings.

use crate::check;

#[test]
fn headlines() {
    check(&[
        "Mayor quits after scandal |\n\nThe mayor resigned on Monday.",
        "Mayor quits after scandal |\nThe mayor resigned on Monday. | She gave no reason.",
        "MAYOR QUITS |\n\nThe mayor resigned.",
        "Will the mayor quit? |\n\nThe mayor may resign.",
        "U.S. Says Talks Failed |\n\nTalks failed, the U.S. said.",
        "Halberd Inc. to buy Brandt Corp. |\n\nThe firm said so on Monday.",
        "'We were wrong,' says mayor |\n\nThe mayor said sorry.",
    ]);
}

#[test]
fn datelines_and_bylines() {
    check(&[
        "HOMS, Syria — Shells fell on Monday. | Nobody was hurt.",
        "GENEVA (Reuters) - Talks broke down. | They may resume.",
        "WASHINGTON, D.C. — The U.S. left.",
        "ST. LOUIS, Mo. (AP) -- A bridge fell. | Two died.",
        "BEIRUT, Oct. 12 – The border was closed on Monday.",
        "By Helen Marsh |\n\nCAIRO - Crowds filled the streets.",
        "By Helen Marsh and J. R. Holloway |\nOct. 12, 2015 |\n\nCrowds filled the streets. | Police watched.",
        "Mayor quits |\nBy Helen Marsh |\nPublished 3 March 2011 |\n\nThe mayor resigned.",
        "The mayor resigned. | She left at once. |\n\n(Reporting by Helen Marsh; editing by Ann Poe)",
    ]);
}

#[test]
fn captions_and_headings() {
    check(&[
        "Mayor quits |\n\nThe mayor leaves her office on Monday. | (AP Photo/Ann Poe) |\n\nThe mayor resigned.",
        "Photo: Helen Marsh |\n\nThe mayor resigned.",
        "The mayor resigned on Monday after a year of quarrels with the council. |\n\nLong quarrel |\n\nThe quarrel had begun over a bridge that nobody needed and that nobody paid for.",
        "READ MORE: Who will be mayor? |\n\nThe mayor resigned.",
    ]);
}

#[test]
fn lists() {
    check(&[
        "The plan: |\n\n- Close two schools |\n- Sell the bridge |\n- Cut pay |\n\nNobody liked it.",
        "1. Close two schools. |\n2. Sell the bridge.",
        "• Two dead |\n• Five hurt",
        "The winners are: |\nAnn Poe, Salem |\nJ. R. Holloway, Leeds |\nT.J. Mercer, Tulsa",
        "Leeds 3 Everton 0 |\nWigan 1 Chelsea 1",
        "a) Nobody was told. |\nb) Nobody asked.",
    ]);
}

#[test]
fn wrapped_lines_are_joined() {
    check(&[
        "The mayor, who had been in office for eleven years, resigned on\nMonday after a quarrel with the council over a bridge. | She left\nat once. | Nobody knows where she went, or who will be mayor\nnext.",
        "Talks in Geneva between the government and the rebels, who met\nMr. Kral for the first time, broke down on Friday, the\nU.S. said. | They may go on in June.",
        "A judge on Tuesday blocked the sale of the old mill, which the\ncity had agreed to sell to Halberd Inc. | The firm said it would\nappeal. | A hearing is set for June.",
    ]);
}

#[test]
fn paragraphs_always_end() {
    check(&[
        "The mayor resigned |\n\nNobody knows why",
        "He said: |\n\n\"I am tired.\"",
        "The reasons, |\n\nshe said, |\n\nwere many.",
        "One. |\n\n\n\nTwo.",
        "The mayor left for the U.S. |\n\nThe council stayed.",
        "He named J. |\n\nNobody else.",
    ]);
}
